// `oferta price` and `oferta verify`: every price explained, every figure computed again.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { oferta, root, temporaryFolder } from '../support/oferta.mjs';

const workspace = join(root, 'assets/demo/workspace.json');
const brief = join(root, 'assets/demo/brief.json');
const source = (file = workspace) => ['--workspace', file, '--brief', brief];

async function prices(...more) {
  const { code, stdout, stderr } = await oferta(['price', ...source(), '--json', ...more]);
  assert.equal(code, 0, stderr);
  return JSON.parse(stdout);
}

async function offerFile(t, from, ...more) {
  const out = join(temporaryFolder(t), 'offer.json');
  const { code, stderr } = await oferta(['offer', ...source(from), '--out', out, ...more]);
  assert.equal(code, 0, stderr);
  return out;
}

/// The demo workspace with more price rules, in a file of its own.
function workspaceWith(t, ...rules) {
  const file = join(temporaryFolder(t), 'workspace.json');
  const changed = JSON.parse(readFileSync(workspace, 'utf8'));
  rules.forEach((f, index) => changed.records.push({ t: 'price_rule', id: `rule-${index}`, f }));
  writeFileSync(file, JSON.stringify(changed));
  return file;
}

const named = (ru) => ({ ru, en: ru });
const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

test('the trace of every line leads from list price to what is paid', async () => {
  const made = await prices();
  assert.ok(made.lines.length > 3);
  for (const line of made.lines) {
    assert.equal(line.trace[0].kind, 'list');
    assert.equal(sum(line.trace.map((step) => step.change)), line.gross, line.name);
    assert.equal(line.net + line.vat, line.gross);
  }
  assert.equal(sum(made.lines.map((line) => line.gross)), made.gross);
  assert.equal(sum(made.lines.map((line) => line.vat)), made.vat);
});

test('a promotion of the demo is named where it applies, and only on its days', async (t) => {
  const made = await prices();
  assert.ok(made.lines.flatMap((line) => line.trace).some((step) => step.rule === 'autumn-wifi'));
  const later = JSON.parse(readFileSync(await offerFile(t, undefined, '--date', '2027-01-15'), 'utf8'));
  assert.deepEqual(later.lines.flatMap((line) => line.steps ?? []), []);
  assert.equal(later.offer.rounding, 'line-half-up-1');
});

test('as text every step is a line', async () => {
  const { code, stdout } = await oferta(['price', ...source()]);
  assert.equal(code, 0);
  assert.match(stdout, /^1\. .+ × \d+\n {3}list price: [\d,]+\.\d\d\n/);
  assert.match(stdout, /Осень с Wi-Fi, 5%: −/);
  assert.match(stdout, /\nTotal: list .+ to pay [\d,]+\.\d\d RUB\n$/);
});

test('a negotiated total is met to the kopeck, and the file says how', async (t) => {
  for (const total of ['1000000', '999 999,99', '1250000.01']) {
    const file = JSON.parse(readFileSync(await offerFile(t, undefined, '--total', total), 'utf8'));
    const kopecks = Math.round(Number(total.replace(/\s/g, '').replace(',', '.')) * 100);
    assert.equal(file.totals.gross, kopecks);
    assert.equal(sum(file.lines.map((line) => line.figures.gross)), kopecks);
    assert.equal(sum(file.totals.vat_sums.map((one) => one.vat)), file.totals.vat);
    assert.equal(file.offer.adjustments.at(-1).rule, 'total');
  }
});

test('a coupon, a threshold and delivery', async (t) => {
  const file = workspaceWith(
    t,
    { name: named('Купон'), kind: 'total_percent', discount: 200, coupon: 'ЯНВАРЬ' },
    { name: named('От миллиона'), kind: 'total_percent', discount: 100,
      from_total: { amount: 100000000, currency: 'RUB' } },
    { name: named('Доставка'), kind: 'charge', amount: { amount: 350000, currency: 'RUB' } },
  );
  const read = async (...more) => JSON.parse(readFileSync(await offerFile(t, file, ...more), 'utf8'));
  const plain = await read();
  assert.deepEqual(plain.offer.adjustments.map((one) => one.name), ['От миллиона']);
  assert.equal(plain.lines.at(-1).name, 'Доставка');
  assert.equal(plain.lines.at(-1).figures.gross, 350000);
  const shown = await read('--coupon', 'январь');
  assert.equal(shown.offer.adjustments.length, 2);
  assert.ok(shown.totals.gross < plain.totals.gross);
});

test('an offer with bundles, thresholds and delivery stays within its budget; what was not planned is named', async (t) => {
  const { budget } = JSON.parse(readFileSync(brief, 'utf8'));
  const delivery = { name: named('Доставка'), kind: 'charge', discount: 500 };
  const fixed = { name: named('Монтаж'), kind: 'charge', amount: { amount: 2500000, currency: 'RUB' } };
  const threshold = { name: named('Порог'), kind: 'total_percent', discount: 300, from_total: { amount: 30000000, currency: 'RUB' } };
  const gift = { name: named('Подарок'), kind: 'total_amount', amount: { amount: 100000, currency: 'RUB' } };
  const file = workspaceWith(t, delivery, fixed, threshold, gift);
  for (const variant of ['economy', 'balanced', 'best']) {
    const { code, stdout, stderr } = await oferta(['price', ...source(file), '--variant', variant, '--json']);
    assert.equal(code, 0, stderr);
    const made = JSON.parse(stdout);
    assert.ok(made.gross <= budget.amount, `${variant}: ${made.gross} of ${budget.amount}`);
    assert.deepEqual(made.applied_after, ['Подарок']);
    assert.deepEqual(made.lines.slice(-2).map((line) => line.name).sort(), ['Доставка', 'Монтаж']);
  }
});

