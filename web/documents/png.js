// @ts-check
/**
 * A code's modules as a picture, for files that take no SVG.
 *
 *   const bytes = matrixPng(['101', '010', '101'], 8);   // eight pixels a module, quiet zone of four
 *
 * PNG (ISO/IEC 15948) with stored blocks: the pictures are small, and no compressor is needed.
 */
const QUIET = 4;

/** @param {string[]} rows @param {number} scale */
export function matrixPng(rows, scale) {
  const modules = rows.length + 2 * QUIET;
  const side = modules * scale;
  const lines = Array.from({ length: side }, (_, y) => {
    const row = rows[Math.floor(y / scale) - QUIET] ?? '';
    return Uint8Array.from({ length: side }, (_unused, x) => (row[Math.floor(x / scale) - QUIET] === '1' ? 0 : 255));
  });
  return png(side, lines);
}

/** A square picture in shades of grey. @param {number} side @param {Uint8Array[]} lines */
function png(side, lines) {
  const head = new Uint8Array(13);
  const view = new DataView(head.buffer);
  view.setUint32(0, side);
  view.setUint32(4, side);
  head[8] = 8;
  // Every line begins with the number of its filter: none.
  const raw = joined(lines.flatMap((line) => [Uint8Array.of(0), line]));
  const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
  return joined([signature, chunk('IHDR', head), chunk('IDAT', stored(raw)), chunk('IEND', new Uint8Array(0))]);
}

/** A zlib stream of stored blocks. @param {Uint8Array} bytes */
function stored(bytes) {
  const most = 0xffff;
  const parts = [Uint8Array.of(0x78, 0x01)];
  for (let at = 0; at < bytes.length || at === 0; at += most) {
    const block = bytes.subarray(at, at + most);
    const last = at + most >= bytes.length ? 1 : 0;
    const size = block.length;
    parts.push(Uint8Array.of(last, size & 255, size >> 8, ~size & 255, (~size >> 8) & 255), block);
  }
  let low = 1;
  let high = 0;
  for (const byte of bytes) {
    low = (low + byte) % 65521;
    high = (high + low) % 65521;
  }
  parts.push(Uint8Array.of(high >> 8, high & 255, low >> 8, low & 255));
  return joined(parts);
}

/** @param {string} name @param {Uint8Array} data */
function chunk(name, data) {
  const body = joined([Uint8Array.from(name, (letter) => letter.charCodeAt(0)), data]);
  const frame = new Uint8Array(8);
  const view = new DataView(frame.buffer);
  view.setUint32(0, data.length);
  view.setUint32(4, checksum(body));
  return joined([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** CRC-32 of ISO 3309. @param {Uint8Array} bytes */
function checksum(bytes) {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
}

/** @param {Uint8Array[]} parts */
function joined(parts) {
  const out = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
