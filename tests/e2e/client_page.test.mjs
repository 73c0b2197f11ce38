// The client's page: a file that opens from the disk, is read and answered without a network, and a
// link's page that does the same without a script. At a phone's size, by role and name.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { oferta, root, temporaryFolder } from '../support/oferta.mjs';
import { shareOffer } from '../support/links.mjs';
import { findings } from './support/axe.mjs';
import { appTest, theBrowser } from './support/harness.mjs';

const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };
const workspace = join(root, 'assets/demo/workspace.json');

/** A page of a phone's size that fails on errors and on any request beyond `allowed`. */
async function openPhone(t, address, { allowed = [address], ...options } = {}) {
  const context = await (await theBrowser()).newContext({ ...phone, ...options });
  t.after(() => context.close());
  const page = await context.newPage();
  const wrong = [];
  page.on('pageerror', (error) => wrong.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
  page.on('request', (request) => {
    if (!allowed.some((prefix) => request.url().startsWith(prefix)) && !request.url().startsWith('blob:')) {
      wrong.push(`asked for ${request.url()}`);
    }
  });
  await page.goto(address);
  return { page, wrong };
}

async function fitsWidth(page) {
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'the page is too wide');
}

/** The demo workspace's offer as a file, in the language asked for. */
async function clientFile(t, name = 'offer.html', ...more) {
  const out = join(temporaryFolder(t), name);
  const made = await oferta(['offer', '--workspace', workspace, '--brief', join(root, 'assets/demo/brief.json'),
    '--out', out, ...more]);
  assert.equal(made.code, 0, made.stderr);
  return out;
}

test('a file is read on a phone, in either language, and axe finds nothing', { timeout: 60_000 }, async (t) => {
  for (const [language, title] of [['ru', 'Коммерческое предложение'], ['en', 'Commercial offer']]) {
    const { page, wrong } = await openPhone(t, String(pathToFileURL(await clientFile(t, 'o.html', '--lang', language))));
    await page.getByRole('heading', { level: 1, name: title }).waitFor();
    await fitsWidth(page);
    assert.deepEqual(await findings(page), []);
    assert.equal(await page.getAttribute('html', 'lang'), language);
    assert.deepEqual(wrong, []);
  }
});

test('no internal value of the workspace is among the bytes of a file', async (t) => {
  // The script is the same in every file; its comments are no data.
  const script = readFileSync(join(root, 'web/client/page.js'), 'utf8');
  const whole = readFileSync(await clientFile(t), 'utf8');
  assert.ok(whole.includes(script));
  const bytes = whole.replace(script, '');
  const brief = JSON.parse(readFileSync(join(root, 'assets/demo/brief.json'), 'utf8'));
  const { records } = JSON.parse(readFileSync(workspace, 'utf8'));
  const texts = (value) => (typeof value === 'string' ? [value]
    : value && typeof value === 'object' ? Object.values(value).flatMap(texts) : []);
  const own = JSON.stringify(brief);
  const inner = records.flatMap(({ t: type, id, f: all = {} }) => {
    if (type === 'product') return [id, String(all.cost?.amount ?? '')];
    if (type === 'client') return [id, ...texts(all)];
    if (['note', 'brief', 'price_rule', 'question', 'questionnaire'].includes(type)) return [id, ...texts(all)];
    return [];
  }).filter((text) => text.length > 6 && !own.includes(text));
  assert.ok(inner.length > 500, `only ${inner.length} values were looked for`);
  // The addressee's own data are theirs.
  const addressee = JSON.parse(/id="package"[^>]*>([^<]*)</.exec(bytes)[1]).offers[0].addressee;
  const theirs = new Set(Object.values(addressee));
  const shown = JSON.parse(/id="package"[^>]*>([^<]*)</.exec(bytes)[1]);
  const visible = new Set([...texts(shown.supplier), ...shown.offers[0].needs.flatMap(texts)]);
  const found = inner.filter((text) => !theirs.has(text) && !visible.has(text) && new RegExp(
    `(?<![\\p{L}\\p{N}-])${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}-])`, 'u').test(bytes));
  assert.deepEqual([...new Set(found)], []);
});

