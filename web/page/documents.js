// @ts-check
/**
 * Documents: the module that lays them out is a worker of its own, fetched with the first document.
 *
 *   const documents = new Documents((request, ok, file, message) => …);
 *   documents.render({ request: 1, purpose: 'download', order: '{…}' });
 *
 * Protocol of documents/worker.js: { id, order } → { id, ok: true, fileName, bytes } or
 * { id, ok: false, message }.
 */
import { download } from './files.js';
import { say } from './texts.js';

/** A document that takes longer than this will not come, milliseconds. */
const PATIENCE = 60_000;
const PDF = 'application/pdf';

const TYPES = /** @type {Record<string, string>} */ ({
  pdf: PDF,
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
});

/**
 * @typedef {{ request: number, purpose: 'download' | 'preview' | 'print', order: string }}
 *   DocumentRequest
 */

export class Documents {
  /** @type {Worker | null} */
  #worker = null;
  /** @type {Map<number, { wanted: DocumentRequest, timer: number }>} */
  #waiting = new Map();

  /** @param {(request: number, ok: boolean, file: string, message: string) => void} ready */
  constructor(ready) {
    this.ready = ready;
  }

  /** @param {DocumentRequest} wanted */
  render(wanted) {
    const worker = this.#start();
    const timer = setTimeout(() => this.#fail(wanted.request, say('documentFailed')), PATIENCE);
    this.#waiting.set(wanted.request, { wanted, timer });
    worker.postMessage({ id: wanted.request, order: wanted.order });
  }

  #start() {
    if (this.#worker) return this.#worker;
    const worker = new Worker(new URL('documents/worker.js', document.baseURI), { type: 'module' });
    worker.onmessage = (event) => this.#answer(event.data);
    worker.onerror = (event) => {
      event.preventDefault();
      // The next document starts a new worker; those under way have no answer to come.
      worker.terminate();
      this.#worker = null;
      const reason = event.message ? `${say('documentFailed')} (${event.message})` : say('documentFailed');
      for (const id of [...this.#waiting.keys()]) this.#fail(id, reason);
    };
    this.#worker = worker;
    return worker;
  }

  /**
   * @param {{ id: number, ok: boolean, fileName?: string, bytes?: ArrayBuffer,
   *           message?: string }} answer
   */
  #answer(answer) {
    const wanted = this.#waiting.get(answer.id)?.wanted;
    if (!wanted) return;
    if (!answer.ok || !answer.bytes || !answer.fileName) {
      this.#fail(answer.id, answer.message ?? say('documentFailed'));
      return;
    }
    const { fileName, bytes } = answer;
    const type = TYPES[fileName.split('.').pop() ?? ''] ?? 'application/octet-stream';
    if (wanted.purpose === 'download' || type !== PDF) download(fileName, type, bytes);
    else if (wanted.purpose === 'print') print(bytes);
    else preview(fileName, bytes);
    this.#finish(answer.id, true, fileName, '');
  }

  /** @param {number} id @param {string} message */
  #fail(id, message) {
    this.#finish(id, false, '', message);
  }

  /** @param {number} id @param {boolean} ok @param {string} file @param {string} message */
  #finish(id, ok, file, message) {
    const waiting = this.#waiting.get(id);
    if (!waiting) return;
    clearTimeout(waiting.timer);
    this.#waiting.delete(id);
    this.ready(id, ok, file, message);
  }
}

/** @param {ArrayBuffer} bytes */
function addressOf(bytes) {
  return URL.createObjectURL(new Blob([bytes], { type: PDF }));
}

/** Shows a PDF over the page with the browser's own viewer. @param {string} name @param {ArrayBuffer} bytes */
function preview(name, bytes) {
  const address = addressOf(bytes);
  const dialog = document.createElement('dialog');
  dialog.className = 'document-preview';
  dialog.setAttribute('aria-label', `${say('document')}: ${name}`);
  const bar = document.createElement('div');
  bar.className = 'document-bar';
  const title = document.createElement('strong');
  title.textContent = name;
  const close = document.createElement('button');
  close.type = 'button';
  close.textContent = say('close');
  close.addEventListener('click', () => dialog.close());
  bar.append(title, close);
  const frame = document.createElement('iframe');
  frame.src = address;
  frame.title = name;
  dialog.append(bar, frame);
  dialog.addEventListener('close', () => {
    dialog.remove();
    URL.revokeObjectURL(address);
  });
  document.body.append(dialog);
  dialog.showModal();
}

/** @param {ArrayBuffer} bytes */
function print(bytes) {
  const address = addressOf(bytes);
  const frame = document.createElement('iframe');
  frame.className = 'print-frame';
  frame.src = address;
  frame.addEventListener('load', () => frame.contentWindow?.print());
  document.body.append(frame);
  // The print dialog reads the frame as long as it is open; the next print removes this one.
  document.querySelectorAll('.print-frame').forEach((old) => { if (old !== frame) old.remove(); });
}
