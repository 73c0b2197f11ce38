// The form of a stand on a device without a keyboard: keys on the screen, a business card before the
// camera, a scanner that types.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import encodeQR from 'qr';
import { findings } from './support/axe.mjs';
import { assert, launchBrowser } from './support/harness.mjs';
import { openStand, standAddress, toForm } from './support/stand.mjs';

const tablet = { viewport: { width: 1180, height: 820 }, touch: true, reducedMotion: true };

const CARD = ['BEGIN:VCARD', 'VERSION:3.0', 'N:Гостева;Зоя;;;', 'FN:Зоя Гостева', 'ORG:ООО «Гости»',
  'TEL;TYPE=CELL:+7 900 000-00-00', 'EMAIL:zoya@visitor.example', 'END:VCARD', ''];

const nameOf = (page) => page.getByRole('textbox', { name: 'Как к вам обращаться' });
const reachOf = (page) => page.getByRole('textbox', { name: 'Телефон или почта' });
const keysOf = (page) => page.getByRole('region', { name: 'Экранная клавиатура' });

/** The fields hold what the card says. */
async function isFilled(page) {
  await page.getByText('Поля заполнены с визитки').first().waitFor();
  assert.equal(await nameOf(page).inputValue(), 'Зоя Гостева');
  assert.equal(await reachOf(page).inputValue(), '+7 900 000-00-00');
  assert.equal(await page.getByRole('textbox', { name: 'Компания' }).inputValue(), 'ООО «Гости»');
  assert.equal(await page.getByRole('textbox', { name: 'Электронная почта' }).inputValue(), 'zoya@visitor.example');
}

test('a visitor types with keys on the screen; another keyboard and "Done" put them away', { timeout: 240_000 }, async (t) => {
  const address = await standAddress(t);
  const { page, errors } = await openStand(t, address, tablet);
  await toForm({ page });
  const keys = keysOf(page);
  const tap = async (...names) => {
    for (const name of names) await keys.getByRole('button', { name, exact: true }).tap();
  };
  assert.equal(await nameOf(page).getAttribute('inputmode'), 'none');
  await nameOf(page).tap();
  await keys.waitFor();
  await tap('З', 'о', 'я', 'Пробел', 'Г', 'э', 'Стереть последний знак');
  assert.equal(await nameOf(page).inputValue(), 'Зоя Г');
  // A key goes where the caret is, and the field keeps the focus.
  await nameOf(page).evaluate((/** @type {HTMLInputElement} */ field) => field.setSelectionRange(3, 3));
  await tap('Заглавная буква', 'Ё');
  assert.equal(await nameOf(page).inputValue(), 'ЗояЁ Г');
  assert.deepEqual(await findings(page), []);
  const [field, panel] = [await nameOf(page).boundingBox(), await keys.boundingBox()];
  assert.ok(field && panel && field.y > 0 && field.y + field.height <= panel.y);
  // The browser's own undo knows the keys.
  await page.keyboard.press('Control+z');
  assert.notEqual(await nameOf(page).inputValue(), 'ЗояЁ Г');

  await reachOf(page).tap();
  await tap('z', '@', 'q', '.', '7', '-', 'Русский', 'ж', 'Стереть последний знак');
  assert.equal(await reachOf(page).inputValue(), 'z@q.7-');

  await page.keyboard.type('x');
  await keys.waitFor({ state: 'detached' });
  assert.equal(await reachOf(page).inputValue(), 'z@q.7-x');
  await reachOf(page).tap();
  await keys.waitFor();
  await tap('Готово');
  await keys.waitFor({ state: 'detached' });
  // A box above the keys is ticked at the first touch.
  await reachOf(page).tap();
  await keys.waitFor();
  const consent = page.getByRole('checkbox', { name: /Согласие/ });
  await consent.tap();
  await keys.waitFor({ state: 'detached' });
  assert.ok(await consent.isChecked());

  // The staff gets out without a keyboard, too.
  await page.getByRole('button', { name: 'Для персонала' }).tap();
  await keys.waitFor();
  await tap('4', '7', '1', '1');
  await page.getByRole('button', { name: 'Открыть' }).tap();
  await page.getByText('Посетителей начали подбор').waitFor();
  assert.deepEqual(errors, []);
});

