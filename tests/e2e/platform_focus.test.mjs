// The keyboard focus after what changes the screen: never on nothing.
import { appTest, assert } from './support/harness.mjs';

/** Until the element with the focus has this name. @param {any} app @param {string} name */
const focusOn = (app, name) => app.page.waitForFunction((wanted) => {
  const at = document.activeElement;
  return at !== document.body && (at?.getAttribute('aria-label') ?? at?.textContent) === wanted;
}, name);

appTest('a new screen has the focus at its heading, back and forward too', {}, async ({ page, app }) => {
  await page.getByRole('link', { name: 'Каталог' }).click();
  await focusOn(app, await page.getByRole('heading', { level: 1 }).textContent());
  await page.goBack();
  await page.getByRole('heading', { level: 1, name: 'Клиенты' }).waitFor();
  await focusOn(app, 'Клиенты');
  // Tab goes on from there into the screen.
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => Boolean(document.activeElement?.closest('main'))), true);
});

appTest('Enter in a field creates the client; Ctrl+Z leaves the focus on something', {}, async ({ page, app }) => {
  await page.keyboard.press('Alt+KeyN');
  const name = page.getByLabel('Название компании');
  await name.waitFor();
  await name.fill('ООО «Ввод»');
  await name.press('Enter');
  const heading = page.getByRole('heading', { level: 1, name: 'Что нужно клиенту' });
  await heading.waitFor();
  await focusOn(app, await heading.textContent());
  await page.keyboard.press('Control+KeyZ');
  await page.getByText('Такого клиента здесь нет').waitFor();
  await focusOn(app, 'К списку клиентов');
});

appTest('undo is at hand on a phone, redo and the language are under «more»', { touch: true, viewport: { width: 390, height: 844 }, scale: 2, route: '/settings' }, async ({ page, app }) => {
  const field = page.getByLabel('Полное название');
  const before = await field.inputValue();
  await field.fill('ООО «Другое»');
  await field.press('Enter');
  await app.settled();
  await page.getByRole('button', { name: 'Отменить', exact: true }).first().tap();
  await app.settled();
  assert.equal(await field.inputValue(), before);
  await page.getByRole('button', { name: 'Ещё' }).tap();
  await page.getByRole('menuitem', { name: 'Вернуть' }).tap();
  await app.settled();
  assert.equal(await field.inputValue(), 'ООО «Другое»');
  for (const button of await page.getByRole('banner').getByRole('button').all()) {
    const box = await button.boundingBox();
    assert.ok(box.height >= 44 && box.x >= 0 && box.x + box.width <= 390, JSON.stringify(box));
  }
});
