// @ts-check
/**
 * When something goes wrong that nobody handled: a readable page instead of a white one, with what
 * is safe, what to do, and a way to take the data out.
 */
import { shownHere } from './client_window.js';
import { download } from './files.js';
import { language, say } from './texts.js';
import { Store } from './storage.js';

/** @param {unknown} reason */
function describe(reason) {
  if (reason instanceof Error) return `${reason.name}: ${reason.message}\n${reason.stack ?? ''}`;
  return String(reason);
}

/** @param {string} label @param {() => void} action */
function button(label, action) {
  const element = document.createElement('button');
  element.type = 'button';
  element.textContent = label;
  element.addEventListener('click', action);
  return element;
}

/** Everything the store holds, as lines of operations. */
async function saveData() {
  const store = await Store.open();
  download('oferta-operations.ndjson', 'application/x-ndjson', await store.readAll());
}

/**
 * @param {string} title @param {string} help @param {string} [details] @param {boolean} [data]
 * @param {{ label: string, act: () => void }} [choice] besides loading the page anew
 */
function showPanel(title, help, details, data, choice) {
  const panel = document.getElementById('failure');
  if (!panel || !panel.hidden) return; // the first failure is the cause of the others
  document.documentElement.lang = language();
  document.getElementById('splash')?.remove();
  const stage = document.getElementById('stage');
  if (stage) stage.inert = true;
  const box = document.createElement('div');
  const heading = document.createElement('h1');
  heading.textContent = title;
  const text = document.createElement('p');
  text.textContent = help;
  const actions = document.createElement('div');
  actions.className = 'actions';
  actions.append(button(say('reload'), () => location.reload()));
  if (choice) {
    actions.append(button(choice.label, () => {
      panel.hidden = true;
      if (stage) stage.inert = false;
      choice.act();
    }));
  }
  if (data) {
    actions.append(button(say('saveData'), () => {
      saveData().catch((error) => { text.textContent = describe(error); });
    }));
  }
  box.append(heading, text, actions);
  if (details) {
    const more = document.createElement('details');
    const summary = document.createElement('summary');
    summary.textContent = say('details');
    const pre = document.createElement('pre');
    pre.textContent = details;
    pre.tabIndex = 0;
    more.append(summary, pre);
    actions.append(button(say('copyDetails'), () => { navigator.clipboard?.writeText(details); }));
    box.append(more);
  }
  panel.replaceChildren(box);
  panel.hidden = false;
}

/** The program cannot run here or could not be fetched. @param {'noWebGl' | 'noWasm' | 'noLoad' | 'noLink'} what @param {unknown} [reason] */
export function showMissing(what, reason) {
  showPanel(say(what), say(/** @type {any} */ (`${what}Help`)), reason ? describe(reason) : undefined);
}

/**
 * Something is wrong with the store: what, and what to do about it. Given when the person has chosen
 * to begin a new one; loading the page anew is the other choice.
 * @param {'broken' | 'lost'} what @param {'putAside' | 'begin'} choice @param {unknown} [reason]
 * @returns {Promise<void>}
 */
export function askAboutStore(what, choice, reason) {
  return new Promise((act) => {
    showPanel(say(what), say(/** @type {any} */ (`${what}Help`)), reason ? describe(reason) : undefined,
      false, { label: say(choice), act });
  });
}

/** @param {unknown} reason */
export function showCrash(reason) {
  const details = `${describe(reason)}\n${navigator.userAgent}\n${location.href}\n${new Date().toISOString()}`;
  showPanel(say('crash'), say('crashHelp'), details, !shownHere);
}

/** Reports what nobody caught. @param {(reason: unknown) => void} stop called before the panel is shown */
export function watchErrors(stop) {
  addEventListener('error', (event) => {
    // Not an error: the browser put off telling of a size to the next frame.
    if (/ResizeObserver loop/.test(event.message)) return;
    // Extensions run in the page too; their mistakes are not ours.
    if (event.filename && !event.filename.startsWith(new URL('.', location.href).href)) return;
    stop(event.error ?? event.message);
    showCrash(event.error ?? event.message);
  });
  addEventListener('unhandledrejection', (event) => {
    stop(event.reason);
    showCrash(event.reason);
  });
}
