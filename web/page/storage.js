// @ts-check
/**
 * What this device keeps: every operation of the workspace in IndexedDB, nothing else.
 *
 *   const store = await Store.open();
 *   const bytes = await store.readAll();              // operations, one JSON object a line
 *   await store.commit(batch);                        // resolved when it is on the disk
 *   const others = await store.readNew();             // what other tabs wrote since
 *
 * A batch is one transaction with strict durability: all of it is on the disk, or nothing is. The
 * truth is here; messages between tabs are only hints to look.
 */
import { openDB } from 'idb';

const DATABASE = 'oferta';
const VERSION = 1;

/**
 * @typedef {{ node: string, sequence: number, json: string }} StoredOperation
 * @typedef {{ transaction: number, clock: string, operations: StoredOperation[] }} Batch
 */

const encoder = new TextEncoder();

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
    const database = await openDB(DATABASE, VERSION, {
      upgrade(fresh) {
        fresh.createObjectStore('operations', { keyPath: ['node', 'sequence'] });
        fresh.createObjectStore('meta');
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

  /** The operations that other tabs have written since the last reading; empty when none. */
  async readNew() {
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
      const range = IDBKeyRange.bound([node, this.#known.get(node) ?? -1], [node, Infinity], true);
      fresh.push(...await transaction.store.getAll(range));
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
      // The same file may be imported twice; another operation of the same name may not replace one.
      else if (kept.json !== operation.json) throw new Error('Another operation has this number.');
    };
    const writes = batch.operations.map(write);
    writes.push(transaction.objectStore('meta').put(batch.clock, 'clock').then(() => {}));
    try {
      await Promise.all([...writes, transaction.done]);
    } catch (error) {
      try { transaction.abort(); } catch { /* it has ended already */ }
      await Promise.allSettled([...writes, transaction.done]);
      throw error;
    }
    for (const { node, sequence } of batch.operations) this.#know(node, sequence);
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
