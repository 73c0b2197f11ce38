// What the page costs: bytes of the first load, time of a warm start, frames while nothing happens,
// and the main thread's work from a click to the frame that answers it, beside a plain HTML table.
//
//   node tests/bench/platform/run.mjs [--rounds 15]
import { readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { serveFolder } from '../../e2e/support/static_server.mjs';
import { measurePress } from './main_thread.mjs';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '15' } } });
const rounds = Number(values.rounds);
const dist = process.env.OFERTA_DIST ?? join(import.meta.dirname, '../../../build/web/dist');
const GOALS = { kilobytes: 600, click: 20, idleFrames: 0 };
const IDLE_MS = 5000;
const WARM_STARTS = 7;
const SLOW_SORTS = 3; // a browser takes seconds to lay ten thousand rows out anew

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const size = { viewport: { width: 1366, height: 768 }, locale: 'ru-RU' };
const usable = (page) => page.waitForFunction(() => window.__oferta?.ready, undefined, { timeout: 60_000 });

/** Until no frame has been drawn for half a second. */
async function rest(page) {
  for (let before = -1; ;) {
    const now = await page.evaluate(() => (window.__oferta.working ? -2 : window.__oferta.frames));
    if (now === before) return;
    before = now;
    await page.waitForTimeout(500);
  }
}

/** Everything a first visit fetches before it rests, as sent, in KB. */
async function firstLoad(browser, address) {
  const context = await browser.newContext(size);
  const page = await context.newPage();
  const protocol = await context.newCDPSession(page);
  await protocol.send('Network.enable');
  const names = new Map();
  let bytes = 0;
  protocol.on('Network.requestWillBeSent', ({ requestId, request }) => names.set(requestId, request.url));
  protocol.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    // Fetched afterwards, or only into an empty workspace.
    if (!/documents\/|\/sw\.js|demo\//.test(names.get(requestId) ?? '')) bytes += encodedDataLength;
  });
  await page.goto(address);
  await usable(page);
  await rest(page);
  return { context, page, kilobytes: bytes / 1024 };
}

async function warmStarts(page) {
  const times = [];
  for (let i = 0; i < WARM_STARTS; i += 1) {
    await page.reload();
    await usable(page);
    times.push(await page.evaluate(() => performance.getEntriesByName('oferta-ready')[0].startTime));
  }
  return times;
}

async function idleFrames(page) {
  await page.getByRole('button', { name: 'Новый клиент' }).first().hover();
  await rest(page);
  await page.waitForTimeout(1500); // a tooltip may come
  await rest(page);
  const before = await page.evaluate(() => window.__oferta.frames);
  await page.waitForTimeout(IDLE_MS);
  return await page.evaluate(() => window.__oferta.frames) - before;
}

/** Presses each place in turn; what the main thread did, by the clock and in processor time. */
async function presses(browser, page, places, times) {
  const work = [];
  const processor = [];
  for (let i = 0; i < times; i += 1) {
    const did = await measurePress(browser, page, places[i % places.length]);
    work.push(did.work);
    processor.push(did.processor);
  }
  return { work: median(work), worst: Math.max(...work), processor: median(processor) };
}

const middle = async (locator) => {
  const box = await locator.boundingBox();
  return { x: Math.round(box.x + Math.min(box.width, 200) / 2), y: Math.round(box.y + box.height / 2) };
};

/** Choosing a row, and sorting, with ten thousand rows on the screen. */
async function clicks(browser, page, row, head, sorts = rounds) {
  await row(2).click();
  await page.waitForTimeout(1000);
  const rows = [await middle(row(3)), await middle(row(5))];
  return {
    'choose a row': await presses(browser, page, rows, rounds),
    'sort the column': await presses(browser, page, [await middle(head)], sorts),
  };
}

const browser = await chromium.launch({
  executablePath: process.env.OFERTA_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
});
const server = await serveFolder(dist);
console.log(`Chromium ${browser.version()}, ${cpus().length} × ${cpus()[0].model}, load ${loadavg()[0].toFixed(1)}; medians of ${rounds}\n`);

const verdict = (met) => (met ? 'met' : 'not met');
const { context, page, kilobytes } = await firstLoad(browser, server.address);
console.log(`first load             ${kilobytes.toFixed(1)} KB brotli: goal ${GOALS.kilobytes} KB ${verdict(kilobytes <= GOALS.kilobytes)}`);
const starts = await warmStarts(page);
console.log(`warm start             ${median(starts).toFixed(0)} ms to the first usable frame (${Math.min(...starts).toFixed(0)} to ${Math.max(...starts).toFixed(0)})`);
const idle = await idleFrames(page);
console.log(`frames at rest         ${idle} in ${IDLE_MS / 1000} s, the pointer on a button: goal ${GOALS.idleFrames} ${verdict(idle <= GOALS.idleFrames)}\n`);

await page.goto(`${server.address}#/gallery`);
await rest(page);
const table = page.getByRole('table', { name: 'Позиции' });
const ours = await clicks(browser, page, (n) => table.getByRole('row').nth(n), table.getByRole('button', { name: 'Позиция' }));

const plain = await context.newPage();
await plain.setContent(readFileSync(join(import.meta.dirname, 'peer.html'), 'utf8'));
const peer = await clicks(browser, plain, (n) => plain.locator('tbody tr').nth(n), plain.locator('button'), SLOW_SORTS);

let met = kilobytes <= GOALS.kilobytes && idle <= GOALS.idleFrames;
for (const [what, one] of Object.entries(ours)) {
  const other = peer[what];
  met &&= one.work <= GOALS.click;
  console.log(`click to frame, 10k rows: ${what}\n` +
    `  ours        ${one.work.toFixed(1)} ms of the main thread (processor ${one.processor.toFixed(1)}, worst ${one.worst.toFixed(1)}): goal ${GOALS.click} ms ${verdict(one.work <= GOALS.click)}\n` +
    `  HTML table  ${other.work.toFixed(1)} ms (processor ${other.processor.toFixed(1)}, worst ${other.worst.toFixed(1)}); HTML ÷ ours ${(other.work / one.work).toFixed(2)}`);
}
await browser.close();
await server.close();
process.exitCode = met ? 0 : 1;
