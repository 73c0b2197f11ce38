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
 */
import { openDB } from 'idb';
import { databaseOf, link } from './choosing.js';

/** The database in use: another one after a broken one was put aside. */
const NAME_KEY = 'oferta.database';
const VERSION = 2;
/** Snapshots kept: should the newest be broken, there is the one before. */
const GENERATIONS = 2;

/**
 * @typedef {{ node: string, sequence: number, json: string }} StoredOperation
 * @typedef {{ transaction: number, clock: string, peer: string, operations: StoredOperation[] }} Batch
 */

const encoder = new TextEncoder();

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

  /** Every operation kept, in the order of node and sequence. */
  async readAll() {
    return this.#lines(await this.#database.getAll('operations'));
  }

  /** The highest number kept of each node. */
  get known() {
    return Object.fromEntries(this.#known);
  }

  /** The operations that other tabs have written since the last reading; empty when none. */
  readNew() {
    return this.#readBeyond((node) => this.#known.get(node) ?? -1);
  }

  /** Those behind a number of their node. @param {Record<string, number>} seen */
  readAfter(seen) {
    return this.#readBeyond((node) => seen[node] ?? -1);
  }

  /** @param {(node: string) => number} last */
  async #readBeyond(last) {
    const transaction = this.#database.transaction('operations', 'readonly');
    /** @type {StoredOperation[]} */
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
    return this.#lines(fresh);
  }

  /** @param {Batch} batch */
  async commit(batch) {
    const transaction = this.#database.transaction(['operations', 'meta'], 'readwrite',
      { durability: 'strict' });
    const operations = transaction.objectStore('operations');
    const write = async (/** @type {StoredOperation} */ operation) => {
      const kept = await operations.get([operation.node, operation.sequence]);
      if (kept === undefined) await operations.add(operation);
      // The same file may be imported twice, in a batch of another size too; another operation of the
      // same number may not replace one.
      else if (operation.json.endsWith(`\n${kept.json}`)) await operations.put(operation);
      else if (!`\n${kept.json}`.endsWith(`\n${operation.json}`)) throw new Error('Another operation has this number.');
    };
    const writes = rowsOf(batch.operations).map(write);
    writes.push(transaction.objectStore('meta').put(batch.clock, 'clock').then(() => {}));
    // What the team's server has goes with the operations it is about, all or nothing.
    if (batch.peer) writes.push(transaction.objectStore('meta').put(batch.peer, 'peer').then(() => {}));
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
    return (await this.#database.getAll('snapshots')).reverse();
  }

  /** @param {Uint8Array} bytes @param {Record<string, number>} seen @param {number} rows there are */
  async writeSnapshot(bytes, seen, rows) {
    const transaction = this.#database.transaction('snapshots', 'readwrite', { durability: 'strict' });
    transaction.store.add({ bytes, seen, rows });
    const keys = await transaction.store.getAllKeys();
    for (const key of keys.slice(0, -GENERATIONS)) transaction.store.delete(key);
    await transaction.done;
  }

  /** How many rows there are. */
  count() {
    return this.#database.count('operations');
  }

  /** Lines that may be about this record, to be looked at more closely. @param {string} type @param {string} id */
  async readAbout(type, id) {
    const marks = [`"id":${JSON.stringify(id)}`, `"t":${JSON.stringify(type)}`];
    const rows = await this.#database.getAll('operations');
    return encoder.encode(rows.flatMap(({ json }) => json.split('\n'))
      .filter((/** @type {string} */ line) => marks.every((mark) => line.includes(mark))).join('\n'));
  }

  /** Removes everything this device keeps. */
  async clear() {
    const names = [...this.#database.objectStoreNames];
    const transaction = this.#database.transaction(names, 'readwrite', { durability: 'strict' });
    await Promise.all([...names.map((name) => transaction.objectStore(name).clear()), transaction.done]);
    this.#known.clear();
  }

  /** @param {string} key @returns {Promise<any>} */
  readMeta(key) {
    return this.#database.get('meta', key);
  }

  /** @param {string} key @param {unknown} value */
  async writeMeta(key, value) {
    const transaction = this.#database.transaction('meta', 'readwrite', { durability: 'strict' });
    await Promise.all([transaction.store.put(value, key), transaction.done]);
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
