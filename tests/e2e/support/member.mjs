// Browsers of a team: each with a store of its own, joined by the form.
import { App, newContext, watchForErrors } from './harness.mjs';

// What the browser itself says of requests that fail, as tests let them.
const NETWORK = [/Failed to load resource/, /net::ERR/];

/** A browser of its own. */
export async function browser(t, address, route = '', options = {}) {
  const context = await newContext(options);
  t.after(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const errors = watchForErrors(page, NETWORK);
  const app = new App(page, address);
  await app.open(route);
  return { context, page, app, errors };
}

/** The words about the data in the bar. */
export const says = (one, words) => one.page.getByRole('status').filter({ hasText: words }).first().waitFor();

/**
 * Joins with what is in the address; `bring`: what the device holds comes along; `account`: a name and
 * a password, where the invitation is for a person.
 */
export async function join(one, bring, account) {
  if (account) {
    if (account.person) await one.page.getByLabel('Ваше имя').fill(account.person);
    await one.page.getByLabel('Новый пароль').fill(account.password);
  }
  const choice = bring ? 'Взять с собой в команду' : 'Убрать и взять данные команды';
  await one.page.getByRole('radio', { name: choice }).click();
  await one.page.getByRole('button', { name: 'Вступить в команду' }).click();
  await one.page.getByText('Это устройство').first().waitFor();
  await one.app.ready();
  await says(one, 'Всё отправлено');
}

/** A new client of this name, on the disk. */
export async function makeClient(one, name) {
  await one.app.open('/clients');
  await one.page.getByRole('button', { name: 'Новый клиент' }).first().click();
  await one.page.getByLabel('Название компании').fill(name);
  await one.page.getByRole('button', { name: 'Создать и перейти к потребностям' }).click();
  await one.page.getByRole('heading', { level: 1 }).first().waitFor();
  await one.app.saved();
}
