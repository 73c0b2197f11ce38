// @ts-check
/**
 * The start of the page: looks at what the browser can do, fetches the program with real progress,
 * gives it what this device has kept, and wires the parts together.
 */
import { files, part, works } from 'oferta-home';
import { inFile, isStand, keepOnStand, keepPackageAlone, link, linkOf, packageOf, pageTemplate, sendChoice } from './choosing.js';
import { ClientWindow, answerManager, isShown, shownHere, switchFullScreen } from './client_window.js';
import { Core } from './core.js';
import { Documents } from './documents.js';
import { acceptDrops, copyText, download, pickFile, saveFile, writeMail } from './files.js';
import { listenToPointers } from './input.js';
import { listenToShortcuts } from './keyboard.js';
import { Loop } from './loop.js';
import { Pump } from './pump.js';
import { Mirror } from './mirror.js';
import { catchUpScrolling } from './mirror_events.js';
import { showNotice } from './notices.js';
import { watchNetwork, workOffline } from './offline.js';
import { applyToPage, readLooks, readPreferences, writePreference } from './preferences.js';
import { pixelsOf, smallPicture } from './pictures.js';
import { currentRoute, listenToRoutes } from './routes.js';
import { check as checkSignature, makeKey, sign } from './signing.js';
import { Splash } from './splash.js';
import { Store, canStore, putAside } from './storage.js';
import { changeLock, leaveLock, unlock } from './device_lock.js';
import { watchTextSize } from './text_size.js';
import { Surface } from './canvas.js';
import { typeKey } from './typing.js';
import { TeamLink, enrol } from './team.js';
import { acceptPaste, isWorkbook, readWorkbook } from './tables.js';
import { addNode, claimNode, connectTabs, noTabs, oneTabAtATime } from './tabs.js';
import { language, say } from './texts.js';
import { askAboutStore, showCrash, showMissing, watchErrors } from './errors.js';

const stage = /** @type {HTMLElement} */ (document.getElementById('stage'));
const canvas = /** @type {HTMLCanvasElement} */ (document.getElementById('canvas'));
const mirrorRoot = /** @type {HTMLElement} */ (document.getElementById('mirror'));

/** @type {Core | null} */
let core = null;
/** Transactions that are not on the disk yet. @type {Set<number>} */
const underWay = new Set();

/** @param {string} text lone surrogates, which no file format allows, become U+FFFD */
function wellFormed(text) {
  return text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD');
}

const reducedMotion = matchMedia('(prefers-reduced-motion: reduce)');
const dark = matchMedia('(prefers-color-scheme: dark)');
const moreContrast = matchMedia('(forced-colors: active), (prefers-contrast: more)');
let lastPointerTouch = matchMedia('(pointer: coarse)').matches;
/** Since then a character came from a keyboard. */
let typedSince = false;

const surface = new Surface(canvas, () => loop.request());
const loop = new Loop((time, visible) => {
  if (!core || core.dead) return -1;
  if (visible) surface.prepare();
  const flags = (reducedMotion.matches ? 1 : 0) | (dark.matches ? 2 : 0) |
    (lastPointerTouch ? 4 : 0) | (visible ? 0 : 8) | (moreContrast.matches ? 16 : 0) | (typedSince ? 32 : 0);
  const due = core.frame(time, surface.width, surface.height, surface.framebufferScale, flags);
  pump.start();
  return due;
});
const pump = new Pump(() => core !== null && !core.dead && core.work());

/** Tells the core something and lets it draw the consequences. @param {object} message @param {Uint8Array} [bytes] */
function tell(message, bytes) {
  const answer = core?.send(message, bytes) ?? 0;
  loop.request();
  return answer !== 0;
}

/** @param {unknown} reason */
function fail(reason) {
  core?.stop();
  loop.stop();
  showCrash(reason);
}

/** «?texts=stretched» shows the texts of the interface longer than they are, to see where room is short. */
function forThisVisit() {
  return { texts: new URLSearchParams(location.search).get('texts') ?? '' };
}

/** @param {string} name of the program's part @param {Splash} splash */
async function bytesOf(name, splash) {
  const bytes = new Uint8Array(await (await part(name)).arrayBuffer());
  splash.add(bytes.length);
  return bytes;
}

