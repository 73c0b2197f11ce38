// The page to choose from as one file: made of a template and a package, and of nothing else.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { choiceBytes, demo } from '../support/choice.mjs';
import { oferta, root, temporaryFolder } from '../support/oferta.mjs';

const MARK = '<!--oferta-choice-1-->';
const TEMPLATE = `<!doctype html><body>before${MARK}after</body>\n`;
const day = ['--date', '2026-11-27'];

/** A web application that has `template` alone. */
function webRoot(t, template = TEMPLATE) {
  const folder = join(temporaryFolder(t), 'web');
  mkdirSync(folder);
  if (template !== null) writeFileSync(join(folder, 'choice-template.html'), template);
  return folder;
}

/** `oferta share` of the questionnaire as a page. */
async function share(t, { workspace = demo, web = webRoot(t), args = day } = {}) {
  const out = join(temporaryFolder(t), 'choice.html');
  const made = await oferta(['share', '--workspace', workspace, '--questionnaire', 'office', '--root', web, ...args, '--out', out]);
  return { ...made, html: existsSync(out) ? readFileSync(out, 'utf8') : null };
}

/** The element of the package: what it says of itself, and its text. */
function elementOf(html) {
  const match = html.match(/^<!doctype html><body>before<script id="choice" type="application\/json" data-package="([0-9a-f]{64})">([^<]*)<\/script>after<\/body>\n$/);
  assert.ok(match, 'there is the template, the package in its place, and nothing else');
  return { hash: match[1], text: match[2] };
}

/** The demo workspace with records changed, as a file. */
function changed(t, change) {
  const file = join(temporaryFolder(t), 'workspace.json');
  const workspace = JSON.parse(readFileSync(demo, 'utf8'));
  change(workspace.records);
  writeFileSync(file, JSON.stringify(workspace));
  return file;
}

test('the page is the template with the very package inside', async (t) => {
  const args = ['--client', 'severnye-linii', '--manager', 'lebedeva', ...day];
  const { code, stdout, stderr, html } = await share(t, { args });
  assert.equal(code, 0, stderr);
  assert.match(stdout, /choice\.html: office, \d+ products, \d+ KiB\n$/);
  const bytes = await choiceBytes(t, ...args);
  const { hash, text } = elementOf(html);
  assert.equal(text.replaceAll('\\u003c', '<'), bytes);
  assert.equal(hash, createHash('sha256').update(bytes).digest('hex'));
  const json = await oferta(['share', '--workspace', demo, '--questionnaire', 'office', '--root', webRoot(t), '--json', ...args,
    '--out', join(temporaryFolder(t), 'c.html')]);
  assert.equal(JSON.parse(json.stdout).package, hash);
  assert.equal(JSON.parse(json.stdout).bytes, Buffer.byteLength(html));
});

test('names that look like markup stay names', async (t) => {
  const names = ['</script><script>alert(1)</script>', '<!--<script>', '\\u003c/script>', '<!--oferta-choice-1-->', '\u2028\\'];
  const workspace = changed(t, (records) => {
    const products = records.filter(({ t: type }) => type === 'product');
    products.forEach(({ f }, at) => { f.name = { ru: names[at % names.length] }; });
    records.find(({ t: type }) => type === 'company').f.name = { ru: names[0] };
  });
  const { code, stderr, html } = await share(t, { workspace });
  assert.equal(code, 0, stderr);
  const { text } = elementOf(html);
  assert.ok(!text.includes('<'));
  const { records } = JSON.parse(text);
  assert.equal(records.find(({ t: type }) => type === 'company').f.name.ru, names[0]);
  const inside = records.filter(({ t: type }) => type === 'product').map(({ f }) => f.name.ru);
  for (const name of names) assert.ok(inside.includes(name), name);
});

test('what is the company\'s own changes not one byte', async (t) => {
  const one = await share(t);
  assert.equal(one.code, 0, one.stderr);
  const other = await share(t, {
    workspace: changed(t, (records) => {
      for (const { t: type, f } of records) {
        if (type === 'product') Object.assign(f, { cost: { amount: 1, currency: 'RUB' }, stock: 3 });
        if (type === 'note') f.text = 'Платит поздно';
        if (type === 'client') Object.assign(f, { name: 'Другой клиент', summary: 'Секрет' });
      }
      records.push({ t: 'client', id: 'one-more', f: { kind: 'person', name: 'Тайный покупатель' } });
    }),
  });
  assert.equal(other.code, 0, other.stderr);
  assert.equal(other.html, one.html);
  for (const secret of ['"cost"', 'Северные линии', 'severnye-linii', '"stock"', '"discount_limit"']) {
    assert.ok(!one.html.includes(secret), secret);
  }
});

test('without a template, or with another, nothing is made and it is said what to do', async (t) => {
  const absent = await share(t, { web: webRoot(t, null) });
  assert.equal(absent.code, 1);
  assert.match(absent.stderr, /run `\.\/run --build` first/);
  assert.equal(absent.html, null);
  for (const template of ['', '<!doctype html>', TEMPLATE + TEMPLATE]) {
    const { code, stderr, html } = await share(t, { web: webRoot(t, template) });
    assert.equal(code, 1);
    assert.match(stderr, /choice-template\.html: This is no template/);
    assert.equal(html, null);
  }
  assert.equal((await share(t, { args: ['--client', 'nobody'] })).code, 1);
  assert.equal((await share(t, { args: ['--id', 'x'] })).code, 2);
});

const built = join(root, 'build/web/dist');
test('the template that was built has all of the page and no more', { skip: !existsSync(join(built, 'choice-template.html')) }, async (t) => {
  const { code, stderr, html } = await share(t, { web: built });
  assert.equal(code, 0, stderr);
  const policy = html.match(/http-equiv="Content-Security-Policy" content="([^"]*)"/)[1];
  assert.match(policy, /default-src 'none'/);
  assert.match(policy, /connect-src 'none'/);
  assert.ok(!/unsafe-inline|'self'|https?:/.test(policy), policy);
  const [, script] = html.match(/<script type="module">([\s\S]*)<\/script>\s*<\/body>/);
  assert.ok(policy.includes(`'sha256-${createHash('sha256').update(script).digest('base64')}'`));
  assert.ok(!/<\/script|<!--/i.test(script));
  // Nothing is looked for beside the file.
  assert.ok(!/<(?:script|link|img|iframe)[^>]*\s(?:src|href)="(?!data:)/.test(html));
  assert.ok(!html.includes('workspace.json'), 'the demo workspace is not part of it');
});
