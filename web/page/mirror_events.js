// @ts-check
/**
 * What a person or assistive technology does with the mirror, told to the core.
 *
 * A pointer gesture is seen by the canvas (input.js), so the click that ends it is ignored here;
 * a click without one comes from the keyboard, a screen reader or a script and activates. Exactly
 * one of the two ways fires, whatever the gesture.
 */
import { ACTIVATION_KEYS, isTextField, isView, roleOf } from './roles.js';

/** A click this long after a pointer was lifted does not belong to it. */
const GESTURE_MS = 700;
/** A finger that moves further than this is not tapping, CSS pixels. */
const SLIP = 10;

/** @param {import('./mirror.js').Mirror} mirror */
export function listen(mirror) {
  const root = mirror.root;
  let lifted = -Infinity;
  root.addEventListener('pointerdown', () => { lifted = Infinity; }, true);
  addEventListener('pointerup', (event) => { if (lifted === Infinity) lifted = event.timeStamp; }, true);
  addEventListener('pointercancel', () => { lifted = -Infinity; }, true);

  root.addEventListener('click', (event) => {
    // A link keeps its address for «open in a new tab», but going there is the core's.
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) event.preventDefault();
    const byPointer = event.timeStamp - lifted < GESTURE_MS;
    lifted = -Infinity;
    if (byPointer) return;
    const entry = mirror.entryOf(event.target);
    if (!entry || entry.node.dis || isTextField(entry.node) || entry.node.role === 'slider') return;
    mirror.emit('activate', entry.node.id, '');
  });

  // The handle is dragged on the canvas; the range input only takes the focus.
  const focusOnly = (/** @type {Event} */ event) => {
    const entry = mirror.entryOf(event.target);
    if (entry?.node.role !== 'slider') return;
    event.preventDefault();
    entry.element.focus({ preventScroll: true });
  };
  root.addEventListener('mousedown', focusOnly);
  // An option never has the focus itself: taking it from the list's field would close the list. Keys on
  // the screen type into the field that has it.
  root.addEventListener('mousedown', (event) => {
    const node = mirror.entryOf(event.target)?.node;
    if (node?.role === 'option' || node?.kf) event.preventDefault();
  });
  root.addEventListener('touchstart', focusOnly, { passive: false });
  // Keys on the screen come and go with the focus, and the page moves to make room for them: what a
  // browser makes of a tap afterwards, a mouse pressed at the same place, would hit something else. A
  // tap into the field that is being typed into with them moves its caret and is left alone.
  // Where it stood is asked before the core hears of the finger and moves the focus.
  let tapped = { byKeys: false, place: false, x: 0, y: 0 };
  root.addEventListener('pointerdown', (event) => {
    const byKeys = typesByKeys(document.activeElement);
    const shown = root.querySelector('.m-key') !== null;
    const place = byKeys && shown && event.target === document.activeElement;
    tapped = { byKeys, place, x: event.clientX, y: event.clientY };
  }, true);
  root.addEventListener('touchend', (event) => {
    const entry = mirror.entryOf(event.target);
    // The field tapped now gets the focus with the next frame, which may come after this.
    const comes = typesByKeys(event.target) || typesByKeys(document.activeElement);
    if (tapped.place || !(tapped.byKeys || comes)) return;
    event.preventDefault();
    // What that mouse would have done as well: it takes the focus from the field.
    const [finger] = event.changedTouches;
    const moved = Math.hypot(finger.clientX - tapped.x, finger.clientY - tapped.y) > SLIP;
    if (moved || entry?.node.kf || typesByKeys(event.target)) return;
    if (entry?.node.foc) entry.element.focus({ preventScroll: true });
    else if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  }, { passive: false });

  root.addEventListener('keydown', (event) => {
    lifted = -Infinity;
    const entry = mirror.entryOf(event.target);
    if (!entry || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const { node } = entry;
    const field = isTextField(node);
    if (declares(node.keys, event.key) || (field && event.key === 'Escape')) {
      event.preventDefault();
      event.stopPropagation();
      // What was typed arrives before the key that sends it off.
      if (field && event.key === 'Enter' && entry.element.dataset.edited) commit(entry, mirror);
      mirror.emit('key', node.id, event.key);
    } else if (field && event.key === 'Enter' && !node.ml) {
      commit(entry, mirror);
    } else if (entry.element === event.target && !node.dis && node.foc &&
               ACTIVATION_KEYS[roleOf(node)]?.includes(event.key)) {
      event.preventDefault();
      mirror.emit('activate', node.id, '');
    }
  });

  root.addEventListener('input', (event) => {
    const entry = mirror.entryOf(event.target);
    if (!entry) return;
    const { element } = entry;
    if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) {
      element.dataset.edited = 'yes';
      mirror.emit('set_value', entry.node.id, element.value);
    }
  });
  root.addEventListener('change', (event) => {
    // After Enter the browser tells of the change once more, and so it does of a field with the focus
    // that is moved or removed.
    const entry = mirror.arranging ? undefined : mirror.entryOf(event.target);
    if (entry && entry.element.dataset.edited) commit(entry, mirror);
  });

  root.addEventListener('focusin', (event) => {
    const entry = mirror.entryOf(event.target);
    if (!entry || mirror.arranging) return;
    const visible = entry.element.matches(':focus-visible');
    mirror.emit('focus', entry.node.id, visible ? 'visible' : 'pointer');
  });
  root.addEventListener('focusout', (event) => {
    const entry = mirror.entryOf(event.target);
    if (!entry || mirror.arranging) return;
    if (entry.element.dataset.edited) commit(entry, mirror);
    mirror.emit('blur', entry.node.id, '');
  });

  // A cell takes what was copied from a spreadsheet, and gives what is in it.
  root.addEventListener('paste', (event) => {
    const entry = mirror.entryOf(event.target);
    const text = event.clipboardData?.getData('text/plain');
    if (!entry || !text || !declares(entry.node.keys, 'Paste')) return;
    // A field of one line would lose the lines of a card.
    if (isTextField(entry.node) && !/^\s*BEGIN:VCARD/i.test(text)) return;
    event.preventDefault();
    event.stopPropagation();
    mirror.emit('paste', entry.node.id, text);
  });
  root.addEventListener('copy', (event) => {
    const entry = mirror.entryOf(event.target);
    if (entry?.node.role !== 'gridcell' || !event.clipboardData) return;
    event.preventDefault();
    event.clipboardData.setData('text/plain', entry.node.name ?? '');
  });

  root.addEventListener('compositionstart', (event) => {
    mirror.composing = mirror.entryOf(event.target)?.node.id ?? 0;
  });
  root.addEventListener('compositionend', () => { mirror.composing = 0; });

  root.addEventListener('scroll', (event) => followScrolling(mirror, event), true);
}

