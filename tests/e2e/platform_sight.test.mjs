// How the page meets what people have set for their eyes: forced colours, bigger text, zoom.
import { appTest, assert } from './support/harness.mjs';
import { colourAt } from './support/pixels.mjs';

appTest('forced colours bring the theme of high contrast, at once and on the canvas', { seen: true }, async ({ page, app }) => {
  await app.settled();
  const soft = await colourAt(page, 640, 760);
  await page.emulateMedia({ forcedColors: 'active' });
  await app.settled();
  const hard = await colourAt(page, 640, 760);
  assert.notEqual(soft, hard);
  assert.ok(['255,255,255', '0,0,0'].includes(hard), hard);
  // The field that is edited lies over the canvas in the canvas' colours.
  const search = page.getByLabel('Найти клиента');
  await search.fill('север');
  await app.settled();
  assert.equal(await search.evaluate((field) => getComputedStyle(field).forcedColorAdjust), 'none');
  await page.emulateMedia({ forcedColors: 'none' });
  await app.settled();
  assert.equal(await colourAt(page, 640, 760), soft);
});

appTest('text set twice as big in the browser is twice as big here, and everything is in reach', { route: null }, async ({ page, app }) => {
  await app.open('/clients');
  const height = async () => (await page.getByRole('heading', { level: 1 }).boundingBox()).height;
  const before = await height();
  await page.evaluate(() => document.documentElement.style.setProperty('font-size', '32px'));
  await app.until(() => true);
  await app.settled();
  assert.ok(Math.abs(await height() / before - 2) < 0.1, `${before} → ${await height()}`);
  const field = page.getByLabel('Найти клиента');
  assert.equal(await field.evaluate((one) => one.style.fontSize), '30px');
  await page.getByRole('button', { name: 'Новый клиент' }).first().click();
  const create = page.getByRole('button', { name: 'Создать и перейти к потребностям' });
  await page.getByLabel('Название компании').fill('ООО «Крупно»');
  await create.click();
  await page.getByRole('heading', { name: 'Что нужно клиенту' }).waitFor();
  // Nothing sticks out sideways.
  assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll('main button, main input, main [role=checkbox]')]
    .filter((one) => one.getBoundingClientRect().right > innerWidth + 1).map((one) => one.outerHTML.slice(0, 120))), []);
});

appTest('at 200 % zoom the page reflows: no sideways scrolling, the main action in reach', { viewport: { width: 683, height: 384 }, scale: 2 }, async ({ page, app }) => {
  await app.settled();
  const sizes = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.equal(sizes[0], sizes[1]);
  await page.getByRole('button', { name: 'Новый клиент' }).first().click();
  await page.getByLabel('Название компании').fill('ООО «Близко»');
  await page.getByRole('button', { name: 'Создать и перейти к потребностям' }).click();
  await page.getByRole('heading', { name: 'Что нужно клиенту' }).waitFor();
});
