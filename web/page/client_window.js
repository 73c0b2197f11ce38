// @ts-check
/**
 * An offer shown in a second window, and the two windows' talk.
 *
 * The window is this page again at «#/shown», which opens no store and knows no team: it has what the
 * manager's window hands over by postMessage. That reaches this one window and no other tab of the
 * page, as a broadcast would, and only while it shows a page of the same origin; the handle also says
 * whether the browser refused to open it, and when it was closed. Whoever is loaded anew finds the
 * other again: the client's window asks its opener until it is answered.
 *
 *   const clientWindow = new ClientWindow(tell);         // the manager's side
 *   clientWindow.open();                                 // in a person's gesture
 *   const tellManager = answerManager(tell);             // the client's
 */
const PLACE = '/shown';
const NAME = 'oferta-client';
const KEPT = 'oferta.client-window';
const PAUSE = 500;
/** So many times the manager's window is asked before it is held to be gone: it may be loading. */
const PATIENCE = 6;

/** Whether an address, from after «#», is that of the window an offer is shown in. @param {string} route */
export const isShown = (route) => route.replace(/^#/, '') === PLACE;

/** This page is that window, for as long as it lives. */
export const shownHere = isShown(location.hash);

/** @typedef {(message: object, bytes?: Uint8Array) => void} Tell */

/** Between the two windows. @typedef {{ text?: string, bytes?: Uint8Array, hello?: boolean, gone?: boolean }} Said */

/** @param {Window} other @param {Said} said */
function say(other, said) {
  other.postMessage(said, location.origin);
}

/**
 * Only what comes from a page of the same origin. A page that is just going away is no source any more.
 * @param {(from: Window | null, said: Said) => void} heard
 */
function listen(heard) {
  addEventListener('message', ({ origin, source, data }) => {
    if (origin === location.origin && data) heard(/** @type {Window | null} */ (source), data);
  });
}

/**
 * Keeps a text for the next start of this window's page; what was kept until now. Written only when
 * the page goes away: a window that is opened begins with a copy of all that is there.
 * @param {string} text
 */
function keep(text) {
  try {
    const kept = sessionStorage.getItem(KEPT) ?? '';
    if (text) sessionStorage.setItem(KEPT, text);
    else sessionStorage.removeItem(KEPT);
    return kept;
  } catch {
    return ''; // storage is switched off
  }
}

/** The manager's side. */
export class ClientWindow {
  /** @type {Window | null} */
  #window = null;
  #met = false;
  #watch = 0;
  #kept = keep('');

  /** @param {Tell} tell */
  constructor(tell) {
    this.tell = tell;
    listen((from, said) => {
      if (said.hello && from?.opener === window) this.#meet(from);
      else if (said.text && from === this.#window) this.tell({ do: 'window-told', text: said.text });
    });
    addEventListener('pagehide', () => {
      if (!this.#window) return;
      say(this.#window, { gone: true });
      keep(this.#kept);
    });
  }

  open() {
    if (this.#isThere()) return this.#window?.focus();
    const opened = window.open(`${location.pathname}${location.search}#${PLACE}`, NAME, 'popup,width=1280,height=800');
    if (!opened) {
      // Not within the core's own call.
      queueMicrotask(() => this.tell({ do: 'window', state: 'refused' }));
      return;
    }
    this.#follow(opened, false);
    moveToOtherScreen(opened);
  }

  close() {
    const closed = this.#window;
    this.#forget();
    closed?.close();
  }

  /** @param {string} text @param {Uint8Array} bytes @param {string} kept for the next start of this page */
  say(text, bytes, kept) {
    this.#kept = kept;
    if (this.#window) say(this.#window, bytes.length > 0 ? { text, bytes } : { text });
  }

  /** @param {Window} from */
  #meet(from) {
    this.#follow(from, true);
    this.tell({ do: 'window', state: 'here', kept: this.#kept });
  }

  /** @param {Window} opened @param {boolean} met it has said something */
  #follow(opened, met) {
    this.#window = opened;
    this.#met = met;
    clearInterval(this.#watch);
    this.#watch = window.setInterval(() => {
      if (this.#isThere()) return;
      this.#forget();
      this.tell({ do: 'window', state: 'closed' });
    }, PAUSE);
  }

  #isThere() {
    try {
      return this.#window !== null && !this.#window.closed && (!this.#met || isShown(this.#window.location.hash));
    } catch {
      return false; // it has gone to somebody else's page
    }
  }

  #forget() {
    clearInterval(this.#watch);
    this.#window = null;
  }
}

/** Where there is a second screen and the person lets the page know of it. @param {Window} opened */
async function moveToOtherScreen(opened) {
  const { screen, getScreenDetails } = /** @type {any} */ (window);
  if (!screen.isExtended || !getScreenDetails) return;
  try {
    const { screens, currentScreen } = await getScreenDetails.call(window);
    const other = screens.find((/** @type {any} */ one) => one !== currentScreen);
    opened.moveTo(other.availLeft, other.availTop);
    opened.resizeTo(other.availWidth, other.availHeight);
  } catch {
    // Then it is dragged there.
  }
}

/**
 * The client's side. @param {Tell} tell
 * @returns {(text: string) => void} says something to the manager's window
 */
export function answerManager(tell) {
  /** @type {Window | null} */
  const manager = window.opener;
  let answered = false;
  let alone = false;
  let unanswered = 0;
  listen((from, { text, bytes, gone }) => {
    if (gone) answered = false;
    if (!text || from !== manager) return;
    answered = true;
    alone = false;
    unanswered = 0;
    tell({ do: 'window-told', text }, bytes);
  });
  const ask = () => {
    const there = manager !== null && !manager.closed;
    if (there && answered) return;
    unanswered += 1;
    if (there) say(manager, { hello: true });
    if (alone || (there && unanswered < PATIENCE)) return;
    alone = true;
    tell({ do: 'window', state: 'alone' });
  };
  ask();
  setInterval(ask, PAUSE);

  const tellFullScreen = () => tell({ do: 'window', state: document.fullscreenElement ? 'full' : 'windowed' });
  document.addEventListener('fullscreenchange', tellFullScreen);
  if (document.fullscreenEnabled) tellFullScreen();
  return (text) => { if (manager && !manager.closed) say(manager, { text }); };
}

export function switchFullScreen() {
  const done = document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen();
  done.catch(() => {}); // the browser keeps the window as it is
}