/**
 * Whether a widget wants a key. «Char» stands for every key that types a character, as for finding
 * an option by its first letters.
 * @param {string | undefined} keys @param {string} key
 */
function declares(keys, key) {
  if (!keys) return false;
  const names = keys.split(' ');
  return names.includes(key) || (names.includes('Char') && key !== ' ' && [...key].length === 1);
}

/**
 * @param {import('./mirror.js').Entry} entry
 * @param {import('./mirror.js').Mirror} mirror
 */
function commit(entry, mirror) {
  const { element, node } = entry;
  if (!(element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)) return;
  delete element.dataset.edited;
  mirror.emit('commit', node.id, element.value);
}

/**
 * Scroll events come late, with the next frame: before a press is taken the canvas has to stand
 * where the mirror stands already, or the press would land on what has just been scrolled away.
 * @param {import('./mirror.js').Mirror} mirror
 */
export function catchUpScrolling(mirror) {
  for (const { node, element } of [...mirror.entries.values()]) {
    if (isView(node) && Math.abs(element.scrollTop - (node.so ?? 0)) > 1) {
      mirror.emit('set_value', node.id, String(Math.round(element.scrollTop)));
    }
  }
}

/**
 * Who asks the browser to bring an element into view (a screen reader, the Tab key, a test) scrolls
 * the mirror's views; the canvas follows them. Nothing else in the mirror may scroll.
 * @param {import('./mirror.js').Mirror} mirror @param {Event} event
 */
function followScrolling(mirror, event) {
  const element = event.target;
  if (!(element instanceof HTMLElement) || element instanceof HTMLInputElement ||
      element instanceof HTMLTextAreaElement) return;
  const entry = mirror.entryOf(element);
  if (entry && entry.element === element && isView(entry.node)) {
    if (Math.abs(element.scrollTop - (entry.node.so ?? 0)) > 1) {
      mirror.emit('set_value', entry.node.id, String(Math.round(element.scrollTop)));
    }
    if (element.scrollLeft !== 0) element.scrollLeft = 0;
  } else if (element.scrollTop !== 0 || element.scrollLeft !== 0) {
    element.scrollTo(0, 0);
  }
}

/** @param {EventTarget | null} element a field of which the system shows no keyboard of its own */
function typesByKeys(element) {
  return (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) &&
    element.inputMode === 'none';
}