test('a file is answered without a network, and the answer decides the offer once', { timeout: 90_000 }, async (t) => {
  const folder = temporaryFolder(t);
  const out = join(folder, 'offer.html');
  const shared = await oferta(['share', '--workspace', workspace, '--id', 'offer-2026-0144', '--out', out]);
  assert.equal(shared.code, 0, shared.stderr);
  // The demo offers lie in the past: the page is shown on a day they are valid.
  const { page, wrong } = await openPhone(t, 'about:blank', { allowed: ['about:', 'file:'] });
  await page.clock.setFixedTime(new Date('2026-11-20T10:00:00Z'));
  await page.context().setOffline(true);
  await page.goto(String(pathToFileURL(out)));
  const first = page.getByRole('listitem').filter({ hasText: 'Спросить об этой строке' }).first();
  await first.getByText('Спросить об этой строке').click();
  await first.getByLabel('Ваш вопрос').fill('Есть ли на складе?');
  await first.getByRole('button', { name: 'Отправить вопрос' }).click();
  await page.getByRole('heading', { name: 'Передайте ответ' }).waitFor();

  // Neither is ticked or filled in beforehand, and without them nothing is accepted.
  const consent = page.getByRole('checkbox', { name: /Согласие на обработку/ });
  assert.equal(await consent.isChecked(), false);
  await page.getByRole('button', { name: 'Принять', exact: true }).click();
  assert.equal(await page.locator('#given > li').count(), 1);
  await page.getByLabel('Имя и фамилия').fill('Тимур Назаров');
  await consent.check();
  await page.getByRole('button', { name: 'Принять', exact: true }).click();
  assert.equal(await page.locator('#given > li').count(), 2);
  assert.deepEqual(await findings(page), []);

  const [download] = await Promise.all([
    page.waitForEvent('download'), page.getByRole('link', { name: 'Сохранить файл ответа' }).click()]);
  const file = join(folder, 'answer.json');
  await download.saveAs(file);
  assert.deepEqual(wrong, []);

  const args = ['answer', file, '--workspace', workspace, '--date', '2026-11-20'];
  const preview = await oferta(args);
  assert.equal(preview.code, 0, preview.stderr);
  assert.match(preview.stdout, /question about line 1.*Есть ли на складе\?/);
  const next = join(folder, 'next.json');
  assert.equal((await oferta([...args, '--out', next])).code, 0);
  const { records } = JSON.parse(readFileSync(next, 'utf8'));
  assert.equal(records.filter((one) => one.t === 'answer').length, 2);
  const again = await oferta(['answer', file, '--workspace', next, '--date', '2026-11-21', '--json']);
  assert.equal(again.code, 0, again.stderr);
  assert.ok(again.stdout.trim().split('\n').every((line) => JSON.parse(line).outcome === 'known'));
});

test('a link is read and answered on a phone without any script', { timeout: 90_000 }, async (t) => {
  const { server, link, head } = await shareOffer(t);
  const address = `http://127.0.0.1:${server.port}${link.path}`;
  const { page, wrong } = await openPhone(t, address, { javaScriptEnabled: false });
  await page.getByRole('heading', { level: 1, name: 'Коммерческое предложение' }).waitFor();
  await page.getByText('Вернуть с пожеланием').click();
  await page.getByLabel('Что изменить').fill('Давайте без второго телефона');
  await page.getByRole('button', { name: 'Отправить пожелание' }).click();
  await page.getByRole('status').filter({ hasText: 'Спасибо' }).waitFor();
  await page.getByLabel('Имя и фамилия').fill('Павел Серов');
  await page.getByRole('checkbox', { name: /Согласие на обработку/ }).check();
  await page.getByRole('button', { name: 'Принять', exact: true }).click();
  await page.getByText('Предложение принято.').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Принять', exact: true }).count(), 0);
  assert.deepEqual(wrong, []);

  const operations = await head.pull();
  const kinds = operations.filter((one) => one.t === 'answer').map((one) => one.f.kind);
  assert.deepEqual(kinds, ['wish', 'accept']);
  const status = operations.filter((one) => one.t === 'offer_status').map((one) => Object.keys(one.f)[0]);
  assert.deepEqual(status.slice(-2), ['viewed', 'decision']);
});

