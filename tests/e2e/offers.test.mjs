// The life of an offer on its screen: remarks, sending, what the client does, versions, the total.
import { appTest, assert } from './support/harness.mjs';

const RU = {
  go: 'Продолжить подбор', lines: 'Состав', create: 'Создать предложение', heading: /Коммерческое предложение № /,
};
const EN = { go: 'Continue', lines: 'Contents', create: 'Create the offer', heading: /Commercial offer No\. ?/ };

/** An offer of a client of the demonstration, by way of the selection. */
async function newOffer(page, app, words = RU) {
  await app.open('/clients/severnye-linii');
  await page.getByRole('button', { name: words.go }).first().click();
  await page.getByRole('list', { name: words.lines }).getByRole('listitem').first().waitFor();
  await app.settled();
  await page.getByRole('button', { name: words.create }).click();
  await page.getByRole('heading', { name: words.heading }).waitFor();
  await app.settled();
}

const status = (page) => page.getByRole('group', { name: 'Статус' });
const step = (page, name) => status(page).getByRole('button', { name });
const steps = (page) => status(page).getByRole('button').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? one.textContent));

async function send(page) {
  await step(page, 'Отправить клиенту…').click();
  const dialog = page.getByRole('dialog', { name: /^Отправить КП-/ });
  await dialog.getByRole('button', { name: 'Отметить отправленным' }).click();
  await dialog.waitFor({ state: 'detached' });
  await status(page).getByText('Отправлено', { exact: true }).waitFor();
}

/** Minor units of «1 250 000,00 ₽» and of «1 250 000». */
function minor(text) {
  const [whole, part = ''] = text.split(',').map((digits) => digits.replace(/\D/g, ''));
  return Number(whole + part.padEnd(2, '0'));
}

