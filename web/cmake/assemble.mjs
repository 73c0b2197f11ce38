// Puts together what a browser loads: names with content digests, the page that knows them, the
// service worker's list. The same input gives the same bytes.
//
//   node web/cmake/assemble.mjs --dist DIR --script FILE --file-script FILE --wasm FILE --fonts DIR --demo FILE
//
// `--file-script` is the same page for a file that is opened from a disk; its template is fetched
// only by those who make such files.
// What lies in DIST/documents already (the document module) is listed for later, not moved.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { drawIcon } from './icon.mjs';
import { choiceTemplate } from './template.mjs';

const { values: given } = parseArgs({
  options: {
    dist: { type: 'string' }, script: { type: 'string' }, 'file-script': { type: 'string' }, wasm: { type: 'string' },
    fonts: { type: 'string' }, demo: { type: 'string' },
  },
});
for (const name of ['dist', 'script', 'file-script', 'wasm', 'fonts', 'demo']) {
  if (!given[name]) throw new Error(`assemble.mjs: --${name} is missing`);
}
const dist = given.dist;
const web = dirname(dirname(fileURLToPath(import.meta.url)));
const digestOf = (bytes) => createHash('sha256').update(bytes).digest('hex').slice(0, 12);

/** What is written, path → bytes. @type {Map<string, Buffer>} */
const output = new Map();

/** Adds a file under a name that changes with its content. */
function addHashed(folder, name, bytes) {
  const extension = extname(name);
  const path = `${folder}${basename(name, extension)}.${digestOf(bytes)}${extension}`;
  output.set(path, bytes);
  return { url: path, size: bytes.length };
}

const files = {
  wasm: addHashed('', 'core.wasm', readFileSync(given.wasm)),
  regular: addHashed('fonts/', 'inter-regular.otf', readFileSync(join(given.fonts, 'inter-regular.otf'))),
  semibold: addHashed('fonts/', 'inter-semibold.otf', readFileSync(join(given.fonts, 'inter-semibold.otf'))),
  icons: addHashed('fonts/', 'icons.ttf', readFileSync(join(given.fonts, 'icons.ttf'))),
  demo: addHashed('demo/', 'workspace.json', readFileSync(given.demo)),
};
const script = addHashed('', 'app.js', readFileSync(given.script));
const style = addHashed('', 'style.css', readFileSync(join(web, 'static/style.css')));

const names = {
  script: script.url, style: style.url, wasm: files.wasm.url, regular: files.regular.url,
  semibold: files.semibold.url, icons: files.icons.url,
  // Inside a script element only «<» could be misread.
  files: JSON.stringify(files).replaceAll('<', '\\u003c'),
};
const page = readFileSync(join(web, 'static/index.html'), 'utf8')
  .replace(/\{\{(\w+)\}\}/g, (_, name) => names[name] ?? '');
output.set('index.html', Buffer.from(page));
for (const name of ['manifest.webmanifest', 'icon.svg']) {
  output.set(name, readFileSync(join(web, 'static', name)));
}
output.set('icon-192.png', drawIcon(192, false));
output.set('icon-512.png', drawIcon(512, false));
output.set('icon-maskable-512.png', drawIcon(512, true));

const TEMPLATE = 'choice-template.html';
output.set(TEMPLATE, Buffer.from(choiceTemplate({
  body: page.slice(page.indexOf('<body>') + '<body>'.length, page.indexOf('</body>')),
  style: output.get(style.url).toString(),
  script: readFileSync(given['file-script'], 'utf8'),
  icon: output.get('icon.svg').toString(),
  parts: Object.fromEntries(['wasm', 'regular', 'semibold', 'icons'].map((name) => [name, output.get(files[name].url)])),
})));

/** Everything below a folder of the distribution, as paths from its root. */
function below(folder) {
  try {
    return readdirSync(join(dist, folder), { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? below(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`]);
  } catch {
    return [];
  }
}

const listed = (path, bytes) => [path, digestOf(bytes)];
const onDemand = (path) => path.startsWith('demo/') || path.startsWith('icon-');
const now = [...output].filter(([path]) => !onDemand(path) && path !== TEMPLATE).map(([path, bytes]) => listed(path, bytes));
const later = [
  ...[...output].filter(([path]) => onDemand(path)).map(([path, bytes]) => listed(path, bytes)),
  ...below('documents').filter((path) => !path.endsWith('.br')).sort()
    .map((path) => listed(path, readFileSync(join(dist, path)))),
];
const asked = [listed(TEMPLATE, output.get(TEMPLATE))];
const version = digestOf(Buffer.from(JSON.stringify([now, later, asked])));
const worker = readFileSync(join(web, 'sw.js'), 'utf8')
  .replace('self.__OFERTA_FILES__', JSON.stringify({ version, now, later, asked }));
output.set('sw.js', Buffer.from(worker));

// What an earlier build left under names of its own goes.
for (const path of [...readdirSync(dist).filter((name) => statSync(join(dist, name)).isFile()),
  ...below('fonts'), ...below('demo')]) {
  if (!output.has(path.replace(/\.br$/, ''))) rmSync(join(dist, path));
}
for (const [path, bytes] of output) {
  const to = join(dist, path);
  mkdirSync(dirname(to), { recursive: true });
  let same = false;
  try { same = readFileSync(to).equals(bytes); } catch { /* not there yet */ }
  if (!same) writeFileSync(to, bytes);
}
