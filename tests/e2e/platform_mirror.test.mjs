// The mirror by itself, in a real browser: patches in, actions out. What the application makes of
// them is tested with the application.
import { fileURLToPath } from 'node:url';
import { after, test } from 'node:test';
import { assert, newContext, watchForErrors } from './support/harness.mjs';
import { serveFolder } from './support/static_server.mjs';

const web = await serveFolder(fileURLToPath(new URL('../../web', import.meta.url)));
after(() => web.close());
web.replace('/mirror.html', `<!doctype html><html lang="en"><head><title>mirror</title>
<link rel="icon" href="static/icon.svg"><link rel="stylesheet" href="static/style.css"></head>
<body><div id="stage"><div id="mirror"></div></div><script type="module" src="mirror_page.js"></script></body></html>`);
web.replace('/mirror_page.js', `
import { Mirror } from './page/mirror.js';
window.actions = [];
window.mirror = new Mirror(document.getElementById('mirror'),
  (kind, id, value) => window.actions.push([kind, id, value]));`);

/** A test on a page with only the mirror. */
function mirrorTest(name, body) {
  test(name, async () => {
    const context = await newContext();
    const page = await context.newPage();
    page.setDefaultTimeout(5000);
    const errors = watchForErrors(page);
    await page.goto(`${web.address}mirror.html`);
    await page.waitForFunction(() => window.mirror);
    const apply = (patch) => page.evaluate((given) => window.mirror.apply(given), patch);
    const taken = () => page.evaluate(() => window.actions.splice(0));
    try {
      await body({ page, apply, taken });
      assert.deepEqual(errors, []);
    } finally {
      await context.close();
    }
  });
}

const button = (id, name, y, more = {}) => ({ id, role: 'button', name, r: [10, y, 100, 40], foc: true, ...more });
const field = (id, name, y, more = {}) =>
  ({ id, role: 'textbox', name, r: [10, y, 200, 40], foc: true, fs: 15, col: '#10172aff', pl: 12, pr: 12, ...more });
const flat = (...nodes) => ({ nodes, order: nodes.map((node) => [node.id, 0]) });

mirrorTest('elements are kept by id, moved in place and removed when gone', async ({ page, apply }) => {
  await apply(flat(button(1, 'One', 10), button(2, 'Two', 60), button(3, 'Three', 110)));
  await page.evaluate(() => { window.two = document.getElementById('m2'); });
  await apply({ nodes: [button(4, 'Four', 10)], order: [[3, 0], [4, 0], [2, 0]] });
  assert.deepEqual(await page.getByRole('button').allTextContents(), ['Three', 'Four', 'Two']);
  assert.ok(await page.evaluate(() => window.two === document.getElementById('m2')));
});

mirrorTest('an element goes into a group that appears around it', async ({ page, apply }) => {
  await apply(flat(button(1, 'One', 10), button(2, 'Two', 60)));
  await apply({
    nodes: [{ id: 5, role: 'group', name: 'First', r: [0, 0, 200, 55] }, button(3, 'Three', 110)],
    order: [[5, 0], [1, 5], [3, 0], [2, 0]],
  });
  assert.deepEqual(await page.getByRole('group').getByRole('button').allTextContents(), ['One']);
  assert.deepEqual(await page.getByRole('button').allTextContents(), ['One', 'Three', 'Two']);
});

mirrorTest('a field that was typed into and is moved or removed reports nothing', async ({ page, apply, taken }) => {
  await apply(flat(button(1, 'One', 10), field(2, 'Find', 60)));
  await page.getByRole('textbox').focus();
  await page.keyboard.insertText('x');
  await taken();
  await apply({ nodes: [field(2, 'Find', 60, { value: 'x' })], order: [[2, 0], [1, 0]] });
  assert.deepEqual(await taken(), []);
  await apply({ nodes: [button(3, 'Three', 110)], order: [[3, 0], [1, 0]] });
  assert.deepEqual(await taken(), [['blur', 2, '']]);
});

mirrorTest('the focus stays with an element that others are put before', async ({ page, apply, taken }) => {
  await apply(flat(button(1, 'One', 10), button(2, 'Two', 60)));
  await page.getByRole('button', { name: 'Two' }).focus();
  await taken();
  await apply({ nodes: [button(3, 'Three', 110)], order: [[2, 0], [3, 0], [1, 0]] });
  assert.equal(await page.evaluate(() => document.activeElement.id), 'm2');
  assert.deepEqual(await taken(), []);
});

