// The store of operations beside PouchDB and TinyBase, in one process, on the same products.
//
//   node run.mjs MODULE [--products N]
//
// First sync: everything a new device gets, from what came over the network (text, or PouchDB's own
// in-memory source) to a store that answers questions. Merge: a fifth of the products was changed on
// one side, three fields each, and a fifth, half of them the same, on the other; one takes the
// other's changes. Sending and disks are not in it. Garbage is collected before each measurement
// where node was started with --expose-gc.
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

const [modulePath, ...options] = process.argv.slice(2);
const asked = options.indexOf('--products');
const count = asked < 0 ? 100_000 : Number(options[asked + 1]);
const changed = count / 5;
const FIELDS = 13;
const CHANGED_FIELDS = 3;

const idOf = (index) => `product-${String(index).padStart(6, '0')}`;
function product(index) {
  return {
    sku: `SKU-${index}`, name: `Product number ${index}`, description: `What ${index} is good for, in a sentence of usual length.`,
    category: `category-${index % 40}`, brand: `brand-${index % 90}`, kind: 'goods', unit: 'pcs', price: 10_000 + index,
    cost: 7_000 + index, stock: index % 50, lead_days: index % 14, warranty_months: 12, vat_kind: 'standard',
  };
}
/** The changes of one side: `from` says which products. */
const change = (index, side) => ({ price: 20_000 + index + side, stock: side, name: `Product ${index} by ${side}` });
const left = (visit) => { for (let index = 0; index < changed; index += 1) visit(index); };
const right = (visit) => { for (let index = changed / 2; index < changed * 1.5; index += 1) visit(index); };

async function timed(work) {
  globalThis.gc?.();
  const start = performance.now();
  await work();
  return performance.now() - start;
}

// ---- ours

const stampOf = (ms, node) => `${ms.toString(16).padStart(11, '0')}-0000-${node}`;
const A = 'a'.padStart(16, '0');
const B = 'b'.padStart(16, '0');

function operation(node, sequence, ms, index, fields, overwritten) {
  const w = overwritten ? { w: Object.fromEntries(Object.keys(fields).map((name) => [name, overwritten])) } : {};
  return { f: fields, h: stampOf(ms, node), id: idOf(index), n: node, s: sequence, t: 'product', u: 'anna', v: 1, ...w };
}

async function ours() {
  const { default: create } = await import(modulePath);
  const module = await create({ wasmBinary: readFileSync(modulePath.replace(/mjs$/, 'wasm')) });
  const place = (text) => {
    const size = module.lengthBytesUTF8(text) + 1;
    const at = module._malloc(size);
    module.stringToUTF8(text, at, size);
    return at;
  };
  const base = 1_795_000_000_000;
  const answers = [];
  for (let from = 0; from < count; from += 2000) {
    const ops = [];
    for (let index = from; index < Math.min(count, from + 2000); index += 1) {
      ops.push(operation(A, index + 1, base, index, product(index)));
    }
    answers.push(JSON.stringify({ ack: {}, cur: `e.${from}`, epoch: 'e', more: from + 2000 < count, now: base, ops, p: 1, rej: [] }));
  }
  const receive = (texts) => {
    let received = 0;
    for (const text of texts) {
      const at = place(text);
      const got = module._bench_receive(at);
      module._free(at);
      if (got < 0) throw new Error('an answer was refused');
      received += got;
    }
    return received;
  };
  const first = await timed(() => { if (receive(answers) !== count) throw new Error('not all came'); });
  if (module._bench_cells() !== count * FIELDS) throw new Error('cells are missing');
  // This side's own changes, then the other's, which come as answers too.
  const overwritten = [stampOf(base, A)];
  const changes = (node, visit, side, ms) => {
    const ops = [];
    visit((index) => ops.push(operation(node, ops.length + (node === A ? count : 0) + 1, ms, index, change(index, side), overwritten)));
    const texts = [];
    for (let from = 0; from < ops.length; from += 2000) {
      texts.push(JSON.stringify({ ack: {}, cur: `c.${from}`, epoch: 'e', more: false, now: base, ops: ops.slice(from, from + 2000), p: 1, rej: [] }));
    }
    return texts;
  };
  receive(changes(A, left, 1, base + 1000));
  const theirs = changes(B, right, 2, base + 2000);
  const merge = await timed(() => receive(theirs));
  const digest = module.UTF8ToString(module._bench_digest());
  // The other order gives the same state, or the measurement is of nothing.
  module._bench_clear();
  receive(theirs);
  receive(changes(A, left, 1, base + 1000));
  receive(answers);
  if (module.UTF8ToString(module._bench_digest()) !== digest) throw new Error('the order of merging shows');
  return { name: 'Oferta', first, merge };
}

