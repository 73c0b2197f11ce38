// Approvals between two devices that share no server: a manager asks, a head answers by a pasted
// text, the manager sends. Keys and signatures are the browser's own.
import { readFileSync } from 'node:fs';
import { appTest, assert, newContext, App } from './support/harness.mjs';

const status = (page) => page.getByRole('group', { name: 'Статус' });
const sending = (page) => status(page).getByRole('button', { name: 'Отправить клиенту…' });

/** Who works on the device, chosen in the settings. */
async function workAs(page, app, name) {
  await app.open('/settings');
  await page.getByRole('combobox', { name: 'Кто работает на этом устройстве' }).click();
  await page.getByRole('option', { name }).click();
  await app.settled();
}

/** A text that the button hands to the clipboard. */
async function copied(page, within, name) {
  await within.getByRole('button', { name }).click();
  return page.evaluate(() => navigator.clipboard.readText());
}

appTest('a manager asks, a head approves by a pasted text, the manager sends', { timeout: 300_000 }, async ({ page, app, context }) => {
  // The head's device.
  const office = await newContext();
  const desk = await office.newPage();
  const head = new App(desk, app.address);
  await workAs(desk, head, /Гаврилов/);
  const own = desk.getByRole('textbox', { name: 'Своя граница скидки' }).first();
  await own.fill('50');
  await own.press('Enter');
  await desk.getByRole('button', { name: 'Согласовывать на этом устройстве' }).click();
  await desk.getByText(/^ключ [0-9a-f]{16} · Это устройство/).waitFor();
  await head.saved();
  await desk.addInitScript(() => { delete window.showSaveFilePicker; });
  await head.reload();
  const [download] = await Promise.all([
    desk.waitForEvent('download'), desk.getByRole('button', { name: 'Выгрузить всё в файл' }).click()]);
  const everything = readFileSync(await download.path());

  // The manager's device learns whose signatures count, and gives twelve per cent.
  await workAs(page, app, /Воронцов/);
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'), page.getByRole('button', { name: 'Загрузить файл' }).click()]);
  await chooser.setFiles({ name: 'all.oferta', mimeType: 'application/octet-stream', buffer: everything });
  await page.getByRole('button', { name: 'Загрузить', exact: true }).click();
  await page.getByRole('status').filter({ hasText: 'загружен' }).waitFor();
  await app.open('/clients/severnye-linii');
  await page.getByRole('button', { name: 'Продолжить подбор' }).first().click();
  await page.getByRole('list', { name: 'Состав' }).getByRole('listitem').first().waitFor();
  await app.settled();
  const discount = page.getByRole('spinbutton', { name: 'Скидка на всё' });
  await discount.fill('12');
  await discount.press('Enter');
  await page.getByText(/^Больше вашей границы 7/).waitFor();
  await app.settled();
  await page.getByRole('button', { name: 'Создать предложение' }).click();
  await page.getByRole('heading', { name: /Коммерческое предложение № / }).waitFor();
  await app.settled();
  assert.ok(await sending(page).isDisabled());
  await status(page).getByText(/скидка 12\s?% – больше вашей границы 7\s?%/).first().waitFor();

  const card = page.getByRole('group', { name: 'Согласование' });
  await card.getByRole('textbox', { name: 'Почему это нужно' }).fill('Иначе уйдут к соседям');
  await card.getByRole('button', { name: 'Попросить согласование' }).click();
  const request = await copied(page, card, 'Скопировать текст');
  assert.match(request, /^oferta-ask-1\.[\w-]+$/);
  assert.ok(!Buffer.from(request.split('.')[1], 'base64url').toString().includes('cost'));

  // The head sees what it leaves to the company, and says yes with a word.
  await head.open('/approvals');
  await desk.getByRole('textbox', { name: 'Текст запроса или ответа' }).fill(request);
  await desk.getByRole('button', { name: 'Принять' }).click();
  await desk.getByText('«Иначе уйдут к соседям»').waitFor();
  await desk.getByText(/^Маржа: была .* станет /).first().waitFor();
  await desk.getByRole('textbox', { name: 'Несколько слов к ответу' }).fill('Хорошо, но в последний раз');
  await desk.getByRole('button', { name: 'Согласовать', exact: true }).click();
  await desk.getByText(/Гаврилов: согласовано до/).waitFor();
  const token = await copied(desk, desk.getByRole('main'), 'Скопировать текст');
  assert.match(token, /^oferta-approval-1\.[\w-]+\.[\w-]{86}$/);

  // A changed answer is refused, the true one counts, also after a reload.
  const answer = card.getByRole('textbox', { name: 'Ответ руководителя' });
  const [format, body, signature] = token.split('.');
  const said = JSON.parse(Buffer.from(body, 'base64url').toString());
  said.lines[0].amount -= 100;
  await answer.fill(`${format}.${Buffer.from(JSON.stringify(said)).toString('base64url')}.${signature}`);
  await card.getByRole('button', { name: 'Принять' }).click();
  await page.getByRole('alert', { name: /Подпись не подходит к тексту/ }).waitFor();
  assert.ok(await sending(page).isDisabled());
  await answer.fill(token);
  await card.getByRole('button', { name: 'Принять' }).click();
  await card.getByText(/Гаврилов: согласовано до/).waitFor();
  await app.saved();
  await app.reload();
  await card.getByText(/Гаврилов: согласовано до/).waitFor();
  await app.until(() => [...document.querySelectorAll('button, [role=button]')]
    .some((one) => (one.getAttribute('aria-label') ?? one.textContent) === 'Отправить клиенту…' && one.getAttribute('aria-disabled') !== 'true' && !one.disabled));
  await sending(page).click();
  const dialog = page.getByRole('dialog', { name: /^Отправить КП-/ });
  await dialog.getByRole('button', { name: 'Отметить отправленным' }).click();
  await dialog.waitFor({ state: 'detached' });
  await status(page).getByText('Отправлено', { exact: true }).waitFor();
  await office.close();
});
