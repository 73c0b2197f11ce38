// The main job without a mouse: Tab, arrows, Space, Enter and the shortcuts.
import { appTest, assert } from './support/harness.mjs';

/** Presses Tab until the focus is on what is looked for. */
async function tabTo(page, role, name, most = 60) {
  const wanted = page.getByRole(role, { name });
  for (let i = 0; i < most; i += 1) {
    if (await wanted.first().evaluate((one) => one === document.activeElement).catch(() => false)) return;
    await page.keyboard.press('Tab');
  }
  const at = await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 200));
  assert.fail(`Tab never reached ${role} ${name}; the focus is on ${at}`);
}

appTest('the whole journey by keyboard', { timeout: 180_000 }, async ({ page, app }) => {
  await page.keyboard.press('Alt+KeyN');
  await page.getByRole('dialog').waitFor();
  await app.settled();
  await tabTo(page, 'textbox', 'Название компании');
  await page.keyboard.insertText('ООО «Клавиша»');
  await tabTo(page, 'button', 'Создать и перейти к потребностям');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Что нужно клиенту' }).waitFor();

  await tabTo(page, 'checkbox', 'Телефония');
  await page.keyboard.press('Space');
  await app.settled();
  assert.equal(await page.getByRole('checkbox', { name: 'Телефония' }).getAttribute('aria-checked'), 'true');

  await page.keyboard.press('Alt+Enter');
  await page.getByRole('list', { name: 'Состав' }).getByRole('listitem').first().waitFor();
  await tabTo(page, 'slider', 'Бюджет, ползунок');
  const before = Number(await page.getByRole('slider').inputValue());
  await page.keyboard.press('ArrowRight');
  await app.settled();
  assert.ok(Number(await page.getByRole('slider').inputValue()) > before);

  await page.keyboard.press('Alt+Enter');
  await page.getByRole('heading', { name: /Коммерческое предложение/ }).waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download', { timeout: 60_000 }),
    page.keyboard.press('Alt+Enter'),
  ]);
  assert.match(download.suggestedFilename(), /\.pdf$/);
});

appTest('Escape closes a dialog and the focus returns', {}, async ({ page, app }) => {
  await tabTo(page, 'button', 'Новый клиент');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await app.settled();
  const name = await page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent);
  assert.match(name ?? '', /Новый клиент/);
});

appTest('the palette opens by the physical key, finds in either layout and gives the focus back', {}, async ({ page, app }) => {
  await app.settled();
  const keyK = { key: 'л', code: 'KeyK', ctrlKey: true, bubbles: true, cancelable: true };
  await page.evaluate((key) => document.body.dispatchEvent(new KeyboardEvent('keydown', key)), keyK);
  const field = page.getByRole('combobox', { name: 'Что найти или сделать' });
  await field.waitFor();
  await page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'combobox');
  await page.keyboard.insertText('yfcnhjqrb');
  await page.getByRole('option', { name: /Настройки/ }).waitFor();
  const active = await field.getAttribute('aria-activedescendant');
  assert.match(await page.locator(`#${active}`).textContent() ?? '', /Настройки/);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Настройки' }).waitFor();
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  await page.keyboard.press('Control+KeyK');
  await field.waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
});
