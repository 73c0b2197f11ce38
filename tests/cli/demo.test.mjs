// The demo workspace keeps its promises: enough of everything, in two languages, and nothing that
// refers to nowhere. The last tests look at what the demo brief leads to.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { oferta, root, temporaryFolder } from '../support/oferta.mjs';

const folder = join(root, 'assets/demo');
const workspaceFile = join(folder, 'workspace.json');
const briefFile = join(folder, 'brief.json');
const text = readFileSync(workspaceFile, 'utf8');
const workspace = JSON.parse(text);
const brief = JSON.parse(readFileSync(briefFile, 'utf8'));

const records = (type) => workspace.records.filter((record) => record.t === type);
const ids = (type) => new Set(records(type).map((record) => record.id));
const fields = (type, id) => workspace.records.find((r) => r.t === type && r.id === id)?.f;

/// Every value of the records with the way to it.
function* walk(value, path = '') {
  yield [path, value];
  if (value === null || typeof value !== 'object') return;
  for (const [key, member] of Object.entries(value)) yield* walk(member, `${path}.${key}`);
}

// The check digits, written down once more from the rules of the tax and banking authorities.
const weighted = (digits, weights) =>
  weights.reduce((sum, weight, i) => sum + weight * Number(digits[i]), 0);
const innWeights = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8];
function validInn(inn) {
  const fits = (position) =>
    (weighted(inn, innWeights.slice(11 - position)) % 11) % 10 === Number(inn[position]);
  if (!/^(\d{10}|\d{12})$/.test(inn)) return false;
  return inn.length === 10 ? fits(9) : fits(10) && fits(11);
}
const validOgrn = (ogrn) =>
  /^\d{13}$/.test(ogrn) && (Number(ogrn.slice(0, 12)) % 11) % 10 === Number(ogrn[12]);
const validAccount = (prefix, account) =>
  /^\d{20}$/.test(account) &&
  [...(prefix + account)].reduce((sum, d, i) => sum + ((Number(d) * [7, 1, 3][i % 3]) % 10), 0) % 10 === 0;

test('the rules for check digits tell right from wrong', () => {
  assert.ok(validInn('7707083893'));
  assert.ok(!validInn('7707083894'));
  assert.ok(validInn('500100732259'));
  assert.ok(validOgrn('1027700132195'));
  assert.ok(!validOgrn('1027700132196'));
  const accounts = [...'0123456789'].map((digit) => `40702810${digit}38000060473`);
  assert.equal(accounts.filter((account) => validAccount('225', account)).length, 1);
});

test('the file is small enough for a first visit and readable', () => {
  assert.ok(Buffer.byteLength(text) < 400_000);
  const lines = text.split('\n').filter((line) => line.startsWith('{"t":'));
  assert.equal(lines.length, workspace.records.length, 'one record a line');
  const names = workspace.records.map((record) => `${record.t}/${record.id}`);
  assert.equal(new Set(names).size, names.length, 'a record appears twice');
});

test('there is enough to choose from', () => {
  assert.ok(records('product').length >= 180);
  assert.ok(records('category').length >= 14);
  for (const { id } of records('category')) {
    const products = records('product').filter((product) => product.f.category === id);
    assert.ok(products.length >= 3, `the category ${id} has ${products.length} products`);
  }
  const brands = new Set(records('product').map((product) => product.f.brand));
  assert.ok(brands.size >= 30);
  const requires = records('product').filter((product) => product.f.requires);
  const excludes = records('product').filter((product) => product.f.excludes);
  assert.ok(requires.length >= 25);
  assert.ok(excludes.length >= 15);
  assert.ok(records('compatibility').length >= 3);
  assert.ok(records('need').length >= 16);
  assert.equal(records('client').length, 6);
  assert.ok(records('client').some((client) => client.f.kind === 'person'));
  assert.ok(new Set(records('client').map((client) => client.f.stage)).size === 6);
  assert.equal(records('manager').length, 3);
  assert.ok(records('brief').length >= 4);
  assert.ok(records('offer').length >= 2);
});

test('every text is Russian and English', () => {
  let texts = 0;
  for (const record of workspace.records) {
    for (const [path, value] of walk(record.f, `${record.t}/${record.id}`)) {
      if (value === null || typeof value !== 'object' || !('ru' in value || 'en' in value)) continue;
      ++texts;
      assert.deepEqual(Object.keys(value).sort(), ['en', 'ru'], path);
      assert.ok(value.ru.trim() && value.en.trim(), `${path} is empty`);
      assert.doesNotMatch(value.en, /[а-яё]/i, `${path}: the English text is not English`);
    }
  }
  assert.ok(texts > 1000);
  for (const [type, places] of [
    ['product', ['name', 'description', 'unit']],
    ['category', ['name']],
    ['need', ['name', 'benefit']],
    ['question', ['text']],
  ]) {
    for (const record of records(type)) {
      for (const place of places) assert.ok(record.f[place]?.ru, `${type}/${record.id}.${place}`);
    }
  }
});