// ---- TinyBase

async function tinyBase() {
  const { createMergeableStore } = await import('tinybase/mergeable-store');
  const fill = (store) => store.transaction(() => {
    for (let index = 0; index < count; index += 1) store.setRow('product', idOf(index), product(index));
  });
  const source = createMergeableStore('source');
  fill(source);
  const content = JSON.stringify(source.getMergeableContent());
  const target = createMergeableStore('target');
  const first = await timed(() => { target.setMergeableContent(JSON.parse(content)); });
  if (target.getRowCount('product') !== count) throw new Error('TinyBase: not all came');
  const edit = (store, visit, side) => {
    let changes;
    const listener = store.addDidFinishTransactionListener(() => { changes = store.getTransactionMergeableChanges(); });
    store.transaction(() => visit((index) => store.setPartialRow('product', idOf(index), change(index, side))));
    store.delListener(listener);
    return JSON.stringify(changes);
  };
  edit(target, left, 1);
  const theirs = edit(source, right, 2);
  const merge = await timed(() => { target.applyMergeableChanges(JSON.parse(theirs)); });
  if (target.getCell('product', idOf(changed), 'stock') !== 2) throw new Error('TinyBase: nothing was merged');
  return { name: 'TinyBase', first, merge };
}

// ---- PouchDB

async function pouchDb() {
  const { default: PouchDB } = await import('pouchdb-core');
  PouchDB.plugin((await import('pouchdb-adapter-memory')).default);
  PouchDB.plugin((await import('pouchdb-replication')).default);
  const source = new PouchDB('source', { adapter: 'memory' });
  const target = new PouchDB('target', { adapter: 'memory' });
  for (let from = 0; from < count; from += 5000) {
    const docs = [];
    for (let index = from; index < Math.min(count, from + 5000); index += 1) docs.push({ _id: idOf(index), ...product(index) });
    await source.bulkDocs(docs);
  }
  const take = () => target.replicate.from(source, { batch_size: 2000, batches_limit: 4, checkpoint: false });
  const first = await timed(take);
  if ((await target.info()).doc_count !== count) throw new Error('PouchDB: not all came');
  const edit = async (database, visit, side) => {
    const keys = [];
    visit((index) => keys.push(index));
    for (let from = 0; from < keys.length; from += 5000) {
      const part = keys.slice(from, from + 5000);
      const { rows } = await database.allDocs({ keys: part.map(idOf), include_docs: true });
      await database.bulkDocs(rows.map(({ doc }, at) => ({ ...doc, ...change(part[at], side) })));
    }
  };
  await edit(target, left, 1);
  const since = (await source.info()).update_seq;
  await edit(source, right, 2);
  const merge = await timed(() => target.replicate.from(source, { since, batch_size: 2000, batches_limit: 4, checkpoint: false }));
  if ((await target.get(idOf(changed))).stock !== 2) throw new Error('PouchDB: nothing was merged');
  return { name: 'PouchDB', first, merge };
}

const results = [];
for (const measure of [ours, tinyBase, pouchDb]) {
  const result = await measure();
  results.push(result);
  const rate = (cells, ms) => `${(cells / ms / 1000).toFixed(2)} M cells/s`;
  console.log(`${result.name.padEnd(9)} first sync ${(result.first / 1000).toFixed(2)} s (${rate(count * FIELDS, result.first)}), ` +
    `merge ${(result.merge / 1000).toFixed(2)} s (${rate(changed * CHANGED_FIELDS, result.merge)})`);
}
const [own, ...peers] = results;
for (const peer of peers) {
  const goal = peer.name === 'PouchDB' ? 10 : 3;
  for (const what of ['first', 'merge']) {
    const ratio = peer[what] / own[what];
    console.log(`${peer.name} ÷ Oferta, ${what === 'first' ? 'first sync' : 'merge'}: ${ratio.toFixed(1)} (goal ≥ ${goal}: ${ratio >= goal ? 'met' : 'not met'})`);
  }
}
process.exit(0);
