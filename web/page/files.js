// @ts-check
/** Files out of and into the program, and the clipboard. */

/** @param {string} name @param {string} type @param {Uint8Array | ArrayBuffer} bytes */
export function download(name, type, bytes) {
  const address = URL.createObjectURL(new Blob([/** @type {any} */ (bytes)], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // Some browsers read the address only after this task.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/**
 * The file that was saved last, where the browser can write to one it was given.
 * @type {any}
 */
let kept = null;

/**
 * Saves into the same file as before; the first time, and for another one, the person is asked.
 * Browsers that cannot, and a file that can no longer be written, get a download.
 * @param {string} name @param {string} type @param {Uint8Array} bytes @param {boolean} other
 * @returns {Promise<string | null>} the file's name where it was written, "" for a download, null
 *   where the person wants none
 */
export async function saveFile(name, type, bytes, other) {
  const pick = /** @type {any} */ (window).showSaveFilePicker;
  if (typeof pick !== 'function') {
    download(name, type, bytes);
    return '';
  }
  try {
    if (other || !kept) {
      const extension = name.slice(name.lastIndexOf('.'));
      kept = await pick.call(window, { suggestedName: name, types: [{ accept: { [type]: [extension] } }] });
    }
    const stream = await kept.createWritable();
    await stream.write(bytes);
    await stream.close(); // only now the old contents give way to the new
    return kept.name;
  } catch (reason) {
    // Whoever closes the question does not want a file.
    if (reason instanceof DOMException && reason.name === 'AbortError') return null;
    kept = null;
    download(name, type, bytes);
    return '';
  }
}

/** @param {string} accept @param {(file: File) => void} received */
export function pickFile(accept, received) {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = accept;
  input.hidden = true;
  input.addEventListener('change', () => {
    for (const file of input.files ?? []) received(file);
    input.remove();
  });
  input.addEventListener('cancel', () => input.remove());
  document.body.append(input);
  input.click();
}

/** @param {HTMLElement} stage @param {(file: File) => void} received */
export function acceptDrops(stage, received) {
  stage.addEventListener('dragover', (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
  });
  stage.addEventListener('drop', (event) => {
    if (!event.dataTransfer || event.dataTransfer.files.length === 0) return;
    event.preventDefault();
    for (const file of event.dataTransfer.files) received(file);
  });
}

/** Begins a letter in the person's own mail program. @param {string} address @param {string} subject @param {string} text */
export function writeMail(address, subject, text) {
  const to = encodeURIComponent(address).replace('%40', '@');
  location.href = `mailto:${to}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text)}`;
}

/** @param {string} text */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // An insecure address or a refusal: the older way needs a selection in the document.
    const area = document.createElement('textarea');
    const focused = document.activeElement;
    area.value = text;
    area.className = 'copy-area';
    document.body.append(area);
    area.select();
    document.execCommand('copy');
    area.remove();
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  }
}
