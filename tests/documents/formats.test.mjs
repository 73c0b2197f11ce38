// Editable documents, workbooks and letters: what other programs find in them.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { oferta, temporaryFolder } from '../support/oferta.mjs';
import { madeUp } from './workspace.mjs';

const bank = {
  bank: { ru: 'АО «Примерный банк»' }, bic: '040000777',
  account: '40702810700000004417', correspondent_account: '30101810900000000777',
};

/// Makes files of the offer and of its invoice; gives the folder and the offer as JSON.
async function make(t, options, files) {
  const folder = temporaryFolder(t);
  const { workspace, brief } = madeUp({ ...options, companyChanges: { ...bank, ...options.companyChanges } });
  const file = (name) => join(folder, name);
  writeFileSync(file('workspace.json'), JSON.stringify(workspace));
  writeFileSync(file('brief.json'), JSON.stringify(brief));
  for (const name of ['offer.json', ...files]) {
    const { code, stderr } = await oferta([
      name.split('.')[0], '--workspace', file('workspace.json'), '--brief', file('brief.json'), '--out', file(name)]);
    assert.equal(code, 0, stderr);
  }
  return { file, offer: JSON.parse(readFileSync(file('offer.json'), 'utf8')) };
}

/// A part of a zipped document, read by somebody else's reader, which also checks its sums.
const part = (path, name) => execFileSync('python3', ['-c',
  'import sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; sys.stdout.write(z.read(sys.argv[2]).decode())',
  path, name], { encoding: 'utf8', maxBuffer: 1 << 26, env: { ...process.env, PYTHONIOENCODING: 'utf-8' } });
