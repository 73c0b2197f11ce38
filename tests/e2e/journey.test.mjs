// The main job: from a client nobody has heard of to a commercial offer as a PDF.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { appTest, assert } from './support/harness.mjs';

/** The text of a PDF that the page gives for download. */
async function downloadedText(page, button) {
  const [download] = await Promise.all([
    page.waitForEvent('download', { timeout: 60_000 }),
    button(),
  ]);
  const folder = mkdtempSync(join(tmpdir(), 'oferta-'));
  try {
    const file = join(folder, 'offer.pdf');
    await download.saveAs(file);
    return { name: download.suggestedFilename(), text: execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' }) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Makes a client and answers what is needed, in Russian, by mouse. */
async function newClient(page, name = 'ООО «Вектор»') {
  await page.getByRole('button', { name: 'Новый клиент' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Новый клиент' });
  await dialog.getByLabel('Название компании').fill(name);
  await dialog.getByLabel('Контактное лицо').fill('Павел Громов');
  await dialog.getByRole('button', { name: 'Создать и перейти к потребностям' }).click();
  await page.getByRole('heading', { name: 'Что нужно клиенту' }).waitFor();
}

async function answer(page) {
  for (const task of ['Телефония', 'Сеть и Wi-Fi', 'Видеовстречи']) {
    await page.getByRole('checkbox', { name: task }).click();
  }
}

const variants = (page, name = 'Варианты') => page.getByRole('radiogroup', { name }).getByRole('radio');
const lines = (page) => page.getByRole('list', { name: 'Состав' }).getByRole('listitem');

appTest('a new client becomes an offer in PDF, by mouse', { seen: true, timeout: 180_000 }, async ({ page, app }) => {
  await newClient(page);
  const before = await page.getByRole('heading', { level: 2 }).count();
  await answer(page);
  await app.settled();
  assert.ok(await page.getByRole('heading', { level: 2 }).count() > before, 'answers bring further questions');
  await page.getByRole('button', { name: 'Подобрать решение' }).click();

  await variants(page).nth(2).waitFor();
  assert.equal(await variants(page).count(), 3);
  await lines(page).first().waitFor();
  const contents = await lines(page).count();
  assert.ok(contents >= 5, `a whole solution has several lines, not ${contents}`);

  await page.getByRole('button', { name: 'Создать предложение' }).click();
  await page.getByRole('heading', { name: /Коммерческое предложение № КП-2026\/\d{4}/ }).waitFor();
  const { name, text } = await downloadedText(page, () => page.getByRole('button', { name: 'Скачать PDF' }).click());
  assert.match(name, /^КП-2026-\d{4} .*Вектор.*\.pdf$/);
  assert.match(text, /Коммерческое предложение № КП-2026\/\d{4}/);
  assert.match(text, /ООО «Вектор»/);
  assert.match(text, /Всего к оплате/);
  assert.match(text, /НДС 22/);
  assert.match(text, /рубл(ь|я|ей) \d\d копе(йка|йки|ек)/);
});

appTest('the variants follow the budget while it moves', {}, async ({ page, app }) => {
  await app.open('/clients/severnye-linii');
  await page.getByRole('button', { name: 'Продолжить подбор' }).first().click();
  await variants(page).nth(2).waitFor();
  const best = () => variants(page).nth(2).getAttribute('aria-label');
  const slider = page.getByRole('slider', { name: 'Бюджет, ползунок' });
  await app.settled();
  const rich = await best();
  await slider.fill(String(Number(await slider.inputValue()) - 40_000_000));
  await app.saved();
  await app.settled();
  assert.notEqual(await best(), rich);
  await page.getByRole('button', { name: 'Отменить' }).click();
  await app.settled();
  assert.equal(await best(), rich, 'undo brings the budget back, and the same answer with it');
});

appTest('a changed line stays under the pointer while the rest is worked out', {}, async ({ page, app }) => {
  await app.open('/clients/severnye-linii');
  await page.getByRole('button', { name: 'Продолжить подбор' }).first().click();
  await lines(page).first().waitFor();
  await app.settled();
  const last = await lines(page).last().getAttribute('aria-label');
  await page.getByRole('button', { name: `Почему в подборе: ${last}` }).click();
  await app.settled();
  const quantity = page.getByRole('spinbutton', { name: `Количество: ${last}` });
  const before = Number(await quantity.inputValue());
  const more = page.getByRole('button', { name: new RegExp(`^Больше: Количество: `) });
  await more.hover();
  await app.settled();
  const place = await more.boundingBox();
  for (const step of [1, 2]) {
    await page.mouse.click(place.x + place.width / 2, place.y + place.height / 2);
    await app.settled();
    assert.equal(Number(await quantity.inputValue()), before + step, 'a second click in the same place counts too');
  }
});

appTest('an amount is typed in English, and Alt+Enter goes on from its field', { language: 'en' }, async ({ page, app }) => {
  await page.getByRole('button', { name: 'New client' }).first().click();
  await page.getByRole('dialog').getByLabel('Company name').fill('Vector LLC');
  await page.keyboard.press('Alt+Enter');
  await page.getByRole('heading', { name: 'What the client needs' }).waitFor();
  await page.getByRole('checkbox', { name: 'Telephony' }).click();
  const budget = page.getByRole('textbox', { name: 'What budget do you have in mind?' });
  await budget.focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type('800000', { delay: 60 });
  assert.equal(await budget.inputValue(), '800000', 'what is typed stays as it is typed');
  const wishes = page.getByRole('textbox', { name: 'What else matters?' });
  await wishes.focus();
  await page.keyboard.type('We move in May');
  await page.keyboard.press('Alt+Enter');
  await variants(page, 'Variants').nth(2).waitFor();
  await page.goBack();
  await app.settled();
  assert.equal(await budget.inputValue(), '800,000');
  assert.equal(await wishes.inputValue(), 'We move in May');
});

appTest('pin, exclude, swap and quantity change what is proposed', {}, async ({ page, app }) => {
  await app.open('/clients/severnye-linii');
  await page.getByRole('button', { name: 'Продолжить подбор' }).first().click();
  await lines(page).first().waitFor();
  await app.settled();
  const first = await lines(page).first().getAttribute('aria-label');
  const actions = () => page.getByRole('button', { name: `Действия: ${first}` });

  await actions().click();
  await page.getByRole('menuitem', { name: 'Закрепить' }).click();
  await page.getByText('закреплено вами').waitFor();

  await page.getByRole('button', { name: `Почему в подборе: ${first}` }).click();
  const quantity = page.getByRole('spinbutton', { name: `Количество: ${first}` });
  await quantity.fill('3');
  await quantity.press('Enter');
  await app.settled();
  assert.equal(await quantity.inputValue(), '3');

  await actions().click();
  await page.getByRole('menuitem', { name: 'Исключить' }).click();
  await app.settled();
  assert.ok(!(await lines(page).allTextContents()).includes(first));
  await page.getByRole('button', { name: `Вернуть: ${first}` }).click();
  await app.settled();
  assert.equal(await lines(page).first().getAttribute('aria-label'), first, 'the same question has the same answer');

  await actions().click();
  await page.getByRole('menuitem', { name: 'Заменить…' }).click();
  const swap = page.getByRole('dialog');
  const other = await swap.getByRole('listitem').first().getAttribute('aria-label');
  await swap.getByRole('button', { name: `Почему не он? ${other}` }).click();
  await swap.getByText(/Его место занимает|Не помещается в бюджет|Дороже этого варианта/).waitFor();
  await swap.getByRole('button', { name: 'Поставить' }).first().click();
  await app.settled();
  const now = await lines(page).evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')));
  assert.ok(now.includes(other), `${other} takes the place of ${first}`);
  assert.ok(!now.includes(first));
});

appTest('why a product is left out, and why nothing fits, is said with what to do', {}, async ({ page, app }) => {
  await app.open('/clients/severnye-linii');
  await page.getByRole('button', { name: 'Продолжить подбор' }).first().click();
  await lines(page).first().waitFor();
  await app.settled();
  await page.getByRole('button', { name: 'Почему чего-то нет?' }).click();
  const dialog = page.getByRole('dialog', { name: 'Почему не в составе' });
  const search = dialog.getByRole('combobox', { name: 'Найти товар' });
  await search.fill('сервер');
  await dialog.getByRole('option').first().waitFor();
  await search.press('Enter');
  await dialog.getByText(/Его место занимает|Не помещается|По ответам клиента|Вместе с ним|С ним потребности|Он уже в составе/).waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'hidden' });

  const budget = page.getByRole('textbox', { name: 'Сумма бюджета' });
  await budget.fill('1000');
  await budget.press('Enter');
  await page.getByText(/За эти деньги обязательное не собрать/).waitFor();
  await page.getByText(/больше бюджета\./).waitFor();
  await app.settled();
  await page.getByRole('button', { name: /^Поднять бюджет до/ }).click();
  await lines(page).first().waitFor();
  await page.getByText(/дешевле уже нельзя/).waitFor();
});

appTest('a price opens why it is so, in the selection and in the offer, by keyboard', { timeout: 120_000 }, async ({ page, app }) => {
  await app.open('/clients/severnye-linii');
  await page.getByRole('button', { name: 'Продолжить подбор' }).first().click();
  await lines(page).first().waitFor();
  await app.settled();
  const read = async () => {
    const price = page.getByRole('button', { name: /^Почему такая цена: / }).first();
    await price.focus();
    await price.press('Enter');
    const dialog = page.getByRole('dialog', { name: /^Почему такая цена: / });
    await dialog.getByText('Цена по прайсу').waitFor();
    const rows = await dialog.getByRole('row').allTextContents();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    return rows;
  };
  const proposed = await read();
  assert.ok(proposed.length >= 5, `list, net, VAT and what is paid under a head, not ${proposed}`);
  await page.getByRole('button', { name: 'Создать предложение' }).click();
  await page.getByRole('heading', { name: /Коммерческое предложение № / }).first().waitFor();
  assert.deepEqual(await read(), proposed, 'the offer says of its first line what the selection said');
});

appTest('everything is there again after a reload, and in a new tab', {}, async ({ page, app, context }) => {
  await newClient(page, 'ООО «Память»');
  await answer(page);
  await page.getByLabel('Заметка: клиент её не увидит').fill('Переезд в мае');
  await page.getByRole('button', { name: 'Записать' }).click();
  await app.saved();
  const place = page.url();
  await app.reload();
  assert.equal(page.url(), place, 'the place is kept');
  assert.equal(await page.getByRole('checkbox', { name: 'Телефония' }).getAttribute('aria-checked'), 'true');
  await page.getByText('Переезд в мае').first().waitFor();

  await page.close();
  const again = await context.newPage();
  await again.goto(app.address);
  await again.getByRole('row', { name: /Память/ }).or(again.getByText('ООО «Память»')).first().waitFor();
});

appTest('with the network off the whole journey works', { timeout: 180_000, ownServer: true }, async ({ page, app, context, server }) => {
  await app.readyForOffline();
  await app.settled(1500);
  await context.setOffline(true);
  await server.close();
  await app.reload();
  await newClient(page, 'ООО «Без сети»');
  await answer(page);
  await page.getByRole('button', { name: 'Подобрать решение' }).click();
  await lines(page).first().waitFor();
  await page.getByRole('button', { name: 'Создать предложение' }).click();
  const { text } = await downloadedText(page, () => page.getByRole('button', { name: 'Скачать PDF' }).click());
  assert.match(text, /ООО «Без сети»/);
});

appTest('the journey in English', { seen: true, language: 'en', timeout: 180_000 }, async ({ page }) => {
  await page.getByRole('button', { name: 'New client' }).first().click();
  await page.getByLabel('Company name').fill('Vector LLC');
  await page.getByRole('button', { name: 'Create and go to the needs' }).click();
  await page.getByRole('heading', { name: 'What the client needs' }).waitFor();
  await page.getByRole('checkbox').first().click();
  await page.getByRole('button', { name: 'Find the solution' }).click();
  await page.getByRole('list', { name: 'Contents' }).getByRole('listitem').first().waitFor();
  await page.getByRole('button', { name: 'Create the offer' }).click();
  const { text } = await downloadedText(page, () => page.getByRole('button', { name: 'Download PDF' }).click());
  assert.match(text, /Vector LLC/);
  assert.doesNotMatch(text.replaceAll(/КП-2026/g, ''), /[а-яё]{4,}/i, 'no Russian in an English offer');
});
