// @ts-check
/**
 * What is fetched with the first need of it and kept; what failed is asked for again with the next.
 *
 *   const fonts = loadedOnce(fetchFonts);
 *   await fonts();
 *
 * @template T
 * @param {() => Promise<T>} load
 * @returns {() => Promise<T>}
 */
export function loadedOnce(load) {
  /** @type {Promise<T> | null} */
  let kept = null;
  return () => {
    kept ??= load().catch((error) => {
      kept = null;
      throw error;
    });
    return kept;
  };
}
