// The application's icon as PNG, drawn from the same shapes as static/icon.svg, so that no picture
// is kept in the repository: a rounded square with a gradient and a white ring.
import { deflateSync, crc32 } from 'node:zlib';

const FROM = [0x3b, 0x82, 0xf6];
const TO = [0x2d, 0xc7, 0xa1];

/** Distance to a rounded square of side 1, negative inside. */
function roundedSquare(x, y, radius) {
  const dx = Math.abs(x - 0.5) - (0.5 - radius);
  const dy = Math.abs(y - 0.5) - (0.5 - radius);
  return Math.hypot(Math.max(dx, 0), Math.max(dy, 0)) + Math.min(Math.max(dx, dy), 0) - radius;
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  body.copy(whole, 4);
  whole.writeUInt32BE(checksum(body), body.length + 4);
  return whole;
}

/** CRC-32 as in PNG; Node's own where it has one (22.2 and later). */
function checksum(bytes) {
  if (typeof crc32 === 'function') return crc32(bytes) >>> 0;
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/**
 * @param {number} size pixels
 * @param {boolean} maskable filled to the edge, the ring inside the safe circle
 * @returns {Buffer} a PNG file
 */
export function drawIcon(size, maskable) {
  const rows = Buffer.alloc(size * (size * 4 + 1));
  const ring = maskable ? { radius: 0.175, half: 0.041 } : { radius: 14 / 64, half: 3.25 / 64 };
  const coverage = (distance) => Math.min(1, Math.max(0, 0.5 - distance * size));
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      const x = (column + 0.5) / size;
      const y = (row + 0.5) / size;
      const ground = maskable ? 1 : coverage(roundedSquare(x, y, 15 / 64));
      const white = coverage(Math.abs(Math.hypot(x - 0.5, y - 0.5) - ring.radius) - ring.half);
      const at = row * (size * 4 + 1) + 1 + column * 4;
      for (let i = 0; i < 3; i += 1) {
        const colour = FROM[i] + (TO[i] - FROM[i]) * ((x + y) / 2);
        rows[at + i] = Math.round(colour + (255 - colour) * white);
      }
      rows[at + 3] = Math.round(255 * ground);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 6, 0, 0, 0], 8); // 8 bits a channel, red green blue alpha
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0)),
  ]);
}
