// The documents of an offer, chosen from its menu by keyboard and by mouse.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appTest, assert } from './support/harness.mjs';

/** Chooses from the menu and gives the file that comes. */
async function chosen(page, item, work) {
  const menu = page.getByRole('button', { name: 'Документы' });
  await menu.click();
  const [download] = await Promise.all([
    page.waitForEvent('download', { timeout: 60_000 }),
    page.getByRole('menuitem', { name: item, exact: true }).click(),
  ]);
  const folder = mkdtempSync(join(tmpdir(), 'oferta-'));
  try {
    const file = join(folder, 'file');
    await download.saveAs(file);
    work(download.suggestedFilename(), file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

appTest('an offer gives an invoice, files for Word and Excel, and a letter', { timeout: 180_000, route: '/offers/offer-2026-0144' }, async ({ page, app }) => {
  await page.getByRole('heading', { name: /КП-2026\/0144/ }).waitFor();
  await chosen(page, 'Счёт на оплату', (name, file) => {
    assert.match(name, /^СЧ-2026-0144 .*\.pdf$/);
    assert.match(execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' }), /Счёт на оплату/);
  });
  for (const [item, ending, start] of [
    ['Предложение для Word', /^КП-2026-0144 .*\.docx$/, 'PK'], ['Состав в Excel', /\.xlsx$/, 'PK'],
    ['Письмо с предложением', /\.eml$/, 'From: '],
  ]) {
    await app.settled();
    await chosen(page, item, (name, file) => {
      assert.match(name, ending);
      assert.equal(readFileSync(file, 'latin1').slice(0, start.length), start);
    });
  }
});
