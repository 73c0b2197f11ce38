// @ts-check
/**
 * Workbooks off the page's thread, started with the first one and ended with it.
 *
 *   worker.postMessage({ bytes });
 *   // → { tables: Uint8Array of {"sheets": […]} as xlsx.js reads them, UTF-8 } or { tables: null }
 *
 * The reader of workbooks lies beside this file and is fetched when it is first needed.
 */

/** @param {Uint8Array} bytes */
async function tablesOf(bytes) {
  const { readSheets } = await import(new URL('xlsx.js', self.location.href).href);
  const sheets = await readSheets(bytes);
  return sheets ? new TextEncoder().encode(JSON.stringify({ sheets })) : null;
}

self.addEventListener('message', async ({ data }) => {
  /** @type {Uint8Array | null} */
  let tables = null;
  // Whatever is wrong with a workbook – broken, encrypted, something else – it is said alike.
  try { tables = await tablesOf(data.bytes); } catch { /* stays null */ }
  self.postMessage({ tables }, { transfer: tables ? [tables.buffer] : [] });
});
