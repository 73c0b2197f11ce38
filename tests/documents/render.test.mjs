// The renderer on the command line: usage, errors, icons, fonts.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { program, root, temporaryFolder } from '../support/oferta.mjs';

const renderer = join(dirname(program), '../web/documents-node.mjs');

const run = (...args) => spawnSync(process.execPath, [renderer, ...args], { encoding: 'utf8' });

/// Renders a definition (or a text that is none); gives what the renderer said and the file.
function render(t, definition) {
  const folder = temporaryFolder(t);
  const input = join(folder, 'in.json');
  writeFileSync(input, typeof definition === 'string' ? definition : JSON.stringify(definition));
  const out = join(folder, 'out.pdf');
  return { ...run(input, out), out };
}

const base = {
  defaultStyle: { font: 'NotoSans' },
  info: { title: 'Test', creationDate: '2026-11-24T00:00:00Z', modDate: '2026-11-24T00:00:00Z' },
};

test('wrong usage is 2, with the usage', () => {
  for (const args of [[], ['in.json'], ['a', 'b', 'c']]) {
    const { status, stderr } = run(...args);
    assert.equal(status, 2);
    assert.match(stderr, /^usage: /);
  }
});

test('what cannot be rendered is 1, with one sentence and no file', (t) => {
  for (const definition of ['{', '[]', { ...base, content: [{ nothing: 1 }] }, { ...base, content: [{ image: 'https://example.org/a.png' }] }]) {
    const { status, stderr, out } = render(t, definition);
    assert.equal(status, 1, JSON.stringify(definition));
    assert.match(stderr, /^The document could not be made: [^\n]+\n$/);
    assert.ok(!existsSync(out));
  }
});

test('neither addresses nor files are read', (t) => {
  const { status } = render(t, { ...base, content: [{ image: '/etc/hostname' }] });
  assert.equal(status, 1);
});

test('an icon that does not exist is drawn as another', (t) => {
  const content = ['router', 'no-such-icon'].map((pictogram) => ({ pictogram, tint: '#2563a8', width: 26, tile: true }));
  const { status, stderr, out } = render(t, { ...base, content: [...content, { text: 'После значков' }] });
  assert.equal(status, 0, stderr);
  assert.match(execFileSync('pdftotext', [out, '-'], { encoding: 'utf8' }), /После значков/);
});

test('the fonts have exactly the characters the core counts on', () => {
  const fontkit = createRequire(import.meta.url)('fontkit');
  const source = readFileSync(join(root, 'shared/offer/glyphs.cpp'), 'utf8');
  const ranges = source.match(/kRanges\{\{([\s\S]*?)\}\};/)[1];
  const wanted = new Set();
  for (const [, first, last] of ranges.matchAll(/\{(0x[0-9A-F]+), (0x[0-9A-F]+)\}/gi)) {
    for (let code = Number(first); code <= Number(last); code += 1) wanted.add(code);
  }
  const signs = source.match(/kSigns =([\s\S]*?);/)[1];
  for (const [, text] of signs.matchAll(/U"([^"]*)"/g)) {
    const plain = text.replace(/\\u([0-9A-F]{4})/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)));
    for (const sign of plain) wanted.add(sign.codePointAt(0));
  }
  assert.ok(wanted.size > 400);
  for (const style of ['regular', 'bold']) {
    const font = fontkit.openSync(join(dirname(renderer), `documents/fonts/noto-sans-${style}.ttf`));
    const has = new Set(font.characterSet);
    const missing = [...wanted].filter((code) => !has.has(code)).map((code) => code.toString(16));
    assert.deepEqual(missing, [], style);
  }
});
