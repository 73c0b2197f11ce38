// Several tabs on one store: no two of them write under one name, and names are used again.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { claimNode, oneTabAtATime } from '../../web/page/tabs.js';

/** Web Locks of one browser: exclusive, in order, with ifAvailable. */
class Locks {
  held = new Map();
  async request(name, optionsOrAct, maybeAct) {
    const act = maybeAct ?? optionsOrAct;
    const options = maybeAct ? optionsOrAct : {};
    if (this.held.has(name)) {
      if (options.ifAvailable) return act(null);
      await this.held.get(name);
      return this.request(name, options, act);
    }
    const work = (async () => act({ name }))();
    this.held.set(name, work.catch(() => {}).then(() => { this.held.delete(name); }));
    return work;
  }
  /** The tab that holds a name goes away. */
  release(name) { this.held.delete(name); }
}

class Store {
  meta = new Map();
  readMeta = async (key) => structuredClone(this.meta.get(key));
  writeMeta = async (key, value) => { this.meta.set(key, structuredClone(value)); };
}

let locks;
beforeEach(() => {
  locks = new Locks();
  Object.defineProperty(globalThis, 'navigator', { value: { locks }, configurable: true });
});

test('tabs that start at the same moment get names of their own', async () => {
  const store = new Store();
  const names = await Promise.all([claimNode(store), claimNode(store), claimNode(store)]);
  assert.equal(new Set(names).size, 3);
  for (const name of names) assert.match(name, /^[0-9a-f]{16}$/);
  assert.deepEqual(store.meta.get('nodes').sort(), [...names].sort());
});

test('the name of a closed tab is taken up by the next, so that names do not pile up', async () => {
  const store = new Store();
  const first = await claimNode(store);
  const second = await claimNode(store);
  locks.release(`oferta.node.${first}`);
  assert.equal(await claimNode(store), first);
  assert.notEqual(await claimNode(store), second);
  assert.equal(store.meta.get('nodes').length, 3);
});

test('without locks or without a store every page has a new name, kept nowhere', async () => {
  const store = new Store();
  Object.defineProperty(globalThis, 'navigator', { value: {}, configurable: true });
  const names = [await claimNode(store), await claimNode(store), await claimNode(null)];
  assert.equal(new Set(names).size, 3);
  assert.equal(store.meta.size, 0);
});

test('the first filling of an empty store is one tab\'s at a time', async () => {
  const log = [];
  const fill = (name) => oneTabAtATime(async () => {
    log.push(`${name} in`);
    await new Promise((resolve) => { setTimeout(resolve, 5); });
    log.push(`${name} out`);
  });
  await Promise.all([fill('a'), fill('b')]);
  assert.deepEqual(log, ['a in', 'a out', 'b in', 'b out']);
});