test('icons are among those of documents', () => {
  const icons = new Set(readFileSync(join(root, 'assets/pictograms.txt'), 'utf8').split('\n'));
  for (const type of ['category', 'need']) {
    for (const { id, f } of records(type)) assert.ok(icons.has(f.icon), `${type}/${id}: ${f.icon}`);
  }
});

test('prices leave a margin, and quantity breaks keep it', () => {
  for (const { id, f } of records('product')) {
    assert.ok(Number.isSafeInteger(f.price.amount) && Number.isSafeInteger(f.cost.amount), id);
    assert.ok(f.price.amount > f.cost.amount && f.cost.amount > 0, id);
    let last = { from: 1, discount: 0 };
    for (const step of f.breaks ?? []) {
      assert.ok(step.from > last.from && step.discount > last.discount, id);
      last = step;
    }
    assert.ok((f.price.amount * (10_000 - last.discount)) / 10_000 > f.cost.amount, `${id} at ${last.from}`);
  }
});

test('requisites are valid', () => {
  const own = fields('company', 'own');
  for (const { id, f } of [...records('client'), { id: 'own', f: own }]) {
    assert.ok(validInn(f.inn), `${id}: inn`);
    if (f.kind === 'person') continue;
    assert.match(f.kpp, /^\d{9}$/, id);
    assert.ok(validOgrn(f.ogrn), `${id}: ogrn`);
  }
  assert.match(own.bic, /^\d{9}$/);
  assert.ok(validAccount(own.bic.slice(6), own.account));
  assert.ok(validAccount(`0${own.bic.slice(4, 6)}`, own.correspondent_account));
});

test('nothing refers to nowhere', () => {
  const known = Object.fromEntries(
    ['product', 'category', 'need', 'question', 'questionnaire', 'client', 'manager', 'brief', 'offer'].map(
      (type) => [type, ids(type)],
    ),
  );
  const has = (type, id, where) => assert.ok(known[type].has(id), `${where}: no ${type} ${id}`);
  const attributes = (category) => new Map(fields('category', category).attributes.map((a) => [a.key, a]));
  const attribute = (category, key, where) => {
    has('category', category, where);
    assert.ok(attributes(category).has(key), `${where}: ${category} has no attribute ${key}`);
  };
  for (const { id, f } of records('product')) {
    has('category', f.category, id);
    const described = attributes(f.category);
    for (const [key, value] of Object.entries(f.attributes ?? {})) {
      const definition = described.get(key);
      assert.ok(definition, `${id}: ${f.category} does not describe ${key}`);
      if (definition.kind === 'choice') assert.ok(definition.choices.some((c) => c.key === value), `${id}.${key}`);
      if (definition.kind === 'number') assert.ok(Number.isSafeInteger(value), `${id}.${key}`);
      if (definition.kind === 'flag') assert.equal(typeof value, 'boolean', `${id}.${key}`);
    }
    for (const list of f.requires ?? []) for (const other of list) has('product', other, id);
    for (const other of f.excludes ?? []) has('product', other, id);
  }
  for (const { id, f } of records('need')) {
    for (const entry of f.serves) {
      if (entry.product) has('product', entry.product, id);
      else if (entry.attribute) attribute(entry.category, entry.attribute, id);
      else has('category', entry.category, id);
    }
  }
  for (const { id, f } of records('compatibility')) {
    for (const side of [f.first, f.second]) attribute(side.category, side.attribute, id);
  }
  for (const { id, f } of records('question')) {
    has('questionnaire', f.questionnaire, id);
    for (const [, value] of walk({ ask_if: f.ask_if, effects: f.effects })) {
      if (value === null || typeof value !== 'object') continue;
      if (value.question) {
        has('question', value.question, id);
        if (value.has) assert.ok(fields('question', value.question).choices.some((c) => c.key === value.has));
      }
      for (const key of ['open', 'quantity', 'limit']) if (value[key]) has('category', value[key], id);
      if (value.need) has('need', value.need, id);
      if (value.divide_by) attribute(value.quantity, value.divide_by, id);
      if (value.limit) attribute(value.limit, value.attribute, id);
    }
  }
  for (const { id, f } of records('client')) has('manager', f.owner, id);
  for (const { id, f } of records('note')) {
    has('client', f.client, id);
    if (f.brief) has('brief', f.brief, id);
  }
  for (const { id, f } of records('brief')) {
    has('client', f.client, id);
    has('questionnaire', f.questionnaire, id);
    for (const key of Object.keys(f)) {
      if (key.startsWith('answer.')) has('question', key.slice(7), id);
      if (key.startsWith('weight.')) has('need', key.slice(7), id);
      if (key.startsWith('adjust.')) has('product', key.slice(7), id);
    }
  }
  has('client', brief.client_id, 'brief.json');
  has('manager', brief.manager, 'brief.json');
  for (const question of Object.keys(brief.answers)) has('question', question, 'brief.json');
});

