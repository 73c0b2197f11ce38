// @ts-check
/**
 * What this device keeps: every operation of the workspace in IndexedDB, and two generations of
 * snapshots of what they come to, so that a start need not read all of them and a broken part can be
 * made good.
 *
 *   const store = await Store.open();
 *   const bytes = await store.readAll();              // operations, one JSON object a line
 *   const tail = await store.readAfter(snapshot.seen);
 *   await store.commit(batch);                        // resolved when it is on the disk
 *   const others = await store.readNew();             // what other tabs wrote since
 *
 * A batch is one transaction with strict durability: all of it is on the disk, or nothing is. The
 * truth is here; messages between tabs are only hints to look.
 *
 * Where the device is locked by a passphrase (documents/vault.js), all that says anything is sealed:
 * the operations, the snapshots, what the team's server has. Which node wrote how many stays readable,
 * and so does the key of approvals, an object the browser lets nobody read.
 */
import { openDB } from 'idb';
import { databaseOf, link } from './choosing.js';

/** The database in use: another one after a broken one was put aside. */
const NAME_KEY = 'oferta.database';
const VERSION = 2;
/** Snapshots kept: should the newest be broken, there is the one before. */
const GENERATIONS = 2;

/** Never sealed: how to unseal the rest, which nodes write here, the key of approvals. */
const OPEN_META = ['lock', 'nodes', 'signing'];

/**
 * What seals and unseals; `about` is where the bytes belong, they can be opened nowhere else.
 * @typedef {{ id: string, seal: (bytes: Uint8Array, about: string) => Promise<Uint8Array>,
 *   open: (sealed: Uint8Array, about: string) => Promise<Uint8Array> }} Vault
 */

/** Of this page; null while nothing is locked. @type {Vault | null} */
let vault = null;

/** @param {Vault | null} opened of the store's lock */
export function useVault(opened) {
  vault = opened;
}

/**
 * @typedef {{ node: string, sequence: number, json: string }} StoredOperation
 * @typedef {{ node: string, sequence: number, json?: string, sealed?: Uint8Array }} Row
 * @typedef {{ transaction: number, clock: string, peer: string, operations: StoredOperation[] }} Batch
 */

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** @param {StoredOperation} row @returns {Promise<Row>} */
async function sealRow(row) {
  if (!vault) return row;
  const { node, sequence, json } = row;
  return { node, sequence, sealed: await vault.seal(encoder.encode(json), `${node}/${sequence}`) };
}

/** @param {Row} row @returns {Promise<StoredOperation>} */
async function openRow({ node, sequence, json, sealed }) {
  if (sealed === undefined || !vault) return { node, sequence, json: json ?? '' };
  return { node, sequence, json: decoder.decode(await vault.open(sealed, `${node}/${sequence}`)) };
}

/** Sealed rows are nothing for a page that was not told to unseal them: it is about to begin anew. @param {Row[]} rows */
const openRows = (rows) => Promise.all(rows.filter((row) => vault || row.sealed === undefined).map(openRow));

/** @param {string} key @param {unknown} value */
async function sealMeta(key, value) {
  if (!vault || value === undefined || OPEN_META.includes(key)) return value;
  return { sealed: await vault.seal(encoder.encode(JSON.stringify(value)), `meta/${key}`) };
}

/** @param {string} key @param {any} value */
async function openMeta(key, value) {
  if (!vault || !(value?.sealed instanceof Uint8Array)) return value;
  return JSON.parse(decoder.decode(await vault.open(value.sealed, `meta/${key}`)));
}

/** One that cannot be opened is as good as one whose checksum fails: the next is tried. @param {any[]} kept */
const openSnapshots = (kept) => Promise.all(kept.map(async (each) => ({
  ...each, bytes: vault ? await vault.open(each.bytes, 'snapshot').catch(() => new Uint8Array()) : each.bytes,
})));

/** @param {Uint8Array} bytes */
const sealSnapshot = async (bytes) => (vault ? vault.seal(bytes, 'snapshot') : bytes);

/** A batch of more operations than this, an imported list, is kept in fewer rows. */
const MOST_ROWS = 1000;
/** So many operations in one row then. */
const TOGETHER = 500;

/**
 * Rows, not bytes, are what writing costs: of a large batch the operations of a node that follow one
 * another are lines of one row under the number of the last.
 * @param {StoredOperation[]} operations
 */
