// `oferta compare`: what two versions of an offer say differently; `oferta verify` of a sealed one.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { oferta, root, temporaryFolder } from '../support/oferta.mjs';

const workspace = join(root, 'assets/demo/workspace.json');
const brief = join(root, 'assets/demo/brief.json');

async function offerFile(t, ...more) {
  const out = join(temporaryFolder(t), 'offer.json');
  const { code, stderr } = await oferta(['offer', '--workspace', workspace, '--brief', brief, '--out', out, ...more]);
  assert.equal(code, 0, stderr);
  return out;
}

const read = (file) => JSON.parse(readFileSync(file, 'utf8'));

/// Canonical JSON: sorted keys, no spaces.
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  return `{${Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`).join(',')}}`;
}
const sha256 = (text) => createHash('sha256').update(text).digest('hex');

/// The file under a changed offer, with the hash of its new contents.
function rewrite(t, file, change) {
  const made = read(file);
  change(made);
  delete made.hash;
  const out = join(temporaryFolder(t), 'changed.json');
  writeFileSync(out, canonical({ ...made, hash: sha256(canonical(made)) }));
  return out;
}

test('an offer says the same as itself', async (t) => {
  const file = await offerFile(t);
  const { code, stdout, stderr } = await oferta(['compare', file, file]);
  assert.equal(code, 0, stderr);
  assert.match(stdout, /They say the same\./);
  const { same, lines, terms, totals } = JSON.parse((await oferta(['compare', file, file, '--json'])).stdout);
  assert.deepEqual({ same, lines, terms, totals }, { same: true, lines: [], terms: [], totals: [] });
});

test('lines added, removed and changed, and what they do to the totals', async (t) => {
  const files = [await offerFile(t, '--variant', 'economy'), await offerFile(t, '--variant', 'best')];
  const [before, after] = files.map(read);
  const { code, stdout, stderr } = await oferta(['compare', ...files, '--json']);
  assert.equal(code, 0, stderr);
  const difference = JSON.parse(stdout);
  assert.equal(difference.same, false);
  // Held against the files themselves, by product.
  const products = (file) => new Map(file.lines.map((line) => [line.product ?? line.charge, line]));
  const [old, now] = [products(before), products(after)];
  const named = (kind) => difference.lines.filter((line) => line.kind === kind).map((line) => line.name).sort();
  const only = (here, there) => [...here].filter(([id]) => !there.has(id)).map(([, line]) => line.name).sort();
  assert.deepEqual(named('added'), only(now, old));
  assert.deepEqual(named('removed'), only(old, now));
  assert.ok(named('added').length > 0, 'the best variant has something the economical one lacks');
  for (const line of difference.lines.filter(({ kind }) => kind === 'changed')) {
    const [from, to] = [before.lines[line.before - 1], after.lines[line.after - 1]];
    assert.equal(from.product, to.product);
    const quantity = line.fields.find(({ field }) => field === 'quantity');
    if (quantity) assert.deepEqual([quantity.before, quantity.after], [from.quantity, to.quantity]);
    else assert.equal(from.quantity, to.quantity);
  }
  const gross = difference.totals.find(({ field }) => field === 'gross');
  assert.deepEqual([gross.before.amount, gross.after.amount], [before.totals.gross, after.totals.gross]);

  const text = (await oferta(['compare', ...files])).stdout;
  for (const name of named('added')) assert.ok(text.includes(`  + ${name}, quantity `), name);
  for (const name of named('removed')) assert.ok(text.includes(`  − ${name}, quantity `), name);
  assert.match(text, /^Totals\n(.*\n)*  gross: ₽[\d,.]+ → ₽[\d,.]+ \([+−][\d,.]+\)$/m);
});

test('a total agreed on changes sums and discounts, and nothing of the lines else', async (t) => {
  const file = await offerFile(t);
  const agreed = await offerFile(t, '--total', '1000000');
  const difference = JSON.parse((await oferta(['compare', file, agreed, '--json'])).stdout);
  for (const line of difference.lines) {
    assert.equal(line.kind, 'changed');
    assert.deepEqual(line.fields.map(({ field }) => field), ['discount', 'sum']);
  }
  assert.equal(difference.totals.find(({ field }) => field === 'gross').after.amount, 100000000);
});

test('a term is compared', async (t) => {
  const file = await offerFile(t);
  const changed = rewrite(t, file, (made) => {
    made.offer.terms.payment = 'Аванс 100 %';
    made.offer.version = 2;
  });
  const difference = JSON.parse((await oferta(['compare', file, changed, '--json'])).stdout);
  assert.deepEqual([difference.before, difference.after], [1, 2]);
  assert.deepEqual(difference.terms.map(({ field, after }) => [field, after]), [['payment', 'Аванс 100 %']]);
  assert.deepEqual(difference.lines, []);
});

test('a file that does not hold is not compared, and is named', async (t) => {
  const file = await offerFile(t);
  const broken = join(temporaryFolder(t), 'broken.json');
  writeFileSync(broken, readFileSync(file, 'utf8').replace(/"quantity":\d+/, '"quantity":77'));
  const { code, stdout, stderr } = await oferta(['compare', file, broken]);
  assert.equal(code, 1);
  assert.equal(stdout, '');
  assert.ok(stderr.includes('broken.json'));
  assert.equal((await oferta(['compare', file])).code, 2);
  assert.equal((await oferta(['compare', file, '/no/such/file'])).code, 1);
});

/// What the seal is made from, as docs/workspace-format.md describes it.
function contentHash({ offer, lines }) {
  const { status, content_hash, id, ...head } = offer;
  const bare = lines.map(({ figures, trace, ...line }) => line);
  return sha256(canonical({ format: 'oferta-offer-content-1', offer: head, lines: bare }));
}

test('verify checks the seal of what was sent, even where the hash of the file is right', async (t) => {
  const file = await offerFile(t);
  const sealed = rewrite(t, file, (made) => {
    made.offer.status = 'sent';
    made.offer.content_hash = contentHash(made);
  });
  const whole = await oferta(['verify', sealed]);
  assert.equal(whole.code, 0, whole.stderr);
  assert.match(whole.stdout, /it is what was sealed when it was sent, [0-9a-f]{64}/);

  const changed = rewrite(t, sealed, (made) => { made.offer.terms.warranty = 'Без гарантии'; });
  const { code, stdout } = await oferta(['verify', changed, '--json']);
  assert.equal(code, 1);
  const verdict = JSON.parse(stdout);
  assert.deepEqual(verdict.mismatches.map(({ place }) => place), ['offer.content_hash']);
  const refused = await oferta(['compare', sealed, changed]);
  assert.equal(refused.code, 1);
  assert.match(refused.stderr, /not what was sealed when it was sent/);
});
