// The service worker: the whole program without a network, from the second visit on at once.
//
// The build puts the list of files with their digests in place of the line below. A new version is
// fetched beside the old one, file by file, taking over what has not changed; it waits until the
// page says «activate».
const { version, now, later, asked } = self.__OFERTA_FILES__;

const PREFIX = 'oferta-';
const CACHE = PREFIX + version;
/** How long the page itself may take from the network before the kept one is shown, milliseconds. */
const PATIENCE = 1500;

/** Where the digest of a kept file is remembered, since only some names carry it. */
const DIGEST = 'x-oferta-digest';

const addressOf = (path) => new URL(path, self.registration.scope).href;

/** A file of another version's cache, when it is the same to the byte. */
async function inherited(path, digest) {
  for (const name of await caches.keys()) {
    if (!name.startsWith(PREFIX)) continue;
    const found = await (await caches.open(name)).match(addressOf(path));
    if (found && found.headers.get(DIGEST) === digest) return found;
  }
  return undefined;
}

async function fetched(path, digest) {
  // A name with a digest never changes its content: the browser may have it already.
  const cache = /\.[0-9a-f]{12}\./.test(path) ? 'default' : 'no-cache';
  const response = await fetch(addressOf(path), { cache, credentials: 'same-origin' });
  if (!response.ok) throw new Error(`${path}: HTTP ${response.status}`);
  const headers = new Headers(response.headers);
  headers.set(DIGEST, digest);
  // The body is no longer compressed when it is read.
  headers.delete('content-encoding');
  headers.delete('content-length');
  return new Response(await response.arrayBuffer(), { status: 200, headers });
}

async function keep(files) {
  const cache = await caches.open(CACHE);
  for (const [path, digest] of files) {
    const kept = await cache.match(addressOf(path));
    if (kept && kept.headers.get(DIGEST) === digest) continue;
    await cache.put(addressOf(path), (await inherited(path, digest)) ?? (await fetched(path, digest)));
  }
}

self.addEventListener('install', (event) => event.waitUntil(keep(now)));

self.addEventListener('activate', (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) {
      if (name.startsWith(PREFIX) && name !== CACHE) {
        // What the document module needs is taken along before the old version goes.
        await keepWhatIsThere(name);
        await caches.delete(name);
      }
    }
    await self.clients.claim();
  })());
});

async function keepWhatIsThere(oldName) {
  const [old, cache] = await Promise.all([caches.open(oldName), caches.open(CACHE)]);
  for (const [path, digest] of [...later, ...asked]) {
    const found = await old.match(addressOf(path));
    if (found && found.headers.get(DIGEST) === digest) await cache.put(addressOf(path), found);
  }
}

self.addEventListener('message', (event) => {
  if (event.data === 'activate') self.skipWaiting();
  // Failing is no harm: the next start asks again.
  if (event.data === 'precache-later') event.waitUntil(keep(later).catch(() => {}));
});

/** The page: the newest from the network if it comes soon, else the kept one. */
async function page(request) {
  const kept = await (await caches.open(CACHE)).match(addressOf('index.html'));
  const fromNetwork = fetch(request).then((response) => {
    if (!response.ok && kept) throw new Error(`HTTP ${response.status}`);
    return response;
  });
  if (!kept) return fromNetwork;
  const timeout = new Promise((resolve) => { setTimeout(resolve, PATIENCE, kept); });
  return Promise.race([fromNetwork.catch(() => kept), timeout]);
}

async function file(request) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(request, { ignoreSearch: true });
  if (kept) return kept;
  const wanted = asked.find(([path]) => addressOf(path) === request.url);
  if (!wanted) return fetch(request);
  // Not everybody needs it: it is kept from the first time on that somebody does.
  const response = await fetched(...wanted);
  await cache.put(request.url, response.clone());
  return response;
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== 'GET' || address.origin !== self.location.origin) return;
  // The team's server and the pages of its links answer for themselves.
  if (request.headers.has('range') || /\/(?:v1|s)\//.test(address.pathname)) return;
  event.respondWith(request.mode === 'navigate' ? page(request) : file(request));
});
