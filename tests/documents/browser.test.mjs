// The document module in a real browser, as a worker under the application's policy: it makes the
// bytes that Node makes.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import test from 'node:test';
import { chromium } from 'playwright-core';
import { serveFolder } from '../e2e/support/static_server.mjs';
import { program, temporaryFolder } from '../support/oferta.mjs';

const web = join(dirname(program), '../web');
const dist = process.env.OFERTA_DIST ?? join(web, 'dist');
const chromiumPath = process.env.OFERTA_CHROMIUM ?? '/usr/bin/chromium';

const definition = JSON.stringify({
  defaultStyle: { font: 'NotoSans', fontSize: 10 },
  info: { title: 'Проба', creationDate: '2026-11-24T00:00:00Z', modDate: '2026-11-24T00:00:00Z' },
  oferta: { title: 'Предложение', page: 'Страница ', of: ' из ' },
  content: [
    { text: 'Заголовок', headlineLevel: 1, bold: true },
    { pictogram: 'router', tint: '#2563a8', width: 26, tile: true },
    { table: { headerRows: 1, dontBreakRows: true, widths: [200, 200], body: Array.from({ length: 120 }, (_, row) => [`Строка ${row}`, '1\u00a0250\u00a0000,00\u00a0₽']) }, layout: 'lines' },
  ],
});

/// Runs in the page: sends the definitions to one worker and gives its answers, bytes as base64.
async function askWorker({ address, definitions }) {
  const worker = new Worker(address, { type: 'module' });
  try {
    return await new Promise((done, failed) => {
      const answers = [];
      worker.onerror = (event) => failed(new Error(event.message || 'the worker failed'));
      worker.onmessage = ({ data }) => {
        const bytes = data.bytes && btoa(Array.from(new Uint8Array(data.bytes), (byte) => String.fromCharCode(byte)).join(''));
        answers.push({ ...data, bytes });
        if (answers.length === definitions.length) done(answers);
      };
      definitions.forEach((wanted, id) => worker.postMessage({ id, ...(typeof wanted === 'string' ? { definition: wanted } : wanted) }));
    });
  } finally {
    worker.terminate();
  }
}

/** A page among the files of the document module, what its console says and what it fetches. */
async function documentsPage(t) {
  const server = await serveFolder(dist);
  t.after(() => server.close());
  const browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox', '--disable-quic', '--no-first-run'] });
  t.after(() => browser.close());
  const page = await browser.newPage();
  await page.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }));
  const said = [];
  page.on('console', (message) => said.push(message.text()));
  const fetched = [];
  page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
  const address = new URL('documents/', server.address).href;
  await page.goto(`${address}pictograms.json`);
  return { page, address, said, fetched };
}

test('the worker makes under the policy of the application what Node makes', { timeout: 120_000 }, async (t) => {
  assert.ok(existsSync(join(dist, 'documents/worker.js')), 'the document module is not built');
  const { page, address, said } = await documentsPage(t);
  const answers = await page.evaluate(askWorker, {
    address: `${address}worker.js`,
    definitions: [definition, '{ not JSON', definition],
  });
  assert.deepEqual(answers.map(({ id, ok }) => [id, ok]), [[0, true], [1, false], [2, true]]);
  assert.ok(answers[1].message.length > 5);
  assert.equal(answers[0].bytes, answers[2].bytes);
  assert.deepEqual(said, []);

  const folder = temporaryFolder(t);
  writeFileSync(join(folder, 'in.json'), definition);
  execFileSync(process.execPath, [join(web, 'documents-node.mjs'), join(folder, 'in.json'), join(folder, 'out.pdf')]);
  const expected = readFileSync(join(folder, 'out.pdf'));
  assert.ok(expected.equals(Buffer.from(answers[0].bytes, 'base64')), 'other bytes than in Node');
});

test('editable documents, workbooks and letters are made under the same policy', { timeout: 120_000 }, async (t) => {
  const { page, address, said, fetched } = await documentsPage(t);
  const table = JSON.stringify({ title: 'Т', author: 'А', sheets: [{ name: 'Лист', columns: [{ title: 'Сумма', kind: 'money', width: 12 }], rows: [[125050]] }] });
  const letter = JSON.stringify({ mail: { subject: 'Письмо', text: 'Здравствуйте!', date: '2026-11-24', id: 'x1' }, attachments: [{ name: 'a.docx', definition: JSON.parse(definition) }] });
  const ask = (definitions) => page.evaluate(askWorker, { address: `${address}worker.js`, definitions });
  await ask([{ definition, fileName: 'a.pdf' }]);
  assert.ok(!fetched.some((path) => /docx|xlsx/.test(path)), 'a PDF fetches no other writer');
  const answers = await ask([
    { definition, fileName: 'a.docx' }, { definition: table, fileName: 'a.xlsx' }, { definition: letter, fileName: 'a.eml' },
  ]);
  assert.deepEqual(answers.map(({ ok, message }) => [ok, message]), [[true, undefined], [true, undefined], [true, undefined]]);
  const bytes = answers.map((answer) => Buffer.from(answer.bytes, 'base64'));
  assert.deepEqual(bytes.slice(0, 2).map((file) => file.subarray(0, 2).toString()), ['PK', 'PK']);
  assert.match(bytes[2].toString(), /^Subject: =\?utf-8\?B\?[\s\S]*filename\*0\*=utf-8''a\.docx/);
  assert.deepEqual(said, []);

  const folder = temporaryFolder(t);
  writeFileSync(join(folder, 'in.json'), table);
  execFileSync(process.execPath, [join(web, 'documents-node.mjs'), join(folder, 'in.json'), join(folder, 'out.xlsx')]);
  const sheet = (file) => execFileSync('python3', ['-c', 'import sys,zipfile; sys.stdout.write(zipfile.ZipFile(sys.argv[1]).read("xl/worksheets/sheet1.xml").decode())', file], { encoding: 'utf8' });
  writeFileSync(join(folder, 'browser.xlsx'), bytes[1]);
  assert.equal(sheet(join(folder, 'browser.xlsx')), sheet(join(folder, 'out.xlsx')));
  assert.match(sheet(join(folder, 'out.xlsx')), /<v>1250\.5<\/v>/);
});
