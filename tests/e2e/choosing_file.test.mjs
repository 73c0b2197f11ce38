// The page to choose from as one file: a manager without a team saves it, a client opens it from the
// disk without a network, chooses and saves the answer, and dropped on the manager's page the answer
// is a request.
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { oferta } from '../support/oferta.mjs';
import { findings } from './support/axe.mjs';
import { forward, toBudget, toContents } from './support/choosing.mjs';
import { App, appTest, assert, dist, newContext, watchForErrors } from './support/harness.mjs';

const phone = { viewport: { width: 390, height: 844 }, scale: 2, touch: true };
const folder = mkdtempSync(join(tmpdir(), 'oferta-file-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

/** Presses a button that hands out a file. @returns {Promise<{ name: string, path: string }>} */
async function saved(page, button) {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  const path = join(folder, `${Date.now()}-${download.suggestedFilename()}`);
  await download.saveAs(path);
  return { name: download.suggestedFilename(), path };
}

/** The file of the client's page. */
async function saveFile(page) {
  await page.getByRole('button', { name: 'Подбор файлом' }).click();
  return saved(page, page.getByRole('dialog', { name: 'Подбор файлом' }).getByRole('button', { name: 'Сохранить файлом' }));
}

/** The client's browser, without any network; whatever the page asks for is noted. */
async function client(options = phone) {
  const context = await newContext(options);
  await context.setOffline(true);
  const open = async (path) => {
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    const asked = [];
    page.on('request', (request) => { if (!/^(file|data|blob):/.test(request.url())) asked.push(request.url()); });
    const errors = watchForErrors(page);
    const app = new App(page, pathToFileURL(path).href);
    await app.open();
    return { page, app, errors, asked };
  };
  return { context, open };
}

/** Drops a file on the page. */
async function drop(page, name, text) {
  const data = await page.evaluateHandle(([file, contents]) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([contents], file, { type: 'application/json' }));
    return transfer;
  }, [name, text]);
  await page.dispatchEvent('#stage', 'drop', { dataTransfer: data });
}

appTest('a client chooses in a file from the disk, and the answer becomes a request', { timeout: 300_000, route: '/clients/severnye-linii' }, async ({ page: manager, app }) => {
  const made = await saveFile(manager);
  await manager.getByText(/отправьте его клиенту/).first().waitFor();
  assert.match(made.name, /^Подбор ООО Северные линии\.html$/);
  const kilobytes = Math.round(statSync(made.path).size / 1024);
  console.log(`# the file has ${kilobytes} KB`);
  const html = readFileSync(made.path, 'utf8');
  for (const secret of ['"cost"', 'Северные линии', 'severnye-linii', 'discount_limit', '"stock"']) {
    assert.ok(!html.includes(secret), `${secret} is in the file`);
  }

  // The command makes the very same bytes.
  const today = await manager.evaluate(() => new Date().toLocaleDateString('sv'));
  const { date, manager: named, records } = JSON.parse(html.match(/<script id="choice"[^>]*>([^<]*)</)[1]);
  const { email } = records.find((record) => record.t === 'manager' && record.id === named).f;
  assert.equal(date, today);
  const byCommand = join(folder, 'command.html');
  const command = await oferta(['share', '--workspace', 'assets/demo/workspace.json', '--questionnaire', 'office', '--client', 'severnye-linii',
    '--manager', named, '--date', date, '--root', dist, '--out', byCommand]);
  assert.equal(command.code, 0, command.stderr);
  assert.ok(readFileSync(byCommand, 'utf8') === html, 'the same file');

  const guest = await client();
  try {
    const one = await guest.open(made.path);
    const { page } = one;
    await page.getByRole('heading', { level: 1, name: 'Подберите решение под свои задачи' }).waitFor();
    await page.getByText('Страница работает без сети и сама ничего не отправляет').waitFor();
    assert.deepEqual(await findings(page), []);
    await toContents(one);
    await one.app.saved();

    // Closed and opened again it goes on where it was.
    await page.close();
    const again = await guest.open(made.path);
    await forward(again.page, 'Продолжить');
    await toBudget(again);
    await forward(again.page, 'Показать варианты');
    await again.page.getByRole('radio', { name: /^Эконом/ }).first().waitFor();
    await again.app.settled();
    await forward(again.page, 'Что входит');
    await forward(again.page, 'Оформить заявку');
    const consent = again.page.getByRole('checkbox', { name: /Согласие на обработку/ });
    await forward(again.page, 'Сохранить ответ');
    await again.page.getByRole('alert', { name: /Без согласия/ }).waitFor();
    await again.page.getByRole('textbox', { name: 'Как к вам обращаться' }).fill('Павел Серов');
    await again.page.getByRole('textbox', { name: 'Телефон' }).fill('+7 495 123-45-67');
    await again.page.getByRole('textbox', { name: 'Вопрос или пожелание' }).fill('Когда сможете приехать?');
    await consent.check();
    await again.page.getByText(/Ответ сохранится в файл/).waitFor();
    assert.deepEqual(await findings(again.page), []);
    const answer = await saved(again.page, again.page.getByRole('button', { name: 'Сохранить ответ' }));
    assert.equal(answer.name, 'Заявка Павел Серов.json');
    await again.page.getByRole('heading', { level: 1, name: 'Ответ сохранён в файл' }).waitFor();
    await again.page.getByText(`на ${email}`).waitFor();
    await again.page.getByRole('button', { name: 'Скопировать адрес' }).click();
    assert.equal(await again.page.evaluate(() => navigator.clipboard.readText()), email);
    assert.deepEqual(await findings(again.page), []);
    const repeated = await saved(again.page, again.page.getByRole('button', { name: 'Сохранить ещё раз' }));
    assert.equal(readFileSync(repeated.path, 'utf8'), readFileSync(answer.path, 'utf8'));
    assert.deepEqual([...one.errors, ...again.errors], []);
    assert.deepEqual([...one.asked, ...again.asked], []);

    await drop(manager, answer.name, readFileSync(answer.path, 'utf8'));
    const requests = manager.getByRole('list', { name: 'Заявки' });
    await requests.getByText('Когда сможете приехать?').waitFor();
    await requests.getByText(/файлом/).first().waitFor();
    await drop(manager, answer.name, readFileSync(answer.path, 'utf8'));
    await manager.getByText('Эта заявка здесь уже есть').first().waitFor();
    assert.equal(await requests.getByRole('listitem').count(), 1);
    await app.settled();
    await requests.getByRole('button', { name: 'Взять в работу' }).click();
    await manager.getByRole('list', { name: 'Состав' }).getByRole('listitem').first().waitFor();
  } finally {
    await guest.context.close();
  }
});

