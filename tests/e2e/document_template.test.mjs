// The template of offers: a block moved and one switched off by keyboard, an introduction in the
// company's words, the page beside that follows, and the PDF of a draft that says the same.
import { execFileSync } from 'node:child_process';
import { findings } from './support/axe.mjs';
import { appTest, assert } from './support/harness.mjs';

appTest('a template that is changed is seen beside it, in the PDF of a draft, and not in what was sent', { route: '/document-template', viewport: { width: 1366, height: 768 }, seen: true, timeout: 180_000 }, async ({ page, app }) => {
  const preview = page.getByRole('region', { name: 'Вид документа' });
  await preview.getByRole('heading', { name: 'Условия' }).waitFor();
  await app.settled();
  await app.picture('document-template-ru-1366');
  assert.deepEqual(await findings(page), []);

  const field = page.getByRole('textbox', { name: 'Вступление', exact: true });
  await field.focus();
  await page.keyboard.type('Для вас, {client}: всё за {tota');
  await preview.getByText('всё за {tota', { exact: false }).waitFor();
  await page.keyboard.type('l}');
  await preview.getByText(/^Для вас, .+: всё за [\d\u00a0]+,\d\d\u00a0₽$/).waitFor();

  const up = page.getByRole('button', { name: 'Выше: Условия', exact: true });
  await up.focus();
  for (let i = 0; i < 6; ++i) {
    await page.keyboard.press('Enter');
    await app.settled(50);
  }
  await page.getByText('«Условия» – место 2 из 13').waitFor();
  const down = page.getByRole('button', { name: 'Ниже: Условия', exact: true });
  assert.ok(await down.evaluate((element) => element === document.activeElement), 'the focus goes to the way back');
  const note = page.getByRole('switch', { name: 'Примечание' });
  await note.focus();
  await page.keyboard.press('Space');
  await preview.getByText(/не является публичной офертой/).waitFor({ state: 'detached' });
  await app.saved();

  const textOfPdf = async (route, words) => {
    await app.open(route);
    const button = page.getByRole('button', { name: words }).first();
    await button.waitFor();
    const [download] = await Promise.all([page.waitForEvent('download', { timeout: 60_000 }), button.click()]);
    return execFileSync('pdftotext', ['-layout', await download.path(), '-'], { encoding: 'utf8' });
  };
  const sent = await textOfPdf('/offers/offer-2026-0146', 'Скачать PDF');
  assert.match(sent, /публичной офертой/);
  assert.ok(!sent.includes('Для вас, '));

  await page.getByRole('button', { name: 'Новая версия' }).first().click();
  await page.waitForURL((url) => !url.hash.endsWith('offer-2026-0146'));
  await app.settled();
  const draft = await textOfPdf(new URL(page.url()).hash.slice(1), 'Скачать PDF');
  assert.match(draft, /Для вас, .+: всё за/);
  assert.ok(!draft.includes('публичной офертой'));
  assert.ok(draft.indexOf('Условия') < draft.indexOf('Состав и стоимость'));
});
