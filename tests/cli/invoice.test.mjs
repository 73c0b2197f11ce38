// `oferta invoice` and `oferta paper`: from a brief, or from an offer's file, to a file of each kind.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { oferta, root, temporaryFolder } from '../support/oferta.mjs';

const workspace = join(root, 'assets/demo/workspace.json');
const brief = join(root, 'assets/demo/brief.json');
const fromBrief = ['--workspace', workspace, '--brief', brief];

async function invoiceJson(t, ...source) {
  const out = join(temporaryFolder(t), 'invoice.json');
  const { code, stderr } = await oferta(['invoice', ...source, '--out', out]);
  assert.equal(code, 0, stderr);
  return JSON.parse(readFileSync(out, 'utf8'));
}

/// The offer of the demo brief, in a file, with changes.
/// Unsealed, it names no hash, so that only what was changed speaks against it.
async function offerFile(t, change = () => {}, sealed = true) {
  const file = join(temporaryFolder(t), 'offer.json');
  assert.equal((await oferta(['offer', ...fromBrief, '--out', file])).code, 0);
  const offer = JSON.parse(readFileSync(file, 'utf8'));
  change(offer);
  if (!sealed) delete offer.hash;
  writeFileSync(file, JSON.stringify(offer));
  return file;
}

test('an invoice from a brief is the invoice of that brief’s offer', async (t) => {
  const direct = await invoiceJson(t, ...fromBrief);
  assert.equal(direct.format, 'oferta-invoice-1');
  assert.deepEqual(await invoiceJson(t, '--offer', await offerFile(t)), direct);
  assert.ok(direct.payment.includes(`|Sum=${direct.offer.totals.gross}|`));
});

test('number, date and the day it is due are taken from the command line', async (t) => {
  const { invoice, payment } = await invoiceJson(
    t, ...fromBrief, '--number', '77', '--date', '2026-12-01', '--due', '2026-12-10');
  assert.deepEqual([invoice.number, invoice.date, invoice.due], ['77', '2026-12-01', '2026-12-10']);
  assert.ok(payment.endsWith('|DocNo=77|DocDate=01.12.2026'));
});

test('requisites with a wrong digit are refused, naming the field', async (t) => {
  for (const [field, place] of [['account', 12], ['correspondent_account', 5], ['bic', 8], ['inn', 9]]) {
    const file = await offerFile(t, ({ issuer }) => {
      const digits = [...issuer[field]];
      digits[place] = String((Number(digits[place]) + 1) % 10);
      issuer[field] = digits.join('');
    }, false);
    const out = join(temporaryFolder(t), 'invoice.pdf');
    const { code, stderr } = await oferta(['invoice', '--offer', file, '--out', out, '--json']);
    assert.equal(code, 1, field);
    assert.match(JSON.parse(stderr).error.detail, /^company\.(account|correspondent_account|bic|inn)$/);
    assert.ok(!existsSync(out));
  }
});

test('an offer whose figures were changed is refused', async (t) => {
  const file = await offerFile(t, (offer) => { offer.totals.gross -= 1; });
  const { code, stderr } = await oferta(['invoice', '--offer', file, '--out', join(temporaryFolder(t), 'i.json')]);
  assert.equal(code, 1);
  assert.match(stderr, /totals/);
});

test('papers of every kind; the technical assignment has no price', async (t) => {
  const folder = temporaryFolder(t);
  const offer = await offerFile(t);
  const total = JSON.parse(readFileSync(offer, 'utf8')).totals.in_words.replace(/\s+/g, ' ');
  for (const kind of ['contract', 'act', 'assignment', 'price-list', 'comparison']) {
    const out = join(folder, `${kind}.pdf`);
    const source = kind === 'comparison' ? fromBrief : ['--offer', offer];
    const { code, stderr } = await oferta(['paper', kind, ...source, '--out', out]);
    assert.equal(code, 0, stderr);
    execFileSync('qpdf', ['--check', out]);
    const text = execFileSync('pdftotext', ['-raw', out, '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ');
    assert.equal(text.includes(total), kind === 'contract' || kind === 'act', kind);
    if (kind === 'assignment') assert.doesNotMatch(text, /₽|\d,\d\d\b/);
  }
});

test('wrong usage', async () => {
  const wrong = [
    ['invoice', '--out', 'i.pdf'],
    ['invoice', '--workspace', workspace, '--out', 'i.pdf'],
    ['invoice', ...fromBrief, '--offer', 'o.json', '--out', 'i.pdf'],
    ['invoice', '--offer', 'o.json', '--lang', 'en', '--out', 'i.pdf'],
    ['invoice', ...fromBrief, '--out', 'i.png'],
    ['invoice', ...fromBrief, '--date', '1.2.2026', '--out', 'i.pdf'],
    ['paper', 'poem', ...fromBrief, '--out', 'p.pdf'],
    ['paper', 'comparison', '--offer', 'o.json', '--out', 'p.pdf'],
    ['paper', 'act', ...fromBrief, '--out', 'p.json'],
  ];
  for (const args of wrong) {
    const { code, stdout, stderr } = await oferta(args);
    assert.equal(code, 2, args.join(' '));
    assert.equal(stdout, '');
    assert.match(stderr, /^oferta: [^\n]+\n$/);
  }
});

test('a file that is not there', async () => {
  const { code, stderr } = await oferta(['invoice', '--offer', '/no/such.json', '--out', '/tmp/i.json']);
  assert.equal(code, 1);
  assert.match(stderr, /no\/such\.json/);
});