async function openStore() {
  try {
    return await Store.open();
  } catch (reason) {
    if (!await canStore()) {
      if (!link) showNotice(say('noStorage')); // who chooses is told on the page itself
      return null;
    }
    await askAboutStore('broken', 'putAside', reason);
    putAside();
    location.reload();
    return new Promise(() => {});
  }
}

/** @param {Store | null} store @param {{ hint: () => void }} tabs */
function persister(store, tabs) {
  let asked = false;
  return async (/** @type {any} */ message) => {
    const { transaction } = message;
    try {
      if (!store) throw new Error(say('noStorage'));
      await store.commit(message);
      tabs.hint();
      snapshotSoon();
      tell({ do: 'persisted', transaction, ok: true, message: '' });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      tell({ do: 'persisted', transaction, ok: false, message: wellFormed(reason) });
    }
    // Asked for when there is something of the person's own to keep, not at the first sight.
    if (!asked && navigator.userActivation?.hasBeenActive) {
      asked = true;
      navigator.storage?.persist?.().catch(() => {});
    }
  };
}

async function start() {
  applyToPage(readPreferences());
  const splash = new Splash(files);
  if (!works()) return showMissing('noWasm');
  if (!document.createElement('canvas').getContext('webgl2')) return showMissing('noWebGl');

  const routes = listenToRoutes((route) => {
    // Another link, or the manager's application: another database, and so another start.
    const other = linkOf(route) !== link && (link === '' || linkOf(route) !== '');
    if (!inFile && (other || isShown(route) !== shownHere)) location.reload();
    else tell({ do: 'route', route });
  });
  const documents = new Documents((request, ok, file, message) =>
    tell({ do: 'document', request, ok, file, message: wellFormed(message) }));
  /** @type {(message: any) => Promise<void>} */
  let persist = async () => {};

  const receive = async (/** @type {File} */ file) => {
    const name = wellFormed(file.name);
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (!isWorkbook(bytes)) {
      tell({ do: 'file', name }, bytes);
      return;
    }
    tell({ do: 'workbook-coming', name });
    const tables = await readWorkbook(bytes);
    if (tables) tell({ do: 'workbook', name }, tables);
    else tell({ do: 'workbook-failed', name });
  };
  /** @type {Record<string, (message: any, bytes: Uint8Array) => void>} */
  const wishes = {
    persist: (message) => {
      underWay.add(message.transaction);
      persist(message).finally(() => underWay.delete(message.transaction));
    },
    document: (message) => documents.render(message),
    download: (message, bytes) => download(message.file, message.type, bytes),
    save: async (message, bytes) => {
      const name = await saveFile(message.file, message.type, bytes, message.other);
      if (name !== null) tell({ do: 'file-saved', name: wellFormed(name) });
    },
    pick: (message) => pickFile(message.accept, receive),
    'small-picture': async ({ product, side, most }, bytes) => {
      tell({ do: 'small-picture', product }, await smallPicture(bytes, side, most));
    },
    pixels: async ({ key, uri }) => {
      const { pixels, ...size } = await pixelsOf(uri);
      tell({ do: 'pixels', key, ...size }, pixels);
    },
    copy: (message) => { copyText(message.text); },
    mail: (message) => writeMail(message.address, message.subject, message.text),
    'page-template': async () => { tell({ do: 'page-template' }, await pageTemplate()); },
    navigate: (message) => routes.go(message.route, message.replace),
    preference: (message) => {
      writePreference(message.key, message.value);
      applyToPage({ [message.key]: message.value });
    },
    failed: (message) => { throw new Error(message.message); },
    call: async (message, bytes) => {
      if (!link) team?.call(message, bytes);
      else tell({ do: 'choice-answer', status: await sendChoice(link, message.path, bytes) });
    },
    'signing-key': async () => { tell({ do: 'signing', kind: 'key', text: await makeKey(store) }); },
    sign: async ({ text }) => { tell({ do: 'signing', kind: 'signature', text: await sign(store, text) }); },
    'check-signature': async ({ request, key, text, signature }) => {
      const holds = await checkSignature(key, text, signature);
      tell({ do: 'signing', kind: 'check', request, holds: holds === true, unable: holds === null });
    },
    lock: async (message) => {
      if (!store) return;
      if (message.now) return lockNow();
      const state = /** @type {any} */ (await changeLock(store, message, lockNow));
      tell({ do: 'lock', ...state, done: true });
      if (state.failed) return;
      tabs.restart();
      if (message.old) restartHere(); // the rest begins anew under the other passphrase, or without
    },
    forget: () => { if (store && choice) keepPackageAlone(store, choice); },
    'read-codes': async () => {
      const became = (/** @type {string} */ state) => { tell({ do: 'camera', state }); };
      try {
        const { readCodes } = await import(new URL('documents/codes.js', document.baseURI).href);
        await readCodes(became, (/** @type {Uint8Array} */ text) => tell({ do: 'code' }, text));
      } catch {
        became('failed'); // its program is not to be had
      }
    },
    // After the frame: the field's own events are heard by then.
    type: (message) => queueMicrotask(() => typeKey(message.key)),
    'leave-link': () => { location.replace(new URL('.', document.baseURI)); },
    join: (message) => { join(message); },
    leave: (message) => { leave(message.wipe); },
    phase: async ({ phase }) => {
      tabs.phase(phase);
      if (phase !== 'revoked' || !record) return;
      // Should the page be closed now, the next start removes the team's data.
      record = { ...record, revoked: true };
      await store?.writeMeta('team', record);
    },
    reread: async () => { tell({ do: 'reloaded' }, await store?.readAll()); },
    history: async ({ type, id }) => { tell({ do: 'history' }, await store?.readAbout(type, id)); },
    measure: async () => {
      const { usage = 0, quota = 0 } = await navigator.storage?.estimate?.() ?? {};
      const lasting = await navigator.storage?.persisted?.() ?? false;
      tell({ do: 'room', used: Math.round(usage), quota: Math.round(quota), lasting });
    },
    node: (message) => { addNode(store, message.node); },
    'open-window': () => { clientWindow?.open(); },
    'close-window': () => { clientWindow?.close(); },
    'tell-window': ({ text, kept }, bytes) => {
      if (shownHere) tellManager(text);
      else clientWindow?.say(text, bytes, kept);
    },
    'full-screen': () => { switchFullScreen(); },
    snapshot: async (_message, bytes) => {
      const header = JSON.parse(new TextDecoder().decode(bytes.subarray(0, bytes.indexOf(10))));
      await store?.writeSnapshot(bytes, header.seen?.sequences ?? {}, rowsInSnapshot);
    },
  };
  /** @type {Store | null} */
  let store = null;
  /** Of the passphrase of this device. @type {object} */
  let lock = {};
  /** The package of the link. @type {Uint8Array | null} */
  let choice = null;
  /** @type {import('./team.js').TeamRecord | undefined} */
  let record;
  /** @type {TeamLink | undefined} */
  let team;
  /** What an offer is shown in beside this window. @type {ClientWindow | undefined} */
  let clientWindow;
  /** Of a window an offer is shown in. @type {(text: string) => void} */
  let tellManager = () => {};
  const tabs = shownHere ? noTabs : connectTabs(async () => {
    const others = await store?.readNew();
    if (others && others.length > 0) tell({ do: 'others' }, others);
    if (!record) return;
    const peer = await store?.readMeta('peer');
    if (peer) tell({ do: 'team-learned' }, new TextEncoder().encode(peer));
  }, (phase) => tell({ do: 'team-phase', phase }));

  const restartHere = () => {
    routes.go('/data', true);
    location.reload();
  };
  const restart = () => {
    tabs.restart();
    restartHere();
  };
  // What is being typed is kept first.
  const lockNow = async () => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    loop.flush(2);
    while (underWay.size > 0) await new Promise((next) => { setTimeout(next, 20); });
    leaveLock();
    tabs.restart();
    location.reload();
  };
  const join = async (/** @type {any} */ message) => {
    const enrolled = await enrol(message);
    if (!enrolled.record || !store) {
      tell({ do: 'join-failed', status: enrolled.status });
      return;
    }
    if (!message.bring) await store.clear();
    await store.writeMeta('peer', JSON.stringify({ space: enrolled.record.space }));
    await store.writeMeta('team', enrolled.record);
    restart();
  };
  const leave = async (/** @type {boolean} */ wipe) => {
    if (record?.revoked) {
      await store?.writeMeta('team', record);
      restart(); // the start removes it and says so
      return;
    }
    if (record) await team?.end(record.device.id);
    if (wipe) await store?.clear();
    await store?.writeMeta('team', undefined);
    await store?.writeMeta('peer', undefined);
    restart();
  };

  const mirror = new Mirror(mirrorRoot, (kind, id, value) => {
    tell({ do: 'action', kind, id, value: wellFormed(value) });
    // Each is carried out by itself: of two texts typed within one frame none may be lost.
    if (kind !== 'focus' && kind !== 'blur') loop.flush(2);
  });

  const loading = Promise.all([
    Core.load({
      arriving: part('wasm'),
      onBytes: (count) => splash.add(count),
      host: {
        requestFrame: () => loop.request(),
        message: (message, bytes) => wishes[message.do]?.(message, bytes ?? new Uint8Array()),
        mirror: (patch) => mirror.apply(patch),
        cursor: (name) => { stage.style.cursor = name; },
      },
      fail,
    }),
    ...['regular', 'semibold', 'icons'].map((name) => bytesOf(name, splash)),
  ]);
  const opening = shownHere ? null : openStore().then(async (found) => {
    if (found && !link) lock = await unlock(found, lockNow);
    return found;
  });
  const [opened, [loaded, regular, semibold, icons]] = await Promise.all([opening, loading]);
  store = opened;
  choice = link ? await packageOf(link, store) : null;
  if (link && !choice) return showMissing('noLink');
  record = link ? undefined : await store?.readMeta('team');
  const removed = record?.revoked === true;
  if (removed) {
    await store?.clear();
    record = undefined;
  }
  const node = await claimNode(store);
  splash.say(say('starting'));
  addTextFonts(regular, semibold);

  persist = persister(store, tabs);

  core = loaded;
  core.send({ do: 'font', name: 'regular' }, regular);
  core.send({ do: 'font', name: 'semibold' }, semibold);
  core.send({ do: 'font', name: 'icons' }, icons);
  const address = document.baseURI.replace(/[#?].*/, '');
  core.send({ do: 'preferences', values: { browser_language: language(), address, ...(shownHere ? readLooks() : readPreferences()), ...forThisVisit() } });
  if (!core.send({ do: 'start', node })) return core.dead || showMissing('noWebGl');
  if (record) {
    core.send({ do: 'team', server: address, device: record.device.id,
      name: wellFormed(record.device.name), person: wellFormed(record.person?.name ?? ''), role: record.device.role, peer: await store?.readMeta('peer') });
  }
  core.send({ do: 'lock', ...lock });
  const found = store ? await loadStore(core, store) : 'nothing';
  if (shownHere) {
    core.send({ do: 'shown-here' });
    tellManager = answerManager(tell);
  } else if (choice) {
    if (!core.send({ do: 'choosing', link, file: inFile }, choice)) return;
    if (isStand(choice)) keepOnStand();
  } else {
    if (found === 'lost' && !record) await askAboutStore('lost', 'begin');
    if (found !== 'loaded' && !record) await fillEmptyStore(store, splash); // a team's data comes from its server
  }
  core.send({ do: 'route', route: currentRoute() });
  if (!shownHere && !link) clientWindow = new ClientWindow(tell);
  if (record) {
    team = new TeamLink({ record, tell });
    team.start();
  }
  if (removed) tell({ do: 'team-removed' });
  snapshotSoon = () => {
    clearTimeout(snapshotTimer);
    snapshotTimer = window.setTimeout(() => { if (store && !core?.dead) keepSnapshot(store); }, SNAPSHOT_PAUSE);
  };
  snapshotSoon();

  listenToPointers(stage, core, loop, () => catchUpScrolling(mirror));
  addEventListener('pointerdown', (event) => {
    lastPointerTouch = event.pointerType === 'touch';
    typedSince = false;
  }, true);
  addEventListener('keydown', (event) => {
    if (event.key.length === 1 && !event.ctrlKey && !event.metaKey) typedSince = true;
  }, true);
  listenToShortcuts(core, () => loop.request());
  acceptDrops(stage, receive);
  acceptPaste((text) => tell({ do: 'paste' }, new TextEncoder().encode(wellFormed(text))), receive);
  watchTextSize((percent) => tell({ do: 'text-size', percent }));
  watchNetwork((online) => tell({ do: 'online', value: online }));
  for (const query of [reducedMotion, dark, moreContrast]) query.addEventListener('change', () => loop.request());
  canvas.addEventListener('webglcontextlost', (event) => {
    event.preventDefault(); // says that we can go on when it comes back
    tell({ do: 'context-lost' });
  });
  canvas.addEventListener('webglcontextrestored', () => tell({ do: 'context-restored' }));

  loop.request();
  requestAnimationFrame(() => requestAnimationFrame(() => {
    splash.remove();
    performance.mark('oferta-ready');
    stage.dataset.ready = 'yes';
  }));
  if (!inFile && !shownHere) workOffline();
}

/** So many rows behind the last snapshot make a new one worth it. */
const ROWS_PER_SNAPSHOT = 500;
const SNAPSHOT_PAUSE = 5_000;

/**
 * Gives the program what the store holds: the newest snapshot that is whole, and the operations that
 * are not in it, or that the team's server does not have.
 * @param {Core} core @param {Store} store
 * @returns {Promise<'loaded' | 'nothing' | 'lost'>} lost: there was something once, and it is gone
 */
async function loadStore(core, store) {
  const peer = JSON.parse(await store.readMeta('peer') ?? 'null');
  let snapshot;
  for (const candidate of await store.readSnapshots()) {
    if (candidate.bytes?.length > 0 && core.send({ do: 'snapshot' }, candidate.bytes)) {
      snapshot = candidate;
      break;
    }
  }
  /** @type {Record<string, number>} */
  const seen = {};
  for (const [node, through] of Object.entries(snapshot?.seen ?? {})) {
    const [first, last] = peer?.has?.[node] ?? [1, 0];
    seen[node] = peer ? Math.min(through, first === 1 ? last : 0) : through;
  }
  const kept = await store.readAfter(seen);
  if (kept.length > 0) core.send({ do: 'operations' }, kept);
  core.send({ do: 'numbers', known: store.known });
  const lost = Object.entries(snapshot?.seen ?? {}).some(([node, through]) => (store.known[node] ?? 0) < through);
  if (lost) core.send({ do: 'repair' });
  rowsInSnapshot = snapshot?.rows ?? 0;
  if (snapshot || kept.length > 0) return 'loaded';
  return await store.readMeta('clock') === undefined ? 'nothing' : 'lost';
}

let rowsInSnapshot = 0;
let snapshotTimer = 0;
let snapshotSoon = () => {};

/** Keeps a snapshot when enough has been written since the last one. @param {Store} store */
async function keepSnapshot(store) {
  const rows = await store.count();
  const behind = rows - rowsInSnapshot;
  if (underWay.size > 0 || (rowsInSnapshot > 0 ? behind < ROWS_PER_SNAPSHOT : behind === 0)) return;
  rowsInSnapshot = rows;
  core?.send({ do: 'make-snapshot' });
}

/**
 * An empty store shows the demo workspace. One tab fills it; another that opened at the same moment
 * waits and reads.
 * @param {Store | null} store @param {Splash} splash
 */
async function fillEmptyStore(store, splash) {
  await oneTabAtATime(async () => {
    const meanwhile = await store?.readNew();
    if (meanwhile && meanwhile.length > 0) {
      core?.send({ do: 'operations' }, meanwhile);
      return;
    }
    const demo = await bytesOf('demo', splash);
    core?.send({ do: 'demo' }, demo);
    while (underWay.size > 0) await new Promise((resolve) => setTimeout(resolve, 5));
  });
}

/** The text fields above the canvas write in the canvas' own fonts. @param {Uint8Array} regular @param {Uint8Array} semibold */
function addTextFonts(regular, semibold) {
  for (const [bytes, weight] of /** @type {[Uint8Array, string][]} */ ([[regular, '400'], [semibold, '600']])) {
    document.fonts.add(new FontFace('Oferta Inter', /** @type {any} */ (bytes.slice()), { weight }));
  }
}

/** Diagnostics for tests and error reports; reads only. */
Object.defineProperty(window, '__oferta', {
  value: Object.freeze({
    get frames() { return loop.frames; },
    /** The first frames are on the screen. */
    get ready() { return stage.dataset.ready === 'yes'; },
    /** Long work is going on between frames. */
    get working() { return pump.running; },
    /** Batches that are not on the disk yet. */
    get writing() { return underWay.size; },
  }),
});

watchErrors(() => { core?.stop(); loop.stop(); });
start().catch((reason) => (core ? fail(reason) : showMissing('noLoad', reason)));
