// `oferta import`: tables of another program become a workspace, and an offer is made from it.

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { oferta, root, sharedData, temporaryFolder } from '../support/oferta.mjs';

/// A folder with tables, by file name.
function folderWith(t, tables) {
  const folder = join(temporaryFolder(t), 'tables');
  mkdirSync(folder);
  for (const [name, text] of Object.entries(tables)) writeFileSync(join(folder, name), text);
  return folder;
}

async function importTables(t, tables, ...more) {
  const out = join(temporaryFolder(t), 'workspace.json');
  const result = await oferta(['import', folderWith(t, tables), '--out', out, ...more]);
  const records = existsSync(out) ? JSON.parse(readFileSync(out, 'utf8')).records : [];
  return { ...result, out, records, of: (type) => records.filter((record) => record.t === type) };
}

const lamps = [
  'name,price,power,wireless,colour,range',
  'Lamp One,12.5,7.5,true,White,"10,20"',
  '"Lamp ""Two"", big",,9,false,Black,"5,30"',
  'Lamp One,13,7.5,true,Black,',
].join('\r\n');

test('a table becomes a category with products', async (t) => {
  const { code, stderr, stdout, of } = await importTables(t, { 'lamps.csv': lamps });
  assert.equal(code, 0, stderr);
  assert.equal(stdout, 'lamps.csv: 3 products, 1 without a price, 0 rows left out\n');
  const [category] = of('category');
  assert.equal(category.id, 'lamps');
  assert.deepEqual(
    category.f.attributes.map(({ key, kind, decimals }) => [key, kind, decimals ?? 0]),
    [['power', 'number', 1], ['wireless', 'flag', 0], ['colour', 'choice', 0], ['range', 'number', 0], ['range-2', 'number', 0]],
  );
  const products = new Map(of('product').map((product) => [product.id, product.f]));
  assert.deepEqual([...products.keys()].sort(), ['lamps-lamp-one', 'lamps-lamp-one-2', 'lamps-lamp-two-big']);
  const first = products.get('lamps-lamp-one');
  assert.deepEqual(first.price, { amount: 1250, currency: 'RUB' });
  assert.deepEqual(first.attributes, { power: 75, wireless: true, colour: 'white', range: 10, 'range-2': 20 });
  const second = products.get('lamps-lamp-two-big');
  assert.equal(second.name.en, 'Lamp "Two", big');
  assert.equal(second.price, undefined);
});

test('what is imported is a valid workspace', async (t) => {
  const { out } = await importTables(t, { 'lamps.csv': lamps });
  const { code, stderr } = await oferta(['check', out]);
  assert.equal(code, 0, stderr);
});

test('importing again gives the same records', async (t) => {
  const [first, second] = [await importTables(t, { 'a.csv': lamps }), await importTables(t, { 'a.csv': lamps })];
  assert.ok(first.records.length > 0);
  assert.deepEqual(first.records, second.records);
});

test('a row that cannot be taken is named', async (t) => {
  const table = 'name,price\nGood,1.00\n,2.00\nBad,cheap\nFree,0\nSmall,0.005\n';
  const { code, stdout } = await importTables(t, { 'things.csv': table }, '--json');
  assert.equal(code, 0);
  const [report] = JSON.parse(stdout).files;
  assert.equal(report.products, 1);
  assert.deepEqual(report.left_out.map((row) => row.line), [3, 4, 5, 6]);
  assert.ok(report.left_out.every((row) => row.reason.length > 10));
});

const mistakes = {
  'a row that is too short': ['name,price\nA,1\nB\n', /line 3/],
  'an unclosed quote': ['name,price\n"A,1\n', /line 2/],
  'text after a quote': ['name,price\n"A"b,1\n', /line 2/],
  'a column twice': ['name,price,name\nA,1,2\n', /twice.*line 1|line 1/],
  'no column of prices': ['name,cost\nA,1\n', /price/],
  'an empty table': ['', /empty/],
  'another encoding': [Buffer.from([0x6e, 0x2c, 0xcf, 0x0a]), /UTF-8/],
};
for (const [name, [table, reason]] of Object.entries(mistakes)) {
  test(`refuses ${name}, and writes nothing`, async (t) => {
    const { code, stdout, stderr, out } = await importTables(t, { 'table.csv': table });
    assert.equal(code, 1);
    assert.equal(stdout, '');
    assert.match(stderr, /^oferta: [^\n]+\n$/);
    assert.match(stderr, reason);
    assert.ok(!existsSync(out));
  });
}

test('refuses a folder without tables, and rules that are none', async (t) => {
  assert.equal((await importTables(t, {})).code, 1);
  const rules = join(temporaryFolder(t), 'rules.json');
  writeFileSync(rules, '{"format":"oferta-import-9"}');
  const { code, stderr } = await importTables(t, { 'lamps.csv': lamps }, '--rules', rules);
  assert.equal(code, 1);
  assert.match(stderr, /oferta-import-1/);
});

const parts = join(sharedData, 'pc-parts');

test('computer parts: a working computer under a budget', { skip: !existsSync(parts) && 'the data is not here' }, async (t) => {
  const folder = temporaryFolder(t);
  const workspace = join(folder, 'parts.json');
  const imported = await oferta(['import', parts, '--rules', join(root, 'assets/import/pc-parts.json'), '--out', workspace, '--json']);
  assert.equal(imported.code, 0, imported.stderr);
  const out = join(folder, 'offer.json');
  const brief = join(root, 'assets/import/pc-brief.json');
  const made = await oferta(['offer', '--workspace', workspace, '--brief', brief, '--out', out]);
  assert.equal(made.code, 0, made.stderr);

  const offer = JSON.parse(readFileSync(out, 'utf8'));
  const chosen = new Map(offer.lines.map((line) => [line.category, line]));
  assert.deepEqual(
    [...chosen.keys()].sort(),
    ['case', 'cooler', 'cpu', 'memory', 'motherboard', 'power', 'storage', 'video'],
  );
  assert.equal(offer.lines.length, chosen.size);
  assert.ok(offer.lines.every((line) => line.quantity === 1));
  assert.ok(offer.totals.gross <= 150000);

  // The parts fit each other, judged by the tables themselves.
  const products = new Map(
    JSON.parse(readFileSync(workspace, 'utf8')).records.filter(({ t: type }) => type === 'product').map(({ id, f }) => [id, f]),
  );
  const attributes = (category) => products.get(chosen.get(category).product).attributes;
  assert.equal(attributes('cpu').socket, attributes('motherboard').socket);
  assert.equal(attributes('memory').ddr, attributes('motherboard').ddr);
  assert.ok(attributes('memory').capacity <= attributes('motherboard').memory);
  assert.ok(attributes('memory').modules <= attributes('motherboard').slots);
  assert.equal(attributes('motherboard').form, 'atx');
  assert.ok(attributes('power').power >= 750);
});
