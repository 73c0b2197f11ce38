// The passphrase of a device: what lies in the store without it, and what opens it.
import { findings } from './support/axe.mjs';
import { appTest, assert } from './support/harness.mjs';

const PASSPHRASE = 'верный конь и скрепка';

/** All that IndexedDB holds of the application, as text: bytes are read as UTF-8. */
const contents = (page) => page.evaluate(async () => {
  const database = await new Promise((resolve) => {
    const opening = indexedDB.open('oferta');
    opening.onsuccess = () => resolve(opening.result);
  });
  const ask = (request) => new Promise((resolve) => { request.onsuccess = () => resolve(request.result); });
  const rows = {};
  for (const name of database.objectStoreNames) {
    const values = await ask(database.transaction(name).objectStore(name).getAll());
    rows[name] = values.map((value) => JSON.stringify(value, (_key, part) => (
      part instanceof Uint8Array ? new TextDecoder().decode(part) : part)));
  }
  database.close();
  return rows;
});

async function makeClient(page, app, name) {
  await app.open('/clients');
  await page.getByRole('button', { name: 'Новый клиент' }).first().click();
  await page.getByLabel('Название компании').fill(name);
  await page.getByRole('button', { name: 'Создать и перейти к потребностям' }).click();
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await app.saved();
}

async function setPassphrase(page, app) {
  await app.open('/data');
  await page.getByRole('button', { name: 'Поставить пароль' }).click();
  const dialog = page.getByRole('dialog', { name: 'Поставить пароль' });
  await dialog.getByRole('textbox', { name: 'Новый пароль устройства' }).fill(PASSPHRASE);
  await dialog.getByRole('textbox', { name: 'Ещё раз' }).fill(PASSPHRASE);
  assert.deepEqual(await findings(page), []);
  await dialog.getByRole('button', { name: 'Поставить пароль' }).click();
  await page.getByRole('button', { name: 'Закрыть сейчас' }).waitFor({ timeout: 30_000 });
}

async function enter(page, passphrase) {
  await page.getByRole('textbox', { name: 'Пароль этого устройства' }).fill(passphrase);
  await page.keyboard.press('Enter');
}

const has = (rows, name) => Object.values(rows).flat().some((row) => row.includes(name));

appTest('with a passphrase nothing can be read in the store, and with it everything is there', {}, async ({ page, app }) => {
  await makeClient(page, app, 'Клиент до пароля');
  assert.ok(has(await contents(page), 'Клиент до пароля'));
  await setPassphrase(page, app);
  await makeClient(page, app, 'Клиент после пароля');
  const rows = await contents(page);
  assert.ok(rows.operations.length > 2);
  for (const name of ['Клиент до пароля', 'Клиент после пароля', 'Северные линии', '"json"']) {
    assert.ok(!has(rows, name), name);
  }
  // Locked at once from everywhere by the palette.
  await page.keyboard.press('Control+KeyK');
  await page.getByRole('combobox').fill('закрыть паролем');
  await page.keyboard.press('Enter');
  const field = page.getByRole('textbox', { name: 'Пароль этого устройства' });
  await field.waitFor();
  assert.deepEqual(await findings(page), []);
  await page.getByText('Данные закрыты паролем').waitFor();
  await enter(page, 'другой пароль');
  await page.getByRole('alert').filter({ hasText: 'Пароль другой' }).waitFor();
  await enter(page, PASSPHRASE);
  await app.ready();
  await app.open('/clients');
  await page.getByRole('row', { name: /Клиент до пароля/ }).waitFor();
  await page.getByRole('row', { name: /Клиент после пароля/ }).waitFor();
  await makeClient(page, app, 'Ещё один');
  await app.open('/data');
  await page.getByRole('button', { name: 'Убрать пароль' }).click();
  const dialog = page.getByRole('dialog', { name: 'Убрать пароль' });
  await dialog.getByRole('textbox', { name: 'Нынешний пароль' }).fill(PASSPHRASE);
  await dialog.getByRole('button', { name: 'Убрать пароль' }).click();
  await page.getByRole('button', { name: 'Поставить пароль' }).waitFor({ timeout: 30_000 });
  await app.open('/clients');
  await page.getByRole('row', { name: /Ещё один/ }).waitFor();
  assert.ok(has(await contents(page), 'Ещё один'));
});

appTest('another tab gets the key, and closing one locks both; a forgotten passphrase leaves a way on', {}, async ({ page, app, context }) => {
  await setPassphrase(page, app);
  const second = await context.newPage();
  await second.goto(page.url());
  await second.getByRole('button', { name: 'Закрыть сейчас' }).waitFor();
  await second.getByRole('button', { name: 'Закрыть сейчас' }).click();
  for (const each of [page, second]) {
    await each.getByRole('textbox', { name: 'Пароль этого устройства' }).waitFor();
  }
  await second.close();
  await page.getByRole('button', { name: 'Не помню пароль' }).click();
  assert.deepEqual(await findings(page), []);
  await page.getByRole('button', { name: 'Вернуться' }).click();
  await page.getByRole('button', { name: 'Не помню пароль' }).click();
  await page.getByRole('button', { name: 'Удалить данные устройства' }).click();
  // It begins as on the first day.
  await app.ready();
  await app.open('/data');
  await page.getByRole('button', { name: 'Поставить пароль' }).waitFor();
});
