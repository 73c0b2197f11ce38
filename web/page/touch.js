// @ts-check
/**
 * One finger, told to the core as it is; what it means (a tap, scrolling with inertia, dragging a
 * handle) is the widget layer's to decide (app/ui/scrolling.cpp). Two fingers are the browser's.
 */
export class TouchGestures {
  #pointer = -1;

  /**
   * @param {import('./core.js').Core} core
   * @param {import('./loop.js').Loop} loop
   */
  constructor(core, loop) {
    this.core = core;
    this.loop = loop;
  }

  /** @param {PointerEvent} event */
  down(event) {
    if (!event.isPrimary) {
      // Who types with two fingers has the next one down before the first is up.
      if (!isKey(event.target)) return this.#abandon();
      if (this.#pointer >= 0) this.#lift();
    }
    this.#pointer = event.pointerId;
    this.core.pointerMove(event.clientX, event.clientY, true);
    this.core.pointerButton(0, true, true);
    this.loop.request();
  }

  /** @param {PointerEvent} event */
  move(event) {
    if (event.pointerId !== this.#pointer) return;
    this.core.pointerMove(event.clientX, event.clientY, true);
    this.loop.request();
  }

  /** @param {PointerEvent} event */
  up(event) {
    if (event.pointerId !== this.#pointer) return;
    this.core.pointerMove(event.clientX, event.clientY, true);
    this.#lift();
  }

  #lift() {
    this.#pointer = -1;
    this.core.pointerButton(0, false, true);
    this.core.pointerLeave(true); // no finger hovers
    // Place, press, release and leaving are taken one frame each.
    this.loop.flush(4);
  }

  /** The browser took the gesture over. @param {PointerEvent} event */
  cancel(event) {
    if (event.pointerId === this.#pointer) this.#abandon();
  }

  /** Leaves before letting go, so that nothing is pressed. */
  #abandon() {
    if (this.#pointer < 0) return;
    this.#pointer = -1;
    this.core.pointerLeave(true);
    this.core.pointerButton(0, false, true);
    this.loop.request();
  }
}

/** @param {EventTarget | null} target a key of the keyboard on the screen */
function isKey(target) {
  return target instanceof Element && target.closest('.m-key') !== null;
}