function rowsOf(operations) {
  if (operations.length <= MOST_ROWS) return operations;
  /** @type {(StoredOperation & { lines: string[] })[]} */
  const rows = [];
  for (const { node, sequence, json } of operations) {
    const last = rows.at(-1);
    if (last?.node === node && last.sequence + 1 === sequence && last.lines.length < TOGETHER) {
      last.sequence = sequence;
      last.lines.push(json);
    } else {
      rows.push({ node, sequence, json, lines: [json] });
    }
  }
  return rows.map(({ node, sequence, lines }) => ({ node, sequence, json: lines.join('\n') }));
}

export class Store {
  /** @type {import('idb').IDBPDatabase} */
  #database;
  /** The highest sequence seen of each node. @type {Map<string, number>} */
  #known = new Map();
  /** @type {Promise<unknown>} */
  #last = Promise.resolve();

  /** @param {import('idb').IDBPDatabase} database */
  constructor(database) {
    this.#database = database;
  }

  static async open() {
    const database = await openDB(databaseName(), VERSION, {
      upgrade(fresh, from) {
        if (from < 1) {
          fresh.createObjectStore('operations', { keyPath: ['node', 'sequence'] });
          fresh.createObjectStore('meta');
        }
        fresh.createObjectStore('snapshots', { autoIncrement: true });
      },
      blocking(_current, _blocked, event) {
        // A newer version of the page in another tab may not wait for this one.
        /** @type {any} */ (event.target).close();
      },
    });
    return new Store(database);
  }

