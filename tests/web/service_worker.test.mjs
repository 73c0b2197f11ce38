// The service worker in a world of its own: caches and a network made of maps.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import vm from 'node:vm';

const source = readFileSync(fileURLToPath(new URL('../../web/sw.js', import.meta.url)), 'utf8');
const SCOPE = 'http://localhost/';

/** Caches as the browser has them, shared by the versions of a worker. */
class Caches {
  stores = new Map();
  async open(name) {
    if (!this.stores.has(name)) this.stores.set(name, new Map());
    const store = this.stores.get(name);
    const key = (request) => (typeof request === 'string' ? request : request.url).split('?')[0];
    return {
      match: async (request) => store.get(key(request))?.clone(),
      put: async (request, response) => { store.set(key(request), response); },
    };
  }
  async keys() { return [...this.stores.keys()]; }
  async delete(name) { return this.stores.delete(name); }
}

/** Starts a worker; `network` maps paths to texts, null means no connection, a promise a slow one. */
function start(files, network, caches) {
  const handlers = {};
  const fetched = [];
  const timers = [];
  const world = {
    URL, Response, Headers, Request, Promise, Map, Error, caches,
    setTimeout: (act, ms, ...rest) => { timers.push({ ms, act: () => act(...rest) }); },
    fetch: async (request) => {
      const path = new URL(typeof request === 'string' ? request : request.url).pathname.slice(1) || 'index.html';
      fetched.push(path);
      const answer = await network[path];
      if (answer === null || answer === undefined) throw new TypeError('no connection');
      return new Response(answer, { headers: { 'content-type': 'text/plain', 'content-encoding': 'br' } });
    },
  };
  let skipped = 0;
  world.self = {
    addEventListener: (kind, handler) => { handlers[kind] = handler; },
    registration: { scope: SCOPE },
    clients: { claim: async () => {} },
    location: new URL(SCOPE),
    skipWaiting: () => { skipped += 1; },
  };
  vm.runInNewContext(source.replace('self.__OFERTA_FILES__', JSON.stringify(files)), world);
  const run = async (kind, event = {}) => {
    let result;
    handlers[kind]({ ...event, waitUntil: (work) => { result = work; }, respondWith: (work) => { result = work; } });
    return result;
  };
  const get = (path, mode = 'no-cors', extra = {}) => run('fetch', {
    request: { url: SCOPE + path, method: 'GET', mode, headers: new Headers(), ...extra },
  });
  return { run, get, fetched, timers, skipped: () => skipped };
}

const FILES = {
  version: 'v1',
  now: [['index.html', 'p1'], ['app.000000000001.js', 'a1']],
  later: [['documents/worker.js', 'd1']],
  asked: [['template.html', 't1']],
};
const NETWORK = { 'index.html': 'page 1', 'app.000000000001.js': 'app 1', 'documents/worker.js': 'worker 1' };

test('after the installation everything of the first load is there without a network', async () => {
  const network = { ...NETWORK };
  const worker = start(FILES, network, new Caches());
  await worker.run('install');
  await worker.run('activate');
  for (const path of Object.keys(network)) network[path] = null;
  assert.equal(await (await worker.get('', 'navigate')).text(), 'page 1');
  assert.equal(await (await worker.get('app.000000000001.js')).text(), 'app 1');
  await assert.rejects(worker.get('documents/worker.js'), /no connection/);
});

test('what is needed later is kept when the page asks, and no failure harms', async () => {
  const network = { ...NETWORK, 'documents/worker.js': null };
  const worker = start(FILES, network, new Caches());
  await worker.run('install');
  await worker.run('message', { data: 'precache-later' });
  network['documents/worker.js'] = 'worker 1';
  await worker.run('message', { data: 'precache-later' });
  network['documents/worker.js'] = null;
  assert.equal(await (await worker.get('documents/worker.js')).text(), 'worker 1');
});

test('what few ask for is fetched when it is asked for, and kept from then on', async () => {
  const network = { ...NETWORK, 'template.html': null };
  const caches = new Caches();
  const worker = start(FILES, network, caches);
  await worker.run('install');
  await worker.run('message', { data: 'precache-later' });
  assert.ok(!worker.fetched.includes('template.html'));
  await assert.rejects(worker.get('template.html'), /no connection/);
  network['template.html'] = 'template 1';
  assert.equal(await (await worker.get('template.html')).text(), 'template 1');
  network['template.html'] = null;
  assert.equal(await (await worker.get('template.html')).text(), 'template 1');
  // Of a new version it is another, which has to be fetched anew.
  const next = start({ ...FILES, version: 'v2', asked: [['template.html', 't2']] }, network, caches);
  await next.run('install');
  await next.run('activate');
  await assert.rejects(next.get('template.html'), /no connection/);
});

test('an installation that misses a file does not count', async () => {
  const worker = start(FILES, { ...NETWORK, 'app.000000000001.js': null }, new Caches());
  await assert.rejects(worker.run('install'), /no connection/);
});

test('the page comes from the network first, and from the cache when that is slow', async () => {
  const network = { ...NETWORK };
  const worker = start(FILES, network, new Caches());
  await worker.run('install');
  network['index.html'] = 'page 2';
  assert.equal(await (await worker.get('', 'navigate')).text(), 'page 2');
  network['index.html'] = new Promise(() => {});
  const answer = worker.get('', 'navigate');
  await new Promise((resolve) => { setTimeout(resolve, 10); });
  assert.equal(worker.timers.at(-1).ms, 1500);
  worker.timers.at(-1).act();
  assert.equal(await (await answer).text(), 'page 1');
});

test('a new version takes over what has not changed and removes the old one', async () => {
  const caches = new Caches();
  const first = start(FILES, { ...NETWORK }, caches);
  await first.run('install');
  await first.run('message', { data: 'precache-later' });
  const files = {
    version: 'v2', now: [['index.html', 'p2'], ['app.000000000001.js', 'a1']], later: FILES.later, asked: FILES.asked,
  };
  const second = start(files, { ...NETWORK, 'index.html': 'page 2' }, caches);
  await second.run('install');
  assert.deepEqual(second.fetched, ['index.html']);
  assert.deepEqual((await caches.keys()).sort(), ['oferta-v1', 'oferta-v2']);
  await second.run('activate');
  assert.deepEqual(await caches.keys(), ['oferta-v2']);
  assert.equal(await (await second.get('documents/worker.js')).text(), 'worker 1');
  assert.deepEqual(second.fetched, ['index.html']);
});

test('a new version waits until the page lets it in', async () => {
  const worker = start(FILES, { ...NETWORK }, new Caches());
  await worker.run('install');
  assert.equal(worker.skipped(), 0);
  await worker.run('message', { data: 'activate' });
  assert.equal(worker.skipped(), 1);
});

test('synchronisation and other servers are never touched', async () => {
  const worker = start(FILES, { ...NETWORK }, new Caches());
  assert.equal(await worker.get('v1/sync'), undefined);
  assert.equal(await worker.get('s/77aa', 'navigate'), undefined);
  assert.equal(await worker.get('s/77aa/package'), undefined);
  assert.equal(await worker.get('v1/sync', 'cors', { method: 'POST' }), undefined);
  assert.equal(await worker.get('x', 'cors', { url: 'http://elsewhere/x' }), undefined);
});

test('a kept file does not claim to be compressed', async () => {
  const worker = start(FILES, { ...NETWORK }, new Caches());
  await worker.run('install');
  const kept = await worker.get('app.000000000001.js');
  assert.equal(kept.headers.get('content-encoding'), null);
  assert.equal(kept.headers.get('content-type'), 'text/plain');
});
