// How an offer of many lines behaves in Chromium: from a change to the repainted page, and from the
// button to the finished PDF.
//
//   node tests/bench/offer/run.mjs [--lines 500]
//
// The offer is made here and dropped on the page as a workspace file. A change is pressed in the
// mirror, as a screen reader does, and over when the frame that shows it has been drawn; beside it
// stand the frames that were drawn for it. Medians of the rounds; the first PDF fetches the document
// module, the later ones have it.
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { serveFolder } from '../../e2e/support/static_server.mjs';

const { values } = parseArgs({ options: { lines: { type: 'string', default: '500' } } });
const count = Number(values.lines);
const GOAL = { frame: 1000 / 60, pdf: 2000 };
const ROUNDS = 9;
const dist = process.env.OFERTA_DIST ?? join(import.meta.dirname, '../../../build/web/dist');

const id = 'bench-offer';
const money = (amount) => ({ amount, currency: 'RUB' });
const pad = (position) => String(position).padStart(2, '0');
const product = (i) => ({
  t: 'product', id: `bench-${i}`, f: {
    sku: `BN-${10_000 + i}`, name: { ru: `Кабель медный ${i % 97} × ${i % 13} мм, серия ${i}` }, category: 'bench',
    unit: { ru: 'шт.' }, price: money(1_000 + i * 37 % 900_000), cost: money(500 + i * 17 % 400_000), stock: 10_000,
  },
});
const line = (i) => ({
  t: 'offer_line', id: `${id}.${pad(i + 1)}`, f: {
    offer: id, position: i + 1, product: `bench-${i}`, category: 'bench', sku: `BN-${10_000 + i}`,
    name: product(i).f.name.ru, description: `Для стойки ${i % 50}, длина ${i % 30} м, гарантия производителя`,
    unit: 'шт.', why: 'закрывает: связь для всех сотрудников без сбоев', quantity: i % 9 + 1,
    price: product(i).f.price, break: 0, discount: i % 4 === 0 ? 300 : 0, vat: 2200,
  },
});
const offer = {
  t: 'offer', id, f: {
    number: 'КП-2026/9001', version: 1, date: '2026-11-24', valid_until: '2036-12-24', language: 'ru', status: 'draft',
    addressee: { name: 'ООО «Северные линии»' }, needs: [], budget_includes_vat: true, currency: 'RUB', discount: 100,
    prices_include_vat: true, vat: 2200, rounding: 'line-half-up-1', client: 'severnye-linii', manager: 'vorontsov',
    terms: { payment: 'Аванс 50 %', delivery: '15 рабочих дней', warranty: '12 месяцев' }, next_step: 'Подтвердите предложение.',
  },
};
const workspace = JSON.stringify({
  format: 'oferta-workspace-1', author: 'bench', stamp: '19abd5f6400-0000-00000000000be9c4',
  records: [
    { t: 'category', id: 'bench', f: { name: { ru: 'Кабели' }, order: 900, attributes: [] } },
    ...Array.from({ length: count }, (_, i) => product(i)), offer, ...Array.from({ length: count }, (_, i) => line(i)),
  ],
});

/**
 * Milliseconds from an action to the end of the frame after which a condition holds, and the frames
 * drawn meanwhile. Every animation frame is looked at, so nothing but drawing is in the figure.
 */
const measure = (page, action, condition) => page.evaluate(async ([act, holds]) => {
  const [acting, done] = [new Function(act), new Function(`return ${holds}`)];
  await new Promise((next) => { requestAnimationFrame(next); });
  const [start, frames] = [performance.now(), window.__oferta.frames];
  acting();
  while (!done()) {
    if (performance.now() - start > 60_000) throw new Error(`Not within a minute: ${holds}`);
    await new Promise((next) => { setTimeout(next); });
  }
  return { ms: performance.now() - start, frames: window.__oferta.frames - frames };
}, [action, condition]);

const named = (role, text) => `[...document.querySelectorAll('${role}')].find((one) => (one.getAttribute('aria-label') ?? one.textContent).startsWith('${text}'))`;
const radio = (text) => named('[role=radio]', text);
const QUIET = 'window.__oferta.writing === 0 && !window.__oferta.working';
const total = `(() => { const all = [...document.querySelectorAll('input')]; const one = all.find((input) => input.getAttribute('aria-label') === 'Сделать итог' || input.labels?.[0]?.textContent === 'Сделать итог'); return one?.value; })()`;

