// @ts-check
/**
 * Shortcuts, by the physical key, so that they work in a Russian layout as in a Latin one.
 *
 * A key is taken from the browser only when the core says it used it, and the browser's own keys
 * (reload, developer tools, tabs, zoom, address) are never even offered.
 */
import { isTextField } from './text_field.js';

/** With Ctrl or ⌘: what belongs to the browser or to text editing. */
const BROWSER_WITH_CONTROL = new Set([
  'KeyR', 'KeyT', 'KeyN', 'KeyW', 'KeyL', 'KeyJ', 'KeyU', 'KeyD', 'KeyH', 'Tab', 'F4', 'F5',
  'Equal', 'Minus', 'Digit0', 'NumpadAdd', 'NumpadSubtract', 'Numpad0', 'PageUp', 'PageDown',
  'KeyC', 'KeyV', 'KeyX', 'KeyA',
]);
const BROWSER_ALONE = new Set(['F1', 'F3', 'F5', 'F6', 'F7', 'F10', 'F11', 'F12', 'Tab']);

/**
 * @param {import('./core.js').Core} core
 * @param {() => void} requestFrame
 */
export function listenToShortcuts(core, requestFrame) {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    const control = event.ctrlKey || event.metaKey;
    if (isTheBrowsers(event, control)) return;
    if (isTyping(event, control) || isMovingARange(event)) return;
    const field = isAction(event, control) && isTextField(event.target) ? event.target : null;
    // What has been typed arrives before the action that may leave the screen.
    field?.blur();
    const used = core.send({
      do: 'key', code: event.code, ctrl: control, shift: event.shiftKey, alt: event.altKey,
    });
    if (field?.isConnected) field.focus();
    if (used) event.preventDefault();
    requestFrame();
  });
}

/** @param {KeyboardEvent} event @param {boolean} control */
function isTheBrowsers(event, control) {
  if (/^(Control|Shift|Alt|Meta|Caps)/.test(event.code)) return true;
  if (control && event.shiftKey && ['KeyI', 'KeyC', 'KeyJ', 'KeyN', 'KeyT', 'Delete'].includes(event.code)) return true;
  if (control) return BROWSER_WITH_CONTROL.has(event.code);
  if (event.altKey) return ['ArrowLeft', 'ArrowRight', 'Home', 'F4'].includes(event.code);
  return BROWSER_ALONE.has(event.code);
}

/** The keys that move a slider are the slider's. @param {KeyboardEvent} event */
function isMovingARange(event) {
  return event.target instanceof HTMLInputElement && event.target.type === 'range'
    && /^(Arrow|Page|Home|End)/.test(event.code);
}

/**
 * Alt with Enter or a letter is no text – but for the letters of a Mac, where Option writes signs.
 * @param {KeyboardEvent} event @param {boolean} control
 */
function isAction(event, control) {
  if (!event.altKey || control) return false;
  return event.code === 'Enter' || (/^Key[A-Z]$/.test(event.code) && !/^Mac/.test(navigator.platform));
}

/**
 * In a text field, plain keys are text and its undo is the browser's.
 * @param {KeyboardEvent} event @param {boolean} control
 */
function isTyping(event, control) {
  if (!isTextField(event.target) || isAction(event, control)) return false;
  if (control) return ['KeyZ', 'KeyY', 'Home', 'End', 'ArrowLeft', 'ArrowRight', 'Backspace', 'Delete'].includes(event.code);
  return !/^(Escape|F\d+)$/.test(event.code);
}
