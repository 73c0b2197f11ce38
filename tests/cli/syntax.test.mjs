// `oferta check --syntax`: RFC 8259 exactly, less what is refused on purpose.

import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { oferta, sharedData } from '../support/oferta.mjs';

async function accepts(text) {
  const { code, stderr } = await oferta(['check', '--syntax', '-'], { input: text });
  assert.ok(code === 0 || code === 1, `exit code ${code}`);
  if (code === 1) assert.match(stderr, /^oferta: [^\n]+ \(line \d+, column \d+\)\n$/);
  return code === 0;
}

const nested = (depth) => '['.repeat(depth) + ']'.repeat(depth);

const accepted = {
  'a lone number': '-0.5e+3',
  'a number of any size': '1e400',
  'white space around': ' \t\r\n[ ] \n',
  'a surrogate pair': '"\\ud83d\\ude00"',
  'every escape': '"\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u0000"',
  '64 levels': nested(64),
};
const refused = {
  nothing: '',
  'a trailing comma': '[1,]',
  'a leading zero': '[01]',
  'a plus sign': '[+1]',
  'a bare fraction': '[.5]',
  'a tab inside a string': '"a\tb"',
  'two values': '1 2',
  'a comment': '[1] // one',
  'single quotes': "['a']",
  'NaN': '[NaN]',
  'a byte order mark': '\ufeff[]',
  'a duplicate key': '{"a":1,"\\u0061":2}',
  'a lone surrogate': '"\\ud800"',
  'a reversed pair': '"\\ude00\\ud83d"',
  'invalid UTF-8': Buffer.from([0x22, 0xc0, 0xaf, 0x22]),
  'a UTF-8 encoded surrogate': Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]),
  '65 levels': nested(65),
  'a million levels': '['.repeat(1_000_000),
};

for (const [name, text] of Object.entries(accepted)) {
  test(`accepts ${name}`, async () => assert.ok(await accepts(text)));
}
for (const [name, text] of Object.entries(refused)) {
  test(`refuses ${name}`, async () => assert.ok(!(await accepts(text))));
}

const suite = join(sharedData, 'json-test-suite');
const names = existsSync(suite) ? readdirSync(suite).filter((name) => name.endsWith('.json')) : [];

// Refused on purpose, though RFC 8259 allows them.
const refusedOnPurpose = new Set([
  'y_object_duplicated_key.json',
  'y_object_duplicated_key_and_value.json',
]);

/// What must be said of a file of the suite. Files named i_ are up to us: numbers may be of any
/// size; text must be UTF-8 without lone surrogates, and depth is limited.
function expected(name) {
  if (name.startsWith('y_')) return !refusedOnPurpose.has(name);
  return name.startsWith('i_number_');
}

test('JSON test suite', { skip: names.length === 0 && 'the data is not here' }, async () => {
  assert.equal(names.length, 318);
  const wrong = [];
  // All of them are judged without the command, by tests/unit/unit_json_suite.cpp.
  for (const name of names.filter((_, place) => place % 8 === 0)) {
    const { code } = await oferta(['check', '--syntax', join(suite, name)]);
    if (code !== (expected(name) ? 0 : 1)) wrong.push(`${name}: exit code ${code}`);
  }
  assert.deepEqual(wrong, []);
});
