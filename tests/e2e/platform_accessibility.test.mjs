// Every screen of the main journey, as axe-core sees the mirror.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { appTest, assert } from './support/harness.mjs';

const axe = readFileSync(fileURLToPath(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url)), 'utf8');

/** What axe-core finds, a line each. @param {import('playwright-core').Page} page */
async function findings(page) {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { violations } = await window.axe.run(document, { resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
  });
}

for (const [name, route] of [['clients', '/clients'], ['catalogue', '/catalogue'], ['offers', '/offers'], ['settings', '/settings'], ['gallery', '/gallery']]) {
  appTest(`axe finds nothing on the ${name} screen`, { route }, async ({ page, app }) => {
    await app.settled();
    assert.deepEqual(await findings(page), []);
  });
}

appTest('axe finds nothing on the command palette', { route: '/clients' }, async ({ page, app }) => {
  await page.getByRole('button', { name: 'Поиск и команды' }).click();
  await page.getByRole('option').first().waitFor();
  await app.settled();
  assert.deepEqual(await findings(page), []);
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
  // The level of headings is the offer's own; the rest is the mirror's.
  assert.deepEqual((await findings(page)).filter((one) => !one.startsWith('heading-order')), [], 'offer');
});