const texts = (xml) => [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(' ')
  .replaceAll('&amp;', '&').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replace(/\s+/g, ' ');
const plain = (text) => text.replace(/\s+/g, ' ');

test('an offer and an invoice for Word say what they say as PDF', async (t) => {
  const changes = { 2: { name: { ru: 'Товар №2. <b> & «кавычки»' }, description: { ru: 'слово '.repeat(400).trim() } } };
  const { file, offer } = await make(t, { lines: 30, changes }, ['offer.docx', 'invoice.docx']);
  for (const name of ['offer.docx', 'invoice.docx']) {
    const xml = part(file(name), 'word/document.xml');
    const text = texts(xml);
    for (const line of offer.lines) assert.ok(text.includes(plain(line.name)), `${name}: ${line.name}`);
    assert.ok(text.includes(plain(offer.totals.in_words)));
    assert.match(xml, /<w:tblHeader\/>/, 'the head of the table is repeated');
    assert.match(xml, /<w:cantSplit\/>/, 'rows are kept whole');
    assert.match(part(file(name), 'word/footer1.xml'), /PAGE<\/w:instrText>[\s\S]*NUMPAGES/);
    assert.match(part(file(name), 'docProps/core.xml'), /ООО «Линия»/);
  }
  assert.equal(texts(part(file('offer.docx'), 'word/document.xml')).split('слово').length - 1, 400);
});

test('the code in an editable invoice is read by a camera', async (t) => {
  const { file, offer } = await make(t, { lines: 2 }, ['invoice.docx']);
  const script = 'import sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); n=[n for n in z.namelist() if n.endswith(".png")]; open(sys.argv[2],"wb").write(z.read(n[0]))';
  execFileSync('python3', ['-c', script, file('invoice.docx'), file('code.png')]);
  const code = execFileSync('zbarimg', ['-q', '--raw', '-Sbinary', file('code.png')], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  assert.ok(code.includes(`|Sum=${offer.totals.gross}|`));
});

test('a workbook has figures as numbers, and text that looks like a formula as text', async (t) => {
  const changes = { 1: { name: { ru: '=1+1' }, sku: '00123' } };
  const { file, offer } = await make(t, { lines: 5, changes, brief: { discount: 300 } }, ['offer.xlsx']);
  const sheet = part(file('offer.xlsx'), 'xl/worksheets/sheet1.xml');
  assert.doesNotMatch(sheet, /<f>/);
  const strings = [...part(file('offer.xlsx'), 'xl/sharedStrings.xml').matchAll(/<t[^>]*>([^<]*)<\/t>/g)].map(([, text]) => text);
  assert.ok(strings.includes('=1+1') && strings.includes('00123'));
  const cells = new Map([...sheet.matchAll(/<c r="([A-Z]+\d+)"([^>]*)><v>([^<]*)<\/v>/g)]
    .map(([, place, attributes, value]) => [place, / t="s"/.test(attributes) ? strings[Number(value)] : Number(value)]));
  const first = [...cells].find(([place, value]) => /^A\d/.test(place) && value === 1)[0].slice(1);
  offer.lines.forEach((line, index) => {
    const row = Number(first) + index;
    assert.equal(cells.get(`G${row}`), line.price.amount / 100);
    assert.equal(cells.get(`L${row}`), line.figures.gross / 100);
  });
  const last = Number(first) + offer.lines.length;
  assert.equal(cells.get(`L${last}`), offer.totals.gross / 100);
  assert.equal(cells.get(`K${last}`), offer.totals.vat / 100);
});

test('a letter is a draft with the PDF attached, the same bytes each time', async (t) => {
  const client = { kind: 'company', name: 'ООО «Гранит»', contact_name: 'Павел Серов', email: 'serov@granit.example' };
  const { file, offer } = await make(t, { lines: 3, brief: { client } }, ['offer.eml', 'invoice.eml', 'offer.pdf']);
  const script = [
    'import email,json,sys', 'from email import policy',
    'm=email.message_from_binary_file(open(sys.argv[1],"rb"),policy=policy.default)',
    'a=list(m.iter_attachments())',
    'open(sys.argv[2],"wb").write(a[0].get_content())',
    'print(json.dumps({"to":str(m["to"]),"subject":m["subject"],"draft":m["x-unsent"],"text":m.get_body().get_content(),"name":a[0].get_filename(),"type":a[0].get_content_type(),"defects":len(m.defects)}))',
  ].join('\n');
  for (const name of ['offer.eml', 'invoice.eml']) {
    const read = JSON.parse(execFileSync('python3', ['-c', script, file(name), file('attached.pdf')], { encoding: 'utf8' }));
    assert.equal(read.to, 'Павел Серов <serov@granit.example>');
    assert.equal(read.draft, '1');
    assert.equal(read.type, 'application/pdf');
    assert.equal(read.defects, 0);
    assert.match(read.text, /^Здравствуйте, Павел Серов!/);
    if (name === 'offer.eml') {
      assert.ok(plain(read.subject).includes(offer.offer.number));
      assert.ok(readFileSync(file('attached.pdf')).equals(readFileSync(file('offer.pdf'))));
      assert.equal(read.name, 'КП-2026-0001 ООО Гранит.pdf');
    }
    // Lines of a letter have 998 bytes at most, by RFC 5322; ours keep to what old programs take.
    for (const line of readFileSync(file(name), 'latin1').split('\r\n')) assert.ok(line.length <= 100, line);
  }
});

test('the short form has every line and the total on one page, and no needs', async (t) => {
  const { file, offer } = await make(t, { lines: 8 }, []);
  const out = file('short.pdf');
  const { code, stderr } = await oferta(['offer', '--workspace', file('workspace.json'), '--brief', file('brief.json'), '--form', 'short', '--out', out]);
  assert.equal(code, 0, stderr);
  const pages = execFileSync('pdftotext', ['-raw', out, '-'], { encoding: 'utf8' }).split('\f').slice(0, -1);
    assert.equal(pages.length, 1);
  const text = plain(pages.join(' '));
  for (const line of offer.lines) assert.ok(text.includes(plain(line.name)) && !text.includes(plain(line.description)));
  assert.ok(text.includes(plain(offer.totals.in_words)) && !text.includes('Ваша задача'));
});

test('a file to be kept is PDF/A-1b, of the same text, the same bytes each time', async (t) => {
  const { file } = await make(t, { lines: 4 }, ['invoice.pdf']);
  const kept = [1, 2].map((number) => file(`kept-${number}.pdf`));
  for (const out of kept) {
    const { code, stderr } = await oferta(['invoice', '--offer', file('offer.json'), '--archive', '--out', out]);
    assert.equal(code, 0, stderr);
  }
  const bytes = readFileSync(kept[0]);
  assert.ok(bytes.equals(readFileSync(kept[1])));
  const raw = bytes.toString('latin1');
  assert.match(raw, /^%PDF-1\.4/);
  assert.match(raw, /<pdfaid:part>1<\/pdfaid:part>[\s\S]*<pdfaid:conformance>B</);
  assert.match(raw, /\/S \/GTS_PDFA1/);
  assert.doesNotMatch(raw, /\/SMask|\/Encrypt|\/(?:ca|CA) (?!1\n)/);
  const text = (path) => execFileSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8' });
  assert.equal(text(kept[0]), text(file('invoice.pdf')));
  execFileSync('qpdf', ['--check', kept[0]]);
  assert.equal((await oferta(['invoice', '--offer', file('offer.json'), '--archive', '--out', file('kept.docx')])).code, 2);
});
