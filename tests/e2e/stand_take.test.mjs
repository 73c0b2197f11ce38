// What a visitor takes home from a stand: a code that is photographed from its screen. It is read by a
// reader that has nothing to do with the program, from pictures as telephones take them; with a network
// it carries a link, by which the choice goes on on the visitor's own device.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { findings } from './support/axe.mjs';
import { App, assert, launchBrowser, newContext } from './support/harness.mjs';
import { openStand, standAddress } from './support/stand.mjs';

const tablet = { viewport: { width: 820, height: 1180 }, scale: 2, touch: true, reducedMotion: true, seen: true };

/** How a hand holds a telephone: askew, aslant, not quite sharp, in poor light, with the noise of its sensor. */
const SHOTS = [
  { pose: 'rotate(4deg)', blur: 0.6, light: 0.85, noise: 8 },
  { pose: 'perspective(2400px) rotateX(8deg) rotateY(-6deg) rotate(-5deg)', blur: 0.8, light: 0.7, noise: 10 },
  { pose: 'perspective(2400px) rotateX(-6deg) rotateY(8deg) rotate(92deg)', blur: 0.8, light: 1.1, noise: 8 },
];

/** Draws a picture as a telephone would take it. @returns {Promise<Buffer>} PNG */
async function photograph(studio, png, { pose, blur, light, noise }) {
  const page = await studio.newPage();
  await page.setContent(`<body style="margin:0;background:#776f66;display:grid;place-items:center;height:1000px;overflow:hidden">
    <img style="width:760px;transform:${pose};filter:blur(${blur}px) brightness(${light}) contrast(.8)" src="data:image/png;base64,${png.toString('base64')}">
    <canvas width="1000" height="1000" style="position:absolute;inset:0;width:1000px;height:1000px"></canvas>`);
  await page.evaluate((depth) => {
    const canvas = /** @type {HTMLCanvasElement} */ (document.querySelector('canvas'));
    const paper = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    const grain = paper.createImageData(1000, 1000);
    let state = 7; // the same grain each time
    for (let at = 0; at < grain.data.length; at += 4) {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0;
      grain.data.fill(state >>> 31 ? 255 : 0, at, at + 3);
      grain.data[at + 3] = (state >>> 16) % depth;
    }
    paper.putImageData(grain, 0, 0);
  }, noise);
  const taken = await page.screenshot();
  await page.close();
  return taken;
}

/** What the code on the page says, by every photograph of it. */
async function read(studio, page, folder) {
  const box = await page.getByRole('img', { name: 'QR-код с подбором' }).boundingBox();
  assert.ok(box);
  const png = await page.screenshot({ clip: box });
  const said = [];
  for (const [at, shot] of SHOTS.entries()) {
    const path = join(folder, `shot-${at}.png`);
    writeFileSync(path, await photograph(studio, png, shot));
    said.push(execFileSync('zbarimg', ['-q', '--raw', '-Sbinary', path], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }));
  }
  for (const one of said) assert.equal(one, said[0]);
  return said[0];
}

test('a visitor takes the choice home: as a link with a network, in words without', { timeout: 300_000 }, async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'oferta-take-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const made = new URL(await standAddress(t));
  // A stand that other devices find: by a name, which this browser resolves to here.
  const origin = `http://fair.example:${made.port}`;
  const browser = await launchBrowser(['--host-resolver-rules=MAP fair.example 127.0.0.1',
    `--unsafely-treat-insecure-origin-as-secure=${origin}`]);
  t.after(() => browser.close());
  const studio = await newContext({ viewport: { width: 1000, height: 1000 }, seen: true, browser });
  const { page, app, context, errors } = await openStand(t, `${origin}${made.pathname}${made.hash}`, { ...tablet, browser });
  await page.getByRole('button', { name: 'Коснитесь, чтобы начать' }).tap();
  await page.getByRole('checkbox', { name: /Телефония/ }).check();
  await app.settled(100);
  await page.evaluate(() => { location.hash = location.hash.replace(/\/questions.*$/, '/contents'); });
  await page.getByRole('button', { name: 'Взять с собой' }).tap();
  await page.getByRole('radio', { name: 'Ссылкой' }).waitFor();
  await app.settled();
  assert.deepEqual(await findings(page), []);
  const link = await read(studio, page, folder);
  assert.ok(link.startsWith(`${origin}/#/choose/`), link);
  assert.ok(!link.includes(/choose\/([0-9a-f]+)/.exec(made.hash)?.[1] ?? '?'), 'the link of the stand itself stays there');

  await context.setOffline(true);
  await page.getByRole('radio', { name: 'Ссылкой' }).waitFor({ state: 'detached' });
  await app.settled();
  const words = await read(studio, page, folder);
  assert.match(words, /^Линия Сервис\n[\d\s]+,\d\d\s₽\n/);
  assert.match(words, /× 15/);
  assert.deepEqual(errors, []);

  // At home: the same answers, no stand, and neither its code nor its own link on the device.
  const own = await newContext({ viewport: { width: 390, height: 844 }, touch: true, browser });
  t.after(() => own.close());
  const phone = await own.newPage();
  phone.setDefaultTimeout(20_000);
  const sent = [];
  phone.on('response', async (answer) => { if (answer.url().endsWith('/package')) sent.push(await answer.text()); });
  await phone.goto(link);
  await new App(phone, `${origin}/`).ready();
  await phone.getByRole('list', { name: 'Состав' }).getByRole('listitem').first().waitFor();
  assert.equal(await phone.getByRole('button', { name: 'Взять с собой' }).count(), 0);
  assert.equal(sent.length, 1);
  assert.equal(JSON.parse(sent[0]).stand, undefined);
  await phone.goBack();
  await phone.getByRole('button', { name: 'Продолжить' }).waitFor();
});
