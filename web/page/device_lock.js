// @ts-check
/**
 * The passphrase of this device, where there is one: what asks for it (documents/vault.js) is fetched
 * only then. Who chooses by a link or has a page that is a file keeps nothing that could be locked.
 *
 *   const state = await unlock(store, () => …);            // before anything of it is read
 *   const state = await changeLock(store, message, …);     // { on, minutes, possible, failed }
 */
import { useVault } from './storage.js';
import { language } from './texts.js';

const loadVault = () => import(new URL('documents/vault.js', document.baseURI).href);

/** What the application shows of the lock. `failed`: 'wrong' passphrase, 'failed', '' all is well. @param {any} lock @param {string} failed */
const stateOf = (lock, failed) => ({ on: lock !== undefined, minutes: lock?.minutes ?? 0, possible: globalThis.crypto?.subtle !== undefined, failed });

/** Keeps others from getting the key any more. */
let leave = () => {};

/**
 * @param {import('./storage.js').Store} store @param {() => void} lockNow
 * @returns {Promise<object>} the state to show
 */
export async function unlock(store, lockNow) {
  const lock = await store.readMeta('lock');
  if (lock) {
    const { askForPassphrase, guard } = await loadVault();
    const vault = await askForPassphrase(lock, language(), () => store.forget());
    useVault(vault);
    leave = guard(lock, vault, lockNow);
  }
  return stateOf(lock, '');
}

/** Before the page begins anew: the passphrase is asked for then, also where other tabs are open. */
export function leaveLock() {
  leave();
}

/**
 * Sets, changes or takes off the passphrase.
 * @param {import('./storage.js').Store} store
 * @param {{ old: string, fresh: string, minutes: number }} wish without a fresh one the lock is taken off
 * @param {() => void} lockNow
 */
export async function changeLock(store, { old, fresh, minutes }, lockNow) {
  const lock = await store.readMeta('lock');
  try {
    const { makeLock, openLock, changePassphrase, guard } = await loadVault();
    if (!lock) {
      const made = await makeLock(fresh, minutes);
      await store.changeLock(made.vault, made.lock);
      leave = guard(made.lock, made.vault, lockNow);
      return stateOf(made.lock, '');
    }
    if (fresh === '') {
      if (!await openLock(lock, old)) return stateOf(lock, 'wrong');
      await store.changeLock(null, undefined);
      return stateOf(undefined, '');
    }
    const changed = await changePassphrase(lock, old, fresh, minutes);
    if (!changed) return stateOf(lock, 'wrong');
    await store.writeMeta('lock', changed);
    return stateOf(changed, '');
  } catch {
    return stateOf(lock, 'failed');
  }
}
