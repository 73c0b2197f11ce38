// The command line itself: help on every level, exit codes, errors as sentences or as JSON.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { oferta, temporaryFolder } from '../support/oferta.mjs';

const commands = ['check', 'compare', 'import', 'offer', 'serve', 'solve'];

test('help lists every command', async () => {
  const { code, stdout, stderr } = await oferta(['--help']);
  assert.equal(code, 0);
  assert.equal(stderr, '');
  for (const command of commands) assert.match(stdout, new RegExp(`^  ${command} `, 'm'));
});

for (const command of commands) {
  test(`${command} has help of its own`, async () => {
    const { code, stdout, stderr } = await oferta([command, '--help']);
    assert.equal(code, 0);
    assert.equal(stderr, '');
    assert.match(stdout, new RegExp(`^Usage: oferta ${command}`, 'm'));
    assert.match(stdout, /--json/);
  });
}

const mistakes = {
  'no command': [],
  'an unknown command': ['frobnicate'],
  'an unknown option': ['solve', '--frobnicate', 'x.json'],
  'a missing file name': ['check', '--syntax'],
  'a port that is no number': ['serve', '--port', 'http'],
  'a port out of range': ['serve', '--port', '65536'],
  'a negative budget index': ['solve', 'x.json', '--budget-index', '-1'],
  'an unknown tie rule': ['solve', 'x.json', '--tie', 'dearest'],
};
for (const [name, args] of Object.entries(mistakes)) {
  test(`wrong usage: ${name}`, async () => {
    const { code, stdout, stderr } = await oferta(args);
    assert.equal(code, 2);
    assert.equal(stdout, '');
    assert.match(stderr, /^oferta: [^\n]+ see `oferta[^\n`]* --help`\n$/);
  });
}

test('wrong usage as JSON', async () => {
  const { code, stderr } = await oferta(['solve', '--json', '--frobnicate']);
  assert.equal(code, 2);
  assert.equal(JSON.parse(stderr).error.code, 'wrong_usage');
});

test('a file that is not there is refused in one sentence', async () => {
  const { code, stdout, stderr } = await oferta(['solve', '/no/such/file.json']);
  assert.equal(code, 1);
  assert.equal(stdout, '');
  assert.equal(stderr, 'oferta: Cannot read `/no/such/file.json`: No such file or directory\n');
});

test('a folder in place of a file is refused', async () => {
  const { code, stderr } = await oferta(['check', '--syntax', '/']);
  assert.equal(code, 1);
  assert.match(stderr, /Is a directory/);
});

test('an error as JSON has code, message and detail', async (t) => {
  const file = join(temporaryFolder(t), 'broken.json');
  writeFileSync(file, '{\n  "a": 1,\n}');
  const { code, stderr } = await oferta(['check', '--syntax', '--json', file]);
  assert.equal(code, 1);
  const { error } = JSON.parse(stderr);
  assert.equal(error.code, 'invalid_json');
  assert.match(error.detail, /^line 3, column 1/);
  assert.ok(error.message.length > 10);
});
