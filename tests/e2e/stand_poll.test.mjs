// A poll on a stand: whoever makes the link sees beforehand how it will look; the stand shows how its
// visitors answered, keeps counts and nothing of a visitor, and begins anew when its staff says so.
import { test } from 'node:test';
import { findings } from './support/axe.mjs';
import { assert } from './support/harness.mjs';
import { managerOfStand, openStand, toForm } from './support/stand.mjs';

const screen = { viewport: { width: 1366, height: 768 }, touch: true, reducedMotion: true };

/** The picture of how it will look, when its description has come to that. */
const picture = (dialog, description) => dialog.getByRole('img', { name: 'Как это будет выглядеть', description });

/** A visitor answers, sends a request and stays on the last page. */
async function visit({ page, app }, name) {
  await page.getByRole('button', { name: 'Коснитесь, чтобы начать' }).tap();
  await page.getByRole('checkbox', { name: /Телефония/ }).check();
  await app.settled(100);
  await page.evaluate(() => { location.hash = location.hash.replace(/\/questions.*$/, '/send'); });
  await page.getByRole('textbox', { name: 'Как к вам обращаться' }).fill(name);
  await page.getByRole('textbox', { name: 'Телефон или почта' }).fill('guest@visitor.example');
  await page.getByRole('checkbox', { name: /Согласие на обработку/ }).check();
  await page.getByRole('button', { name: 'Отправить', exact: true }).click();
  await page.getByRole('button', { name: 'Закончить' }).waitFor();
}

test('a stand shows how its visitors answered, from five on, and keeps counts alone', { timeout: 300_000 }, async (t) => {
  const { anna, dialog } = await managerOfStand(t);
  await dialog.getByRole('textbox', { name: 'Код для персонала' }).fill('4711');
  await dialog.getByRole('checkbox', { name: 'Показывать на стенде ответы посетителей' }).check();
  await dialog.getByRole('checkbox', { name: 'К какому сроку нужно?' }).uncheck();
  assert.deepEqual(await findings(anna.page), []);
  await dialog.getByRole('button', { name: 'Сделать ссылку' }).click();
  const address = await dialog.getByRole('textbox', { name: 'Адрес' }).inputValue();

  const stand = await openStand(t, address, screen);
  const { page, app, errors } = stand;
  const others = page.getByRole('heading', { name: 'Как отвечают посетители, и вы среди них' });
  const chart = page.getByRole('list', { name: 'Что нужно сделать?' });
  for (const name of ['Первый', 'Второй', 'Третий', 'Четвёртый']) {
    await visit(stand, name);
    assert.equal(await others.count(), 0);
    await page.getByRole('button', { name: 'Закончить' }).click();
  }
  await visit(stand, 'Пятый');
  await others.waitFor();
  await chart.getByRole('listitem').filter({ hasText: /^Телефония: 5 · 100/ }).waitFor();
  assert.deepEqual(await findings(page), []);
  await page.getByRole('button', { name: 'Закончить' }).click();

  // The power goes: the counts stay, and there is nobody in them.
  await app.saved();
  await app.reload();
  const kept = await page.evaluate(() => Object.entries({ ...localStorage }).filter(([key]) => key.includes('stand_poll')));
  assert.equal(kept.length, 1);
  const counts = JSON.parse(kept[0][1]);
  assert.equal(counts.people, 5);
  assert.deepEqual(counts.questions.tasks, { answered: 5, answers: { telephony: 5 } });
  assert.equal(counts.questions.deadline, undefined);
  assert.ok(!/Пятый|visitor/.test(JSON.stringify(await page.evaluate(() => ({ ...localStorage })))));
  // It comes round among the slides.
  await chart.waitFor({ timeout: 60_000 });
  await page.getByText('Ответили 5 посетителей').first().waitFor();
  assert.deepEqual(await findings(page), []);

  await page.getByRole('button', { name: 'Для персонала' }).tap();
  await page.getByRole('textbox', { name: 'PIN-код' }).fill('4711');
  await page.keyboard.press('Enter');
  await page.getByText('Посетителей, чьи ответы учтены').waitFor();
  assert.deepEqual(await findings(page), []);
  await page.getByRole('button', { name: 'Считать ответы заново' }).tap();
  await app.until(() => !Object.entries({ ...localStorage }).some(([key, value]) => key.includes('stand_poll') && value));
  await page.getByRole('dialog').getByRole('button', { name: 'Закрыть', exact: true }).first().tap();
  await toForm(stand);
  assert.deepEqual(anna.errors, []);
  assert.deepEqual(errors, []);
});

test('whoever makes a link sees how it will look, on every size, as it is set up', { timeout: 240_000 }, async (t) => {
  const { anna, dialog } = await managerOfStand(t);
  await picture(dialog, /Экран, 1920 × 1080.*Какое решение подойдёт вам\?/).waitFor();
  await dialog.getByRole('textbox', { name: 'Чем привлечь внимание' }).fill('Какой офис нужен вам?');
  await picture(dialog, /Какой офис нужен вам\?/).waitFor();
  for (const [device, size] of [['Смартфон', '390 × 844'], ['Планшет', '820 × 1180'], ['Ноутбук', '1366 × 768']]) {
    await dialog.getByRole('radio', { name: device }).click();
    await picture(dialog, new RegExp(`${device}, ${size}`)).waitFor();
  }
  await dialog.getByRole('checkbox', { name: 'Показывать на стенде ответы посетителей' }).check();
  await dialog.getByRole('radio', { name: 'Ответы' }).click();
  await picture(dialog, /Что нужно сделать\?/).waitFor();
  await dialog.getByRole('radio', { name: 'На своём устройстве' }).click();
  await dialog.getByRole('radio', { name: 'Варианты' }).click();
  await picture(dialog, /Варианты/).waitFor();
  assert.deepEqual(await findings(anna.page), []);
  // It is a picture: nothing in it is reached by Tab.
  assert.equal(await picture(dialog, /./).locator('a, button, input, [tabindex]').count(), 0);
  await dialog.getByRole('radio', { name: 'Варианты' }).focus();
  await anna.page.keyboard.press('Tab');
  assert.notEqual(await anna.page.evaluate(() => document.activeElement?.getAttribute('role')), 'img');
  assert.deepEqual(anna.errors, []);
});
