// A store that is broken, half empty or from another version: made good where it can be, asked about
// where it cannot, and never emptied without a word.
import { appTest, assert } from './support/harness.mjs';

const inList = (page, name) => page.getByRole('row', { name: new RegExp(name) });

async function makeClient(page, app, name) {
  await page.getByRole('button', { name: 'Новый клиент' }).first().click();
  await page.getByLabel('Название компании').fill(name);
  await page.getByRole('button', { name: 'Создать и перейти к потребностям' }).click();
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await app.saved();
}

/** A message over the page: by its name where it holds a button, by its text where it does not. */
const said = (page, words) => page.getByRole('status', { name: words })
  .or(page.getByRole('status').filter({ hasText: words })).first();

/** Until a snapshot is kept. */
const snapshotKept = (app) => app.until(() => new Promise((resolve) => {
  const opening = indexedDB.open('oferta');
  opening.onsuccess = () => {
    const counting = opening.result.transaction('snapshots').objectStore('snapshots').count();
    counting.onsuccess = () => { opening.result.close(); resolve(counting.result > 0); };
  };
}));

/** Does something to a store of the database: `act` gets it and runs in the page. */
const spoil = (page, name, act) => page.evaluate(async ({ store, source }) => {
  const database = await new Promise((resolve) => {
    const opening = indexedDB.open('oferta');
    opening.onsuccess = () => resolve(opening.result);
  });
  const transaction = database.transaction(store, 'readwrite');
  const rows = transaction.objectStore(store);
  const ask = (request) => new Promise((resolve) => { request.onsuccess = () => resolve(request.result); });
  const all = { keys: await ask(rows.getAllKeys()), values: await ask(rows.getAll()) };
  // The page's policy allows no code from texts, so what is done is named.
  if (source === 'clear') rows.clear();
  if (source === 'garble') for (const value of all.values) if (value.json.includes('Клиент до поломки')) rows.put({ ...value, json: '{"torn' });
  if (source === 'garble-newest') {
    const newest = all.values.at(-1);
    rows.add(newest);
    const bytes = newest.bytes.slice();
    bytes[bytes.length >> 1] ^= 1;
    rows.put({ ...newest, bytes }, all.keys.at(-1) + 1);
  }
  await new Promise((resolve) => { transaction.oncomplete = resolve; });
  database.close();
}, { store: name, source: act });

appTest('a broken snapshot is passed over for the one before', {}, async ({ page, app }) => {
  await snapshotKept(app);
  await makeClient(page, app, 'Клиент после снимка');
  await spoil(page, 'snapshots', 'garble-newest');
  await app.reload();
  await app.open('/clients');
  await inList(page, 'Клиент после снимка').waitFor();
  await inList(page, 'Северные линии').waitFor();
  // It is the one before that is read: the operations it stands for are not needed.
  await spoil(page, 'operations', 'clear');
  await app.reload();
  await said(page, /данные восстановлены из снимка/).waitFor();
  await inList(page, 'Северные линии').waitFor();
});

appTest('operations that are gone come back from the snapshot, and it is said', {}, async ({ page, app }) => {
  await snapshotKept(app);
  await spoil(page, 'operations', 'clear');
  await app.reload();
  await said(page, /данные восстановлены из снимка/).waitFor();
  await app.open('/clients');
  await inList(page, 'Северные линии').waitFor();
  await app.saved();
  await app.reload();
  await inList(page, 'Северные линии').waitFor();
});

appTest('an operation that cannot be read is said and can be saved; work goes on under a free number', {}, async ({ page, app }) => {
  await snapshotKept(app);
  await makeClient(page, app, 'Клиент до поломки');
  await spoil(page, 'operations', 'garble');
  await app.reload();
  await said(page, /не прочитал/).waitFor();
  await app.open('/clients');
  await makeClient(page, app, 'Клиент после поломки');
  await app.open('/data');
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Сохранить их в файл' }).click();
  assert.match((await saving).suggestedFilename(), /^oferta-unread-/);
  await app.reload();
  await app.open('/clients');
  await inList(page, 'Клиент после поломки').waitFor();
});

appTest('a store that lost everything asks before it begins anew', {}, async ({ page, app }) => {
  await snapshotKept(app);
  await spoil(page, 'operations', 'clear');
  await spoil(page, 'snapshots', 'clear');
  await page.reload();
  await page.getByRole('heading', { name: 'Хранилище на этом устройстве опустело' }).waitFor();
  await page.getByRole('button', { name: 'Начать с примера' }).click();
  await app.ready();
  await app.open('/clients');
  await inList(page, 'Северные линии').waitFor();
});

appTest('a store that does not open is put aside as it is, when the person says so', { expectErrors: [/favicon/] }, async ({ page, app }) => {
  await makeClient(page, app, 'Клиент в старом хранилище');
  await page.goto('about:blank');
  await page.goto(`${app.address}manifest.webmanifest`);
  await page.evaluate(() => new Promise((resolve, reject) => {
    const opening = indexedDB.open('oferta', 99); // by a version to come
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => { opening.result.close(); resolve(); };
  }));
  await page.goto(app.address);
  await page.getByRole('heading', { name: 'Хранилище на этом устройстве не открывается' }).waitFor();
  await page.getByRole('button', { name: 'Отложить и начать новое' }).click();
  await app.ready();
  await inList(page, 'Северные линии').waitFor();
  const rows = await page.evaluate(() => new Promise((resolve) => {
    const opening = indexedDB.open('oferta');
    opening.onsuccess = () => {
      const reading = opening.result.transaction('operations').objectStore('operations').getAll();
      reading.onsuccess = () => { opening.result.close(); resolve(reading.result.filter(({ json }) => json.includes('Клиент в старом хранилище')).length); };
    };
  }));
  assert.ok(rows > 0);
});
