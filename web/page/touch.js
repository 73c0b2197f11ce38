// @ts-check
/**
 * Fingers: a tap is a click where the finger went down, a drag scrolls what lies under it and
 * glides on after the finger has left, a drag that starts on a slider drags its handle. Two
 * fingers are the browser's (zoom).
 */

/** A finger that moves less than this, in CSS pixels, is tapping. */
const SLOP = 9;
/** Share of the gliding speed left after each millisecond. */
const FRICTION = 0.9975;
/** Gliding ends below this speed, CSS pixels per millisecond. */
const SLOWEST = 0.02;
/** Only the last moments of a drag decide how fast it glides, milliseconds. */
const SPEED_WINDOW = 80;

export class TouchGestures {
  /** @type {'none' | 'pressing' | 'dragging' | 'scrolling'} */
  #state = 'none';
  #pointer = -1;
  #start = { x: 0, y: 0 };
  #last = { x: 0, y: 0 };
  /** @type {{ time: number, x: number, y: number }[]} */
  #trail = [];
  #glide = 0;

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
    if (!event.isPrimary) return this.#abandon();
    cancelAnimationFrame(this.#glide);
    this.#glide = 0;
    this.#pointer = event.pointerId;
    this.#start = this.#last = { x: event.clientX, y: event.clientY };
    this.#trail = [{ time: event.timeStamp, ...this.#start }];
    this.core.pointerMove(event.clientX, event.clientY, true);
    const onSlider = event.target instanceof HTMLInputElement && event.target.type === 'range';
    if (onSlider) {
      this.#state = 'dragging';
      this.core.pointerButton(0, true, true);
    } else {
      this.#state = 'pressing';
    }
    this.loop.request();
  }

  /** @param {PointerEvent} event */
  move(event) {
    if (event.pointerId !== this.#pointer || this.#state === 'none') return;
    const at = { x: event.clientX, y: event.clientY };
    if (this.#state === 'pressing') {
      if (Math.hypot(at.x - this.#start.x, at.y - this.#start.y) < SLOP) return;
      this.#state = 'scrolling';
      this.#last = at;
    }
    if (this.#state === 'dragging') {
      this.core.pointerMove(at.x, at.y, true);
    } else {
      // The place stays where the finger went down, so that the same surface keeps scrolling.
      this.core.wheel(this.#last.x - at.x, this.#last.y - at.y);
      this.#trail.push({ time: event.timeStamp, ...at });
      this.#trail = this.#trail.filter((point) => event.timeStamp - point.time <= SPEED_WINDOW);
    }
    this.#last = at;
    this.loop.request();
  }

  /** @param {PointerEvent} event */
  up(event) {
    if (event.pointerId !== this.#pointer) return;
    const state = this.#state;
    this.#state = 'none';
    this.#pointer = -1;
    if (state === 'pressing') {
      this.core.pointerMove(this.#start.x, this.#start.y, true);
      this.core.pointerButton(0, true, true);
      this.core.pointerButton(0, false, true);
      this.core.pointerLeave(true); // no finger hovers
      // Place, press and release are taken in one frame each, and the release has consequences.
      this.loop.flush(4);
    } else if (state === 'dragging') {
      this.core.pointerButton(0, false, true);
      this.core.pointerLeave(true);
    } else if (state === 'scrolling') {
      this.#startGliding(event.timeStamp);
    }
    this.loop.request();
  }

  /** The browser took the gesture over. @param {PointerEvent} event */
  cancel(event) {
    if (event.pointerId === this.#pointer) this.#abandon();
  }

  #abandon() {
    if (this.#state === 'dragging') this.core.pointerButton(0, false, true);
    if (this.#state !== 'none') this.core.pointerLeave(true);
    this.#state = 'none';
    this.#pointer = -1;
    this.loop.request();
  }

  /** @param {number} now */
  #startGliding(now) {
    const recent = this.#trail.filter((point) => now - point.time <= SPEED_WINDOW);
    const first = recent[0];
    const last = recent[recent.length - 1];
    const elapsed = first && last ? last.time - first.time : 0;
    if (!first || !last || elapsed <= 0) return this.core.pointerLeave(true);
    let speedX = (first.x - last.x) / elapsed;
    let speedY = (first.y - last.y) / elapsed;
    let before = performance.now();
    const step = (/** @type {number} */ time) => {
      const passed = Math.max(0, Math.min(64, time - before));
      before = time;
      this.core.wheel(speedX * passed, speedY * passed);
      const kept = FRICTION ** passed;
      speedX *= kept;
      speedY *= kept;
      if (Math.hypot(speedX, speedY) > SLOWEST) {
        this.#glide = requestAnimationFrame(step);
      } else {
        this.#glide = 0;
        this.core.pointerLeave(true);
      }
      this.loop.request();
    };
    this.#glide = requestAnimationFrame(step);
  }
}
