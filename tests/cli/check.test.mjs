// `oferta check`: whether a file is a valid workspace, and if not, where and why.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { oferta, root, temporaryFolder } from '../support/oferta.mjs';

const demo = join(root, 'assets/demo/workspace.json');

function check(input, ...options) {
  return oferta(['check', '-', ...options], { input });
}

/// The demo workspace after `change`.
function changed(change) {
  const workspace = JSON.parse(readFileSync(demo, 'utf8'));
  change(workspace, (type) => workspace.records.find((record) => record.t === type));
  return JSON.stringify(workspace);
}

test('the demo workspace is valid, without a warning', async () => {
  const { code, stdout, stderr } = await oferta(['check', demo]);
  assert.equal(stderr, '');
  assert.equal(code, 0);
  assert.equal(stdout, `${demo}: valid workspace\n`);
});

test('every line of the verdict names the file', async (t) => {
  const file = join(temporaryFolder(t), 'mine.json');
  writeFileSync(file, changed((workspace, first) => (first('product').f.price = '100')));
  const content = await oferta(['check', file]);
  assert.equal(content.code, 1);
  for (const line of content.stderr.trim().split('\n')) assert.ok(line.startsWith(`error: ${file}: `), line);
  writeFileSync(file, '{"format":');
  const syntax = await oferta(['check', '--syntax', file]);
  assert.equal(syntax.code, 1);
  assert.ok(syntax.stderr.startsWith(`oferta: ${file}: `), syntax.stderr);
});

test('whatever the command, what is wrong with a file is said with its name', async (t) => {
  const file = join(temporaryFolder(t), 'mine.json');
  const out = join(temporaryFolder(t), 'offer.json');
  writeFileSync(file, 'not JSON');
  const brief = join(root, 'assets/demo/brief.json');
  for (const command of [
    ['solve', file], ['verify', file], ['compare', file, file], ['invoice', '--offer', file, '--out', out],
    ['offer', '--workspace', file, '--brief', brief, '--out', out],
    ['offer', '--workspace', demo, '--brief', file, '--out', out],
  ]) {
    const { code, stderr } = await oferta(command);
    assert.equal(code, 1);
    assert.ok(stderr.startsWith(`oferta: ${file}: `), stderr);
  }
});

test('the verdict as JSON', async () => {
  const { code, stdout } = await oferta(['check', '--json', demo]);
  assert.equal(code, 0);
  assert.deepEqual(JSON.parse(stdout), { valid: true, findings: [] });
});

const mistakes = {
  'not JSON': ['{"format":', /line 1, column/],
  'another format': ['{"format":"oferta-workspace-99"}', /format/],
  'no records': [changed((workspace) => delete workspace.records), /records/],
  'a record twice': [changed((workspace) => workspace.records.push(workspace.records[0])), /records\[\d+\]/],
  'a product of no category': [
    changed((_, first) => (first('product').f.category = 'no-such-category')),
    /records\[\d+\] product\/.*category/,
  ],
  'a price that is text': [changed((_, first) => (first('product').f.price = '100')), /product\/.*price/],
  'a duplicate key': ['{"format":"oferta-workspace-1","format":"oferta-workspace-1"}', /appears twice/],
};
for (const [name, [input, place]] of Object.entries(mistakes)) {
  test(`refuses ${name}`, async () => {
    const { code, stdout, stderr } = await check(input);
    assert.equal(code, 1);
    assert.doesNotMatch(stdout, /^valid/m);
    assert.match(stderr, /^error: [^\n]+\n/);
    assert.match(stderr, place);
    const asJson = await check(input, '--json');
    assert.equal(asJson.code, 1);
    assert.equal(JSON.parse(asJson.stdout).valid, false);
  });
}
