// @ts-check
/**
 * A page that was opened by a link to choose by: «#/choose/<token>». It has a database of its own,
 * which holds the link's package and what its reader decides; nothing of a manager's is read or
 * written, also where one browser is used for both. A page that is one file has its package within
 * itself and the package's hash for a token.
 *
 *   const token = linkOf(location.hash);                  // '' for the manager's application
 *   const bytes = await packageOf(token, store);          // from the store, else from the server
 *   const status = await sendChoice(token, path, body);
 */
import { choice } from 'oferta-home';
import { serverAddress } from './server_address.js';

const PACKAGE = 'package';
const PATIENCE = 30_000;

/** The token in the part of an address after «#»; '' where it names no link. @param {string} hash */
export function linkOf(hash) {
  return /^#?\/choose\/([0-9a-f]{64})(?:\/|$)/.exec(hash)?.[1] ?? '';
}

/** The link this page was opened by, for as long as it lives. */
export const link = choice ? choice.hash : linkOf(location.hash);
/** The page is a file: it has no server. */
export const inFile = choice !== null;

/**
 * The database of a link: others of the same browser are not seen from it. Files share one place for
 * all of a disk, so that it is the package that tells them apart. @param {string} token
 */
export function databaseOf(token) {
  return `oferta.${inFile ? 'file' : 'link'}.${token.slice(0, 16)}`;
}

/** Where the server asks for the PIN, or says that the link is closed. @param {string} token */
function askServer(token) {
  location.replace(serverAddress(`/s/${token}`));
  return new Promise(() => {}); // the page goes away
}

/** @param {string} token @returns {Promise<Uint8Array | null>} null: the server was not reached */
async function fetchPackage(token) {
  let answer;
  try {
    answer = await fetch(serverAddress(`/s/${token}/package`), {
      credentials: 'same-origin', cache: 'no-store', signal: AbortSignal.timeout(PATIENCE),
    });
  } catch {
    return null;
  }
  if (answer.ok) return new Uint8Array(await answer.arrayBuffer());
  if (answer.status === 404 || answer.status === 403) throw Object.assign(new Error('closed'), { status: answer.status });
  return null;
}

/**
 * The package of the link: what the store has, or the server gives. A link that was closed takes
 * everything with it from this device; one that asks for its PIN leads to where it is asked for.
 * @param {string} token @param {import('./storage.js').Store | null} store
 * @returns {Promise<Uint8Array | null>} null: there is no network, and nothing was kept
 */
export async function packageOf(token, store) {
  if (choice) return choice.bytes;
  const closed = async (/** @type {any} */ reason) => {
    if (reason.status === 404) await store?.clear();
    return askServer(token);
  };
  const kept = await store?.readMeta(PACKAGE);
  if (kept) {
    // Looked after beside, so that a start needs no network; a PIN was given when it was fetched. A
    // stand may hold what visitors sent: its staff takes that home before anything goes.
    if (!isStand(kept)) {
      fetchPackage(token).catch((reason) => { if (reason.status === 404) closed(reason); });
    }
    return kept;
  }
  try {
    const bytes = await fetchPackage(token);
    if (bytes) await store?.writeMeta(PACKAGE, bytes);
    return bytes;
  } catch (reason) {
    return closed(reason);
  }
}

/** Removes all the store has but the package. @param {import('./storage.js').Store} store @param {Uint8Array} bytes */
export async function keepPackageAlone(store, bytes) {
  await store.clear();
  await store.writeMeta(PACKAGE, bytes);
}

/**
 * Brings what was chosen to the server. @param {string} token @param {string} path
 * @param {Uint8Array} body @returns {Promise<number>} the HTTP status; 0 without an answer
 */
export async function sendChoice(token, path, body) {
  try {
    const answer = await fetch(serverAddress(path), {
      method: 'POST', body: /** @type {any} */ (body), credentials: 'same-origin',
      headers: { 'content-type': 'application/json' }, signal: AbortSignal.timeout(PATIENCE),
    });
    // The PIN is asked for anew; what waits is in the store and goes when the page is back.
    if (answer.status === 403) return askServer(token);
    return answer.status;
  } catch {
    return 0;
  }
}

/**
 * The template of pages to choose from, as the build made it; the service worker keeps it from the
 * first time on. @returns {Promise<Uint8Array | undefined>} undefined: it is not to be had now
 */
export async function pageTemplate() {
  try {
    const answer = await fetch('choice-template.html', { credentials: 'same-origin' });
    return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the package is that of a stand. @param {Uint8Array} bytes */
export function isStand(bytes) {
  return JSON.parse(new TextDecoder().decode(bytes)).stand !== undefined;
}

/** A device on a stand: the whole screen from the first touch on, which does not go dark, and no menus. */
export function keepOnStand() {
  addEventListener('contextmenu', (event) => event.preventDefault());
  const stayAwake = () => { /** @type {any} */ (navigator).wakeLock?.request('screen').catch(() => {}); };
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible') stayAwake(); });
  stayAwake();
  addEventListener('pointerup', () => {
    if (!document.fullscreenElement) document.documentElement.requestFullscreen?.().catch(() => {});
  }, true);
}
