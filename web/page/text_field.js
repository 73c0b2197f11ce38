// @ts-check
/** Whether an event's target is one of the browser's own text fields. */

/** @param {EventTarget | null} target @returns {target is HTMLInputElement | HTMLTextAreaElement} */
export function isTextField(target) {
  return target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && target.type !== 'range');
}
