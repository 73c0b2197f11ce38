// PNG files of any size for tests: a blue ring, as a stamp has, on nothing or on white.
//
//   writeFileSync('stamp.png', png(240, 240, true));
import { crc32, deflateSync } from 'node:zlib';

/** @param {number} width @param {number} height @param {boolean} alpha transparent around the ring */
export function png(width, height, alpha) {
  const channels = alpha ? 4 : 3;
  const rows = Buffer.alloc(height * (1 + width * channels));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const away = Math.hypot((x + 0.5) / width - 0.5, (y + 0.5) / height - 0.5);
      const ink = away > 0.4 && away < 0.48;
      const at = y * (1 + width * channels) + 1 + x * channels;
      rows.set(ink ? [30, 60, 160] : [255, 255, 255], at);
      if (alpha) rows[at + 3] = ink ? 220 : 0;
    }
  }
  const chunk = (/** @type {string} */ kind, /** @type {Buffer} */ data) => {
    const named = Buffer.concat([Buffer.from(kind), data]);
    const out = Buffer.alloc(8 + data.length + 4);
    out.writeUInt32BE(data.length);
    named.copy(out, 4);
    out.writeUInt32BE(crc32(named), 8 + data.length);
    return out;
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width);
  head.writeUInt32BE(height, 4);
  head.set([8, alpha ? 6 : 2], 8);
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]);
}