mirrorTest('children lie where the canvas has them, inside their parents', async ({ page, apply }) => {
  const nodes = [
    { id: 1, role: 'region', name: 'Lines', r: [100, 100, 300, 200] },
    { id: 2, role: 'heading', lvl: 2, name: 'Title', r: [120, 110, 80, 20] },
    { id: 3, name: 'plain words', r: [120, 140, 80, 20] },
  ];
  await apply({ nodes, order: [[1, 0], [2, 1], [3, 1]] });
  const region = page.getByRole('region', { name: 'Lines' });
  assert.deepEqual(await region.getByRole('heading', { level: 2, name: 'Title' }).boundingBox(),
    { x: 120, y: 110, width: 80, height: 20 });
  await apply({ nodes: [{ ...nodes[0], r: [50, 60, 300, 200] }] });
  assert.deepEqual(await region.getByText('plain words').boundingBox(),
    { x: 120, y: 140, width: 80, height: 20 });
});

mirrorTest('a pointer click is the canvas\' alone, a click without a pointer activates once', async ({ page, apply, taken }) => {
  await apply(flat(button(1, 'Go', 10)));
  const go = page.getByRole('button', { name: 'Go' });
  await go.click();
  assert.deepEqual((await taken()).map(([kind]) => kind), ['focus']);
  await go.press('Enter');
  assert.deepEqual(await taken(), [['activate', 1, '']]);
  await go.press('Space');
  assert.deepEqual(await taken(), [['activate', 1, '']]);
  await go.dispatchEvent('click');
  assert.deepEqual(await taken(), [['activate', 1, '']]);
});

mirrorTest('pressing an option leaves the focus where it is', async ({ page, apply, taken }) => {
  await apply({
    nodes: [{ id: 1, role: 'combobox', name: 'Stage', value: 'New', exp: true, pop: 'listbox', foc: true, r: [10, 10, 200, 40] },
      { id: 2, role: 'listbox', name: 'Stage', ly: 1, r: [10, 60, 200, 100] },
      { id: 3, role: 'option', name: 'Won', ly: 1, r: [10, 60, 200, 40] }],
    order: [[1, 0], [2, 0], [3, 2]],
  });
  await page.getByRole('combobox').focus();
  await taken();
  await page.getByRole('option', { name: 'Won' }).click();
  assert.deepEqual(await taken(), []);
  await page.getByRole('option', { name: 'Won' }).dispatchEvent('click');
  assert.deepEqual(await taken(), [['activate', 3, '']]);
});

mirrorTest('a switched-off button says so and does nothing', async ({ page, apply, taken }) => {
  await apply(flat(button(1, 'Go', 10, { dis: true })));
  assert.equal(await page.getByRole('button', { name: 'Go' }).isDisabled(), true);
  await page.getByRole('button', { name: 'Go' }).dispatchEvent('click');
  assert.deepEqual(await taken(), []);
});

mirrorTest('only declared keys are taken, the others stay the browser\'s', async ({ page, apply, taken }) => {
  await apply(flat({ id: 1, role: 'radio', name: 'A', chk: 'true', keys: 'ArrowDown Home', foc: true, r: [10, 10, 40, 40] },
    button(2, 'After', 60)));
  await page.getByRole('radio', { name: 'A' }).focus();
  await taken();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Space');
  assert.deepEqual(await taken(), [['key', 1, 'ArrowDown'], ['activate', 1, '']]);
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'm2');
});

mirrorTest('typing, commit and cancel', async ({ page, apply, taken }) => {
  await apply(flat(field(1, 'Name', 10)));
  const name = page.getByLabel('Name');
  await name.focus();
  await taken();
  await page.keyboard.type('Яна');
  assert.deepEqual(await taken(), [['set_value', 1, 'Я'], ['set_value', 1, 'Ян'], ['set_value', 1, 'Яна']]);
  await page.keyboard.press('Enter');
  assert.deepEqual(await taken(), [['commit', 1, 'Яна']]);
  await page.keyboard.press('Escape');
  assert.deepEqual(await taken(), [['key', 1, 'Escape']]);
  await page.keyboard.type('!');
  await page.keyboard.press('Tab');
  assert.deepEqual(await taken(), [['set_value', 1, 'Яна!'], ['commit', 1, 'Яна!'], ['blur', 1, '']]);
});

