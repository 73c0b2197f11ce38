// `oferta import LIST --into WORKSPACE`: a price list updates products by their article.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { oferta, root, temporaryFolder } from '../support/oferta.mjs';

const workspace = join(root, 'assets/demo/workspace.json');
const list = [
  'Прайс-лист;;;', 'Артикул;Наименование;Цена, руб.;Остаток', 'Телефоны;;;',
  'ylk-t31p;Телефон;6 500,00;12', 'NEW-1;Новый телефон;1 234,50;>100', 'NEW-2;Без цены;;1',
].join('\r\n');

/// Puts a list into the demo workspace, in a folder of its own.
async function put(t, bytes, ...more) {
  const folder = temporaryFolder(t);
  const file = join(folder, 'prices.csv');
  const out = join(folder, 'new.json');
  writeFileSync(file, bytes);
  const result = await oferta(['import', file, '--into', workspace, '--out', out, '--json', ...more]);
  assert.equal(result.code, 0, result.stderr);
  const records = existsSync(out) ? JSON.parse(readFileSync(out, 'utf8')).records : [];
  return { folder, file, out, preview: JSON.parse(result.stdout), bySku: (sku) => records.filter((record) => record.t === 'product' && record.f.sku === sku) };
}

test('prices change by article, new products are added, what is wrong is said', async (t) => {
  const { preview, bySku, out } = await put(t, list);
  assert.deepEqual(preview.rows.map(({ line, change, problem }) => [line, change, problem]), [
    [3, 'heading', undefined], [4, 'changed', undefined], [5, 'added', undefined], [6, 'wrong', 'no_price'],
  ]);
  const [phone, ...twins] = bySku('YLK-T31P');
  assert.equal(twins.length, 0);
  assert.equal(phone.f.price.amount, 650_000);
  assert.equal(phone.f.stock, 12);
  assert.equal(phone.f.name.ru, 'Телефон Yealink SIP-T31P', 'the name is the workspace’s own');
  assert.equal(bySku('NEW-1')[0].f.price.amount, 123_450);
  assert.equal((await oferta(['check', out])).code, 0);
  const again = await oferta(['import', join(out, '../prices.csv'), '--into', out, '--json']);
  assert.deepEqual([JSON.parse(again.stdout).changed, JSON.parse(again.stdout).added], [0, 0]);
});

test('windows-1251, and a mapping that is remembered', async (t) => {
  const bytes = execFileSync('iconv', ['-f', 'utf-8', '-t', 'cp1251'], { input: list });
  const mapping = join(temporaryFolder(t), 'mapping.json');
  const { preview } = await put(t, bytes, '--save-mapping', mapping);
  assert.equal(preview.changed, 1);
  const other = 'Остаток;Цена, руб.;Артикул;Наименование\r\n7;6 600;YLK-T31P;x';
  assert.equal((await put(t, other, '--mapping', mapping)).bySku('YLK-T31P')[0].f.price.amount, 660_000);
});

test('UTF-16 as Excel saves "Unicode text", prices without VAT, categories by the lines between', async (t) => {
  const text = 'Артикул\tНаименование\tЦена без НДС\tСтавка НДС\r\nКабели\t\t\t\r\nNEW-9\tКабель\t1 000,00\t22%\r\n';
  const bytes = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
  const { bySku, out } = await put(t, bytes, '--by-headings');
  const [cable] = bySku('NEW-9');
  assert.equal(cable.f.price.amount, 122_000, 'the demo workspace has its prices with VAT');
  const category = JSON.parse(readFileSync(out, 'utf8')).records.find(({ id }) => id === cable.f.category);
  assert.equal(category.f.name.ru, 'Кабели');
});

test('workbooks of Excel, old and new, and of LibreOffice', async () => {
  const results = [];
  for (const ending of ['xlsx', 'xls', 'ods']) {
    const file = join(root, 'tests/data/importing', `prices.${ending}`);
    const { code, stdout, stderr } = await oferta(['import', file, '--into', workspace, '--json']);
    assert.equal(code, 0, stderr);
    results.push(JSON.parse(stdout));
  }
  assert.deepEqual(results[1], results[0]);
  assert.deepEqual(results[2], results[0]);
  const [heading, phone, fresh, cable, unpriced, broken] = results[0].rows;
  assert.equal(heading.change, 'heading');
  assert.equal(phone.price.amount, 650_050);
  assert.equal(fresh.change, 'added');
  assert.equal(cable.price.amount, 3_333);
  assert.equal(unpriced.problem, 'no_price');
  assert.equal(broken.problem, 'bad_price', 'a cell with an error is no price');
});

test('without --out nothing is written', async (t) => {
  const file = join(temporaryFolder(t), 'prices.csv');
  writeFileSync(file, list);
  const { code, stdout } = await oferta(['import', file, '--into', workspace]);
  assert.equal(code, 0);
  assert.match(stdout, /^1 added, 1 changed, 0 the same, 1 headings, 1 wrong\n {2}line 4: ylk-t31p: ₽6,250.00 -> ₽6,500.00, stock \d+ -> 12\n/);
});

test('refused: no headings, no such category, a broken workbook, no workspace', async (t) => {
  const folder = temporaryFolder(t);
  const file = (name, text) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const refused = async (...args) => {
    const { code, stderr } = await oferta(['import', ...args]);
    assert.match(stderr, /^oferta: [^\n]+\n$/);
    return code;
  };
  assert.equal(await refused(file('a.csv', 'x;y\n1;2'), '--into', workspace), 1);
  assert.equal(await refused(file('b.csv', list), '--into', workspace, '--category', 'no-such'), 1);
  assert.equal(await refused(file('c.xlsx', 'PK\u0003\u0004 broken'), '--into', workspace), 1);
  assert.equal(await refused(file('d.xlsx', 'text'), '--into', workspace), 1);
  assert.equal(await refused(file('e.csv', list)), 2);
});

test('what is wrong with a row is a sentence, with its code for machines', async (t) => {
  const { preview, file } = await put(t, list);
  assert.equal(preview.rows.at(-1).message, 'the price is missing');
  const { code, stdout } = await oferta(['import', file, '--into', workspace]);
  assert.equal(code, 0);
  assert.match(stdout, /line 6: NEW-2: not taken: the price is missing/);
});

test('a workspace is no price list', async (t) => {
  for (const name of ['prices.json', 'prices.csv']) {
    const file = join(temporaryFolder(t), name);
    writeFileSync(file, readFileSync(workspace));
    const { code, stdout, stderr } = await oferta(['import', file, '--into', workspace]);
    assert.equal(code, 1);
    assert.equal(stdout, '');
    assert.match(stderr, /not a price list/);
  }
});
