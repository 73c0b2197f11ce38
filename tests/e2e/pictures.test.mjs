// Pictures of signature and stamp in the settings: chosen, replaced, removed, refused.
import { readFileSync } from 'node:fs';
import { png } from '../support/png.mjs';
import { findings } from './support/axe.mjs';
import { appTest, assert } from './support/harness.mjs';

const WORDS = {
  ru: { title: 'Подпись и печать на документах', signature: 'Подпись', stamp: 'Печать', pick: 'Выбрать файл', replace: 'Заменить', remove: 'Убрать',
    none: 'нет', undo: /^Отменить/, kept: 'Картинка сохранена', removed: 'Картинка убрана', refused: 'нужен неповреждённый PNG', size: (w, h) => `${w} × ${h} точек` },
  en: { title: 'Signature and stamp on documents', signature: 'Signature', stamp: 'Stamp', pick: 'Choose a file', replace: 'Replace', remove: 'Remove',
    none: 'none', undo: /^Undo/, kept: 'The picture is kept', removed: 'The picture is removed', refused: 'an undamaged PNG', size: (w, h) => `${w} × ${h} pixels` },
};

const stamp = png(240, 240, true);
const files = {
  stamp: { name: 'stamp.png', mimeType: 'image/png', buffer: stamp },
  other: { name: 'other.png', mimeType: 'image/png', buffer: png(300, 120, false) },
  damaged: { name: 'damaged.png', mimeType: 'image/png', buffer: stamp.subarray(0, stamp.length - 20) },
  letter: { name: 'letter.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 not a picture') },
};

for (const [language, viewport] of [['ru', { width: 1366, height: 768 }], ['en', { width: 390, height: 844 }]]) {
  appTest(`a picture is chosen, replaced, refused and removed by keyboard (${language}, ${viewport.width})`, { language, viewport, route: '/settings', seen: true, timeout: 180_000 }, async ({ page, app }) => {
    const words = WORDS[language];
    const card = page.getByRole('list', { name: words.title });
    const item = (name) => card.getByRole('listitem', { name, exact: true });
    page.on('filechooser', () => {}); // asked for from now on: a key is quicker than the asking
    const choose = async (button, file) => {
      await button.focus();
      await app.settled();
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('Enter')]);
      assert.equal(chooser.isMultiple(), false);
      await chooser.setFiles(file);
    };
    await item(words.stamp).getByText(words.none, { exact: true }).waitFor();
    await choose(item(words.stamp).getByRole('button', { name: words.pick }), files.stamp);
    await item(words.stamp).getByText(words.size(240, 240)).waitFor();
    await page.getByRole('status').filter({ hasText: words.kept }).waitFor();
    await item(words.signature).getByText(words.none, { exact: true }).waitFor();
    await app.settled();
    await app.picture(`pictures-${language}-${viewport.width}`);
    assert.deepEqual(await findings(page), []);

    // What is refused leaves what was kept.
    for (const file of [files.letter, files.damaged]) {
      await choose(item(words.stamp).getByRole('button', { name: words.replace }), file);
      // What was said of the one before may still stand.
      await page.getByRole('alert', { name: words.refused }).last().waitFor();
      await app.settled();
      if (file === files.letter) await app.picture(`pictures-refused-${language}-${viewport.width}`);
      await item(words.stamp).getByText(words.size(240, 240)).waitFor();
    }
    await choose(item(words.stamp).getByRole('button', { name: words.replace }), files.other);
    await item(words.stamp).getByText(words.size(300, 120)).waitFor();
    await app.saved();
    await app.reload();
    await item(words.stamp).getByText(words.size(300, 120)).waitFor();

    const remove = item(words.stamp).getByRole('button', { name: words.remove });
    await remove.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('status').filter({ hasText: words.removed }).waitFor();
    await item(words.stamp).getByText(words.none, { exact: true }).waitFor();
    assert.equal(await remove.count(), 0);
    await app.settled();
    await page.getByRole('button', { name: words.undo }).first().press('Enter');
    await item(words.stamp).getByText(words.size(300, 120)).waitFor();
  });
}

appTest('the paper of an offer that was made in the browser bears both', { route: '/settings', timeout: 180_000 }, async ({ page, app }) => {
  const words = WORDS.ru;
  for (const [name, file] of [[words.stamp, files.stamp], [words.signature, files.other]]) {
    const item = page.getByRole('list', { name: words.title }).getByRole('listitem', { name, exact: true });
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), item.getByRole('button', { name: words.pick }).click()]);
    await chooser.setFiles(file);
    await item.getByRole('button', { name: words.replace }).waitFor();
  }
  await app.open('/offers/offer-2026-0146');
  await app.settled();
  const [download] = await Promise.all([
    page.waitForEvent('download', { timeout: 60_000 }), page.getByRole('button', { name: 'Скачать PDF' }).first().click()]);
  const pdf = readFileSync(await download.path()).toString('latin1');
  assert.equal(pdf.match(/\/Subtype \/Image\b/g)?.length, 3); // with the mask of the stamp
});