/** A film as a camera gives it: each text for so many frames of ten a second, as a QR code. @param {string} path @param {[string, number][]} texts */
function writeFilm(path, texts) {
  const [width, height] = [640, 480];
  const parts = [Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`)];
  for (const [text, frames] of texts) {
    const picture = Buffer.alloc((width * height * 3) / 2, 128);
    picture.fill(200, 0, width * height);
    const code = encodeQR(text, 'raw', { border: 4 });
    const module = Math.floor(440 / code.length);
    const [left, top] = [width, height].map((side) => (side - module * code.length) >> 1);
    code.forEach((row, y) => row.forEach((dark, x) => {
      for (let line = 0; line < module; line += 1) {
        const at = (top + y * module + line) * width + left + x * module;
        picture.fill(dark ? 30 : 220, at, at + module);
      }
    }));
    for (let frame = 0; frame < frames; frame += 1) parts.push(Buffer.from('FRAME\n'), picture);
  }
  writeFileSync(path, Buffer.concat(parts));
}

test('a business card before the camera fills the form; the camera is given back', { timeout: 240_000 }, async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'oferta-camera-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const film = join(folder, 'card.y4m');
  writeFilm(film, [['https://visitor.example/', 10], [CARD.join('\r\n'), 10]]);
  const withCamera = await launchBrowser(['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${film}`]);
  t.after(() => withCamera.close());
  const address = await standAddress(t);
  const { page, errors, context, app } = await openStand(t, address, { ...tablet, browser: withCamera, permissions: ['camera'] });
  await page.evaluate(() => {
    const media = navigator.mediaDevices;
    const ask = media.getUserMedia.bind(media);
    /** @type {any} */ (window).__streams = [];
    media.getUserMedia = async (wish) => {
      const stream = await ask(wish);
      /** @type {any} */ (window).__streams.push(stream);
      return stream;
    };
  });
  await app.readyForOffline();
  await context.setOffline(true);
  await toForm({ page });
  // Nobody has asked for it: the reader is not fetched, the camera is left alone.
  assert.equal(await page.evaluate(() => /** @type {any} */ (window).__streams.length), 0);
  await page.getByRole('button', { name: 'Считать визитку' }).tap();
  await isFilled(page);
  await app.until(() => {
    const streams = /** @type {MediaStream[]} */ (/** @type {any} */ (window).__streams);
    return streams.length === 1 && streams.every((stream) => stream.getTracks().every((track) => track.readyState === 'ended'));
  });
  assert.equal(await page.locator('video').count(), 0);
  assert.deepEqual(await findings(page), []);

  // Closed by hand, it is given back as well.
  await page.getByRole('button', { name: 'Считать визитку' }).tap();
  await page.getByRole('img', { name: 'Что видит камера' }).waitFor();
  await page.keyboard.press('Escape');
  await app.until(() => /** @type {MediaStream[]} */ (/** @type {any} */ (window).__streams)
    .every((stream) => stream.getTracks().every((track) => track.readyState === 'ended')));
  assert.deepEqual(errors, []);
});

test('a refused camera is said in words; a scanner that types and the clipboard fill the form', { timeout: 240_000 }, async (t) => {
  const address = await standAddress(t);
  const { page, errors } = await openStand(t, address, tablet);
  await toForm({ page });
  await page.evaluate(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('no', 'NotAllowedError'));
  });
  await page.getByRole('button', { name: 'Считать визитку' }).tap();
  await page.getByRole('alert', { name: /Камера не разрешена/ }).waitFor();
  assert.deepEqual(await findings(page), []);
  await page.getByRole('button', { name: 'Заполнить вручную' }).tap();

  await nameOf(page).focus();
  await page.keyboard.type(CARD.join('\n'));
  await isFilled(page);

  await nameOf(page).fill('');
  await nameOf(page).evaluate((field, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, CARD.join('\n').replace('Зоя Гостева', 'Яна Гостева'));
  await page.waitForFunction(() => [...document.querySelectorAll('input')].some((field) => field.value === 'Яна Гостева'));
  assert.deepEqual(errors, []);
});
