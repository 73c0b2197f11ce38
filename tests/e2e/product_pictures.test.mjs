// A product's picture: set in the catalogue, by a button and by dropping a file, seen by a client in the
// page to choose from and on an offer's page, and gone again when it is taken away.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { png } from '../support/png.mjs';
import { findings } from './support/axe.mjs';
import { toContents } from './support/choosing.mjs';
import { App, appTest, assert, newContext, theBrowser, watchForErrors } from './support/harness.mjs';
import { colourAt } from './support/pixels.mjs';

const folder = mkdtempSync(join(tmpdir(), 'oferta-pictures-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const phone = { viewport: { width: 390, height: 844 }, scale: 2, touch: true };
/** A ring of this blue on nothing, far larger than what is kept. */
const photo = { name: 'photo.png', mimeType: 'image/png', buffer: png(1200, 800, true) };
const BLUE = [30, 60, 160];
const letter = { name: 'letter.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 not a picture') };
/** In an offer of the demo that was sent, and what an office that wants telephony gets. */
const OFFERED = ['Облачная АТС «Линия 40»', 'Телефон Fanvil X1SP'];
const CHOSEN = 'Телефон Yealink SIP-T31P';

const WORDS = {
  ru: { search: 'Найти в каталоге', open: 'Подробнее: ', pick: 'Выбрать картинку', other: 'Заменить картинку', remove: 'Убрать картинку', refused: /не удалось прочитать как картинку/ },
  en: { search: 'Search the catalogue', open: 'Details: ', pick: 'Choose a picture', other: 'Replace the picture', remove: 'Remove the picture', refused: /could not be read as a picture/ },
};

async function openProduct({ page, app }, name, words = WORDS.ru) {
  await app.open('/catalogue');
  await page.getByRole('textbox', { name: words.search }).fill(name);
  await page.getByRole('row', { name: `${words.open}${name}` }).or(page.getByRole('button', { name: `${words.open}${name}` })).first().click();
  const dialog = page.getByRole('dialog', { name });
  await dialog.waitFor();
  return dialog;
}

async function choose(page, button, file) {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button.click()]);
  await chooser.setFiles(file);
}

/** Drops a file on the page. */
async function drop(page, { name, mimeType, buffer }) {
  const data = await page.evaluateHandle(([file, type, bytes]) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([Uint8Array.from(bytes)], file, { type }));
    return transfer;
  }, [name, mimeType, [...buffer]]);
  await page.dispatchEvent('#stage', 'drop', { dataTransfer: data });
}

/** The colour of the ring at the left of a picture that is drawn on the canvas, far from which it is. */
async function inkAt(page, picture) {
  const box = await picture.boundingBox();
  const x = Math.round(box.x + box.width / 2 - 0.44 * (box.width - 6));
  const colour = await colourAt(page, x, Math.round(box.y + box.height / 2));
  return colour.split(',').map(Number);
}

const isBlue = (colour) => colour.every((channel, index) => Math.abs(channel - BLUE[index]) < 60);

async function saved(page, press) {
  const [download] = await Promise.all([page.waitForEvent('download', { timeout: 60_000 }), press()]);
  const path = join(folder, `${Date.now()}-${download.suggestedFilename()}`);
  await download.saveAs(path);
  return path;
}

for (const [language, viewport] of [['ru', { width: 1366, height: 768 }], ['en', { width: 390, height: 844 }]]) {
  appTest(`a product's picture is chosen, drawn, refused, dropped and removed (${language}, ${viewport.width})`, { language, viewport, route: null, seen: true, timeout: 180_000 }, async ({ page, app }) => {
    const words = WORDS[language];
    const name = language === 'ru' ? 'Телефон Fanvil X1SP' : 'Fanvil X1SP phone';
    const dialog = await openProduct({ page, app }, name, words);
    const picture = dialog.getByRole('img', { name });
    assert.equal(await picture.count(), 0);
    await choose(page, dialog.getByRole('button', { name: words.pick }), photo);
    await picture.waitFor();
    await app.settled();
    await app.picture(`product-picture-${language}-${viewport.width}`);
    assert.ok(isBlue(await inkAt(page, picture)), `${await inkAt(page, picture)}`);
    assert.deepEqual(await findings(page), []);

    // What the graphics card forgets is drawn again.
    await page.evaluate(async () => {
      const extension = document.querySelector('#canvas').getContext('webgl2').getExtension('WEBGL_lose_context');
      extension.loseContext();
      await new Promise((done) => { setTimeout(done, 100); });
      extension.restoreContext();
    });
    await page.mouse.move(5, 5);
    await app.settled();
    assert.ok(isBlue(await inkAt(page, picture)), 'the picture is there after a lost context');

    await choose(page, dialog.getByRole('button', { name: words.other }), letter);
    await dialog.getByText(words.refused).waitFor();
    await picture.waitFor();

    await app.saved();
    await app.reload();
    const again = await openProduct({ page, app }, name, words);
    await again.getByRole('img', { name }).waitFor();
    await again.getByRole('button', { name: words.remove }).press('Enter');
    await again.getByRole('button', { name: words.pick }).waitFor();
    assert.equal(await again.getByRole('img', { name }).count(), 0);
    await drop(page, photo);
    await again.getByRole('img', { name }).waitFor();
    await app.saved();
  });
}

