// The way of somebody who chooses, as often as tests walk it.
import { assert } from './harness.mjs';

/** Presses the button that leads on. */
export const forward = (page, name = 'Дальше') => page.getByRole('button', { name, exact: true }).click();

/** From the question on the screen, answered or passed over, to the budget. */
export async function toBudget({ page, app }) {
  for (;;) {
    const heading = page.getByRole('heading', { level: 1 }).first();
    if (await heading.textContent() === 'На какую сумму рассчитываете?') return;
    const before = page.url();
    await page.getByRole('button', { name: /^(Дальше|Пропустить)$/ }).click();
    await page.waitForURL((url) => url.href !== before);
    await app.settled(100);
  }
}

/** From the first page to the contents of a variant. */
export async function toContents({ page, app }) {
  await forward(page, 'Начать');
  await page.getByRole('heading', { level: 1, name: 'Что нужно сделать?' }).waitFor();
  assert.ok(await page.getByRole('button', { name: 'Дальше', exact: true }).isDisabled(), 'the first question is needed');
  await page.getByRole('checkbox', { name: /Телефония/ }).check();
  await forward(page);
  await page.getByRole('spinbutton', { name: 'Сколько сотрудников в офисе?' }).fill('12');
  await toBudget({ page, app });
  await page.getByRole('button', { name: /^Всё желаемое/ }).click();
  await forward(page, 'Показать варианты');
  await page.getByRole('radio', { name: /^Эконом/ }).first().waitFor();
  await app.settled();
  await forward(page, 'Что входит');
  await page.getByRole('list', { name: 'Состав' }).getByRole('listitem').first().waitFor();
}
