// @ts-check
/**
 * What was ordered of the core, as a file's name and definition.
 *
 *   const { name, definition } = await ordered('{"paper":"invoice",…}');
 *
 * The program (papers.cpp) lies beside the worker and is fetched with the first order.
 *
 * @typedef {{ HEAPU8: Uint8Array, _malloc: (size: number) => number, _free: (at: number) => void,
 *             _oferta_make_file: (at: number, length: number) => number,
 *             _oferta_answer: () => number, _oferta_answer_size: () => number }} Program
 */
import { loadedOnce } from './loaded.js';

const program = loadedOnce(async () => {
  const { default: create } = await import(new URL('papers-core.js', self.location.href).href);
  return /** @type {Promise<Program>} */ (create());
});

/** @param {string} order @returns {Promise<{ name: string, definition: string }>} */
export async function ordered(order) {
  const core = await program();
  const bytes = new TextEncoder().encode(order);
  const at = core._malloc(bytes.length);
  // The memory may have moved while it grew: it is looked up anew each time.
  core.HEAPU8.set(bytes, at);
  const ok = core._oferta_make_file(at, bytes.length) === 1;
  core._free(at);
  const from = core._oferta_answer();
  const answer = JSON.parse(new TextDecoder().decode(core.HEAPU8.subarray(from, from + core._oferta_answer_size())));
  if (!ok) throw new Error(answer.message);
  return answer;
}
