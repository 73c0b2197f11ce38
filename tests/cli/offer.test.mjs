// `oferta offer`: from the demo workspace and its brief to an offer, as JSON and as PDF.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { oferta, root, temporaryFolder } from '../support/oferta.mjs';

const workspace = join(root, 'assets/demo/workspace.json');
const brief = join(root, 'assets/demo/brief.json');

function make(out, ...more) {
  return oferta(['offer', '--workspace', workspace, '--brief', brief, '--out', out, ...more]);
}

async function makeJson(t, ...more) {
  const out = join(temporaryFolder(t), 'offer.json');
  const { code, stderr } = await make(out, ...more);
  assert.equal(code, 0, stderr);
  return JSON.parse(readFileSync(out, 'utf8'));
}

/// The brief with changes, in a file of its own.
function briefWith(t, changes) {
  const file = join(temporaryFolder(t), 'brief.json');
  writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(brief, 'utf8')), ...changes }));
  return file;
}

const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

test('a workspace on standard input is read once', async (t) => {
  const out = join(temporaryFolder(t), 'offer.json');
  const { code, stderr } = await oferta(
    ['offer', '--workspace', '-', '--brief', brief, '--out', out], { input: readFileSync(workspace) });
  assert.equal(code, 0, stderr);
  assert.deepEqual(JSON.parse(readFileSync(out, 'utf8')), await makeJson(t));
});

test('an offer as JSON adds up', async (t) => {
  const offer = await makeJson(t);
  assert.equal(offer.format, 'oferta-offer-1');
  assert.ok(offer.lines.length >= 3);
  const { totals, lines } = offer;
  assert.equal(sum(lines.map((line) => line.figures.gross)), totals.gross);
  assert.equal(totals.net + totals.vat, totals.gross);
  for (const line of lines) {
    assert.equal(line.figures.net + line.figures.vat, line.figures.gross);
    assert.ok(line.why.length > 5, `${line.name} has no reason`);
  }
});

test('what was made is said: the file, the number, how many lines', async (t) => {
  const out = join(temporaryFolder(t), 'offer.json');
  const { code, stdout } = await make(out);
  assert.equal(code, 0);
  const { offer, lines } = JSON.parse(readFileSync(out, 'utf8'));
  assert.equal(stdout, `${out}: ${offer.number}, ${lines.length} lines\n`);
});

test('an offer keeps to the budget', async (t) => {
  const { budget, budget_includes_vat } = JSON.parse(readFileSync(brief, 'utf8'));
  for (const variant of ['economy', 'balanced', 'best']) {
    const { totals } = await makeJson(t, '--variant', variant);
    const cost = budget_includes_vat === false ? totals.net : totals.gross;
    assert.ok(cost <= (budget.amount ?? budget), variant);
  }
});

test('the same input gives the same bytes', async (t) => {
  const folder = temporaryFolder(t);
  for (const extension of ['json', 'pdf']) {
    const names = [1, 2].map((number) => join(folder, `offer-${number}.${extension}`));
    for (const name of names) assert.equal((await make(name)).code, 0);
    const [first, second] = names.map((name) => readFileSync(name));
    assert.ok(first.equals(second), extension);
  }
});

test('date and language are taken from the command line', async (t) => {
  const { offer, lines } = await makeJson(t, '--date', '2026-03-02', '--lang', 'en');
  assert.equal(offer.date, '2026-03-02');
  assert.equal(offer.language, 'en');
  assert.ok(offer.valid_until > offer.date);
  assert.doesNotMatch(lines.map((line) => `${line.name} ${line.why}`).join(' '), /[а-яё]/i);
});

test('an offer as PDF says everything', async (t) => {
  const folder = temporaryFolder(t);
  const out = join(folder, 'offer.pdf');
  const { code, stderr } = await make(out, '--json');
  assert.equal(code, 0, stderr);
  execFileSync('qpdf', ['--check', out]);
  // The spaces inside numbers and the breaks of lines are a matter of layout.
  const squeeze = (text) => text.replace(/[\s\u00a0\u2009\u202f\u00ad]+/g, '');
  const text = squeeze(execFileSync('pdftotext', ['-layout', out, '-'], { encoding: 'utf8' }));
  const { offer, lines, totals } = await makeJson(t);
  assert.ok(text.includes(squeeze(offer.number)));
  const roubles = Math.floor(totals.gross / 100).toString();
  assert.ok(text.includes(roubles), `the total ${roubles} is missing`);
  const raw = squeeze(execFileSync('pdftotext', ['-raw', out, '-'], { encoding: 'utf8' }));
  for (const line of lines) assert.ok(raw.includes(squeeze(line.name)), `${line.name} is missing`);
});

