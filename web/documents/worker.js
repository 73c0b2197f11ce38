// @ts-check
/**
 * Documents off the page's thread, started with the first document.
 *
 *   worker.postMessage({ id: 1, order: '{"paper":"invoice",…}' });   // shared/deals/file_order.h
 *   worker.postMessage({ id: 2, definition: '{…}', fileName: 'КП-147.pdf' });
 *   // → { id: 1, ok: true, fileName: '…', bytes: ArrayBuffer } or { id: 1, ok: false, message: '…' }
 *
 * Fonts, icons, the core's papers and the writers of other kinds of files lie beside this one and
 * are fetched when they are first needed. A definition without a file name becomes a PDF.
 */
import { loadedOnce } from './loaded.js';
import { ordered } from './papers.js';
import { produce } from './produce.js';

/** @param {string} name */
async function fetched(name) {
  const answer = await fetch(new URL(name, self.location.href));
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer;
}

/** @param {string} name */
const font = async (name) => new Uint8Array(await (await fetched(`fonts/${name}`)).arrayBuffer());

async function load() {
  const [regular, bold, pictograms] = await Promise.all([
    font('noto-sans-regular.ttf'),
    font('noto-sans-bold.ttf'),
    fetched('pictograms.json').then((answer) => answer.json()),
  ]);
  return { fonts: { regular, bold }, pictograms };
}

/** @type {import('./produce.js').Means} */
const means = {
  assets: loadedOnce(load),
  module: (name) => import(new URL(`${name}.js`, self.location.href).href),
};

/** @param {{ id: number, order?: string, definition?: string, fileName?: string }} request */
async function answer({ id, order, definition = '', fileName = 'document.pdf' }) {
  try {
    const file = order === undefined ? { name: fileName, definition } : await ordered(order);
    const { buffer } = await produce(file.definition, file.name, means);
    self.postMessage({ id, ok: true, fileName: file.name, bytes: buffer }, { transfer: [buffer] });
  } catch (error) {
    self.postMessage({ id, ok: false, message: error instanceof Error ? error.message : String(error) });
  }
}

// One document after the other: the renderer keeps its fonts in one place.
let queue = Promise.resolve();
self.addEventListener('message', (event) => {
  queue = queue.then(() => answer(event.data));
});
