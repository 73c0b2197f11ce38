// An offer in a second window, which the client sees on a projector, while the manager's screen stays.
import { findings } from './support/axe.mjs';
import { App, appTest, assert, watchForErrors } from './support/harness.mjs';

const OFFER = '/offers/offer-2026-0146';
const FIRST = 'Точка доступа Huawei eKitEngine AP361';
const SECOND = 'Коммутатор TP-Link Omada SG2428P';

const slide = (page, name) => page.getByRole('heading', { level: 1, name });
const openButton = (page) => page.getByRole('button', { name: 'Показать во втором окне' });
/** The cell of the manager's table that names a line. */
const named = (page, name) => page.getByRole('cell', { name: new RegExp(`^${name}`) });
const line = (page, name) => page.getByRole('listitem', { name, exact: true });

/** The client's window, opened from the page. */
async function openWindow({ page, app, context }) {
  const [opened] = await Promise.all([context.waitForEvent('page'), openButton(page).click()]);
  opened.setDefaultTimeout(10_000);
  const errors = watchForErrors(opened);
  const client = new App(opened, app.address);
  await client.ready();
  await slide(opened, 'Что для вас важно').waitFor();
  return { page: opened, app: client, errors };
}

/** Until a line is said to be the current one, or is no longer. */
async function pointed(page, name, expected = 'true') {
  const item = line(page, name);
  await item.waitFor();
  const deadline = Date.now() + 10_000;
  while ((await item.getAttribute('aria-current') ?? '') !== expected) {
    assert.ok(Date.now() < deadline, `${name} is not ${expected ? '' : 'un'}pointed`);
    await page.waitForTimeout(50);
  }
}

appTest('the client sees the offer in a second window, turned and pointed at from the first', { route: OFFER }, async (tools) => {
  const { page, app } = tools;
  const client = await openWindow(tools);
  await page.getByText('Клиент видит: 1 из 4 – Задача').waitFor();
  await page.getByRole('navigation', { name: 'Разделы' }).waitFor();
  assert.equal(await client.page.title(), 'Линия Сервис');
  assert.equal(await client.page.getByRole('navigation', { name: 'Разделы' }).count(), 0);
  await app.settled();
  assert.deepEqual(await findings(page), []);

  await page.getByRole('button', { name: 'Клиенту: дальше' }).click();
  await slide(client.page, 'Что мы предлагаем').waitFor();
  await named(page, FIRST).hover();
  await pointed(client.page, FIRST);
  await named(page, SECOND).hover();
  await pointed(client.page, SECOND);
  await pointed(client.page, FIRST, '');
  await client.app.settled();
  assert.deepEqual(await findings(client.page), []);
  await page.getByRole('button', { name: 'Скачать PDF' }).hover();
  await pointed(client.page, SECOND, '');

  // By keyboard alone.
  await page.keyboard.press('Alt+PageDown');
  await slide(client.page, 'Сколько это стоит').waitFor();
  await page.getByRole('button', { name: `Почему такая цена: ${SECOND}` }).focus();
  await page.keyboard.press('Shift+Tab');
  await pointed(client.page, FIRST);
  await page.getByRole('switch', { name: 'Указывать' }).click();
  await pointed(client.page, FIRST, '');

  // A presenter's remote speaks to the window it is shown in.
  await client.page.keyboard.press('PageDown');
  await slide(client.page, 'Что дальше').waitFor();
  await page.getByText('Клиент видит: 4 из 4 – Что дальше').waitFor();
  await client.app.settled();
  assert.deepEqual(await findings(client.page), []);
  assert.deepEqual(client.errors, []);
});

