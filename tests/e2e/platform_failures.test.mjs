// When something is missing or breaks: a readable word, never a white page.
import { readFileSync } from 'node:fs';
import { appTest, assert } from './support/harness.mjs';

appTest('an uncaught error becomes a readable page with the data at hand', { expectErrors: [/boom/] }, async ({ page, app }) => {
  await app.saved();
  await page.evaluate(() => { setTimeout(() => { throw new Error('boom'); }); });
  const alert = page.getByRole('alert').filter({ hasText: 'Программа остановилась из-за ошибки' });
  await alert.waitFor();
  await alert.getByText('Подробности', { exact: true }).click();
  await alert.getByText(/boom/).waitFor();
  const saving = page.waitForEvent('download');
  await alert.getByRole('button', { name: 'Сохранить данные в файл' }).click();
  const lines = readFileSync(await (await saving).path(), 'utf8').trim().split('\n');
  assert.ok(lines.length > 100);
  for (const line of lines) JSON.parse(line);
  const before = await app.frames();
  await page.mouse.move(400, 400);
  await page.waitForTimeout(200);
  assert.equal(await app.frames(), before, 'nothing runs after a failure');
  await alert.getByRole('button', { name: 'Обновить страницу' }).click();
  await app.ready();
});

appTest('without WebGL 2 the page says what is missing and what to do', { route: null, language: 'en' }, async ({ page, app }) => {
  await page.addInitScript(() => {
    const original = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function without(kind, ...rest) {
      return kind === 'webgl2' ? null : original.call(this, kind, ...rest);
    };
  });
  await page.goto(app.address);
  const alert = page.getByRole('alert');
  await alert.getByText(/WebGL 2 is missing/).waitFor();
  await alert.getByText(/hardware acceleration/).waitFor();
});

appTest('when the program cannot be fetched the page says so', { route: null, expectErrors: [/404|Failed to load/] }, async ({ page, app }) => {
  await page.route(/core\..*\.wasm$/, (route) => route.fulfill({ status: 404 }));
  await page.goto(app.address);
  await page.getByRole('alert').getByText('Не удалось загрузить программу.').waitFor();
});

appTest('where storage is forbidden the work goes on, and the page says what that means', { route: null }, async ({ page, app }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => { throw new DOMException('forbidden', 'SecurityError'); };
  });
  await app.open();
  await page.getByText(/не даёт хранить данные/).waitFor();
  await page.getByRole('heading', { level: 1 }).waitFor();
});

appTest('a new version is offered and taken only when asked', { ownServer: true }, async ({ page, app, server }) => {
  await app.readyForOffline();
  const worker = await (await fetch(`${app.address}sw.js`)).text();
  server.replace('/sw.js', worker.replace(/"version":"\w+"/, '"version":"another"'));
  await app.reload();
  await page.getByText('Готова новая версия.').waitFor({ timeout: 20_000 });
  assert.ok((await page.evaluate(() => caches.keys())).length === 2);
  await page.getByRole('button', { name: 'Обновить' }).click();
  await app.until(async () => (await caches.keys()).join() === 'oferta-another');
  await app.ready();
});