const briefMistakes = {
  'an unknown questionnaire': { questionnaire: 'no-such' },
  'an answer to an unknown question': { answers: { 'no-such-question': 1 } },
  'an unknown product': { adjust: { 'no-such-product': { mode: 'pin' } } },
  'another format': { format: 'oferta-brief-9' },
  'a date that does not exist': { date: '2026-02-30' },
};
for (const [name, changes] of Object.entries(briefMistakes)) {
  test(`refuses a brief with ${name}`, async (t) => {
    const out = join(temporaryFolder(t), 'offer.json');
    const { code, stdout, stderr } = await oferta([
      'offer', '--workspace', workspace, '--brief', briefWith(t, changes), '--out', out,
    ]);
    assert.equal(code, 1);
    assert.equal(stdout, '');
    assert.match(stderr, /^oferta: [^\n]+\n$/);
    assert.ok(!existsSync(out));
  });
}

test('the template of the workspace lays out PDF and Word file alike', async (t) => {
  const folder = temporaryFolder(t);
  const file = join(folder, 'workspace.json');
  const content = JSON.parse(readFileSync(workspace, 'utf8'));
  content.records.push({ t: 'document_template', id: 'short-offer', f: {
    order: ['terms', 'introduction'], hidden: ['needs', 'summary', 'benefits', 'signature'],
    introduction: { ru: 'Для вас, {client}: {number}' } } });
  writeFileSync(file, JSON.stringify(content));
  const texts = {
    pdf: (out) => execFileSync('pdftotext', ['-raw', out, '-'], { encoding: 'utf8' }),
    docx: (out) => execFileSync('unzip', ['-p', out, 'word/document.xml'], { encoding: 'utf8' }).replace(/<[^>]+>/g, '\n'),
  };
  for (const [ending, read] of Object.entries(texts)) {
    const out = join(folder, `offer.${ending}`);
    const { code, stderr } = await oferta(['offer', '--workspace', file, '--brief', brief, '--out', out, '--form', 'short']);
    assert.equal(code, 0, stderr);
    const text = read(out).replace(/\s+/g, ' ');
    const place = (words) => {
      const at = text.indexOf(words);
      assert.notEqual(at, -1, `${ending}: ${words}`);
      return at;
    };
    assert.match(text, /Для вас, [^{}]+: КП-\d{4}\/\d+/);
    assert.ok(place('Коммерческое предложение') < place('Условия'));
    assert.ok(place('Условия') < place('Для вас, '));
    assert.ok(place('Для вас, ') < place('Состав и стоимость'));
    assert.ok(!text.includes('Генеральный директор'), ending);
  }
});

test('a budget nothing fits is refused with what it would take', async (t) => {
  const { budget } = JSON.parse(readFileSync(brief, 'utf8'));
  const tiny = typeof budget === 'object' ? { ...budget, amount: 100 } : 100;
  const { code, stderr } = await oferta([
    'offer', '--workspace', workspace, '--brief', briefWith(t, { budget: tiny }),
    '--out', join(temporaryFolder(t), 'offer.json'), '--json',
  ]);
  assert.equal(code, 1);
  const { error } = JSON.parse(stderr);
  assert.equal(error.code, 'infeasible');
  assert.ok(error.message.length > 20);
});

test('refuses a workspace with a mistake, naming the place', async (t) => {
  const file = join(temporaryFolder(t), 'workspace.json');
  const changed = JSON.parse(readFileSync(workspace, 'utf8'));
  changed.records[5].id = 17;
  writeFileSync(file, JSON.stringify(changed));
  const { code, stderr } = await oferta([
    'offer', '--workspace', file, '--brief', brief, '--out', join(temporaryFolder(t), 'offer.json'),
  ]);
  assert.equal(code, 1);
  assert.match(stderr, /records\[5\]/);
});

test('refuses to write where it may not', async () => {
  const { code, stderr } = await make('/no/such/folder/offer.json');
  assert.equal(code, 1);
  assert.match(stderr, /^oferta: Cannot write `\/no\/such\/folder\/offer.json`: [^\n]+\n$/);
});

test('wrong usage: another ending, a date that is none', async () => {
  assert.equal((await make('offer.png')).code, 2);
  assert.equal((await make('offer.json', '--date', '2.3.2026')).code, 2);
  assert.equal((await make('offer.json', '--variant', 'dearest')).code, 2);
});
