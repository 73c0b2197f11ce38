// Calm: no frame while nothing happens, few after something has, one at a time.
import { appTest, assert } from './support/harness.mjs';

appTest('no frame is drawn at rest, even with the pointer over a button', { seen: true }, async ({ page, app }) => {
  await page.getByRole('button', { name: 'Новый клиент' }).first().hover();
  await app.settled();
  await page.waitForTimeout(1500); // a tooltip may come and has to come to rest
  await app.settled();
  const before = await app.frames();
  await page.waitForTimeout(1500);
  assert.equal(await app.frames(), before);
});

appTest('moving the pointer over nothing costs few frames', {}, async ({ page, app }) => {
  await page.mouse.move(700, 700);
  await app.settled();
  const before = await app.frames();
  await page.mouse.move(705, 705);
  await app.settled();
  assert.ok(await app.frames() - before <= 6, `${await app.frames() - before} frames`);
});

appTest('a message goes by itself when its time has passed, though nothing else happens', {}, async ({ page, app }) => {
  await app.settled();
  await page.keyboard.press('Control+z');
  const message = page.getByText('Отменять нечего');
  await message.first().waitFor();
  await message.first().waitFor({ state: 'detached', timeout: 10_000 });
  await app.settled();
});

appTest('one animation frame is in flight at most', { route: null }, async ({ page, app }) => {
  await page.addInitScript(() => {
    let flying = 0;
    window.mostFlying = 0;
    const request = window.requestAnimationFrame.bind(window);
    window.requestAnimationFrame = (act) => {
      flying += 1;
      if (window.__oferta?.ready) window.mostFlying = Math.max(window.mostFlying, flying);
      return request((time) => { flying -= 1; act(time); });
    };
  });
  await app.open();
  await app.settled();
  for (let i = 0; i < 20; i += 1) await page.mouse.move(300 + 20 * i, 300 + 7 * i);
  await page.mouse.wheel(0, 300);
  await app.settled();
  assert.equal(await page.evaluate(() => window.mostFlying), 1);
});

appTest('reduced motion shows the end at once', { reducedMotion: true }, async ({ page, app }) => {
  await app.settled();
  const before = await app.frames();
  await page.getByRole('button', { name: 'Новый клиент' }).first().click();
  await app.settled();
  assert.ok(await app.frames() - before <= 16, `${await app.frames() - before} frames`);
});
