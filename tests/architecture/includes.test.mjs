// Dependencies point one way: shared <- app <- web, shared <- server, and inside shared one order.

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import test from 'node:test';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/// Which parts each part may include, beside itself.
const allowed = {
  'shared/base': [],
  'shared/sync': ['shared/base'],
  'shared/catalogue': ['shared/base', 'shared/sync'],
  'shared/clients': ['shared/base', 'shared/sync'],
  'shared/needs': ['shared/base', 'shared/sync', 'shared/catalogue'],
  'shared/pricing': ['shared/base', 'shared/sync', 'shared/catalogue'],
  'shared/selection': ['shared/base'],
  'shared/offer': ['shared/base', 'shared/sync', 'shared/catalogue', 'shared/clients', 'shared/needs', 'shared/pricing'],
  'shared/deals': ['shared/base', 'shared/sync', 'shared/catalogue', 'shared/clients', 'shared/needs', 'shared/pricing', 'shared/offer'],
  'shared/proposal': ['shared/base', 'shared/catalogue', 'shared/needs', 'shared/pricing', 'shared/selection', 'shared/offer'],
  'shared/workspace': ['shared/base', 'shared/sync', 'shared/catalogue', 'shared/clients', 'shared/needs', 'shared/pricing', 'shared/selection', 'shared/offer', 'shared/proposal'],
  'shared/importing': ['shared/base', 'shared/sync', 'shared/catalogue', 'shared/pricing', 'shared/workspace'],
  'shared/sharing': ['shared/base', 'shared/sync', 'shared/catalogue', 'shared/needs', 'shared/pricing', 'shared/offer', 'shared/deals', 'shared/proposal', 'shared/workspace'],
  app: ['shared/'],
  web: ['shared/', 'app'],
  server: ['shared/'],
};

function sourcesUnder(folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(h|cpp)$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

const files = ['shared', 'app', 'web', 'server']
  .flatMap(sourcesUnder)
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

/// Every include as {path, line, name, ours}; `ours` are those in quotes.
const includes = files.flatMap(({ path, text }) =>
  [...text.matchAll(/^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]/gm)].map((match) => ({
    path,
    line: text.slice(0, match.index).split('\n').length,
    name: match[2],
    ours: match[1] === '"',
  })),
);

function partOf(path) {
  const [first, second] = path.split('/');
  return first === 'shared' ? `shared/${second}` : first;
}

function report(found) {
  return found.map(({ path, line, name }) => `${path}:${line} includes ${name}`).join('\n');
}

test('there are sources to check', () => {
  assert.ok(files.length > 50, `only ${files.length} sources were found`);
});

test('every folder of the core has its place in the order', () => {
  const parts = new Set(files.map(({ path }) => partOf(path)));
  assert.deepEqual([...parts].filter((part) => !(part in allowed)), []);
});

test('a part includes only the parts below it', () => {
  const wrong = includes.filter(({ path, name, ours }) => {
    const from = partOf(path);
    const to = partOf(name);
    if (!ours || from === to || !/^(shared|app|web|server|tests)\//.test(name)) return false;
    return !(allowed[from] ?? []).some((other) => to === other || (other.endsWith('/') && to.startsWith(other)));
  });
  assert.equal(wrong.length, 0, report(wrong));
});

test('own headers are named by their path from the root', () => {
  const wrong = includes.filter(
    ({ path, name, ours }) => ours && (name.startsWith('.') || existsSync(join(root, dirname(path), name))),
  );
  assert.equal(wrong.length, 0, report(wrong));
});

test('only web/ knows Emscripten', () => {
  const wrong = includes.filter(({ path, name }) => /^emscripten/.test(name) && partOf(path) !== 'web');
  assert.equal(wrong.length, 0, report(wrong));
  const macros = files.filter(({ path, text }) => partOf(path) !== 'web' && /\bEM_(ASM|JS)|__EMSCRIPTEN__/.test(text));
  assert.deepEqual(macros.map(({ path }) => path), []);
});

test('only app/ui, and the renderer of web/, know Dear ImGui', () => {
  const wrong = includes.filter(
    ({ path, name }) => /^imgui/.test(name) && !path.startsWith('app/ui/') && partOf(path) !== 'web',
  );
  assert.equal(wrong.length, 0, report(wrong));
});

test('the core reads no clock, file, network or chance of its own', () => {
  const forbidden = /^(chrono|ctime|time\.h|fstream|filesystem|iostream|cstdio|stdio\.h|random|thread|sys\/.*|unistd\.h|locale|boost\/.*)$/;
  const wrong = includes.filter(({ path, name }) => path.startsWith('shared/') && forbidden.test(name));
  assert.equal(wrong.length, 0, report(wrong));
});

test('no source file is too long', () => {
  const lines = ({ text }) => text.split('\n').length - 1;
  const long = files.filter((file) => lines(file) > 600);
  assert.deepEqual(long.map((file) => `${file.path}: ${lines(file)} lines`), []);
});
