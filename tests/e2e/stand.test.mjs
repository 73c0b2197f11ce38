// An exhibition stand: a manager makes its link, the tablet opens it and works without a network;
// a visitor plays and leaves a request, of which nothing stays; it comes to the manager.
import { test } from 'node:test';
import { findings } from './support/axe.mjs';
import { toBudget } from './support/choosing.mjs';
import { assert } from './support/harness.mjs';
import { managerOfStand, openStand } from './support/stand.mjs';

const tablet = { viewport: { width: 1180, height: 820 }, touch: true, reducedMotion: true };

test('a visitor plays on a stand, leaves a request and no trace; only the staff gets out', { timeout: 300_000 }, async (t) => {
  const { anna, dialog } = await managerOfStand(t);
  await dialog.getByRole('button', { name: 'Сохранить файлом' }).waitFor({ state: 'detached' });
  await dialog.getByRole('textbox', { name: 'Чем привлечь внимание' }).fill('Какой офис нужен вам?');
  await dialog.getByRole('button', { name: 'Сделать ссылку' }).click();
  await dialog.getByRole('textbox', { name: 'Код для персонала', description: /4–8 цифр/ }).fill('4711');
  await dialog.getByRole('button', { name: 'Сделать ссылку' }).click();
  const address = await dialog.getByRole('textbox', { name: 'Адрес' }).inputValue();

  const { context, page, app, errors } = await openStand(t, address, tablet);
  const call = page.getByRole('heading', { level: 1, name: 'Какой офис нужен вам?' });
  await call.waitFor();
  assert.deepEqual(await findings(page), []);
  await app.readyForOffline();
  await context.setOffline(true);
  await app.reload();
  await call.waitFor();

  const begin = page.getByRole('button', { name: 'Коснитесь, чтобы начать' });
  await begin.click();
  await page.getByRole('checkbox', { name: /Телефония/ }).check();
  await toBudget({ page, app });
  await page.getByRole('button', { name: 'Показать варианты' }).click();
  await page.getByRole('radio', { name: /^Эконом/ }).first().waitFor();
  await app.settled();
  await page.getByRole('button', { name: 'Что входит' }).click();
  await page.getByRole('button', { name: 'Взять с собой' }).click();
  await page.getByRole('img', { name: 'QR-код с подбором' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Отправить заявку' }).click();
  await page.getByRole('textbox', { name: 'Как к вам обращаться' }).fill('Зоя Гостева');
  await page.getByRole('textbox', { name: 'Телефон или почта' }).fill('zoya@visitor.example');
  await page.getByRole('checkbox', { name: /Согласие на обработку/ }).check();
  assert.deepEqual(await findings(page), []);
  await page.getByRole('button', { name: 'Отправить', exact: true }).click();
  await page.getByRole('alert', { name: /Нет связи/ }).waitFor();
  await page.getByRole('button', { name: 'Закончить' }).click();
  await call.waitFor();
  await page.getByText('1 заявка ждёт отправки').waitFor();

  // The power goes, and comes back with the network: the request goes home, nothing of it stays.
  await app.saved();
  await app.reload();
  await call.waitFor();
  await page.getByText('1 заявка ждёт отправки').waitFor();
  await context.setOffline(false);
  await page.getByText('1 заявка ждёт отправки').waitFor({ state: 'detached' });
  await app.saved();
  await app.until(async () => {
    const texts = [];
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise((resolve) => {
        const opening = indexedDB.open(/** @type {string} */ (name));
        opening.onsuccess = () => resolve(opening.result);
      });
      for (const store of database.objectStoreNames) {
        texts.push(JSON.stringify(await new Promise((resolve) => {
          const reading = database.transaction(store).objectStore(store).getAll();
          reading.onsuccess = () => resolve(reading.result);
        })));
      }
      database.close();
    }
    return !texts.join('').includes('Гостева') && texts.length > 0;
  });

  // Neither an address nor a wrong code leads out.
  await page.evaluate(() => { location.hash = '#/choose/0000'; });
  await call.waitFor();
  await page.getByRole('button', { name: 'Для персонала' }).click();
  await page.getByRole('textbox', { name: 'PIN-код' }).fill('0000');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'PIN-код', description: /не подходит/ }).waitFor();
  await page.getByRole('textbox', { name: 'PIN-код' }).fill('4711');
  await page.keyboard.press('Enter');
  await page.getByText('Посетителей начали подбор').waitFor();
  await page.getByRole('button', { name: 'Закрыть стенд' }).click();
  await page.getByRole('heading', { level: 1, name: 'Клиенты' }).waitFor();
  assert.ok(!page.url().includes('/choose/'));

  await anna.app.open('/clients');
  const requests = anna.page.getByRole('list', { name: 'Заявки' });
  await requests.getByText(/Зоя Гостева/).first().waitFor();
  await requests.getByText(/со стенда/).first().waitFor();
  assert.deepEqual(anna.errors, []);
  assert.deepEqual(errors, []);
});