  /** One after another, so that the lock never changes in the middle of one. @template T @param {() => Promise<T>} action @returns {Promise<T>} */
  #inTurn(action) {
    const result = this.#last.then(action);
    this.#last = result.catch(() => {});
    return result;
  }

  /** Every operation kept, in the order of node and sequence. */
  async readAll() {
    return this.#lines(await openRows(await this.#database.getAll('operations')));
  }

  /** The highest number kept of each node. */
  get known() {
    return Object.fromEntries(this.#known);
  }

  /** The operations that other tabs have written since the last reading; empty when none. */
  readNew() {
    return this.#inTurn(() => this.#readBeyond((node) => this.#known.get(node) ?? -1));
  }

  /** Those behind a number of their node. @param {Record<string, number>} seen */
  readAfter(seen) {
    return this.#inTurn(() => this.#readBeyond((node) => seen[node] ?? -1));
  }

  /** @param {(node: string) => number} last */
  async #readBeyond(last) {
    const transaction = this.#database.transaction('operations', 'readonly');
    /** @type {Row[]} */
    const fresh = [];
    let cursor = await transaction.store.openKeyCursor();
    /** @type {Set<string>} */
    const nodes = new Set();
    while (cursor) {
      const [node] = /** @type {[string, number]} */ (cursor.key);
      nodes.add(node);
      cursor = await cursor.continue([node, Infinity]); // straight to the next node
    }
    for (const node of nodes) {
      const range = IDBKeyRange.bound([node, last(node)], [node, Infinity], true);
      fresh.push(...await transaction.store.getAll(range));
      const newest = await transaction.store.openKeyCursor(IDBKeyRange.bound([node, 0], [node, Infinity]), 'prev');
      if (newest) this.#know(node, /** @type {[string, number]} */ (newest.key)[1]);
    }
    return this.#lines(await openRows(fresh));
  }

  /**
   * A transaction that writes, unless the store was locked or unlocked since this page began: it would
   * write in the clear what is to be sealed, or the other way round.
   * @param {string[]} names
   */
  async #writing(names) {
    const transaction = this.#database.transaction([...names, 'meta'], 'readwrite', { durability: 'strict' });
    const lock = await transaction.objectStore('meta').get('lock');
    if (lock?.id !== vault?.id) {
      transaction.abort();
      await transaction.done.catch(() => {});
      throw new Error('The lock of the store was changed in another tab.');
    }
    return transaction;
  }

  /** @param {Batch} batch */
  commit(batch) {
    return this.#inTurn(() => this.#write(batch));
  }

  /** @param {Batch} batch */
  async #write(batch) {
    const rows = rowsOf(batch.operations);
    const sealed = await Promise.all(rows.map(sealRow));
    const kept = await this.#keptOf(rows);
    const clock = await sealMeta('clock', batch.clock);
    const peer = await sealMeta('peer', batch.peer);
    const transaction = await this.#writing(['operations']);
    const operations = transaction.objectStore('operations');
    const write = async (/** @type {StoredOperation} */ row, /** @type {number} */ i) => {
      const there = await operations.get([row.node, row.sequence]);
      const before = there?.json ?? kept[i];
      if (there === undefined) await operations.add(sealed[i]);
      // The same file may be imported twice, in a batch of another size too; another operation of the
      // same number may not replace one.
      else if (before && row.json.endsWith(`\n${before}`)) await operations.put(sealed[i]);
      else if (!before || !`\n${before}`.endsWith(`\n${row.json}`)) throw new Error('Another operation has this number.');
    };
    const writes = rows.map(write);
    writes.push(transaction.objectStore('meta').put(clock, 'clock').then(() => {}));
    // What the team's server has goes with the operations it is about, all or nothing.
    if (batch.peer) writes.push(transaction.objectStore('meta').put(peer, 'peer').then(() => {}));
    try {
      await Promise.all([...writes, transaction.done]);
    } catch (error) {
      try { transaction.abort(); } catch { /* it has ended already */ }
      await Promise.allSettled([...writes, transaction.done]);
      throw error;
    }
    for (const { node, sequence } of batch.operations) this.#know(node, sequence);
  }

  /**
   * Snapshots, the newest first: the file the program made (it holds its own checksum), and up to
   * which number of each node the operations are in it.
   * @returns {Promise<{ bytes: Uint8Array, seen: Record<string, number>, rows: number }[]>}
   */
  async readSnapshots() {
    return (await openSnapshots(await this.#database.getAll('snapshots'))).reverse();
  }

  /** What stands under the numbers of these rows where that is sealed: it cannot be opened while a transaction waits. @param {StoredOperation[]} rows */
  async #keptOf(rows) {
    if (!vault) return [];
    const transaction = this.#database.transaction('operations', 'readonly');
    const kept = await Promise.all(rows.map(({ node, sequence }) => transaction.store.get([node, sequence])));
    return Promise.all(kept.map(async (row) => row && (await openRow(row)).json));
  }

  /** @param {Uint8Array} bytes @param {Record<string, number>} seen @param {number} rows there are */
  writeSnapshot(bytes, seen, rows) {
    return this.#inTurn(async () => {
      const sealed = await sealSnapshot(bytes);
      const transaction = await this.#writing(['snapshots']);
      const snapshots = transaction.objectStore('snapshots');
      snapshots.add({ bytes: sealed, seen, rows });
      const keys = await snapshots.getAllKeys();
      for (const key of keys.slice(0, -GENERATIONS)) snapshots.delete(key);
      await transaction.done;
    });
  }

  /** How many rows there are. */
  count() {
    return this.#database.count('operations');
  }

  /** Lines that may be about this record, to be looked at more closely. @param {string} type @param {string} id */
  async readAbout(type, id) {
    const marks = [`"id":${JSON.stringify(id)}`, `"t":${JSON.stringify(type)}`];
    const rows = await openRows(await this.#database.getAll('operations'));
    return encoder.encode(rows.flatMap(({ json }) => json.split('\n'))
      .filter((/** @type {string} */ line) => marks.every((mark) => line.includes(mark))).join('\n'));
  }

  /** Removes everything this device keeps; what comes after it is under the same lock. */
  clear() {
    return this.#inTurn(() => this.#empty(true));
  }

  /** Removes everything and the lock as well, of which nobody knows the passphrase any more. */
  forget() {
    return this.#inTurn(() => this.#empty(false));
  }

  /** @param {boolean} locked as before */
  async #empty(locked) {
    const names = [...this.#database.objectStoreNames];
    const transaction = this.#database.transaction(names, 'readwrite', { durability: 'strict' });
    const meta = transaction.objectStore('meta');
    const lock = locked && await meta.get('lock');
    for (const name of names) transaction.objectStore(name).clear();
    if (lock) meta.put(lock, 'lock');
    await transaction.done;
    this.#known.clear();
  }

  /** @param {string} key @returns {Promise<any>} */
  async readMeta(key) {
    return openMeta(key, await this.#database.get('meta', key));
  }

  /** @param {string} key @param {unknown} value */
  writeMeta(key, value) {
    return this.#inTurn(async () => {
      const sealed = await sealMeta(key, value);
      const transaction = await this.#writing([]);
      await Promise.all([transaction.objectStore('meta').put(sealed, key), transaction.done]);
    });
  }

  /**
   * Seals all there is for a lock, or opens it all again, in one transaction: afterwards everything
   * is under the new lock, or nothing has changed.
   * @param {Vault | null} next @param {object | undefined} lock kept for the next start
   */
  changeLock(next, lock) {
    return this.#inTurn(async () => {
      const before = vault;
      try {
        // What another tab writes while this one seals would stay in the clear: then once more.
        while (!await this.#sealAll(next, lock)) vault = before;
      } catch (error) {
        vault = before;
        throw error;
      }
    });
  }

  /** @param {Vault | null} next @param {object | undefined} lock @returns {Promise<boolean>} false: something was written meanwhile */
  async #sealAll(next, lock) {
    const names = ['operations', 'snapshots', 'meta'];
    const reading = this.#database.transaction(names, 'readonly');
    const [rows, snapshots, metaKeys, meta, snapshotKeys] = await Promise.all([
      reading.objectStore('operations').getAll(), reading.objectStore('snapshots').getAll(),
      reading.objectStore('meta').getAllKeys(), reading.objectStore('meta').getAll(),
      reading.objectStore('snapshots').getAllKeys(),
    ]);
    const open = await openRows(rows);
    const pictures = await openSnapshots(snapshots);
    const values = await Promise.all(meta.map((value, i) => openMeta(String(metaKeys[i]), value)));
    const seen = vault?.id;
    vault = next;
    const sealedRows = await Promise.all(open.map(sealRow));
    const sealedPictures = await Promise.all(pictures.map(async (each) => ({ ...each, bytes: await sealSnapshot(each.bytes) })));
    const sealedMeta = await Promise.all(values.map((value, i) => sealMeta(String(metaKeys[i]), value)));
    const transaction = this.#database.transaction(names, 'readwrite', { durability: 'strict' });
    const stores = Object.fromEntries(names.map((name) => [name, transaction.objectStore(name)]));
    const [count, keys, clock, now] = await Promise.all([stores.operations.count(), stores.snapshots.getAllKeys(),
      stores.meta.get('clock'), stores.meta.get('lock')]);
    const before = meta[metaKeys.indexOf('clock')];
    const same = count === rows.length && String(keys) === String(snapshotKeys) && now?.id === seen &&
      JSON.stringify(clock) === JSON.stringify(before);
    if (!same) {
      transaction.abort();
      await transaction.done.catch(() => {});
      return false;
    }
    for (const row of sealedRows) stores.operations.put(row);
    sealedPictures.forEach((each, i) => stores.snapshots.put(each, snapshotKeys[i]));
    sealedMeta.forEach((value, i) => stores.meta.put(value, metaKeys[i]));
    if (lock) stores.meta.put(lock, 'lock');
    else stores.meta.delete('lock');
    await transaction.done;
    return true;
  }

  /** @param {StoredOperation[]} operations */
  #lines(operations) {
    for (const { node, sequence } of operations) this.#know(node, sequence);
    return encoder.encode(operations.map((operation) => `${operation.json}\n`).join(''));
  }

  /** @param {string} node @param {number} sequence */
  #know(node, sequence) {
    if (sequence > (this.#known.get(node) ?? -1)) this.#known.set(node, sequence);
  }
}

const usualName = link ? databaseOf(link) : 'oferta';
const nameKey = link ? `${NAME_KEY}.${link.slice(0, 16)}` : NAME_KEY;

function databaseName() {
  try {
    return localStorage.getItem(nameKey) ?? usualName;
  } catch {
    return usualName;
  }
}

/** From the next start on another database is used; the one that does not open stays as it is. */
export function putAside() {
  localStorage.setItem(nameKey, `${usualName}-${Date.now()}`);
}

/** Whether this browser keeps data at all, so that a database that does not open is a broken one. */
export async function canStore() {
  try {
    (await openDB('oferta-probe', 1)).close();
    return true;
  } catch {
    return false;
  }
}
