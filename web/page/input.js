// @ts-check
/**
 * The mouse, the pen and the wheel, told to the core. Fingers are touch.js' concern.
 *
 * Events are heard on the container of canvas and mirror, before the mirror's elements see them.
 */
import { isTextField } from './text_field.js';
import { TouchGestures } from './touch.js';

/** A wheel that counts in lines moves this many CSS pixels a line. */
const LINE_HEIGHT = 32;

/**
 * @param {HTMLElement} stage
 * @param {import('./core.js').Core} core
 * @param {import('./loop.js').Loop} loop
 * @param {() => void} beforePress brings the canvas up to date before a press is taken
 */
export function listenToPointers(stage, core, loop, beforePress) {
  const touch = new TouchGestures(core, loop);
  const requestFrame = () => loop.request();
  /** Buttons the core believes to be down, so that none stays stuck. @type {Set<number>} */
  const held = new Set();
  /** ImGui counts the middle button last, the browser second. */
  const buttonOf = (/** @type {number} */ button) => [0, 2, 1][button] ?? -1;

  const releaseAll = () => {
    for (const button of held) core.pointerButton(button, false, false);
    if (held.size > 0) requestFrame();
    held.clear();
  };

  stage.addEventListener('pointermove', (event) => {
    if (event.pointerType === 'touch') return touch.move(event);
    core.pointerMove(event.clientX, event.clientY, false);
    requestFrame();
  }, { capture: true });

  stage.addEventListener('pointerdown', (event) => {
    beforePress();
    if (event.pointerType === 'touch') return touch.down(event);
    const button = buttonOf(event.button);
    if (button < 0) return;
    // A drag goes on outside the window; in a text field the browser itself selects.
    if (!isTextField(event.target) && event.target instanceof Element) {
      event.target.setPointerCapture(event.pointerId);
    }
    held.add(button);
    core.pointerMove(event.clientX, event.clientY, false);
    core.pointerButton(button, true, false);
    loop.flush(1);
  }, { capture: true });

  addEventListener('pointerup', (event) => {
    if (event.pointerType === 'touch') return touch.up(event);
    const button = buttonOf(event.button);
    if (!held.delete(button)) return;
    core.pointerMove(event.clientX, event.clientY, false);
    core.pointerButton(button, false, false);
    loop.flush(2);
  }, { capture: true });

  addEventListener('pointercancel', (event) => {
    if (event.pointerType === 'touch') touch.cancel(event);
    else releaseAll();
  }, { capture: true });

  stage.addEventListener('pointerleave', (event) => {
    if (event.pointerType === 'touch') return;
    core.pointerLeave(false);
    requestFrame();
  });
  addEventListener('blur', releaseAll);

  stage.addEventListener('wheel', (event) => {
    if (event.ctrlKey || event.metaKey) return; // zoom is the browser's
    event.preventDefault();
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE_HEIGHT
      : event.deltaMode === WheelEvent.DOM_DELTA_PAGE ? stage.clientHeight : 1;
    const sideways = event.shiftKey && event.deltaX === 0;
    const x = (sideways ? event.deltaY : event.deltaX) * unit;
    const y = (sideways ? 0 : event.deltaY) * unit;
    core.pointerMove(event.clientX, event.clientY, false);
    core.wheel(x, y);
    requestFrame();
  }, { passive: false, capture: true });
}
