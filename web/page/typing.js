// @ts-check
/**
 * Keys of the keyboard on the screen (app/ui/screen_keyboard.h), typed where the caret is as those of
 * any other keyboard: with the browser's own undo, selection and events.
 */
import { isTextField } from './text_field.js';

/** @param {string} key a character, «Backspace», or «Done», which leaves the field */
export function typeKey(key) {
  const field = document.activeElement;
  if (!isTextField(field)) return;
  if (key === 'Done') field.blur();
  else if (key === 'Backspace') document.execCommand('delete');
  else document.execCommand('insertText', false, key);
}
