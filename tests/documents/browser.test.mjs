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
      definitions.forEach((text, id) => worker.postMessage({ id, definition: text }));
    });
  } finally {
    worker.terminate();
  }
}

test('the worker makes under the policy of the application what Node makes', { timeout: 120_000 }, async (t) => {
  assert.ok(existsSync(join(dist, 'documents/worker.js')), 'the document module is not built');
  const server = await serveFolder(dist);
  t.after(() => server.close());
  const browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox', '--disable-quic', '--no-first-run'] });
  t.after(() => browser.close());
  const page = await browser.newPage();
  await page.route('**/favicon.ico', (route) => route.fulfill({ status: 204 }));
  const said = [];
  page.on('console', (message) => said.push(message.text()));
  const address = new URL('documents/', server.address).href;
  await page.goto(`${address}pictograms.json`);
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
