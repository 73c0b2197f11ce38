// The picture: sharp at every density, and back after the graphics context was lost.
import { appTest, assert } from './support/harness.mjs';

const SIZE = { width: 1366, height: 768 };

/** Waits until the canvas has a pixel for each of the screen's. */
function everyPixel(page, width, height) {
  return page.waitForFunction(([across, down]) => {
    const canvas = document.getElementById('canvas');
    return Math.abs(canvas.width - across) <= 1 && Math.abs(canvas.height - down) <= 1;
  }, [width, height]);
}

for (const scale of [1.25, 3]) {
  appTest(`every device pixel is drawn at density ${scale}`, { scale, seen: true }, async ({ page }) => {
    await everyPixel(page, SIZE.width * scale, SIZE.height * scale);
  });
}

appTest('every device pixel is drawn while the page is zoomed', {}, async ({ page }) => {
  const screen = await page.context().newCDPSession(page);
  for (const zoom of [1, 1.25, 1.5, 2, 3, 0.8]) {
    // What zooming does: fewer CSS pixels, each of more device pixels.
    const [width, height] = [Math.floor(SIZE.width / zoom), Math.floor(SIZE.height / zoom)];
    await screen.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: zoom, mobile: false });
    await everyPixel(page, width * zoom, height * zoom);
  }
});

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

appTest('a lost graphics context comes back with the same picture', { seen: true, reducedMotion: true }, async ({ page, app }) => {
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