appTest('a changed quantity is seen by the client at once', { route: OFFER }, async (tools) => {
  const { page, app } = tools;
  await page.getByRole('button', { name: 'Новая версия' }).click();
  await page.getByRole('button', { name: `Изменить строку: ${FIRST}` }).waitFor();
  await app.settled();
  const client = await openWindow(tools);
  await client.page.keyboard.press('ArrowRight');
  await client.page.keyboard.press('ArrowRight');
  await slide(client.page, 'Сколько это стоит').waitFor();
  await line(client.page, FIRST).getByText('17 шт.').waitFor();
  await page.getByRole('button', { name: `Изменить строку: ${FIRST}` }).click();
  const dialog = page.getByRole('dialog', { name: FIRST });
  await dialog.getByRole('spinbutton').fill('20');
  await dialog.getByRole('spinbutton').press('Enter');
  await line(client.page, FIRST).getByText('20 шт.').waitFor();
  assert.deepEqual(client.errors, []);
});

appTest('either window notices that the other is gone and finds it again', { route: OFFER }, async (tools) => {
  const { page, app } = tools;
  const client = await openWindow(tools);
  await page.getByRole('button', { name: 'Клиенту: дальше' }).click();
  await slide(client.page, 'Что мы предлагаем').waitFor();

  await client.app.reload();
  await slide(client.page, 'Что мы предлагаем').waitFor();
  await app.reload();
  await page.getByText('Клиент видит: 2 из 4 – Решение').waitFor();
  await page.getByRole('button', { name: 'Клиенту: дальше' }).click();
  await slide(client.page, 'Сколько это стоит').waitFor();

  await client.page.close();
  await page.getByText('Окно клиента закрыто').waitFor();
  assert.equal(await page.getByText(/Клиент видит/).count(), 0);

  const again = await openWindow(tools);
  await again.page.keyboard.press('End');
  await page.close();
  await again.page.getByText('Показ закончен. На экране то, что было показано последним.').waitFor();
  await slide(again.page, 'Что для вас важно').waitFor();
  await again.page.keyboard.press('PageDown');
  await slide(again.page, 'Что мы предлагаем').waitFor();
  await again.app.settled();
  assert.deepEqual(await findings(again.page), []);
  assert.deepEqual(again.errors, []);
});

appTest('the window closes from the manager\'s, and one that is refused is said', { route: OFFER }, async (tools) => {
  const { page } = tools;
  const client = await openWindow(tools);
  const closed = client.page.waitForEvent('close');
  await page.getByRole('button', { name: 'Закрыть окно клиента' }).click();
  await closed;
  await page.evaluate(() => { window.open = () => null; });
  await openButton(page).click();
  await page.getByText(/Браузер не дал открыть второе окно/).waitFor();
  assert.equal(await page.getByText(/Клиент видит/).count(), 0);
});

