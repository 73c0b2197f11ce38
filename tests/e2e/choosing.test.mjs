// Somebody chooses for themselves, on a phone, by a link a manager has made: questions, budget,
// variants, what is in them, the form; without a network too. What they send comes to the manager.
import { test } from 'node:test';
import { startTeam } from '../support/team.mjs';
import { findings } from './support/axe.mjs';
import { forward, toContents } from './support/choosing.mjs';
import { App, assert, dist, newContext, watchForErrors } from './support/harness.mjs';
import { browser, join } from './support/member.mjs';

const phone = { viewport: { width: 390, height: 844 }, scale: 2, touch: true };

/** A link to choose by, made on the client's page. @returns {Promise<string>} its address */
async function makeLink({ page, app }, pin = '') {
  await app.open('/clients/severnye-linii');
  await page.getByRole('button', { name: 'Ссылка на подбор' }).click();
  const dialog = page.getByRole('dialog', { name: 'Ссылка на подбор' });
  if (pin) await dialog.getByRole('textbox', { name: /Код для входа/ }).fill(pin);
  await dialog.getByRole('button', { name: 'Сделать ссылку' }).click();
  const address = await dialog.getByRole('textbox', { name: 'Адрес' }).inputValue();
  await dialog.getByRole('button', { name: 'Закрыть' }).last().click();
  return address;
}

/** A client's browser at the link. */
async function client(t, address, options = phone) {
  const context = await newContext(options);
  t.after(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const errors = watchForErrors(page, [/Failed to load resource/, /net::ERR/]);
  await page.goto(address);
  return { context, page, errors, app: new App(page, new URL('/', address).href) };
}

test('a client chooses alone on a phone, and the request becomes a selection in one press', { timeout: 300_000 }, async (t) => {
  const server = await startTeam(t, { args: ['--root', dist] });
  const anna = await browser(t, server.address, `/join/${server.invitation}`);
  await join(anna, true);
  const address = await makeLink(anna, '4711');

  const guest = await client(t, address);
  const { page, app } = guest;
  await page.getByLabel('Код, который вам сообщил менеджер').fill('4711');
  await page.getByRole('button', { name: 'Открыть' }).click();
  await page.getByRole('heading', { level: 1, name: 'Подберите решение под свои задачи' }).waitFor();
  await app.ready();
  assert.deepEqual(await findings(page), []);
  await toContents(guest);
  assert.deepEqual(await findings(page), []);
  await page.goBack();
  await page.getByRole('button', { name: 'Сравнить по строкам' }).tap();
  const compared = page.getByRole('dialog', { name: 'Сравнение вариантов' });
  await compared.waitFor();
  await app.settled();
  assert.deepEqual(await findings(page), []);
  await compared.getByRole('button', { name: 'Закрыть' }).first().tap();
  await forward(page, 'Что входит');
  await forward(page, 'Отправить заявку');

  // Nothing is ticked or filled in beforehand, and without them nothing is sent.
  const consent = page.getByRole('checkbox', { name: /Согласие на обработку/ });
  assert.equal(await consent.isChecked(), false);
  await forward(page, 'Отправить');
  await page.getByRole('alert', { name: /Без согласия/ }).waitFor();
  await page.getByRole('textbox', { name: 'Как к вам обращаться' }).fill('Павел Серов');
  await page.getByRole('textbox', { name: 'Телефон' }).fill('+7 495 123-45-67');
  await page.getByRole('textbox', { name: 'Вопрос или пожелание' }).fill('Когда сможете приехать?');
  await consent.check();
  assert.deepEqual(await findings(page), []);

  // The network goes: what was chosen is kept, a reload loses nothing, and it goes with the network.
  await app.readyForOffline();
  await guest.context.setOffline(true);
  await forward(page, 'Отправить');
  await page.getByRole('alert', { name: /Нет связи/ }).waitFor();
  await app.saved();
  await app.reload();
  await guest.context.setOffline(false);
  await page.getByRole('heading', { level: 1, name: 'Отправлено, спасибо!' }).waitFor();
  await page.goBack();
  await page.waitForURL(/#\/choose\/.*\/send$/);

  // Of the manager's data there is nothing on the device.
  const kept = await page.evaluate(async () => {
    const names = (await indexedDB.databases()).map(({ name }) => name);
    const texts = [];
    for (const name of names) {
      const database = await new Promise((resolve) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => resolve(opening.result);
      });
      for (const store of database.objectStoreNames) {
        texts.push(await new Promise((resolve) => {
          const reading = database.transaction(store).objectStore(store).getAll();
          reading.onsuccess = () => resolve(reading.result.map((one) => (
            ArrayBuffer.isView(one) || ArrayBuffer.isView(one?.bytes) ? new TextDecoder().decode(one.bytes ?? one) : JSON.stringify(one))).join('\n'));
        }));
      }
    }
    return { names, text: texts.join('\n') };
  });
  assert.deepEqual(kept.names.filter((name) => !name.startsWith('oferta.link.')), []);
  assert.ok(kept.text.includes('Yeastar'));
  for (const secret of ['"cost"', '3365400', 'Северные линии', 'discount_limit', '"stock"']) {
    assert.ok(!kept.text.includes(secret), `${secret} is on the client's device`);
  }

  // The manager: a request of the very client the link was for, taken on in one press.
  await anna.app.open('/clients');
  const requests = anna.page.getByRole('list', { name: 'Заявки' });
  await requests.getByText('Когда сможете приехать?').waitFor();
  // The report counts it, and names nobody.
  await anna.page.getByRole('button', { name: 'Отчёт', exact: true }).or(anna.page.getByRole('link', { name: 'Отчёт', exact: true })).click();
  await anna.page.getByRole('list', { name: 'Откуда' }).getByText(/По ссылке: 1/).waitFor();
  await anna.page.getByRole('list', { name: 'Что нужно сделать?' }).getByText(/Телефония: 1/).waitFor();
  assert.equal(await anna.page.getByText('Когда сможете приехать?').count(), 0);
  assert.deepEqual(await findings(anna.page), []);
  const [table] = await Promise.all([
    anna.page.waitForEvent('download'), anna.page.getByRole('button', { name: 'Сохранить таблицу' }).click()]);
  assert.match(table.suggestedFilename(), /\.csv$/);
  await anna.page.goBack();
  await requests.getByRole('button', { name: 'Взять в работу' }).click();
  await anna.page.getByRole('list', { name: 'Состав' }).getByRole('listitem').first().waitFor();
  assert.match(anna.page.url(), /#\/clients\/severnye-linii\/briefs\//);
  await anna.page.getByText('Когда сможете приехать?').first().waitFor();
  assert.deepEqual(anna.errors, []);
  assert.deepEqual(guest.errors, []);

  // Closed, the link takes what it gave from the device.
  await anna.app.open('/clients/severnye-linii');
  await anna.page.getByRole('list', { name: 'Подбор клиентом' }).getByRole('button', { name: 'Закрыть' }).click();
  await anna.page.getByRole('list', { name: 'Подбор клиентом' }).waitFor({ state: 'detached' });
  await page.reload();
  await page.getByRole('heading', { name: 'Ссылка не действует' }).waitFor();
});
