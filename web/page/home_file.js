// @ts-check
/**
 * A page that is one file, opened from a disk: every part of the program is an element of it, packed
 * as gzip and written as base64 (web/cmake/template.mjs). Nothing is fetched, and the page's policy
 * lets nothing be. In the place of home.js.
 */

/** @type {any} */
export const files = JSON.parse(document.getElementById('files')?.textContent ?? '{}');

const inside = /** @type {HTMLElement} */ (document.getElementById('choice'));
/** @type {{ hash: string, bytes: Uint8Array } | null} */
export const choice = {
  hash: inside.dataset.package ?? '',
  bytes: new TextEncoder().encode(inside.textContent ?? ''),
};

export const browsers = 'Chrome 95, Edge 95, Firefox 113, Safari 16.4';
export const works = () => typeof WebAssembly?.compileStreaming === 'function' && typeof DecompressionStream === 'function';

/** @param {string} name @returns {Promise<Response>} */
export async function part(name) {
  const element = /** @type {HTMLElement} */ (document.getElementById(`part-${name}`));
  const packed = Uint8Array.from(atob(element.textContent ?? ''), (letter) => letter.charCodeAt(0));
  element.remove(); // the text is of no more use, and long
  const bytes = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(bytes, { headers: { 'content-type': name === 'wasm' ? 'application/wasm' : 'font/sfnt' } });
}
