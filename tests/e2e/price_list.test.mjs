// A price list of one's own: dropped, chosen or pasted, understood, previewed, imported, taken back.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { appTest, assert } from './support/harness.mjs';

const file = (name) => readFileSync(join(import.meta.dirname, '../data/importing', name));

/** The same list as in the workbooks, as a Russian Excel saves CSV. */
const csv = execFileSync('iconv', ['-f', 'utf-8', '-t', 'cp1251'], { input: [
  'Прайс-лист «Линия»;;;;', 'Артикул;Наименование;Ед.;Цена, руб.;Остаток', 'Телефоны;;;;',
  'YLK-T31P;Телефон Yealink SIP-T31P;шт.;6 500,50;12', 'NEW-1;Новый телефон;шт.;1 234,50;3',
  '1001;Кабель, 5 м;м;33,33;', 'NEW-2;Без цены;шт.;;', 'NEW-3;Ошибка;шт.;по запросу;',
].join('\r\n') });

/** Drops a file on the page, as a person does from a folder. */
async function drop(page, name, bytes) {
  await page.evaluate(({ name, data }) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([Uint8Array.from(atob(data), (c) => c.charCodeAt(0))], name));
    document.getElementById('canvas').dispatchEvent(
      new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
  }, { name, data: Buffer.from(bytes).toString('base64') });
}

const heading = (page) => page.getByRole('heading', { name: 'Загрузка прайс-листа' });
const importButton = (page) => page.getByRole('button', { name: /^Загрузить: / });
const rows = async (page, tab) => {
  await page.getByRole('tab', { name: tab }).click();
  return page.getByRole('table', { name: tab }).getByRole('row').filter({ has: page.getByRole('rowheader').or(page.getByRole('cell')) }).allTextContents();
};
const text = (cells) => cells.join('\n').replaceAll(/[\u00A0\u202F]/g, ' ');
/** «48 позиций» above the table of products. */
const count = async (page) => Number((await page.getByText(/^\d+ (позиц|товар)/).first().textContent()).match(/\d+/)[0]);

for (const [name, bytes] of [['prices.xlsx', file('prices.xlsx')], ['prices.ods', file('prices.ods')], ['прайс.csv', csv]]) {
  appTest(`${name}: dropped, previewed, imported, taken back, imported again`, { route: '/catalogue', timeout: 120_000 }, async ({ page, app }) => {
    const before = await count(page);
    await drop(page, name, bytes);
    await heading(page).waitFor();
    await importButton(page).waitFor();
    assert.equal(await importButton(page).getAttribute('aria-label') ?? await importButton(page).textContent(),
      'Загрузить: 2 новых, 1 изменённый');
    assert.match(text(await rows(page, /^Новые/)), /NEW-1.*Новый телефон.*1 234,50 ₽/s);
    const changed = text(await rows(page, /^Изменятся/));
    assert.match(changed, /YLK-T31P/);
    assert.match(changed, /6 500,50 ₽/);
    assert.match(changed, /было 6 250,00 ₽/);
    const wrong = text(await rows(page, /^С ошибками/));
    assert.match(wrong, /NEW-2/);
    assert.match(wrong, /нет цены/);
    assert.match(wrong, /цена не читается/);
    assert.match(text(await rows(page, /^Разделы/)), /Телефоны/);
    await page.getByText(/2 строки не будут загружены/).first().waitFor();

    await importButton(page).click();
    await page.getByRole('heading', { name: 'Каталог' }).first().waitFor();
    await page.getByText('Прайс-лист загружен: 2 новых, 1 изменённый').first().waitFor();
    assert.equal(await count(page), before + 2);
    // The message's own button stands behind that of the bar.
    await page.getByRole('button', { name: 'Отменить' }).last().click();
    await app.settled();
    assert.equal(await count(page), before, 'one undo takes all of it back');

    await drop(page, name, bytes);
    await importButton(page).click();
    await app.saved();
    assert.equal(await count(page), before + 2);
    await app.reload();
    assert.equal(await count(page), before + 2, 'it is on the disk');
    await drop(page, name, bytes);
    await page.getByRole('button', { name: 'Менять нечего' }).waitFor();
    assert.ok(await page.getByRole('button', { name: 'Менять нечего' }).isDisabled());
    assert.match(text(await rows(page, /^Без изменений/)), /NEW-1/);
  });
}

appTest('a file is chosen, its columns are corrected, and the next list is read the same way', { route: '/catalogue' }, async ({ page, app }) => {
  const list = (price) => Buffer.from(`Код;Товар;База;Прайс\nN-1;Чай;1,500;${price}\nN-2;Кофе;2,5;30\n`);
  const choose = async (name, buffer) => {
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'), page.getByRole('button', { name: /^(Загрузить прайс-лист|Другой файл)$/ }).click(),
    ]);
    await chooser.setFiles({ name, mimeType: 'text/csv', buffer });
    await heading(page).waitFor();
    await app.settled();
  };
  const column = (name) => page.getByRole('combobox', { name });
  const pick = async (box, option) => {
    await box.click();
    await page.getByRole('option', { name: option, exact: true }).click();
    await app.settled();
  };
  await choose('one.csv', list(20));
  assert.match(text(await rows(page, /^Новые/)), /Чай.*20,00 ₽/s);
  await pick(column('Столбец C: База'), 'Цена');
  const corrected = text(await rows(page, /^Новые/));
  assert.match(corrected, /Чай.*1,50 ₽/s, 'the column writes fractions with a comma');
  assert.match(corrected, /Кофе.*2,50 ₽/s);
  await pick(page.getByRole('combobox', { name: 'НДС в ценах' }), 'цены без НДС');
  assert.match(text(await rows(page, /^Новые/)), /1,83 ₽/);
  await pick(column('Столбец C: База'), 'не загружать');
  await page.getByText('Укажите, в каком столбце цена.').first().waitFor();
  assert.ok(await page.getByRole('button', { name: 'Менять нечего' }).isDisabled());
  await pick(column('Столбец C: База'), 'Цена');
  await page.getByRole('button', { name: 'Загрузить: 2 новых, 0 изменённых' }).click();
  await app.saved();

  await choose('two.csv', list(99));
  await page.getByRole('button', { name: 'Менять нечего' }).waitFor();
  assert.match(text(await rows(page, /^Без изменений/)), /1,83 ₽/);
});

