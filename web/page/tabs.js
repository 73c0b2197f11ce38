// @ts-check
/**
 * Several tabs on one store.
 *
 * A node id belongs to one writer: each tab takes one of the ids kept in the store and holds a Web
 * Lock on it as long as it lives, so that the sequences of two tabs can never meet. What a tab has
 * committed it hints at over a BroadcastChannel; the others then read the new operations from
 * IndexedDB. No tab ever waits for another, and a closed tab's id is taken up by the next.
 */
const NODES = 'nodes';
const HINTS = 'oferta';
const FIRST_START = 'oferta.first-start';

/** 16 hexadecimal digits that nobody else has. */
function freshNode() {
  const words = crypto.getRandomValues(new Uint32Array(2));
  return [...words].map((word) => word.toString(16).padStart(8, '0')).join('');
}

/**
 * The node id under which this tab writes.
 * @param {import('./storage.js').Store | null} store
 * @returns {Promise<string>}
 */
export async function claimNode(store) {
  // Without locks (an insecure address) or a store, a node id of this page's own is always safe.
  if (!store || !navigator.locks) return freshNode();
  try {
    return await navigator.locks.request('oferta.nodes', async () => {
      /** @type {string[]} */
      const nodes = (await store.readMeta(NODES)) ?? [];
      for (const node of nodes) if (await hold(node)) return node;
      const node = freshNode();
      await hold(node);
      await store.writeMeta(NODES, [...nodes, node]);
      return node;
    });
  } catch (reason) {
    // Some browsers have locks but give none to a page from the disk.
    if (/** @type {any} */ (reason)?.name === 'SecurityError') return freshNode();
    throw reason;
  }
}

/**
 * Takes the lock of a node id until the page goes away; false when another tab has it.
 * @param {string} node
 * @returns {Promise<boolean>}
 */
function hold(node) {
  return new Promise((resolve, reject) => {
    navigator.locks.request(`oferta.node.${node}`, { ifAvailable: true }, (lock) => {
      resolve(lock !== null);
      return lock ? new Promise(() => {}) : undefined;
    }).catch(reject);
  });
}

/**
 * Runs the first filling of an empty store in one tab at a time.
 * @template T
 * @param {() => Promise<T>} action
 * @returns {Promise<T>}
 */
export function oneTabAtATime(action) {
  return navigator.locks ? navigator.locks.request(FIRST_START, action) : action();
}

/** Another node id for this tab, from now on. @param {import('./storage.js').Store | null} store @param {string} node */
export async function addNode(store, node) {
  if (!store || !navigator.locks) return;
  await navigator.locks.request('oferta.nodes', async () => {
    await hold(node);
    await store.writeMeta(NODES, [...(await store.readMeta(NODES)) ?? [], node]);
  });
}

/** What connectTabs gives where there is nobody to tell. */
export const noTabs = { hint() {}, phase(/** @type {string} */ _phase) {}, restart() {} };

/**
 * Hints between tabs: something was committed, the exchange with the team has come to a phase, the
 * program starts anew.
 * @param {() => void} othersWrote @param {(phase: string) => void} [phaseChanged]
 */
export function connectTabs(othersWrote, phaseChanged) {
  if (typeof BroadcastChannel === 'undefined') return noTabs;
  const channel = new BroadcastChannel(HINTS);
  channel.onmessage = ({ data }) => {
    if (data === 'committed') othersWrote();
    else if (data === 'restart') location.reload();
    else if (data?.phase) phaseChanged?.(data.phase);
  };
  return {
    hint: () => channel.postMessage('committed'),
    phase: (/** @type {string} */ phase) => channel.postMessage({ phase }),
    restart: () => channel.postMessage('restart'),
  };
}