const browser = await chromium.launch({
  executablePath: process.env.OFERTA_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
});
const server = await serveFolder(dist);
const load = loadavg()[0].toFixed(1);
const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'ru-RU', bypassCSP: true, acceptDownloads: true });
const page = await context.newPage();
page.setDefaultTimeout(60_000);
await page.goto(`${server.address}#/clients`);
await page.waitForFunction(() => window.__oferta?.ready && window.__oferta.writing === 0);
await page.evaluate((text) => {
  const transfer = new DataTransfer();
  transfer.items.add(new File([text], 'bench.json'));
  document.getElementById('canvas').dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
}, workspace);
await page.waitForFunction(`${named('[role=status]', 'Файл «bench.json»')} && ${QUIET}`);
await page.evaluate((where) => { location.hash = where; }, `#/offers/${id}`);
await page.getByRole('heading', { name: /КП-2026\/9001/ }).waitFor();
await page.waitForFunction(QUIET);

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const results = [];
async function repeat(what, goal, times) {
  const rounds = [];
  for (let i = 0; i < ROUNDS; i += 1) rounds.push(await times(i));
  const ms = rounds.map((round) => round.ms);
  results.push({ what, goal, median: median(ms), worst: Math.max(...ms), frames: median(rounds.map((round) => round.frames ?? 0)) });
}

// A frame of the whole page with nothing changed: what any repaint costs on this machine.
await repeat('the page once more', undefined, () => measure(page, 'window.__bench = window.__oferta.frames; window.dispatchEvent(new Event("resize"));', 'window.__oferta.frames > window.__bench'));
await page.getByRole('button', { name: /^Изменить строку/ }).nth(1).click();
await page.getByRole('dialog').waitFor();
await page.waitForFunction(QUIET);
await repeat('a line out of the total or back', GOAL.frame, async (i) => {
  const [next, set] = i % 2 === 0 ? ['По желанию', 'true'] : ['Входит в итог', 'true'];
  const figures = await measure(page, `window.__bench = ${total}; ${radio(next)}.click();`, `${radio(next)}.getAttribute('aria-checked') === '${set}' && ${total} !== window.__bench`);
  await page.waitForFunction(QUIET);
  return figures;
});
await page.keyboard.press('Escape');
await page.getByRole('dialog').waitFor({ state: 'detached' });
await page.waitForFunction(QUIET);

const pdfs = [];
for (let i = 0; i < 4; i += 1) {
  const download = page.waitForEvent('download', { timeout: 120_000 });
  const { ms } = await measure(page, `${named('button', 'Скачать PDF')}.click()`, `${named('[role=status]', 'Файл готов')}`);
  pdfs.push({ ms });
  await (await download).cancel();
  await measure(page, `${named('button', 'Закрыть')}.click()`, `!${named('[role=status]', 'Файл готов')}`);
}
results.push({ what: 'PDF, the first of the page', goal: undefined, median: pdfs[0].ms, worst: pdfs[0].ms, frames: 0 });
const later = pdfs.slice(1).map((one) => one.ms);
results.push({ what: 'PDF, later ones', goal: GOAL.pdf, median: median(later), worst: Math.max(...later), frames: 0 });

console.log(`${count} lines, Chromium ${browser.version()}, ${cpus()[0].model}, load ${load} to ${loadavg()[0].toFixed(1)}\n`);
for (const { what, goal, median: middle, worst, frames } of results) {
  const judged = goal === undefined ? '' : `: goal ${goal.toFixed(0)} ms ${middle <= goal ? 'met' : 'not met'}`;
  console.log(`${what.padEnd(34)} median ${middle.toFixed(1).padStart(7)} ms, worst ${worst.toFixed(1).padStart(7)} ms, frames ${frames}${judged}`);
}
await browser.close();
await server.close();
process.exitCode = results.every(({ goal, median: middle }) => goal === undefined || middle <= goal) ? 0 : 1;
