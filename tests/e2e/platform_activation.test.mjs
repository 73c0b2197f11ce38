// One act, one activation, whoever acts: mouse, finger, keyboard, assistive technology. A list that
// opens with one activation and closes with the next shows both too many and too few.
import { appTest, assert } from './support/harness.mjs';

const route = '/catalogue';
const list = (page) => page.getByRole('combobox', { name: 'Раздел' });
const open = (page) => list(page).getAttribute('aria-expanded');

appTest('a mouse click opens a list once', { route }, async ({ page, app }) => {
  await list(page).click();
  await app.settled();
  assert.equal(await open(page), 'true');
  await page.keyboard.press('Escape');
  await app.settled();
  assert.equal(await open(page), 'false');
});

appTest('a tap opens a list once', { route, touch: true, viewport: { width: 390, height: 844 }, scale: 3 }, async ({ page, app }) => {
  await list(page).tap();
  await app.settled();
  assert.equal(await open(page), 'true');
});

appTest('Enter and Space open a list once each', { route }, async ({ page, app }) => {
  for (const key of ['Enter', 'Space']) {
    await list(page).focus();
    await page.keyboard.press(key);
    await app.settled();
    assert.equal(await open(page), 'true', key);
    await page.keyboard.press('Escape');
    await app.settled();
    assert.equal(await open(page), 'false', key);
  }
});

appTest('a screen reader\'s click opens a list once, and its state is there at once', { route }, async ({ page, app }) => {
  // The accessibility tree's own default action, as a screen reader asks for it.
  await list(page).evaluate((element) => element.click());
  assert.equal(await open(page), 'true');
  await app.settled();
  assert.equal(await open(page), 'true');
});

appTest('an option is found by its name and chosen', { route }, async ({ page, app }) => {
  await list(page).click();
  const option = page.getByRole('option').nth(3);
  const name = await option.textContent();
  await option.click();
  await app.settled();
  assert.equal(await open(page), 'false');
  assert.equal(await list(page).textContent(), name);
});

appTest('a shortcut works in a Russian layout, browser keys stay the browser\'s', {}, async ({ page, app }) => {
  // The physical key N types «т» there.
  await page.evaluate(() => {
    const press = (init) => document.body.dispatchEvent(
      new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init }));
    window.reloadTaken = !press({ code: 'KeyR', key: 'к', ctrlKey: true });
    window.toolsTaken = !press({ code: 'F12', key: 'F12' });
    window.zoomTaken = !press({ code: 'Equal', key: '=', ctrlKey: true });
    window.newTaken = !press({ code: 'KeyN', key: 'т', altKey: true });
  });
  await app.settled();
  assert.deepEqual(await page.evaluate(() => [window.reloadTaken, window.toolsTaken, window.zoomTaken, window.newTaken]),
    [false, false, false, true]);
  await page.getByRole('dialog', { name: 'Новый клиент' }).waitFor();
});

appTest('a finger scrolls a long page and the page glides on, nothing is pressed', { route, touch: true, viewport: { width: 390, height: 844 }, scale: 2 }, async ({ page, app }) => {
  const address = page.url();
  const protocol = await page.context().newCDPSession(page);
  const row = page.getByRole('row').nth(1);
  const before = (await row.boundingBox()).y;
  const touch = (type, y) => protocol.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x: 190, y }] });
  await touch('touchStart', 600);
  for (let y = 580; y >= 400; y -= 20) {
    await touch('touchMove', y);
    await page.waitForTimeout(16);
  }
  // The mirror follows the canvas a frame later, which another program may delay.
  let dragged = before;
  for (let tries = 0; dragged >= before - 100 && tries < 50; tries += 1) {
    await page.waitForTimeout(100);
    dragged = (await row.boundingBox()).y;
  }
  assert.ok(dragged < before - 100, `${before} → ${dragged}`);
  await touch('touchEnd');
  await app.settled();
  const after = (await row.boundingBox()).y;
  assert.ok(after <= dragged + 8, `${dragged} → ${after}`);
  assert.equal(page.url(), address);
});