appTest('draft, sent, read, accepted: only the legal steps are offered, and reload forgets nothing', { timeout: 150_000 }, async ({ page, app }) => {
  await newOffer(page, app);
  await status(page).getByText('Черновик').waitFor();
  assert.deepEqual(await steps(page), ['Отправить клиенту…']);
  await send(page);
  assert.deepEqual(await steps(page), ['Клиент прочитал', 'Клиент принял', 'Клиент отказался…', 'Новая версия']);
  await status(page).getByText(/^Запечатано, отпечаток [0-9a-f]{12}$/).waitFor();
  assert.equal(await page.getByLabel('Действительно до').count(), 0, 'what was sent is not edited');

  await step(page, 'Клиент прочитал').click();
  await status(page).getByText('Прочитано', { exact: true }).waitFor();
  await step(page, 'Клиент принял').click();
  await status(page).getByText('Принято', { exact: true }).waitFor();
  assert.deepEqual(await steps(page), ['Новая версия']);
  // A decision noted by mistake is taken back; the sending is not.
  await page.getByRole('button', { name: 'Отменить' }).first().click();
  await status(page).getByText('Прочитано', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Отменить' }).first().click();
  await status(page).getByText('Отправлено', { exact: true }).waitFor();
  assert.ok(await page.getByRole('button', { name: 'Отменить' }).first().isDisabled());
  await app.saved();
  await app.reload();
  await status(page).getByText('Отправлено', { exact: true }).waitFor();
  await status(page).getByText(/^Запечатано/).waitFor();
});

appTest('a refusal is noted with its reason, by keyboard', { timeout: 150_000 }, async ({ page, app }) => {
  await newOffer(page, app);
  await send(page);
  await step(page, 'Клиент отказался…').focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Почему клиент отказался' });
  await dialog.getByRole('button', { name: 'Записать отказ' }).press('Enter');
  await dialog.getByRole('radiogroup', { name: 'Причина', description: 'Выберите причину.' }).waitFor();
  await dialog.getByRole('radio', { name: 'Другое' }).click();
  await dialog.getByRole('button', { name: 'Записать отказ' }).click();
  const note = dialog.getByRole('textbox', { name: 'Словами клиента' });
  await app.settled();
  assert.equal(await note.getAttribute('aria-invalid'), 'true', 'another reason wants a word');
  await note.fill('Переезжаем в другой город');
  await dialog.getByRole('button', { name: 'Записать отказ' }).click();
  await dialog.waitFor({ state: 'detached' });
  await status(page).getByText('Отклонено', { exact: true }).waitFor();
  await status(page).getByText('Другое: Переезжаем в другой город').waitFor();
  await app.open('/clients/severnye-linii');
  await page.getByText('Отклонено', { exact: true }).first().waitFor();
});

appTest('an edit of a sent offer is a new version: the difference is readable, the former one superseded once it is sent', { timeout: 180_000 }, async ({ page, app }) => {
  await newOffer(page, app);
  const number = (await page.getByRole('heading', { name: RU.heading }).textContent()).match(/КП-\d{4}\/\d{4}/)[0];
  await send(page);
  await step(page, 'Новая версия').click();
  await status(page).getByText('Черновик').waitFor();
  await page.getByRole('heading', { name: `Коммерческое предложение № ${number}` }).waitFor();

  const payment = page.getByRole('textbox', { name: 'Оплата' });
  await payment.fill('Аванс 30 %, остальное по факту');
  await payment.blur();
  const total = page.getByRole('textbox', { name: 'Сделать итог' });
  const before = minor(await total.inputValue());
  const agreed = Math.floor(before * 0.97 / 100_000) * 100_000;
  await total.fill(String(agreed / 100));
  await total.press('Enter');
  await app.settled();

  const versions = page.getByRole('group', { name: 'Версии' });
  assert.equal(await versions.getByRole('listitem').count(), 2);
  await versions.getByRole('button', { name: 'Сравнить' }).click();
  const dialog = page.getByRole('dialog', { name: 'Версия 1 → версия 2' });
  const said = await dialog.getByText(/^всего к оплате: /).textContent();
  const [from, to] = said.split('→').map(minor);
  assert.deepEqual([from, to], [before, agreed]);
  await dialog.getByText(/^оплата: .* → Аванс 30 %, остальное по факту$/).waitFor();
  const changed = await dialog.getByRole('list', { name: 'Позиции' }).getByRole('listitem').count();
  assert.ok(changed >= 5, `the agreed total changes the lines, not ${changed} of them`);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });

  // Until the second one is sent the first one stands.
  await versions.getByRole('link', { name: 'Версия 1' }).click();
  await status(page).getByText('Отправлено', { exact: true }).waitFor();
  assert.ok(!(await steps(page)).includes('Новая версия'), 'one goes on with the version begun');
  await page.getByRole('group', { name: 'Версии' }).getByRole('link', { name: 'Версия 2' }).click();
  await send(page);
  await page.getByRole('group', { name: 'Версии' }).getByRole('link', { name: 'Версия 1' }).click();
  await status(page).getByText('Заменено', { exact: true }).waitFor();
  assert.deepEqual(await steps(page), []);
  await app.open('/offers');
  await page.getByRole('row', { name: `Открыть: ${number} · версия 2` }).waitFor();
});

appTest('remarks before sending: what forbids it, what to check, what to do', { timeout: 150_000 }, async ({ page, app }) => {
  await newOffer(page, app);
  const button = step(page, 'Отправить клиенту…');
  const before = await page.getByRole('list', { name: 'Замечания перед отправкой' }).getByRole('listitem').count();
  assert.ok(await button.isEnabled(), 'the demonstration can be sent');
  const next = page.getByRole('textbox', { name: 'Следующий шаг' });
  await next.fill('Позвоню {дата}');
  await next.blur();
  const remark = page.getByRole('listitem', { name: 'Мешает отправить: Не заполнено место {дата} (следующий шаг)' });
  await remark.waitFor();
  await remark.getByText('Впишите текст вместо заготовки.').waitFor();
  await app.settled();
  assert.ok(await button.isDisabled());
  assert.equal(await page.getByRole('list', { name: 'Замечания перед отправкой' }).getByRole('listitem').count(), before + 1);
  await next.fill('Позвоню в среду');
  await next.blur();
  await remark.waitFor({ state: 'detached' });
  await app.settled();
  assert.ok(await button.isEnabled());
});