test('the questionnaire is short at first and uses the catalogue', () => {
  const questions = records('question').filter((question) => question.f.questionnaire === 'office');
  assert.ok(questions.length >= 12 && questions.length <= 16);
  assert.deepEqual(
    [...new Set(questions.map((question) => question.f.kind))].sort(),
    ['money', 'multiple', 'number', 'scale', 'single', 'text'],
  );
  assert.ok(questions.filter((question) => !question.f.ask_if).length <= 7);
  const opened = new Set(questions.flatMap((question) => (question.f.effects ?? []).map((effect) => effect.open)));
  const required = new Set(records('product').flatMap((product) => (product.f.requires ?? []).flat()));
  for (const { id } of records('category')) {
    const alone = records('product').some((product) => product.f.category === id && required.has(product.id));
    assert.ok(opened.has(id) || alone, `nothing leads to the category ${id}`);
  }
  const served = new Set(records('need').flatMap((need) => need.f.serves.map((entry) => entry.category ?? fields('product', entry.product).category)));
  for (const category of opened) if (category) assert.ok(served.has(category), `nobody needs ${category}`);
});

test('the survey is shorter still, and leads to nothing', () => {
  const questions = records('question').filter((question) => question.f.questionnaire === 'choosing-survey');
  assert.ok(questions.length >= 3 && questions.length <= 6);
  assert.ok(questions.every((question) => question.f.effects === undefined));
});

test('offers agree with the catalogue of their day', () => {
  assert.deepEqual(
    records('offer').map((offer) => offer.f.number).sort(),
    ['КП-2026/0144', 'КП-2026/0145', 'КП-2026/0146'],
  );
  for (const { id, f } of records('offer')) {
    const client = fields('client', f.client);
    assert.equal(f.addressee.name, client.name);
    const lines = records('offer_line').filter((line) => line.f.offer === id);
    assert.ok(lines.length >= 3, id);
    lines.forEach(({ f: line }, index) => {
      const product = fields('product', line.product);
      assert.equal(line.position, index + 1);
      assert.equal(line.sku, product.sku);
      assert.equal(line.name, product.name[f.language]);
      assert.deepEqual(line.price, product.price);
      const step = (product.breaks ?? []).filter((b) => b.from <= line.quantity).at(-1);
      assert.equal(line.break ?? 0, step?.discount ?? 0, `${id}: ${line.product}`);
      assert.equal(line.vat, 2200);
    });
  }
});

test('the workspace has no errors', async () => {
  const { code, stderr } = await oferta(['check', workspaceFile]);
  assert.equal(code, 0, stderr);
  assert.equal(stderr, '');
});

test('the brief leads to three proposals worth comparing', async (t) => {
  const out = join(temporaryFolder(t), 'offer.json');
  const made = {};
  for (const variant of ['economy', 'balanced', 'best']) {
    const { code, stderr } = await oferta([
      'offer', '--workspace', workspaceFile, '--brief', briefFile, '--variant', variant, '--out', out,
    ]);
    assert.equal(code, 0, stderr);
    made[variant] = JSON.parse(readFileSync(out, 'utf8'));
  }
  const gross = (variant) => made[variant].totals.gross;
  const products = (variant) => new Set(made[variant].lines.map((line) => line.product));
  assert.ok(gross('economy') >= 50_000_000 && gross('economy') <= 80_000_000, `${gross('economy')}`);
  assert.ok(gross('balanced') >= 75_000_000 && gross('balanced') <= 115_000_000, `${gross('balanced')}`);
  assert.ok(gross('best') > gross('balanced') && gross('best') <= brief.budget.amount, `${gross('best')}`);
  assert.ok(made.best.lines.length >= 8 && made.best.lines.length <= 15, `${made.best.lines.length} lines`);
  for (const [one, other] of [['economy', 'balanced'], ['balanced', 'best']]) {
    const fresh = [...products(other)].filter((product) => !products(one).has(product));
    assert.ok(fresh.length >= 2, `${other} differs from ${one} by ${fresh.length}`);
  }
});
