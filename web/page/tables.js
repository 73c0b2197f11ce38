// @ts-check
/**
 * Tables from outside: workbooks are read by a worker of the document module, which is fetched with
 * the first one; a table that was copied comes from the clipboard.
 *
 *   if (isWorkbook(bytes)) tables = await readWorkbook(bytes);      // null when it cannot be read
 *   acceptPaste((text) => …, (file) => …);
 */
import { isTextField } from './text_field.js';

/** A workbook that takes longer than this will not come, milliseconds. */
const PATIENCE = 60_000;

/** ZIP (Excel, OpenDocument) and the old format of Excel. */
const SIGNS = [[0x50, 0x4b, 0x03, 0x04], [0xd0, 0xcf, 0x11, 0xe0]];

/** @param {Uint8Array} bytes */
export function isWorkbook(bytes) {
  return SIGNS.some((sign) => sign.every((byte, at) => bytes[at] === byte));
}

/** @param {Uint8Array} bytes given away @returns {Promise<Uint8Array | null>} JSON, see documents/tables.js */
export function readWorkbook(bytes) {
  const worker = new Worker(new URL('documents/tables.js', document.baseURI), { type: 'module' });
  return new Promise((done) => {
    const end = (/** @type {Uint8Array | null} */ tables) => {
      clearTimeout(timer);
      worker.terminate();
      done(tables);
    };
    const timer = setTimeout(end, PATIENCE, null);
    worker.onmessage = ({ data }) => end(data.tables);
    worker.onerror = (event) => {
      event.preventDefault();
      end(null);
    };
    worker.postMessage({ bytes }, { transfer: [bytes.buffer] });
  });
}

/**
 * What is pasted outside of a text field. A copied range of cells comes as text, a copied file as a
 * file.
 * @param {(text: string) => void} text @param {(file: File) => void} file
 */
export function acceptPaste(text, file) {
  document.addEventListener('paste', (event) => {
    if (isTextField(event.target) || !event.clipboardData) return;
    const copied = event.clipboardData.getData('text/plain');
    // Spreadsheets put a picture of the cells beside their text.
    if (copied) text(copied);
    else for (const one of event.clipboardData.files) file(one);
  });
}