appTest('the client\'s window holds nothing of the manager\'s and opens no store', { route: null }, async (tools) => {
  const { page, app, context } = tools;
  // In every page: what it is told by another window, which databases it opens, whom it calls.
  await context.addInitScript(() => {
    const noted = /** @type {any} */ (window).__noted = { told: [], opened: [], sent: [], channels: [], locks: [] };
    addEventListener('message', ({ data }) => {
      const { bytes, ...rest } = data;
      noted.told.push(JSON.stringify({ ...rest, bytes: bytes && new TextDecoder().decode(bytes) }));
    }, true);
    const wrap = (of, name, note) => {
      const before = of[name];
      of[name] = function (...all) { note(...all); return before.apply(this, all); };
    };
    wrap(IDBFactory.prototype, 'open', (name) => noted.opened.push(name));
    wrap(LockManager.prototype, 'request', (name) => noted.locks.push(name));
    wrap(window, 'fetch', (address) => noted.sent.push(String(address?.url ?? address)));
    window.BroadcastChannel = class { constructor(name) { noted.channels.push(name); } };
  });
  await app.open(OFFER);
  const client = await openWindow(tools);
  await page.getByRole('button', { name: 'Клиенту: дальше' }).click();
  await named(page, FIRST).hover();
  await pointed(client.page, FIRST);
  await page.evaluate(() => { location.hash = '/clients/severnye-linii'; });
  await page.getByRole('heading', { name: /Северные линии/ }).first().waitFor();
  await app.settled();

  const noted = await client.page.evaluate(() => /** @type {any} */ (window).__noted);
  assert.deepEqual([noted.opened, noted.channels, noted.locks], [[], [], []]);
  assert.ok(noted.sent.every((address) => !/\/v1\/|demo/.test(address)), noted.sent.join(' '));
  assert.ok(noted.told.length >= 3);
  const everything = noted.told.join('\n') + await client.page.evaluate(() =>
    `${document.title} ${document.documentElement.outerHTML} ${JSON.stringify({ ...sessionStorage })}`);
  for (const secret of [/Северные линии/, /severnye/, /cost/, /Себестоимость/i, /Маржа/i, /совета директоров 24/, /lebedeva"/]) {
    assert.doesNotMatch(everything, secret);
  }
  // Somebody who opens the address by hand finds nothing there.
  const stranger = await context.newPage();
  await stranger.goto(`${app.address}#/shown`);
  await slide(stranger, 'Показ начинают в окне менеджера').waitFor();
  assert.deepEqual((await stranger.evaluate(() => /** @type {any} */ (window).__noted)).opened, []);
  await stranger.close();
});

appTest('the window goes to the second screen where there is one, and fills it', { route: OFFER, language: 'en' }, async ({ page, app, context }) => {
  await page.evaluate(() => {
    const here = { availLeft: 0 };
    const other = { availLeft: 1366, availTop: 0, availWidth: 1920, availHeight: 1080 };
    Object.defineProperty(screen, 'isExtended', { value: true });
    const open = window.open.bind(window);
    const moves = /** @type {any} */ (window).__moves = [];
    Object.assign(window, {
      getScreenDetails: async () => ({ screens: [here, other], currentScreen: here }),
      open: (...all) => {
        const opened = open(...all);
        Object.assign(opened, { moveTo: (...to) => moves.push(to), resizeTo: (...to) => moves.push(to) });
        return opened;
      },
    });
  });
  const [opened] = await Promise.all([context.waitForEvent('page'),
    page.getByRole('button', { name: 'Show in a second window' }).click()]);
  await new App(opened, app.address).ready();
  assert.deepEqual(await page.evaluate(() => /** @type {any} */ (window).__moves), [[1366, 0], [1920, 1080]]);
  // The offer is in Russian, so what the client reads is.
  await slide(opened, 'Что для вас важно').waitFor();
  await page.getByText('The client sees: 1 of 4 – Need').waitFor();
  await opened.keyboard.press('f');
  await opened.getByRole('button', { name: 'Выйти из полного экрана' }).click();
  await opened.getByRole('button', { name: 'Во весь экран' }).waitFor();
});

appTest('the variants of a selection follow the budget in the second window', { route: '/clients/severnye-linii' }, async (tools) => {
  const { page, app } = tools;
  await page.getByRole('button', { name: 'Продолжить подбор' }).first().click();
  await page.getByRole('list', { name: 'Состав' }).getByRole('listitem').first().waitFor();
  await app.settled();
  const client = await openWindow(tools);
  await client.page.keyboard.press('PageDown');
  const variants = client.page.getByRole('list', { name: 'Варианты' }).getByRole('listitem');
  await variants.nth(2).waitFor();
  await client.app.settled();
  assert.deepEqual(await findings(client.page), []);
  const before = await variants.nth(2).innerText();
  await page.getByRole('slider', { name: 'Бюджет, ползунок' }).focus();
  for (let press = 0; press < 20; press += 1) await page.keyboard.press('ArrowLeft');
  await app.settled();
  await client.app.settled();
  assert.notEqual(await variants.nth(2).innerText(), before);
  await page.getByRole('radiogroup', { name: 'Варианты' }).getByRole('radio', { checked: true }).press('Home');
  await app.settled();
  await client.app.settled();
  assert.equal(await variants.first().getAttribute('aria-current'), 'true');
  assert.deepEqual(client.errors, []);
});
