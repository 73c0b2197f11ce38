// Every screen of the main journey, as axe-core sees the mirror.
import { findings } from './support/axe.mjs';
import { appTest, assert } from './support/harness.mjs';

const PLACES = ['/clients', '/clients/severnye-linii', '/catalogue', '/price-list', '/offers', '/settings', '/data', '/file', '/gallery'];

appTest('axe finds nothing in any place of the application, nor on the command palette', { timeout: 180_000 }, async ({ page, app }) => {
  for (const place of PLACES) {
    await page.evaluate((address) => { location.hash = address; }, place);
    await app.settled();
    assert.deepEqual(await findings(page), [], place);
  }
  await page.getByRole('button', { name: 'Поиск и команды' }).click();
  await page.getByRole('option').first().waitFor();
  await app.settled();
  assert.deepEqual(await findings(page), [], 'command palette');
});

appTest('axe finds nothing on the way from a client to an offer', { timeout: 180_000 }, async ({ page, app }) => {
  await page.getByRole('button', { name: 'Новый клиент' }).first().click();
  await app.settled();
  assert.deepEqual(await findings(page), [], 'new client');
  await page.getByLabel('Название компании').fill('Проба');
  await page.getByRole('button', { name: 'Создать и перейти к потребностям' }).click();
  await app.settled();
  assert.deepEqual(await findings(page), [], 'needs');
  await page.getByRole('checkbox', { name: /Телефония/ }).check();
  await page.getByRole('button', { name: 'Подобрать решение' }).click();
  await app.settled();
  assert.deepEqual(await findings(page), [], 'selection');
  await page.getByRole('button', { name: /Создать предложение/ }).click();
  await app.settled();
  assert.deepEqual(await findings(page), [], 'offer');
});