appTest('the total agreed on is exact, names the lines below their least, and is one undo', { timeout: 150_000 }, async ({ page, app }) => {
  await newOffer(page, app);
  const total = page.getByRole('textbox', { name: 'Сделать итог' });
  const paid = async () => minor(await total.inputValue());
  const before = await paid();
  const agreed = Math.floor(before * 0.95 / 1_000_000) * 1_000_000 + 1;
  await total.fill((agreed / 100).toFixed(2).replace('.', ','));
  await total.press('Enter');
  await app.settled();
  assert.equal(await paid(), agreed);
  await page.getByText(/^Скидка .* от /).waitFor();
  const shown = new Intl.NumberFormat('ru-RU', { minimumFractionDigits: 2 }).format(agreed / 100);
  await page.getByText(`${shown}\u00a0₽`, { exact: true }).first().waitFor();
  // The lines stand below the needs: rows are there while they are in sight.
  await page.mouse.move(400, 500);
  await page.mouse.wheel(0, 500);
  await page.getByRole('cell', { name: /→ / }).first().waitFor();

  await page.getByRole('button', { name: 'Отменить' }).first().click();
  await app.settled();
  assert.equal(await paid(), before, 'one undo takes it back');

  await total.fill(String(Math.floor(before / 200)));
  await total.press('Enter');
  await app.settled();
  await page.getByText('Ниже минимума').first().waitFor();
  const remarks = page.getByRole('list', { name: 'Замечания перед отправкой' }).getByRole('listitem');
  const few = await remarks.count();
  await page.getByRole('button', { name: /^Ещё \d+ замечани/ }).click();
  await app.settled();
  assert.ok(await remarks.count() > few, 'the rest of the list is one press away');
  assert.ok(await step(page, 'Отправить клиенту…').isDisabled(), 'nothing goes out below its cost');
  await page.getByRole('button', { name: 'Вернуть цены по прайсу' }).click();
  await app.settled();
  assert.equal(await paid(), before);
});

appTest('an offer expires when its day has passed, without anything being written', { timeout: 150_000 }, async ({ page, app }) => {
  await newOffer(page, app);
  await send(page);
  await app.saved();
  await page.clock.setFixedTime(new Date(Date.now() + 400 * 86_400_000));
  await app.reload();
  await status(page).getByText('Истекло', { exact: true }).waitFor();
  assert.deepEqual(await steps(page), ['Клиент отказался…', 'Новая версия']);
  await step(page, 'Новая версия').click();
  await status(page).getByText('Черновик').waitFor();
});

appTest('sending with the letter seals the version and hands out the file', { timeout: 150_000 }, async ({ page, app }) => {
  await newOffer(page, app);
  await step(page, 'Отправить клиенту…').click();
  const [download] = await Promise.all([
    page.waitForEvent('download', { timeout: 60_000 }),
    page.getByRole('button', { name: 'Запечатать и скачать письмо' }).click(),
  ]);
  assert.match(download.suggestedFilename(), /^КП-\d{4}-\d{4} .*\.eml$/);
  await status(page).getByText('Отправлено', { exact: true }).waitFor();
});

for (const [name, viewport] of [['a phone', { width: 390, height: 844 }], ['a tablet', { width: 820, height: 1180 }]]) {
  appTest(`on ${name}, in English: sent, declined, revised`, { timeout: 180_000, language: 'en', viewport, touch: true }, async ({ page, app }) => {
    await newOffer(page, app, EN);
    await page.getByRole('button', { name: 'Close' }).click(); // the message lies over the dialogs
    const card = page.getByRole('group', { name: 'Status' });
    await card.getByRole('button', { name: 'Send to the client…' }).click();
    await page.getByRole('button', { name: 'Mark as sent' }).click();
    await card.getByText('Sent', { exact: true }).waitFor();
    await card.getByRole('button', { name: 'The client declines…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Why the client declines' });
    await dialog.getByRole('radio', { name: 'Price' }).click();
    await dialog.getByRole('button', { name: 'Note the refusal' }).click();
    await card.getByText('Declined', { exact: true }).waitFor();
    await card.getByRole('button', { name: 'New version' }).click();
    await page.getByRole('group', { name: 'Versions' }).getByRole('button', { name: 'Compare' }).click();
    await page.getByRole('dialog', { name: 'Version 1 → version 2' }).getByText('The versions say the same.').waitFor();
  });
}