mirrorTest('an echo does not move the caret, a correction keeps it', async ({ page, apply }) => {
  await apply(flat(field(1, 'Sum', 10, { value: '1000' })));
  const sum = page.getByLabel('Sum');
  await sum.focus();
  await sum.evaluate((input) => input.setSelectionRange(1, 1));
  await apply({ nodes: [field(1, 'Sum', 10, { value: '1000' })] });
  assert.equal(await sum.evaluate((input) => input.selectionStart), 1);
  await apply({ nodes: [field(1, 'Sum', 10, { value: '1 000' })] });
  assert.equal(await sum.inputValue(), '1 000');
  assert.equal(await sum.evaluate((input) => input.selectionStart), 2);
});

mirrorTest('a composing input method is left alone', async ({ page, apply, taken }) => {
  await apply(flat(field(1, 'Name', 10)));
  await page.getByLabel('Name').focus();
  const protocol = await page.context().newCDPSession(page);
  await protocol.send('Input.imeSetComposition', { text: 'に', selectionStart: 1, selectionEnd: 1 });
  await apply({ nodes: [field(1, 'Name', 10, { value: 'something else' })] });
  assert.equal(await page.getByLabel('Name').inputValue(), 'に');
  await protocol.send('Input.insertText', { text: '日本' });
  assert.equal(await page.getByLabel('Name').inputValue(), '日本');
  assert.deepEqual((await taken()).filter(([kind]) => kind === 'set_value').at(-1), ['set_value', 1, '日本']);
});

mirrorTest('behind a modal dialog nothing is reachable', async ({ page, apply }) => {
  const dialog = { id: 5, role: 'dialog', name: 'New', mod: true, r: [200, 100, 400, 300] };
  await apply({
    nodes: [{ id: 1, role: 'main', r: [0, 0, 900, 700] }, button(2, 'Behind', 10), dialog, button(6, 'Inside', 200)],
    order: [[1, 0], [2, 1], [5, 0], [6, 5]],
  });
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  assert.notEqual(await page.evaluate(() => document.activeElement.id), 'm2');
  assert.equal(await page.evaluate(() => document.getElementById('m2').closest('[inert]')?.id), 'm1');
  assert.equal(await page.evaluate(() => document.getElementById('m6').closest('[inert]')), null);
  await apply({ nodes: [], order: [[1, 0], [2, 1]] });
  await page.getByRole('button', { name: 'Behind' }).focus();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'm2');
});

mirrorTest('a slider is a real range: keys and values arrive, the range comes before the value', async ({ page, apply, taken }) => {
  const slider = { id: 1, role: 'slider', name: 'Budget', vt: '500 ₽', min: 100, max: 900, now: 500, step: 10, foc: true, r: [10, 10, 300, 40] };
  await apply(flat(slider));
  const budget = page.getByRole('slider', { name: 'Budget' });
  assert.equal(await budget.inputValue(), '500');
  assert.equal(await budget.getAttribute('aria-valuetext'), '500 ₽');
  await budget.press('ArrowRight');
  await budget.press('End');
  assert.deepEqual((await taken()).filter(([kind]) => kind === 'set_value'), [['set_value', 1, '510'], ['set_value', 1, '900']]);
});

const view = (offset) => ({ id: 1, r: [0, 50, 400, 300], so: offset, sh: 2100 });

mirrorTest('an element out of sight is brought into view by its view, and lies where the canvas has it', async ({ page, apply, taken }) => {
  const order = [[9, 0], [1, 0], [2, 1], [3, 1]];
  await apply({ nodes: [button(9, 'Bar', 5), view(0), button(2, 'Near', 60), button(3, 'Far', 2050)], order });
  const far = page.getByRole('button', { name: 'Far' });
  await far.scrollIntoViewIfNeeded();
  await page.waitForFunction(() => window.actions.length > 0);
  const [[kind, id, offset]] = await taken();
  assert.deepEqual([kind, id], ['set_value', 1]);
  assert.ok(Number(offset) >= 1740 && Number(offset) <= 1800, offset);
  // The answer of the core: everything has moved.
  await apply({ nodes: [view(1790), button(2, 'Near', 60 - 1790), button(3, 'Far', 2050 - 1790)] });
  assert.equal((await far.boundingBox()).y, 260);
  await far.click({ trial: true });
  // What has left the view upwards catches nothing above it.
  await apply({ nodes: [view(55), button(2, 'Near', 5), button(3, 'Far', 1995)] });
  await page.getByRole('button', { name: 'Bar' }).click({ trial: true });
  assert.deepEqual(await taken(), []);
});

