// @ts-check
/**
 * Signatures of approvals: Ed25519 by the browser itself (Chrome 137, Firefox 129, Safari 17, and
 * only where the page came by https or from this computer). The secret half of a key stays in
 * IndexedDB as an object that cannot be read out.
 *
 *   const key = await makeKey(store);                       // public half; '' where it cannot be
 *   const signature = await sign(store, text);
 *   const holds = await check(key, text, signature);        // null: it cannot be told here
 *
 * Keys and signatures are base64url, as they stand in records.
 */
const ALGORITHM = { name: 'Ed25519' };
const META = 'signing';

/** @param {ArrayBuffer} bytes */
function toText(bytes) {
  return btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** @param {string} text */
function toBytes(text) {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
}

/** @typedef {{ readMeta: (key: string) => Promise<any>, writeMeta: (key: string, value: any) => Promise<void> }} Meta */

/** @param {Meta | null} store */
export async function makeKey(store) {
  try {
    const pair = /** @type {CryptoKeyPair} */ (
      await crypto.subtle.generateKey(ALGORITHM, false, ['sign', 'verify']));
    await /** @type {Meta} */ (store).writeMeta(META, pair.privateKey);
    return toText(await crypto.subtle.exportKey('raw', pair.publicKey));
  } catch {
    return '';
  }
}

/** @param {Meta | null} store @param {string} text */
export async function sign(store, text) {
  try {
    const key = await /** @type {Meta} */ (store).readMeta(META);
    return toText(await crypto.subtle.sign(ALGORITHM, key, new TextEncoder().encode(text)));
  } catch {
    return '';
  }
}

/** @param {string} key @param {string} text @param {string} signature @returns {Promise<boolean | null>} */
export async function check(key, text, signature) {
  let imported;
  try {
    imported = await crypto.subtle.importKey('raw', toBytes(key), ALGORITHM, false, ['verify']);
  } catch (error) {
    // A key that is none of the kind verifies nothing; a browser without the kind cannot tell.
    return error instanceof DOMException && error.name === 'DataError' ? false : null;
  }
  return crypto.subtle.verify(ALGORITHM, imported, toBytes(signature), new TextEncoder().encode(text));
}