test('where the browser keeps nothing the file works all the same, and says so', { timeout: 120_000 }, async (t) => {
  const path = join(folder, 'refused.html');
  const command = await oferta(['share', '--workspace', 'assets/demo/workspace.json', '--questionnaire', 'office', '--root', dist, '--out', path]);
  assert.equal(command.code, 0, command.stderr);
  const guest = await client({ viewport: { width: 1366, height: 768 } });
  t.after(() => guest.context.close());
  await guest.context.addInitScript(() => {
    indexedDB.open = () => { throw new DOMException('refused', 'SecurityError'); };
  });
  const one = await guest.open(path);
  await one.page.getByRole('alert', { name: /Ответы не удаётся сохранить/ }).waitFor();
  await toContents(one);
  await forward(one.page, 'Оформить заявку');
  await one.page.getByRole('textbox', { name: 'Как к вам обращаться' }).fill('Павел Серов');
  await one.page.getByRole('textbox', { name: 'Телефон' }).fill('+7 495 123-45-67');
  await one.page.getByRole('checkbox', { name: /Согласие на обработку/ }).check();
  const answer = await saved(one.page, one.page.getByRole('button', { name: 'Сохранить ответ' }));
  assert.equal(JSON.parse(readFileSync(answer.path, 'utf8')).format, 'oferta-choice-answer-1');
  assert.deepEqual(one.errors, []);
  assert.deepEqual(one.asked, []);
});

appTest('without a network a file can be made once one was made with it', { ownServer: true, timeout: 120_000, route: '/clients', expectErrors: [/Failed to load resource/, /net::ERR/] }, async ({ page, app, context }) => {
  await app.readyForOffline();
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Подбор файлом' }).click();
  const save = page.getByRole('dialog', { name: 'Подбор файлом' }).getByRole('button', { name: 'Сохранить файлом' });
  await save.click();
  await page.getByRole('alert', { name: /Файл пока не собрать/ }).waitFor();
  await context.setOffline(false);
  const first = await saved(page, save);
  await context.setOffline(true);
  const second = await saveFile(page);
  assert.ok(readFileSync(first.path).equals(readFileSync(second.path)));
});
