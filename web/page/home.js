// @ts-check
/**
 * Where the page has come from: a server, which has the rest of the program beside it. A page that
 * is one file has home_file.js in the place of this («oferta-home»; web/CMakeLists.txt).
 */

/** What the build knows of the files to fetch: addresses and true sizes. @type {any} */
export const files = JSON.parse(document.getElementById('files')?.textContent ?? '{}');

/** The package to choose from that is part of the page. @type {{ hash: string, bytes: Uint8Array } | null} */
export const choice = null;

/** The oldest browsers that have all it takes. */
export const browsers = 'Chrome 95, Edge 95, Firefox 100, Safari 15.4';
export const works = () => typeof WebAssembly?.compileStreaming === 'function';

/** A part of the program. @param {string} name @returns {Promise<Response>} */
export async function part(name) {
  const { url } = files[name];
  const response = await fetch(url, { credentials: 'same-origin' });
  if (!response.ok) throw new Error(`${url}: HTTP ${response.status}`);
  return response;
}
