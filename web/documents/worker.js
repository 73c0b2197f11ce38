// @ts-check
/**
 * Documents off the page's thread, started with the first document.
 *
 *   worker.postMessage({ id: 1, definition: '{…}', fileName: 'КП-147.pdf' });
 *   // → { id: 1, ok: true, bytes: ArrayBuffer } or { id: 1, ok: false, message: '…' }
 *
 * Fonts, icons and the writers of other kinds of files lie beside this one and are fetched when they
 * are first needed. Without a file name the document is a PDF.
 */
import { produce } from './produce.js';

/** @type {Promise<import('./render.js').Assets> | null} */
let assets = null;

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

function loaded() {
  // What failed to load is asked for again with the next document.
  assets ??= load().catch((error) => {
    assets = null;
    throw error;
  });
  return assets;
}

/** @type {import('./produce.js').Means} */
const means = {
  assets: loaded,
  module: (name) => import(new URL(`${name}.js`, self.location.href).href),
};

/** @param {{ id: number, definition: string, fileName?: string }} request */
async function answer({ id, definition, fileName }) {
  try {
    const bytes = await produce(definition, fileName ?? 'document.pdf', means);
    const { buffer } = bytes;
    self.postMessage({ id, ok: true, bytes: buffer }, { transfer: [buffer] });
  } catch (error) {
    self.postMessage({ id, ok: false, message: error instanceof Error ? error.message : String(error) });
  }
}

// One document after the other: the renderer keeps its fonts in one place.
let queue = Promise.resolve();
self.addEventListener('message', (event) => {
  queue = queue.then(() => answer(event.data));
});