mirrorTest('what opens over the page is above later elements and is not clipped', async ({ page, apply }) => {
  await apply({
    nodes: [{ id: 1, r: [0, 0, 300, 100], so: 20, sh: 500 },
      { id: 2, role: 'listbox', name: 'Stages', ly: 1, r: [10, 90, 200, 200] },
      { id: 3, role: 'option', name: 'Won', ly: 1, r: [10, 200, 200, 40] },
      button(4, 'Later', 200)],
    order: [[1, 0], [2, 1], [3, 2], [4, 0]],
  });
  const won = page.getByRole('option', { name: 'Won' });
  assert.deepEqual(await won.boundingBox(), { x: 10, y: 200, width: 200, height: 40 });
  await won.click({ trial: true });
});

mirrorTest('a view follows the canvas without telling it back', async ({ page, apply, taken }) => {
  await apply({ nodes: [view(0), button(2, 'Near', 60)], order: [[1, 0], [2, 1]] });
  await apply({ nodes: [view(40), button(2, 'Near', 20)] });
  await page.waitForTimeout(100);
  assert.equal((await page.getByRole('button', { name: 'Near' }).boundingBox()).y, 20);
  assert.deepEqual(await taken(), []);
});

mirrorTest('states are said as ARIA says them', async ({ page, apply }) => {
  await apply({
    nodes: [
      { id: 1, role: 'tablist', name: 'Steps', r: [0, 0, 400, 40] },
      { id: 2, role: 'tab', name: 'Needs', sel: true, foc: true, r: [0, 0, 100, 40] },
      { id: 3, role: 'tab', name: 'Offer', r: [100, 0, 100, 40] },
      { id: 4, role: 'switch', name: 'Client view', chk: 'true', foc: true, r: [0, 50, 40, 40] },
      { id: 5, role: 'combobox', name: 'Stage', value: 'New', exp: false, pop: 'listbox', foc: true, r: [0, 100, 200, 40] },
      field(6, 'Mail', 150, { inv: true, desc: 'Not an address', req: true, im: 'email' }),
      { id: 7, role: 'status', name: 'Saved', live: 'polite', r: [0, 200, 100, 20] },
    ],
    order: [[1, 0], [2, 1], [3, 1], [4, 0], [5, 0], [6, 0], [7, 0]],
  });
  await page.getByRole('tab', { name: 'Needs', selected: true }).waitFor();
  await page.getByRole('tab', { name: 'Offer', selected: false }).waitFor();
  await page.getByRole('switch', { name: 'Client view', checked: true }).waitFor();
  await page.getByRole('combobox', { name: 'Stage', expanded: false }).waitFor();
  const mail = page.getByLabel('Mail');
  assert.equal(await mail.getAttribute('aria-invalid'), 'true');
  assert.equal(await mail.getAttribute('aria-description'), 'Not an address');
  assert.equal(await mail.getAttribute('inputmode'), 'email');
  assert.equal(await page.getByRole('status').textContent(), 'Saved');
});

mirrorTest('plain words in a list are its items', async ({ page, apply }) => {
  await apply({
    nodes: [{ id: 1, role: 'list', name: 'Needs', r: [0, 0, 200, 100] }, { id: 2, name: 'Wi-Fi', r: [0, 0, 200, 20] },
      { id: 3, name: 'outside', r: [0, 200, 200, 20] }],
    order: [[1, 0], [2, 1], [3, 0]],
  });
  assert.deepEqual(await page.getByRole('list', { name: 'Needs' }).getByRole('listitem').allTextContents(), ['Wi-Fi']);
  assert.equal(await page.getByText('outside').getAttribute('role'), null);
});

mirrorTest('a text field shows itself only while it is edited', async ({ page, apply }) => {
  await apply(flat(field(1, 'Name', 10, { value: 'Анна' })));
  const opacity = () => page.getByLabel('Name').evaluate((input) => getComputedStyle(input).opacity);
  assert.equal(await opacity(), '0');
  await page.getByLabel('Name').focus();
  assert.equal(await opacity(), '1');
});
