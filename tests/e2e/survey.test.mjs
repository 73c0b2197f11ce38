// A survey: a manager makes a link to questions that lead to no offer, somebody answers them on a phone
// without saying who they are, and the answers stand in the report without waiting for anybody.
import { test } from 'node:test';
import { findings } from './support/axe.mjs';
import { forward } from './support/choosing.mjs';
import { App, assert, newContext, watchForErrors } from './support/harness.mjs';
import { managerMakingLink } from './support/stand.mjs';

test('answers to a survey come without a name, and stand in the report', { timeout: 240_000 }, async (t) => {
  const { anna, dialog } = await managerMakingLink(t);
  await dialog.getByRole('combobox', { name: 'Какие вопросы' }).click();
  await anna.page.getByRole('option', { name: 'Как вы выбираете поставщика' }).click();
  // Its look beforehand has no offers.
  await dialog.getByRole('radio', { name: 'Заявка' }).waitFor();
  assert.equal(await dialog.getByRole('radio', { name: 'Варианты' }).count(), 0);
  assert.deepEqual(await findings(anna.page), []);
  await dialog.getByRole('button', { name: 'Сделать ссылку' }).click();
  const address = await dialog.getByRole('textbox', { name: 'Адрес' }).inputValue();

  const context = await newContext({ viewport: { width: 390, height: 844 }, scale: 2, touch: true });
  t.after(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const errors = watchForErrors(page);
  await page.goto(address);
  const app = new App(page, new URL('/', address).href);
  await page.getByRole('heading', { level: 1, name: 'Как вы выбираете поставщика' }).waitFor();
  await app.ready();
  assert.deepEqual(await findings(page), []);
  await forward(page, 'Начать');
  await page.getByRole('checkbox', { name: 'Срок' }).check();
  await forward(page);
  await page.getByRole('radio', { name: 'Кого посоветовали' }).check();
  await forward(page);
  await forward(page, 'Пропустить');
  await forward(page, 'Пропустить');
  await page.getByRole('heading', { level: 1, name: 'Осталось отправить ответы' }).waitFor();
  assert.deepEqual(await findings(page), []);
  await forward(page, 'Отправить');
  await page.getByText('Ваши ответы учтены.').waitFor();
  assert.deepEqual(await findings(page), []);
  assert.deepEqual(errors, []);

  await anna.app.open('/requests');
  const whom = anna.page.getByRole('list', { name: 'Кого вы выбрали в прошлый раз?' });
  await whom.getByRole('listitem').filter({ hasText: /^Кого посоветовали: 1 · 100/ }).waitFor();
  await anna.page.getByText('ответы без имени').waitFor();
  // Nobody has to answer it.
  await anna.app.open('/clients');
  await anna.page.getByRole('heading', { level: 1, name: 'Клиенты' }).waitFor();
  assert.equal(await anna.page.getByRole('button', { name: 'Взять в работу' }).count(), 0);
  assert.deepEqual(anna.errors, []);
});
