// The picture: sharp at every density, and back after the graphics context was lost.
import { appTest, assert } from './support/harness.mjs';

for (const scale of [1, 1.25, 1.5, 2, 3]) {
  appTest(`every device pixel is drawn at density ${scale}`, { scale }, async ({ page }) => {
    const size = await page.evaluate(() => {
      const canvas = document.getElementById('canvas');
      return [canvas.width, canvas.height];
    });
    assert.ok(Math.abs(size[0] - 1366 * scale) <= 1 && Math.abs(size[1] - 768 * scale) <= 1, String(size));
  });
}

appTest('another window size is another layout, not a stretched one', {}, async ({ page, app }) => {
  await page.setViewportSize({ width: 900, height: 600 });
  // The page hears of its new size a moment later, on a busy machine a long one.
  await app.until(() => {
    const canvas = document.getElementById('canvas');
    return canvas.width === 900 && canvas.height === 600;
  });
  await app.settled();
  const box = await page.getByRole('heading', { level: 1 }).boundingBox();
  assert.ok(box.x + box.width <= 900 && box.height < 60, JSON.stringify(box));
});

appTest('a lost graphics context comes back with the same picture', { reducedMotion: true }, async ({ page, app }) => {
  await page.mouse.move(0, 0);
  await app.settled();
  const before = (await page.screenshot()).toString('base64');
  await page.evaluate(() => {
    const extension = document.getElementById('canvas').getContext('webgl2').getExtension('WEBGL_lose_context');
    window.comeBack = () => extension.restoreContext();
    extension.loseContext();
  });
  await page.waitForTimeout(200);
  await page.mouse.move(3, 3);
  await page.evaluate(() => window.comeBack());
  await page.waitForTimeout(200);
  await page.mouse.move(0, 0);
  await app.settled();
  assert.ok((await page.screenshot()).toString('base64') === before, 'the picture has changed');
});
