// Every text of the interface is used, and every text that is used exists.
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '../..');
const keys = Object.keys(JSON.parse(readFileSync(join(root, 'assets/strings/ru.json'), 'utf8')));

/** All sources of the application, one text. */
const sources = ['app/shell', 'app/screens'].flatMap((folder) =>
  readdirSync(join(root, folder)).filter((name) => name.endsWith('.cpp'))
    .map((name) => readFileSync(join(root, folder, name), 'utf8'))).join('\n');
const literals = new Set([...sources.matchAll(/"((?:[^"\\\n]|\\.)*)"/g)].map((match) => match[1]));
// "stage." + name: a literal that ends in a full stop stands for all keys that begin so; a screen's
// prefix passed to draw_missing stands for its three texts.
const prefixes = [...literals].filter((text) => /^[a-z_.]+\.$/.test(text));
const screens = [...sources.matchAll(/draw_missing\(ui, context, "([a-z.]+)"/g)].map((match) => `${match[1]}.`);

test('no text is left over', () => {
  const unused = keys.filter((key) => !literals.has(key) &&
    ![...prefixes, ...screens].some((prefix) => key.startsWith(prefix)));
  assert.deepEqual(unused, []);
});

test('no text is missing', () => {
  const asked = [...sources.matchAll(/(?:\btr|strings\.get|strings\(\)\.get|\.format|\.plural)\(\s*"([a-z_.]+)"/g)]
    .map((match) => match[1]).filter((key) => !key.endsWith('.'));
  assert.ok(asked.length > 100);
  assert.deepEqual(asked.filter((key) => !keys.includes(key)), []);
});
