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
      // The same file may be imported twice, in a batch of another size too; another operation of the
      // same number may not replace one.
      else if (operation.json.endsWith(`\n${kept.json}`)) await operations.put(operation);
      else if (!`\n${kept.json}`.endsWith(`\n${operation.json}`)) throw new Error('Another operation has this number.');
    };
    const writes = rowsOf(batch.operations).map(write);
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
