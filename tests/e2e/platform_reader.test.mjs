// The main journey by Chromium's accessibility tree alone, and what it says on the way.
import { appTest, assert } from './support/harness.mjs';
import { ScreenReader } from './support/ax_tree.mjs';

appTest('a screen reader goes from a new client to an offer', { timeout: 180_000 }, async ({ page, app }) => {
  const reader = await ScreenReader.of(page);
  await reader.find('heading', 'Клиенты');
  await reader.find('RootWebArea', /Клиенты/);
  await reader.press('button', 'Новый клиент');

  const dialog = await reader.find('dialog', 'Новый клиент');
  assert.equal(dialog.states.modal, true);
  const field = await reader.find('textbox', 'Название компании');
  assert.equal(field.states.required, true);
  assert.equal(field.states.focused, true, 'the dialog begins in its field');
  // Behind a modal dialog nothing is read.
  assert.ok(!(await reader.nodes()).some((node) => node.role === 'navigation'));
  await reader.press('button', 'Создать и перейти к потребностям');
  assert.equal((await reader.find('textbox', 'Название компании')).states.invalid, 'true');
  await reader.find('alert', /./);
  await reader.type('textbox', 'Название компании', 'ООО «Слух»');
  await reader.press('button', 'Создать и перейти к потребностям');

  const needs = await reader.find('heading', 'Что нужно клиенту');
  assert.equal(needs.states.focused, true, 'the new screen begins at its heading');
  await reader.find('RootWebArea', 'Что нужно клиенту');
  await reader.press('checkbox', /^Телефония/);
  await app.settled();
  assert.equal((await reader.find('checkbox', /^Телефония/)).states.checked, 'true');
  await reader.press('button', /Подобрать решение/);

  await reader.find('list', 'Состав');
  await app.settled();
  const slider = await reader.find('slider', 'Бюджет, ползунок');
  // The protocol tells of a native range only its number; the words are in the mirror's attribute.
  assert.ok(slider.value >= slider.states.valuemin && slider.value <= slider.states.valuemax);
  assert.ok((await reader.nodes()).filter((node) => node.role === 'radio').length >= 2, 'variants to choose from');
  const sums = (await reader.nodes()).filter((node) => /₽/.test(node.name));
  assert.ok(sums.length > 3, 'amounts are read');
  await reader.press('button', /^Создать предложение/);

  await reader.find('heading', /Коммерческое предложение/);
  const said = await reader.nodes();
  assert.ok(said.some((node) => /Слух/.test(node.name)), 'whom it is for');
  assert.ok(said.some((node) => node.role === 'button' && /PDF/.test(node.name)));
  // Every control has a name, on the last screen as on the others.
  const controls = ['button', 'link', 'textbox', 'combobox', 'checkbox', 'radio', 'slider', 'spinbutton', 'tab', 'switch'];
  const silent = said.filter((node) => controls.includes(node.role) && !node.name.trim());
  assert.deepEqual(silent, []);
});