appTest('a table is pasted and imported by keyboard alone, in English', { route: '/catalogue', language: 'en' }, async ({ page, app }) => {
  await page.evaluate(() => navigator.clipboard.writeText('SKU\tName\tPrice, $\tIn stock\nP-1\tPatch cord\t1,250.50\t7\n'));
  await page.getByRole('heading', { name: 'Catalogue' }).first().waitFor();
  await page.keyboard.press('Control+V');
  await page.getByRole('heading', { name: 'Price list import' }).waitFor();
  await app.settled();
  assert.match(text(await rows(page, /^New/)), /P-1.*Patch cord.*\$1,250\.50/s);
  assert.equal(await page.getByRole('combobox', { name: 'Currency of the prices' }).inputValue()
    .catch(() => page.getByRole('combobox', { name: 'Currency of the prices' }).textContent()), 'USD');
  await page.keyboard.press('Alt+Enter');
  await page.getByText('Price list imported: 1 new, 0 changed').first().waitFor();
  await page.keyboard.press('Control+Z');
  await page.getByText('Undone').first().waitFor();
});

appTest('what is no table is refused, and nothing changes', { route: '/catalogue' }, async ({ page, app }) => {
  const before = await count(page);
  await drop(page, 'broken.xlsx', Buffer.from('PK\u0003\u0004 broken'));
  await page.getByRole('alert', { name: /^Файл «broken\.xlsx» не принят: это не книга .* Данные не изменились\.$/ }).waitFor();
  await drop(page, 'empty.csv', Buffer.from('\n\n'));
  await page.getByRole('alert', { name: /^Файл «empty\.csv» не принят: в нём нет ни одной строки/ }).waitFor();
  await page.evaluate(() => navigator.clipboard.writeText('просто слова'));
  await page.keyboard.press('Control+V');
  await page.getByRole('button', { name: 'Загрузить прайс-лист' }).first().waitFor();
  await app.open('/catalogue');
  assert.equal(await count(page), before);
});

appTest('a workbook is read on a phone, without the network', { route: '/catalogue', viewport: { width: 390, height: 844 }, touch: true, ownServer: true, timeout: 120_000 }, async ({ page, app, context, server }) => {
  await app.readyForOffline();
  await app.settled(1500);
  await context.setOffline(true);
  await server.close();
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'), page.getByRole('button', { name: 'Загрузить прайс-лист' }).tap(),
  ]);
  await chooser.setFiles({ name: 'prices.ods', mimeType: 'application/octet-stream', buffer: file('prices.ods') });
  await importButton(page).waitFor();
  await app.settled();
  await app.picture('price-list-phone');
  await importButton(page).tap();
  await page.getByText('Прайс-лист загружен: 2 новых, 1 изменённый').first().waitFor();
});

appTest('a long list is all on the disk and is one undo, also after the page was loaded anew', { route: '/catalogue', timeout: 180_000 }, async ({ page, app, context }) => {
  const many = 1500;
  const before = await count(page);
  const lines = Array.from({ length: many }, (_, i) => `L-${i};Кабель ${i};${i + 1},50`);
  await drop(page, 'long.csv', Buffer.from(['Артикул;Наименование;Цена', ...lines].join('\n')));
  const counted = async (tab) => (await tab.getByText(/^[\d\u00A0]+ позиц/).first().textContent()).replaceAll(/\D/g, '');
  const other = await context.newPage();
  await other.goto(`${app.address}#/catalogue`);
  await other.getByText(/^\d+ позиц/).first().waitFor();
  await importButton(page).click();
  await app.saved();
  assert.equal(await counted(page), String(before + many));
  await other.getByText(new RegExp(`^${String(before + many).replace(/(\d)(\d{3})$/, '$1\u00A0$2')} позиц`)).first().waitFor();
  await app.reload();
  assert.equal(await counted(page), String(before + many));
  await drop(page, 'long.csv', Buffer.from(`Артикул;Наименование;Цена\nL-7;Кабель 7;9,00\n`));
  await page.getByRole('button', { name: 'Загрузить: 0 новых, 1 изменённый' }).click();
  await app.saved();
  await page.getByRole('button', { name: 'Отменить' }).first().click();
  await app.saved();
  await app.reload();
  await drop(page, 'long.csv', Buffer.from(['Артикул;Наименование;Цена', ...lines].join('\n')));
  await page.getByRole('button', { name: 'Менять нечего' }).waitFor();
});
