// Text as people type it: Cyrillic, input methods, the clipboard, undo.
import { appTest, assert } from './support/harness.mjs';

const search = (page) => page.getByLabel('Найти клиента');

appTest('Cyrillic typed by key arrives in the application', {}, async ({ page, app }) => {
  await search(page).click();
  await page.keyboard.type('Ёлка №1');
  await app.settled();
  assert.equal(await search(page).inputValue(), 'Ёлка №1');
  await page.getByText('Никого не нашлось').waitFor();
});

appTest('a text set by a script arrives, and emptying it too', {}, async ({ page, app }) => {
  await search(page).fill('такого клиента нет');
  await app.settled();
  await page.getByText('Никого не нашлось').waitFor();
  await search(page).fill('');
  await app.settled();
  assert.equal(await page.getByText('Никого не нашлось').count(), 0);
});

appTest('an input method composes undisturbed and its text arrives once', {}, async ({ page, app }) => {
  await search(page).focus();
  const protocol = await page.context().newCDPSession(page);
  await protocol.send('Input.imeSetComposition', { text: 'に', selectionStart: 1, selectionEnd: 1 });
  await app.settled();
  await protocol.send('Input.imeSetComposition', { text: 'にほ', selectionStart: 2, selectionEnd: 2 });
  await app.settled();
  assert.equal(await search(page).inputValue(), 'にほ');
  await protocol.send('Input.insertText', { text: '日本' });
  await app.settled();
  assert.equal(await search(page).inputValue(), '日本');
});

appTest('copy, paste and undo are the browser\'s own', {}, async ({ page, app }) => {
  await search(page).fill('север');
  await search(page).press('Control+a');
  await search(page).press('Control+c');
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), 'север');
  await search(page).press('End');
  await search(page).press('Control+v');
  await app.settled();
  assert.equal(await search(page).inputValue(), 'северсевер');
  await search(page).press('Control+z');
  await app.settled();
  assert.equal(await search(page).inputValue(), 'север');
});

appTest('the text does not move when its field gets the focus', { seen: true, reducedMotion: true }, async ({ page, app }) => {
  await search(page).fill('Северные линии');
  await page.getByRole('heading', { level: 1 }).click();
  await app.settled();
  const box = await search(page).boundingBox();
  /** Columns and rows in which dark ink stands, inside the frame. */
  const ink = async () => {
    const picture = (await page.screenshot({ clip: { x: box.x + 34, y: box.y + 4, width: 160, height: box.height - 8 }, caret: 'hide' })).toString('base64');
    return page.evaluate(async (data) => {
      // The page's policy allows data: pictures.
      const image = new Image();
      image.src = `data:image/png;base64,${data}`;
      await image.decode();
      const canvas = new OffscreenCanvas(image.width, image.height);
      const context = canvas.getContext('2d');
      context.drawImage(image, 0, 0);
      const { data: pixels } = context.getImageData(0, 0, image.width, image.height);
      let [left, right, top, bottom] = [1e9, -1, 1e9, -1];
      for (let y = 0; y < image.height; y += 1) {
        for (let x = 0; x < image.width; x += 1) {
          if (pixels[(y * image.width + x) * 4] > 120) continue;
          left = Math.min(left, x); right = Math.max(right, x);
          top = Math.min(top, y); bottom = Math.max(bottom, y);
        }
      }
      return [left, right, top, bottom];
    }, picture);
  };
  const resting = await ink();
  await search(page).focus();
  await app.settled();
  const edited = await ink();
  for (const [index, value] of resting.entries()) {
    assert.ok(Math.abs(value - edited[index]) <= 1, `at rest ${resting}, edited ${edited}`);
  }
});