test('an offer verifies, and its trace is that of `oferta price`', async (t) => {
  const file = await offerFile(t, undefined, '--total', '1200000');
  const { code, stdout } = await oferta(['verify', file, '--json']);
  const verdict = JSON.parse(stdout);
  assert.equal(code, 0);
  assert.equal(verdict.holds, true);
  assert.match(verdict.hash, /^[0-9a-f]{64}$/);
  const priced = await oferta(['price', '--offer', file, '--json']);
  const { lines } = JSON.parse(readFileSync(file, 'utf8'));
  assert.deepEqual(JSON.parse(priced.stdout).lines.map((line) => line.trace), lines.map((line) => line.trace));
  const text = await oferta(['verify', '-'], { input: readFileSync(file) });
  assert.match(text.stdout, /every figure holds, and so does the hash/);
});

const tampering = {
  'a price': [(file) => (file.lines[0].price.amount += 1), 'lines[0].figures.list'],
  'a total': [(file) => (file.totals.gross -= 100), 'totals.gross'],
  'a discount of a rule': [(file) => (file.lines.find((line) => line.steps).steps[0].value += 1), '.figures.after_rules'],
  'the share of a negotiated total': [(file) => {
    const { shares } = file.offer.adjustments.at(-1);
    shares[0] += 1;
    shares[1] -= 1;
  }, 'lines[0].figures.after_adjustments'],
  'a word of the terms': [(file) => (file.offer.terms.payment = 'Аванс 0 %'), 'hash'],
  'a field nobody knows': [(file) => (file.offer.promise = 1), 'hash'],
};
for (const [name, [change, place]] of Object.entries(tampering)) {
  test(`verify finds ${name} that was changed`, async (t) => {
    const file = JSON.parse(readFileSync(await offerFile(t, undefined, '--total', '1200000'), 'utf8'));
    change(file);
    const input = JSON.stringify(file);
    const { code, stdout } = await oferta(['verify', '-', '--json'], { input });
    assert.equal(code, 1);
    const places = JSON.parse(stdout).mismatches.map((one) => one.place);
    assert.ok(places.some((one) => one.endsWith(place)), `${places}`);
    const text = await oferta(['verify', '-'], { input });
    assert.equal(text.code, 1);
    assert.ok(text.stderr.includes(place));
  });
}

test('an offer of an earlier version still verifies', async () => {
  const { code, stdout, stderr } = await oferta(['verify', join(root, 'tests/data/offers/line-half-up-1.json')]);
  assert.equal(code, 0, stderr);
  assert.match(stdout, /every figure holds, and the file names no hash/);
});

test('costs, margins and names of price lists are not in what a client receives', async (t) => {
  const file = join(temporaryFolder(t), 'workspace.json');
  const changed = JSON.parse(readFileSync(workspace, 'utf8'));
  for (const record of changed.records) {
    if (record.t === 'product' && record.f.price) record.f.cost = { amount: 7654321, currency: 'RUB' };
  }
  changed.records.push({ t: 'price_list', id: 'hidden-list', f: { name: named('Тайный'), discount: 1 } });
  writeFileSync(file, JSON.stringify(changed));
  const bytes = readFileSync(await offerFile(t, file), 'utf8');
  assert.doesNotMatch(bytes, /7654321|"cost"|margin|floor|hidden-list|Тайный|price_list/);
});

test('wrong usage and unreadable files', async (t) => {
  assert.equal((await oferta(['price'])).code, 2);
  assert.equal((await oferta(['price', ...source(), '--total', 'много'])).code, 2);
  assert.equal((await oferta(['price', ...source(), '--total', '-5'])).code, 2);
  const file = await offerFile(t);
  assert.equal((await oferta(['price', '--offer', file, '--total', '5'])).code, 2);
  assert.equal((await oferta(['verify'])).code, 2);
  assert.equal((await oferta(['verify', '/no/such/file'])).code, 1);
  assert.equal((await oferta(['verify', '-'], { input: '{}' })).code, 1);
});

test('a coupon nobody has given out is refused; one that does nothing here is said', async (t) => {
  const unknown = await oferta(['price', ...source(), '--coupon', 'NOBODYS']);
  assert.equal(unknown.code, 1);
  assert.match(unknown.stderr, /coupon `NOBODYS`/);
  const past = workspaceWith(t, { name: named('Летний'), kind: 'total_percent', discount: 500, coupon: 'SUMMER', to: '2020-08-31' });
  const { code, stdout } = await oferta(['price', ...source(past), '--coupon', 'summer']);
  assert.equal(code, 0);
  assert.match(stdout, /Coupon `summer` took nothing off: not on this day or not for this client/);
  const { idle_coupons } = JSON.parse((await oferta(['price', ...source(past), '--coupon', 'SUMMER', '--json'])).stdout);
  assert.deepEqual(idle_coupons, ['SUMMER']);
});

test('an amount that is none names its option', async () => {
  for (const command of [['price', ...source()], ['offer', ...source(), '--out', 'unused.json']]) {
    const { code, stderr } = await oferta([...command, '--total', 'abc']);
    assert.equal(code, 2);
    assert.match(stderr, /--total: /);
  }
});
