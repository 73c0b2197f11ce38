// What the build puts together: names with digests, the page that knows them, the worker's list.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const tool = fileURLToPath(new URL('../../web/cmake/assemble.mjs', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'oferta-assemble-'));
after(() => rmSync(work, { recursive: true }));

function prepare(name, script = 'console.log(1)') {
  const folder = join(work, name);
  mkdirSync(join(folder, 'fonts'), { recursive: true });
  mkdirSync(join(folder, 'dist/documents/fonts'), { recursive: true });
  writeFileSync(join(folder, 'app.js'), script);
  writeFileSync(join(folder, 'file.js'), 'const a = "</script><!--"; console.log(a)');
  writeFileSync(join(folder, 'core.wasm'), Buffer.from([0, 0x61, 0x73, 0x6d]));
  writeFileSync(join(folder, 'demo.json'), '{"</script>":1}');
  for (const font of ['inter-regular.otf', 'inter-semibold.otf', 'icons.ttf']) {
    writeFileSync(join(folder, 'fonts', font), font);
  }
  writeFileSync(join(folder, 'dist/documents/worker.js'), 'self.x = 1');
  writeFileSync(join(folder, 'dist/documents/worker.js.br'), 'compressed');
  writeFileSync(join(folder, 'dist/documents/fonts/a.ttf'), 'font');
  return folder;
}

function assemble(folder) {
  execFileSync(process.execPath, [tool, '--dist', join(folder, 'dist'), '--script', join(folder, 'app.js'),
    '--file-script', join(folder, 'file.js'),
    '--wasm', join(folder, 'core.wasm'), '--fonts', join(folder, 'fonts'), '--demo', join(folder, 'demo.json')]);
  return readdirSync(join(folder, 'dist'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name).slice(join(folder, 'dist').length + 1))
    .sort();
}

/** The list the service worker was given. */
function listOf(folder) {
  const text = readFileSync(join(folder, 'dist/sw.js'), 'utf8');
  return JSON.parse(text.match(/= (\{"version".*?\});/)[1]);
}

test('every file of the page is listed with its true digest', () => {
  const folder = prepare('list');
  assemble(folder);
  const { now, later, asked } = listOf(folder);
  for (const [path, digest] of [...now, ...later, ...asked]) {
    const bytes = readFileSync(join(folder, 'dist', path));
    assert.equal(createHash('sha256').update(bytes).digest('hex').slice(0, 12), digest, path);
  }
  const first = now.map(([path]) => path);
  assert.ok(first.includes('index.html') && first.some((path) => /^core\.\w+\.wasm$/.test(path)));
  const onDemand = later.map(([path]) => path);
  assert.ok(onDemand.includes('documents/worker.js') && onDemand.includes('documents/fonts/a.ttf'));
  assert.ok(!onDemand.some((path) => path.endsWith('.br')));
  assert.deepEqual(asked.map(([path]) => path), ['choice-template.html']);
  assert.ok(![...first, ...onDemand].includes('choice-template.html'), 'only who asks for it fetches it');
  assert.ok(!first.includes('sw.js'), 'a worker that keeps itself would never change');
});

test('the page names files that exist, has no gaps and no inline script', () => {
  const folder = prepare('page');
  assemble(folder);
  const page = readFileSync(join(folder, 'dist/index.html'), 'utf8');
  assert.ok(!page.includes('{{'));
  const named = [...page.matchAll(/(?:href|src)="([^"#]+)"/g)].map((match) => match[1]);
  assert.ok(named.length >= 8);
  for (const path of named) assert.ok(existsSync(join(folder, 'dist', path)), path);
  for (const [, attributes, body] of page.matchAll(/<script([^>]*)>([^<]*)<\/script>/g)) {
    assert.ok(body === '' || attributes.includes('application/json'), attributes);
  }
  assert.ok(!/ style="| on\w+="/.test(page));
});

test('the template of pages to choose from has every part inside, allowed by its policy alone', () => {
  const folder = prepare('template');
  assemble(folder);
  const page = readFileSync(join(folder, 'dist/choice-template.html'), 'utf8');
  assert.equal(page.split('<!--oferta-choice-1-->').length, 2);
  for (const [name, path] of [['wasm', 'core.wasm'], ['regular', 'fonts/inter-regular.otf'], ['icons', 'fonts/icons.ttf']]) {
    const [, text] = page.match(new RegExp(`<script id="part-${name}" type="text/plain">([^<]*)</script>`));
    assert.deepEqual(gunzipSync(Buffer.from(text, 'base64')), readFileSync(join(folder, path)));
  }
  const policy = page.match(/http-equiv="Content-Security-Policy" content="([^"]*)"/)[1];
  for (const [element, directive] of [['style', 'style-src'], ['script type="module"', 'script-src']]) {
    const [, text] = page.match(new RegExp(`<${element}>([\\s\\S]*?)</${element.split(' ')[0]}>`));
    const hash = createHash('sha256').update(text).digest('base64');
    assert.ok(policy.includes(`${directive} 'sha256-${hash}'`), element);
  }
  assert.ok(page.includes('\\x3c/script>\\x3c!--'), 'the script does not end its own element');
  assert.match(policy, /default-src 'none'.*connect-src 'none'/);
  assert.ok(!/(?:href|src)="(?!data:)/.test(page), 'nothing lies beside the file');
  assert.ok(!/ style="| on\w+="/.test(page));
});

test('the same input gives the same bytes, another input another name and version', () => {
  const one = prepare('one');
  const two = prepare('two');
  const other = prepare('other', 'console.log(2)');
  assert.deepEqual(assemble(one), assemble(two));
  assert.deepEqual(readFileSync(join(one, 'dist/sw.js')), readFileSync(join(two, 'dist/sw.js')));
  assert.notDeepEqual(assemble(one), assemble(other));
  assert.notEqual(listOf(one).version, listOf(other).version);
});

test('files of an earlier build go, the document module stays', () => {
  const folder = prepare('again');
  const before = assemble(folder);
  writeFileSync(join(folder, 'app.js'), 'console.log(3)');
  const now = assemble(folder);
  assert.equal(now.length, before.length);
  assert.ok(now.includes('documents/worker.js'));
});