appTest('the lines are changed in the selection: a draft keeps its number, what was sent gets a version', { timeout: 180_000 }, async ({ page, app }) => {
  await newOffer(page, app);
  const heading = await page.getByRole('heading', { name: RU.heading }).textContent();
  const payment = page.getByRole('textbox', { name: 'Оплата' });
  await payment.fill('Отсрочка 30 дней');
  await payment.blur();
  const first = await page.getByRole('textbox', { name: 'Сделать итог' }).inputValue();

  const choose = async (variant) => {
    await page.getByRole('link', { name: 'Изменить состав в подборе' }).click();
    const variants = page.getByRole('radiogroup', { name: 'Варианты' }).getByRole('radio');
    await variants.nth(variant).waitFor();
    await app.settled();
    await variants.nth(variant).click({ position: { x: 30, y: 25 } });
    await app.settled();
  };
  await choose(0);
  await page.getByText(/^Подбор заменит состав черновика КП-/).waitFor();
  await page.getByRole('button', { name: RU.create }).click();
  await page.getByRole('heading', { name: heading }).waitFor();
  await app.settled();
  assert.equal(await payment.inputValue(), 'Отсрочка 30 дней', 'what a person wrote outlives the new choice');
  const second = await page.getByRole('textbox', { name: 'Сделать итог' }).inputValue();
  assert.ok(minor(second) < minor(first), `the economical variant costs less: ${second}, ${first}`);
  await page.getByRole('button', { name: 'Отменить' }).first().click();
  await app.settled();
  assert.equal(await page.getByRole('textbox', { name: 'Сделать итог' }).inputValue(), first, 'one undo gives all lines back');

  await send(page);
  await choose(0);
  await page.getByText(/^Подбор станет новой версией КП-/).waitFor();
  await page.getByRole('button', { name: RU.create }).click();
  await page.getByRole('heading', { name: heading }).waitFor();
  await status(page).getByText('Черновик').waitFor();
  await page.getByRole('group', { name: 'Версии' }).getByRole('button', { name: 'Сравнить' }).click();
  const dialog = page.getByRole('dialog', { name: 'Версия 1 → версия 2' });
  for (const kind of ['Добавлено', 'Убрано']) {
    assert.ok(await dialog.getByRole('listitem', { name: new RegExp(`^${kind}: `) }).count() > 0, kind);
  }
});

appTest('lines stand in sections, and the client is told the total of one alone', { timeout: 180_000, viewport: { width: 1366, height: 1500 } }, async ({ page, app }) => {
  await newOffer(page, app);
  const into = async (line, name, known) => {
    await page.getByRole('button', { name: /^Изменить строку: / }).nth(line).click();
    const dialog = page.getByRole('dialog');
    if (known) {
      await dialog.getByRole('button', { name: `В раздел «${name}»` }).click();
      await dialog.getByRole('button', { name: 'Готово' }).click();
    } else {
      await dialog.getByRole('textbox', { name: 'Раздел', exact: true }).fill(name);
      await page.keyboard.press('Enter');
    }
    await dialog.waitFor({ state: 'detached' });
    await app.settled();
  };
  await into(0, 'Телефония', false);
  await into(1, 'Телефония', true);
  await page.getByRole('heading', { level: 2, name: 'Телефония' }).waitFor();
  await page.getByRole('heading', { level: 2, name: 'Вне разделов' }).waitFor();
  const names = await page.getByRole('button', { name: /^Почему такая цена: / }).evaluateAll((all) => all.slice(0, 2)
    .map((one) => one.getAttribute('aria-label') || one.textContent || ''));
  await page.getByRole('switch', { name: 'Клиенту – только итог раздела' }).first().click();
  await app.settled();

  await page.keyboard.press('Alt+P');
  await page.getByRole('button', { name: 'Дальше' }).click();
  await page.getByRole('button', { name: 'Дальше' }).click();
  await page.getByText('Телефония', { exact: true }).waitFor();
  await page.getByText('Остальное', { exact: true }).waitFor();
  const shown = await page.evaluate(() => document.body.innerText + document.body.innerHTML);
  for (const name of names) {
    const roubles = name.match(/(\d[\d\s]*),\d\d$/)?.[1];
    assert.ok(roubles, name);
    assert.ok(!shown.includes(roubles), `${roubles} of a section told by its total is on the client's page`);
  }
});
