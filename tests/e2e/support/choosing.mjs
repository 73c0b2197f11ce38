// The way of somebody who chooses, as often as tests walk it.

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
