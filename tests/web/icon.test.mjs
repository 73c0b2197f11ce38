// The icons drawn by the build are PNG files of the promised size and picture.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inflateSync } from 'node:zlib';
import { drawIcon } from '../../web/cmake/icon.mjs';

/** Reads our own PNGs: one IDAT chunk, no filters. */
function read(png) {
  assert.equal(png.subarray(0, 8).toString('latin1'), '\x89PNG\r\n\x1a\n');
  const size = png.readUInt32BE(16);
  const length = png.readUInt32BE(33);
  assert.equal(png.subarray(37, 41).toString(), 'IDAT');
  const rows = inflateSync(png.subarray(41, 41 + length));
  return {
    size,
    at: (x, y) => [...rows.subarray(y * (size * 4 + 1) + 1 + x * 4).subarray(0, 4)],
  };
}

test('the icon has clear corners, a white ring and a coloured middle', () => {
  const icon = read(drawIcon(192, false));
  assert.equal(icon.size, 192);
  assert.equal(icon.at(0, 0)[3], 0);
  assert.deepEqual(icon.at(96 + 42, 96), [255, 255, 255, 255]);
  const [red, green, blue, alpha] = icon.at(96, 96);
  assert.equal(alpha, 255);
  assert.ok(red < 90 && green > 120 && blue > 150, `${red} ${green} ${blue}`);
});

test('the maskable icon fills its corners and keeps the ring in the safe circle', () => {
  const icon = read(drawIcon(512, true));
  assert.equal(icon.at(0, 0)[3], 255);
  for (let x = 256 + 205; x < 512; x += 1) assert.ok(icon.at(x, 256)[0] < 200, `white at ${x}`);
});

test('the same icon has the same bytes', () => {
  assert.deepEqual(drawIcon(64, false), drawIcon(64, false));
});
