// Invoices as PDF: the payment code is read back from the picture of the page, as a camera would.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { oferta, temporaryFolder } from '../support/oferta.mjs';
import { madeUp } from './workspace.mjs';

const bank = {
  bank: { ru: 'АО «Примерный банк», г. Москва', en: 'Primerny Bank JSC, Moscow' },
  bic: '040000777', account: '40702810700000004417', correspondent_account: '30101810900000000777',
};

async function makeInvoice(t, { lines = 3, changes = {}, companyChanges = {}, brief: briefChanges = {} } = {}, ...more) {
  const folder = temporaryFolder(t);
  const { workspace, brief } = madeUp({ lines, changes, companyChanges: { ...bank, ...companyChanges }, brief: briefChanges });
  const file = (name) => join(folder, name);
  writeFileSync(file('workspace.json'), JSON.stringify(workspace));
  writeFileSync(file('brief.json'), JSON.stringify(brief));
  for (const out of [file('invoice.pdf'), file('invoice.json')]) {
    const { code, stderr } = await oferta(['invoice', '--workspace', file('workspace.json'), '--brief', file('brief.json'), '--out', out, ...more]);
    assert.equal(code, 0, stderr);
  }
  const pdf = file('invoice.pdf');
  const text = execFileSync('pdftotext', ['-raw', pdf, '-'], { encoding: 'utf8', maxBuffer: 1 << 26 });
  return { pdf, folder, json: JSON.parse(readFileSync(file('invoice.json'), 'utf8')), pages: text.split('\f').slice(0, -1) };
}

/// What a camera reads on the first page, as bytes.
function scanned({ pdf, folder }, resolution = 150) {
  const picture = join(folder, `page-${resolution}`);
  execFileSync('pdftoppm', ['-r', String(resolution), '-f', '1', '-l', '1', '-singlefile', '-png', pdf, picture]);
  const { stdout, status, stderr } = spawnSync('zbarimg', ['-q', '--raw', '-Sbinary', '-Sdisable', '-Sqrcode.enable', `${picture}.png`]);
  assert.equal(status, 0, `no code was found: ${stderr}`);
  return stdout;
}

/// A payment text by ГОСТ Р 56042-2014, read independently of who wrote it.
function parsed(bytes) {
  const header = bytes.subarray(0, 8).toString('latin1');
  assert.match(header, /^ST0001[12]/);
  const encoding = header[6] === '1' ? 'windows-1251' : 'utf-8';
  const text = new TextDecoder(encoding, { fatal: true }).decode(bytes.subarray(8));
  const fields = text.split(header[7]).map((field) => field.split(/=(.*)/s).slice(0, 2));
  return { encoding, names: fields.map(([name]) => name), ...Object.fromEntries(fields) };
}

const squeezed = (text) => text.replace(/[\s\u00a0]+/g, '');

test('the code on the page says what the invoice says', async (t) => {
  const made = await makeInvoice(t);
  const { json } = made;
  for (const resolution of [110, 200]) {
    const code = parsed(scanned(made, resolution));
    assert.deepEqual(code.names.slice(0, 5), ['Name', 'PersonalAcc', 'BankName', 'BIC', 'CorrespAcc']);
    assert.equal(code.Name, 'ООО «Линия»');
    assert.equal(code.PersonalAcc, bank.account);
    assert.equal(code.BIC, bank.bic);
    assert.equal(code.CorrespAcc, bank.correspondent_account);
    assert.equal(Number(code.Sum), json.offer.totals.gross);
    assert.equal(code.PayeeINN, '7707083893');
    assert.equal(code.KPP, '770701001');
    assert.equal(code.DocNo, json.invoice.number);
    assert.equal(code.DocDate, '24.11.2026');
    assert.ok(code.Purpose.length <= 160);
    assert.match(code.Purpose, /^Оплата по счёту № .* от 24\.11\.2026, в том числе НДС 22/);
  }
  execFileSync('qpdf', ['--check', made.pdf]);
});

test('a long name is paid in windows-1251 and is scanned all the same', async (t) => {
  const name = `Общество с ограниченной ответственностью «${'Северная промышленная '.repeat(5).trim()}»`;
  const made = await makeInvoice(t, { companyChanges: { legal_name: { ru: name } } });
  const code = parsed(scanned(made));
  assert.equal(code.encoding, 'windows-1251');
  assert.equal(code.Name, name.slice(0, 160).trim());
});

test('every figure of the lines, once, in order; the sums are the total', async (t) => {
  const { json, pages } = await makeInvoice(t, {
    lines: 60, brief: { discount: 300 }, changes: { 2: { breaks: [{ from: 2, discount: 500 }] } },
  });
  const text = squeezed(pages.join('\n'));
  let at = 0;
  let sum = 0;
  for (const line of json.offer.lines) {
    at = text.indexOf(squeezed(line.name), at);
    assert.ok(at >= 0, `${line.name} is missing or out of order`);
    sum += line.figures.after_document_discount;
    const [whole, part] = (line.figures.after_document_discount / 100).toFixed(2).split('.');
    assert.ok(text.includes(`${whole},${part}`), line.name);
  }
  assert.equal(sum, json.offer.totals.gross);
  pages.forEach((page, index) => {
    assert.ok(squeezed(page).includes(`Страница${index + 1}из${pages.length}`));
    const rows = json.offer.lines.filter((line) => squeezed(page).includes(squeezed(line.name))).length;
    const heads = squeezed(page).split('НаименованиеКол-во').length - 1;
    assert.equal(heads, rows > 0 ? 1 : 0);
  });
  const last = pages.findIndex((page) => squeezed(page).includes(squeezed(json.offer.lines.at(-1).name)));
  assert.ok(squeezed(pages[last]).includes('Всегокоплате') && squeezed(pages[last]).includes(squeezed(json.offer.totals.in_words)));
});

test('without VAT the invoice says so, and so does the payment', async (t) => {
  const made = await makeInvoice(t, { companyChanges: { vat: 'none' } });
  assert.match(parsed(scanned(made)).Purpose, /без НДС$/);
  assert.ok(made.pages.join('').includes('Без НДС'));
});

test('an English invoice is English, its payment in Russian names', async (t) => {
  const made = await makeInvoice(t, {
    companyChanges: { name: 'Liniya', mark: 'L' },
    brief: { language: 'en', number: 'OF-2026/0007', client: { kind: 'company', name: 'Granite Ltd' } },
  });
  assert.doesNotMatch(made.pages.join(''), /[а-яё]/i);
  assert.ok(made.pages[0].replaceAll('\u00a0', ' ').includes('Invoice No. INV-2026/0007'));
  assert.equal(parsed(scanned(made)).Name, 'ООО «Линия»');
});
