// The way of an offer to a client and back by a link: made in the application, opened and answered
// on the client's phone, decided in the application by itself.
import { test } from 'node:test';
import { startTeam } from '../support/team.mjs';
import { findings } from './support/axe.mjs';
import { assert, dist, theBrowser } from './support/harness.mjs';
import { browser, join } from './support/member.mjs';

const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };

/** Makes an offer of the first selection there is. */
async function newOffer({ page, app }) {
  await app.open('/clients/severnye-linii');
  await page.getByRole('button', { name: 'Продолжить подбор' }).first().click();
  await page.getByRole('list', { name: 'Состав' }).getByRole('listitem').first().waitFor();
  await app.settled();
  await page.getByRole('button', { name: 'Создать предложение' }).click();
  await page.getByRole('heading', { name: /Коммерческое предложение № / }).waitFor();
}

test('an offer is shared by a link with a PIN, accepted on a phone, and the answer arrives by itself', { timeout: 240_000 }, async (t) => {
  const server = await startTeam(t, { args: ['--root', dist] });
  const anna = await browser(t, server.address, `/join/${server.invitation}`);
  await join(anna, true);
  await newOffer(anna);
  const { page } = anna;
  const status = page.getByRole('group', { name: 'Статус' });
  await status.getByRole('button', { name: 'Отправить клиенту…' }).click();
  await page.getByRole('button', { name: 'Запечатать и дать ссылку' }).click();

  const dialog = page.getByRole('dialog', { name: 'Поделиться ссылкой' });
  await dialog.getByRole('radio', { name: '14 дней' }).click();
  await dialog.getByRole('textbox', { name: /Код для входа/ }).fill('4711');
  await page.keyboard.press('Enter');
  await dialog.getByRole('img', { name: 'QR-код ссылки' }).waitFor();
  const address = await dialog.getByRole('textbox', { name: 'Адрес' }).inputValue();
  assert.match(address, /^http:\/\/127\.0\.0\.1:\d+\/s\/[0-9a-f]{64}$/);
  assert.deepEqual(await findings(page), []);
  await dialog.getByRole('button', { name: 'Скопировать письмо' }).click();
  const letter = await page.evaluate(() => navigator.clipboard.readText());
  assert.ok(letter.includes(address) && /предложение КП-/.test(letter), letter);
  await dialog.getByRole('button', { name: 'Закрыть' }).last().click();
  await dialog.waitFor({ state: 'detached' });
  const links = page.getByRole('list', { name: 'Ссылка для клиента' });
  await links.getByText('Ещё не открывали').waitFor();

  const context = await (await theBrowser()).newContext(phone);
  t.after(() => context.close());
  const client = await context.newPage();
  await client.goto(address);
  await client.getByLabel('Код, который вам сообщил менеджер').fill('4711');
  await client.getByRole('button', { name: 'Открыть' }).click();
  await client.getByRole('heading', { level: 1, name: 'Коммерческое предложение' }).waitFor();
  await links.getByText(/Открыта/).waitFor();
  await client.getByLabel('Имя и фамилия').fill('Павел Серов');
  await client.getByRole('checkbox', { name: /Согласие на обработку/ }).check();
  await client.getByRole('button', { name: 'Принять', exact: true }).click();
  await client.getByText('Предложение принято.').waitFor();

  await status.getByText('Принято', { exact: true }).waitFor();
  await page.getByRole('list', { name: 'Ответы клиента' }).getByText('Подпись: Павел Серов').waitFor();
  await links.getByText(/1 ответ/).waitFor();

  // Closed by the manager, the link leads nowhere.
  await links.getByRole('button', { name: 'Закрыть' }).click();
  await links.waitFor({ state: 'detached' });
  await client.goto(address);
  await client.getByRole('heading', { name: 'Ссылка не действует' }).waitFor();
  assert.deepEqual(anna.errors, []);
});