test('axe finds nothing on a link, on the question for its code, and where there is none', { timeout: 60_000 }, async (t) => {
  const { server, link } = await shareOffer(t, { pin: '4711' });
  const address = `http://127.0.0.1:${server.port}${link.path}`;
  const { page } = await openPhone(t, address, { bypassCSP: true });
  await page.getByLabel('Код, который вам сообщил менеджер').waitFor();
  assert.deepEqual(await findings(page), []);
  await page.getByLabel('Код, который вам сообщил менеджер').fill('4711');
  await page.getByRole('button', { name: 'Открыть' }).click();
  await page.getByRole('heading', { level: 1, name: 'Коммерческое предложение' }).waitFor();
  assert.deepEqual(await findings(page), []);
  await fitsWidth(page);
  await page.goto(address.slice(0, -4) + '0000');
  await page.getByRole('heading', { name: 'Ссылка не действует' }).waitFor();
  assert.deepEqual(await findings(page), []);
});

appTest('from the offer to the client and back: the page is made in the application, its answer dropped on it', { timeout: 180_000 }, async ({ page, app }) => {
  await app.open('/clients/severnye-linii');
  await page.getByRole('button', { name: 'Продолжить подбор' }).first().click();
  await page.getByRole('list', { name: 'Состав' }).getByRole('listitem').first().waitFor();
  await app.settled();
  await page.getByRole('button', { name: 'Создать предложение' }).click();
  await page.getByRole('heading', { name: /Коммерческое предложение № / }).waitFor();
  const item = page.getByRole('menuitem', { name: 'Страница для клиента' });
  await page.getByRole('button', { name: 'Документы' }).click();
  assert.ok(await item.isDisabled(), 'a draft is not shared');
  await page.keyboard.press('Escape');
  const status = page.getByRole('group', { name: 'Статус' });
  await status.getByRole('button', { name: 'Отправить клиенту…' }).click();
  await page.getByRole('button', { name: 'Отметить отправленным' }).click();
  await status.getByText('Отправлено', { exact: true }).waitFor();
  await app.settled();

  await page.getByRole('button', { name: 'Документы' }).click();
  const [made] = await Promise.all([page.waitForEvent('download', { timeout: 60_000 }), item.click()]);
  assert.match(made.suggestedFilename(), /\.html$/);
  const folder = mkdtempSync(join(tmpdir(), 'oferta-client-'));
  try {
    const file = join(folder, 'offer.html');
    await made.saveAs(file);
    const context = await (await theBrowser()).newContext({ ...phone, offline: true });
    const client = await context.newPage();
    await client.goto(String(pathToFileURL(file)));
    await client.getByLabel('Имя и фамилия').fill('Анна Северная');
    await client.getByRole('checkbox', { name: /Согласие на обработку/ }).check();
    await client.getByRole('button', { name: 'Принять', exact: true }).click();
    const [answer] = await Promise.all([
      client.waitForEvent('download'), client.getByRole('link', { name: 'Сохранить файл ответа' }).click()]);
    const bytes = readFileSync(await answer.path(), 'utf8');
    await context.close();

    await page.evaluate((text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], 'answer.json', { type: 'application/json' }));
      document.getElementById('stage').dispatchEvent(
        new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
    }, bytes);
    const dialog = page.getByRole('dialog', { name: 'Ответ клиента' });
    await dialog.getByText('Предложение станет принятым').waitFor();
    await status.getByText('Отправлено', { exact: true }).waitFor();  // nothing is changed yet
    await dialog.getByRole('button', { name: 'Принять ответ' }).click();
    await status.getByText('Принято', { exact: true }).waitFor();
    await page.getByRole('list', { name: 'Ответы клиента' }).getByText('Подпись: Анна Северная').waitFor();
    await app.saved();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