appTest('a client sees pictures of what is chosen and offered, and of nothing else', { route: null, timeout: 240_000 }, async ({ page, app }) => {
  for (const name of [...OFFERED, CHOSEN]) {
    const dialog = await openProduct({ page, app }, name);
    await choose(page, dialog.getByRole('button', { name: WORDS.ru.pick }), photo);
    await dialog.getByRole('img', { name }).waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  }
  await app.saved();

  // The page of an offer that was sent.
  await app.open('/offers/offer-2026-0144');
  await app.settled();
  await page.getByRole('button', { name: 'Документы' }).click();
  const offer = await saved(page, () => page.getByRole('menuitem', { name: 'Страница для клиента' }).click());
  const reader = await (await theBrowser()).newContext({ viewport: phone.viewport, offline: true });
  try {
    const client = await reader.newPage();
    const wrong = watchForErrors(client);
    await client.goto(String(pathToFileURL(offer)));
    const shown = client.getByRole('img', { name: OFFERED[0] });
    await shown.waitFor();
    assert.match(await shown.evaluate((tile) => getComputedStyle(tile).backgroundImage), /^url\("data:image\/jpeg;base64,/);
    assert.equal(await client.getByRole('img').count(), OFFERED.length);
    assert.deepEqual(await findings(client), []);
    assert.deepEqual(wrong, []);
  } finally {
    await reader.close();
  }

  // The page to choose from.
  await app.open('/clients');
  await page.getByRole('button', { name: 'Подбор файлом' }).click();
  const made = await saved(page, () => page.getByRole('dialog', { name: 'Подбор файлом' }).getByRole('button', { name: 'Сохранить файлом' }).click());
  const { records } = JSON.parse(readFileSync(made, 'utf8').match(/<script id="choice"[^>]*>([^<]*)</)[1]);
  const products = new Set(records.filter((record) => record.t === 'product').map((record) => record.id));
  const pictures = records.filter((record) => record.t === 'product_picture');
  assert.ok(pictures.length > 0 && pictures.every((record) => products.has(record.id)));
  const context = await newContext({ ...phone, seen: true });
  try {
    await context.setOffline(true);
    const guest = await context.newPage();
    const wrong = watchForErrors(guest);
    const choosing = new App(guest, pathToFileURL(made).href);
    await choosing.open();
    await toContents({ page: guest, app: choosing });
    const shown = guest.getByRole('list', { name: 'Состав' }).getByRole('img', { name: CHOSEN });
    await shown.waitFor();
    await shown.scrollIntoViewIfNeeded();
    await choosing.settled();
    await choosing.picture('choosing-contents-390');
    assert.ok(isBlue(await inkAt(guest, shown)));
    assert.deepEqual(await findings(guest), []);
    assert.deepEqual(wrong, []);
  } finally {
    await context.close();
  }
});

appTest('papers of an offer show pictures where it says so', { route: null, timeout: 240_000 }, async ({ page, app }) => {
  await app.open('/clients/severnye-linii');
  await page.getByRole('button', { name: 'Продолжить подбор' }).first().click();
  const line = page.getByRole('list', { name: 'Состав' }).getByRole('listitem').first();
  await line.waitFor();
  await app.settled();
  const name = await line.getAttribute('aria-label');
  await page.getByRole('button', { name: 'Создать предложение' }).click();
  await page.getByRole('heading', { name: /Коммерческое предложение № / }).waitFor();
  await app.settled();
  const offer = page.url().split('#')[1];
  const dialog = await openProduct({ page, app }, name);
  await choose(page, dialog.getByRole('button', { name: WORDS.ru.pick }), photo);
  await dialog.getByRole('img', { name }).waitFor();
  await page.keyboard.press('Escape');
  await app.saved();

  await app.open(offer);
  await app.settled();
  const pdf = () => saved(page, () => page.getByRole('button', { name: 'Скачать PDF' }).click());
  const has = (path, text) => readFileSync(path).includes(text);
  assert.ok(!has(await pdf(), '/DCTDecode'), 'without pictures unless it is said');
  const shown = page.getByRole('switch', { name: 'Картинки товаров в документе' });
  assert.equal(await shown.isChecked(), false);
  await shown.press('Enter');
  await app.saved();
  assert.ok(await shown.isChecked());
  await app.until(() => true);
  assert.ok(has(await pdf(), '/DCTDecode'));
  await page.getByRole('button', { name: 'Документы' }).click();
  const word = await saved(page, () => page.getByRole('menuitem', { name: /Word|DOCX/ }).first().click());
  assert.match(readFileSync(word, 'latin1'), /word\/media\/[^/]+\.jpg/);
});
