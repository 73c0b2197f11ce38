// An exhibition stand: a manager makes its link, a device opens it.
import { startTeam } from '../../support/team.mjs';
import { App, dist, newContext, watchForErrors } from './harness.mjs';
import { browser, join } from './member.mjs';

/** The manager of a team of its own, with the dialog open in which a link for anybody is made. */
export async function managerMakingLink(t) {
  const server = await startTeam(t, { args: ['--root', dist] });
  const anna = await browser(t, server.address, `/join/${server.invitation}`);
  await join(anna, true);
  await anna.app.open('/clients');
  await anna.page.getByRole('button', { name: 'Ссылка на подбор' }).click();
  return { server, anna, dialog: anna.page.getByRole('dialog', { name: 'Ссылка на подбор' }) };
}

/** That manager, about to make the link of a stand. */
export async function managerOfStand(t) {
  const made = await managerMakingLink(t);
  await made.dialog.getByRole('radio', { name: 'На стенде выставки' }).click();
  return made;
}

/** The address of a stand whose staff has the code 4711. @param {any} t */
export async function standAddress(t) {
  const { dialog } = await managerOfStand(t);
  await dialog.getByRole('textbox', { name: 'Код для персонала' }).fill('4711');
  await dialog.getByRole('button', { name: 'Сделать ссылку' }).click();
  return dialog.getByRole('textbox', { name: 'Адрес' }).inputValue();
}

/** The device of a stand, calling out. @param {any} t @param {string} address @param {any} options of newContext */
export async function openStand(t, address, options) {
  const context = await newContext(options);
  t.after(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const errors = watchForErrors(page, [/Failed to load resource/, /net::ERR/]);
  const app = new App(page, new URL('/', address).href);
  await page.goto(address);
  await app.ready();
  return { context, page, app, errors };
}

/** Begins a visit and goes to the form at its end. */
export async function toForm({ page }) {
  await page.getByRole('button', { name: /^(Коснитесь, чтобы начать|Touch to begin)$/ }).tap();
  await page.getByRole('progressbar').first().waitFor();
  await page.evaluate(() => { location.hash = location.hash.replace(/\/questions.*$/, '/send'); });
  await page.getByRole('checkbox', { name: /^(Согласие|Consent)/ }).waitFor();
}
