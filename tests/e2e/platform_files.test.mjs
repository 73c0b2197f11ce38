// Files: saved into the same one again, loaded back by a button.
import { appTest, assert } from './support/harness.mjs';

const exporting = (page) => page.getByRole('button', { name: 'Выгрузить всё в файл' });

/** A picker that gives a real file of the browser's private storage, and counts how often it is asked. */
const giveFiles = () => {
  window.asked = 0;
  window.showSaveFilePicker = async ({ suggestedName }) => {
    window.asked += 1;
    const folder = await navigator.storage.getDirectory();
    return folder.getFileHandle(`${window.asked}-${suggestedName}`, { create: true });
  };
};

const savedFiles = (page) => page.evaluate(async () => {
  const found = {};
  for await (const [name, handle] of (await navigator.storage.getDirectory()).entries()) {
    found[name] = await (await handle.getFile()).text();
  }
  return found;
});

appTest('the workspace is saved into the same file again, asked once', { route: null }, async ({ page, app }) => {
  await page.addInitScript(giveFiles);
  await app.open('/settings');
  await exporting(page).click();
  const again = page.getByRole('button', { name: /^Сохранить в «1-oferta-/ });
  await again.waitFor();
  await page.getByRole('status').filter({ hasText: 'Данные сохранены в файл' }).waitFor();
  const first = Object.values(await savedFiles(page))[0];
  const company = page.getByLabel('Полное название');
  await company.fill('ООО «Новое имя»');
  await company.press('Enter');
  await app.settled();
  await again.click();
  await app.until(async () => {
    const folder = await navigator.storage.getDirectory();
    for await (const handle of folder.values()) {
      if ((await (await handle.getFile()).text()).includes('Новое имя')) return true;
    }
    return false;
  });
  const files = await savedFiles(page);
  assert.equal(Object.keys(files).length, 1);
  assert.ok(!first.includes('Новое имя'));
  assert.equal(await page.evaluate(() => window.asked), 1);
  await page.getByRole('button', { name: 'Сохранить в другой файл' }).click();
  await page.getByRole('button', { name: /^Сохранить в «2-oferta-/ }).waitFor();
  assert.equal(await page.evaluate(() => window.asked), 2);
});

appTest('where the browser cannot, the file is a download, and it is loaded back by a button', { route: null }, async ({ page, app, context }) => {
  await page.addInitScript(() => { delete window.showSaveFilePicker; });
  await app.open('/settings');
  const company = page.getByLabel('Полное название');
  await company.fill('ООО «Увезённое»');
  await company.press('Enter');
  await app.saved();
  const [download] = await Promise.all([page.waitForEvent('download'), exporting(page).click()]);
  const path = await download.path();

  // Another device: nothing of it there.
  const other = await context.browser().newContext({ viewport: { width: 1366, height: 768 }, locale: 'ru-RU' });
  const there = await other.newPage();
  await there.goto(`${app.address}#/settings`);
  const field = there.getByLabel('Полное название');
  await field.waitFor();
  assert.notEqual(await field.inputValue(), 'ООО «Увезённое»');
  const [chooser] = await Promise.all([
    there.waitForEvent('filechooser'), there.getByRole('button', { name: 'Загрузить файл' }).click()]);
  await chooser.setFiles(path);
  // What will change is shown first.
  await there.getByRole('heading', { name: 'Что изменится' }).waitFor();
  await there.getByRole('button', { name: 'Загрузить', exact: true }).click();
  await there.getByRole('status').filter({ hasText: 'загружен' }).waitFor();
  await there.goto(`${app.address}#/settings`);
  await field.waitFor();
  assert.equal(await field.inputValue(), 'ООО «Увезённое»');
  await other.close();
});
