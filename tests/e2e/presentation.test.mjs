// At the client's table: the screen is the client's until the manager takes it back.
import { findings } from './support/axe.mjs';
import { appTest, assert } from './support/harness.mjs';

const OFFER = '/offers/offer-2026-0146';

const slide = (page, name) => page.getByRole('heading', { level: 1, name });

appTest('an offer is shown step by step, and nothing of the manager\'s is on the page', { route: OFFER }, async ({ page, app }) => {
  await page.getByRole('button', { name: 'Показать клиенту' }).click();
  await slide(page, 'Что для вас важно').waitFor();
  assert.equal(await page.getByRole('navigation', { name: 'Разделы' }).count(), 0);
  for (const next of ['Что мы предлагаем', 'Сколько это стоит', 'Что дальше']) {
    await app.settled();
    assert.deepEqual(await findings(page), [], `before ${next}`);
    await page.keyboard.press('ArrowRight');
    await slide(page, next).waitFor();
  }
  await page.getByRole('link', { name: 'Стоимость' }).click();
  await slide(page, 'Сколько это стоит').waitFor();
  await page.getByText(/609\s838/).first().waitFor();
  await app.settled();
  const everything = await page.evaluate(() => `${document.title} ${document.body.innerText} ${document.getElementById('mirror')?.innerHTML}`);
  for (const secret of [/Себестоимость/i, /Маржа/i, /Северные линии/, /Мебельный двор/]) assert.doesNotMatch(everything, secret);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Показать клиенту' }).waitFor();
});

appTest('neither an address nor a reload leads out, and the PIN does, by keyboard alone', { route: '/settings' }, async ({ page, app }) => {
  const pin = page.getByRole('textbox', { name: 'PIN-код' });
  await pin.focus();
  await page.keyboard.type('4711');
  await page.getByRole('button', { name: 'Сохранить PIN-код' }).focus();
  await page.keyboard.press('Enter');
  await page.getByText('PIN-код сохранён').waitFor();
  await page.evaluate((address) => { location.hash = address; }, OFFER);
  await page.getByRole('button', { name: 'Показать клиенту' }).waitFor();
  await page.keyboard.press('Alt+KeyP');
  await slide(page, 'Что для вас важно').waitFor();

  await page.evaluate(() => { location.hash = '/clients'; });
  await app.settled();
  await slide(page, 'Что для вас важно').waitFor();
  await page.keyboard.press('PageDown');
  await slide(page, 'Что мы предлагаем').waitFor();
  await app.reload();
  await slide(page, 'Что мы предлагаем').waitFor();
  assert.equal(await page.getByRole('navigation', { name: 'Разделы' }).count(), 0);

  await page.keyboard.press('Escape');
  const dialog = page.getByRole('dialog', { name: 'Закончить показ' });
  await dialog.getByRole('textbox').focus();
  await page.keyboard.type('1234');
  await page.keyboard.press('Enter');
  await app.until(() => document.activeElement?.getAttribute('aria-invalid') === 'true'
    || Boolean(document.querySelector('[role=dialog] [aria-invalid=true], dialog [aria-invalid=true]')));
  assert.match(await dialog.evaluate((one) => one.outerHTML), /PIN-код не подходит/);
  assert.deepEqual(await findings(page), []);
  await dialog.getByRole('textbox').focus();
  await page.keyboard.type('4711');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Показать клиенту' }).waitFor();
});

appTest('the variants of a selection follow the budget in front of the client', { route: '/clients/severnye-linii' }, async ({ page, app }) => {
  await page.getByRole('button', { name: 'Продолжить подбор' }).first().click();
  await page.getByRole('list', { name: 'Состав' }).getByRole('listitem').first().waitFor();
  await app.settled();
  await page.getByRole('button', { name: 'Показать клиенту' }).click();
  await slide(page, 'Что для вас важно').waitFor();
  await page.getByRole('button', { name: 'Дальше' }).click();
  await slide(page, 'Что мы предлагаем').waitFor();
  await page.getByRole('button', { name: 'Дальше' }).click();
  await slide(page, 'Сколько это стоит').waitFor();
  const variants = page.getByRole('radiogroup', { name: 'Варианты' }).getByRole('radio');
  assert.equal(await variants.count(), 3);
  await app.settled();
  assert.deepEqual(await findings(page), []);
  const best = () => variants.nth(2).getAttribute('aria-label');
  const before = await best();
  const slider = page.getByRole('slider', { name: 'Бюджет, ползунок' });
  await slider.focus();
  for (let press = 0; press < 20; press += 1) await page.keyboard.press('ArrowLeft');
  await app.settled();
  await slide(page, 'Сколько это стоит').waitFor(); // the arrows were the slider's
  assert.notEqual(await best(), before);
  await variants.first().click();
  await app.settled();
  assert.equal(await variants.first().getAttribute('aria-checked'), 'true');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Создать предложение' }).waitFor();
});

for (const [device, viewport] of Object.entries({ phone: { width: 390, height: 844 }, projector: { width: 1920, height: 1080 } })) {
  appTest(`on a ${device}, in English, by touch`, { route: OFFER, language: 'en', touch: true, viewport }, async ({ page, app }) => {
    await page.getByRole('button', { name: 'Show to the client' }).tap();
    // The offer is in Russian, so what the client reads is.
    await slide(page, 'Что для вас важно').waitFor();
    for (const next of ['Что мы предлагаем', 'Сколько это стоит', 'Что дальше']) {
      await app.settled();
      await page.getByRole('button', { name: 'Дальше' }).tap();
      await slide(page, next).waitFor();
    }
    await app.settled();
    assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll('main button, main a, main p')]
      .filter((one) => one.getBoundingClientRect().right > innerWidth + 1).map((one) => one.outerHTML.slice(0, 120))), []);
    await page.getByRole('button', { name: 'Закончить показ' }).tap();
    await page.getByRole('button', { name: 'Show to the client' }).waitFor();
  });
}
