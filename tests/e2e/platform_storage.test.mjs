// What is kept: over a reload, without the network, between tabs.
import { appTest, assert, watchForErrors } from './support/harness.mjs';

/** Makes a client and waits until it is on the disk. */
async function makeClient(page, app, name) {
  await page.getByRole('button', { name: 'Новый клиент' }).first().click();
  await page.getByLabel('Название компании').fill(name);
  await page.getByRole('button', { name: 'Создать и перейти к потребностям' }).click();
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await app.saved();
}

const inList = (page, name) => page.getByRole('row', { name: new RegExp(name) });

appTest('a reload loses nothing and keeps the place', {}, async ({ page, app }) => {
  await makeClient(page, app, 'Хранимый клиент');
  const place = page.url();
  assert.match(place, /#\/clients\/.+\/needs$/);
  const title = await page.title();
  await app.reload();
  assert.equal(page.url(), place);
  assert.equal(await page.title(), title);
  await app.open('/clients');
  await inList(page, 'Хранимый клиент').waitFor();
});

appTest('back and forward walk through the places', {}, async ({ page, app }) => {
  await app.settled();
  await page.getByRole('navigation').getByRole('link', { name: 'Каталог' }).or(
    page.getByRole('navigation').getByRole('button', { name: 'Каталог' })).click();
  await app.settled();
  assert.match(page.url(), /#\/catalogue$/);
  await page.goBack();
  await app.settled();
  await page.getByRole('heading', { level: 1, name: 'Клиенты' }).waitFor();
  await page.goForward();
  await app.settled();
  await page.getByRole('heading', { level: 1, name: 'Каталог' }).waitFor();
});

appTest('after the first load everything works without a network', { ownServer: true }, async ({ page, app, server }) => {
  await app.settled();
  await app.readyForOffline();
  await server.close();
  await app.reload();
  await makeClient(page, app, 'Клиент без сети');
  await app.reload();
  await app.open('/clients');
  await inList(page, 'Клиент без сети').waitFor();
  // The document module too, fonts and all.
  const answer = await page.evaluate(() => new Promise((resolve) => {
    const worker = new Worker('documents/worker.js', { type: 'module' });
    worker.onmessage = (event) => resolve(event.data.id);
    worker.onerror = (event) => resolve(event.message);
    worker.postMessage({ id: 7, definition: '{}' });
  }));
  assert.equal(answer, 7);
});

appTest('two tabs see each other\'s changes and write under names of their own', {}, async ({ page, app, context }) => {
  await app.settled();
  const second = await context.newPage();
  const errors = watchForErrors(second);
  const other = new app.constructor(second, app.address);
  await other.open();
  await makeClient(page, app, 'Из первой вкладки');
  await inList(second, 'Из первой вкладки').waitFor();
  await makeClient(second, other, 'Из второй вкладки');
  await app.open('/clients');
  await inList(page, 'Из второй вкладки').waitFor();
  const nodes = await page.evaluate(() => new Promise((resolve, reject) => {
    const opening = indexedDB.open('oferta');
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const reading = opening.result.transaction('operations').objectStore('operations').getAllKeys();
      reading.onsuccess = () => resolve([...new Set(reading.result.map(([node]) => node))]);
    };
  }));
  assert.equal(nodes.length, 3, `the demo's own and one a tab: ${nodes}`);
  for (const node of nodes) assert.match(node, /^[0-9a-f]{16}$/);
  assert.deepEqual(errors, []);
});

appTest('a closed tab\'s name is taken up again', {}, async ({ page, app }) => {
  await app.saved();
  const names = () => page.evaluate(() => new Promise((resolve) => {
    const opening = indexedDB.open('oferta');
    opening.onsuccess = () => {
      const reading = opening.result.transaction('meta').objectStore('meta').get('nodes');
      reading.onsuccess = () => resolve(reading.result);
    };
  }));
  const before = await names();
  await app.reload();
  await app.reload();
  assert.deepEqual(await names(), before);
});

appTest('a write that fails is said, and written together with the next change', {}, async ({ page, app }) => {
  await app.saved();
  await page.evaluate(() => {
    window.diskFull = true;
    const transaction = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function refuse(names, mode, options) {
      if (window.diskFull && mode === 'readwrite') throw new DOMException('The disk is full.', 'QuotaExceededError');
      return transaction.call(this, names, mode, options);
    };
  });
  await makeClient(page, app, 'Непослушный диск');
  await page.getByText('Не сохранено').first().waitFor();
  await page.evaluate(() => { window.diskFull = false; });
  await page.getByRole('navigation').getByText('Клиенты').first().click();
  await makeClient(page, app, 'Следующая запись');
  await page.getByText('Сохранено').first().waitFor();
  await app.reload();
  await app.open('/clients');
  await inList(page, 'Непослушный диск').waitFor();
  await inList(page, 'Следующая запись').waitFor();
});
