// @ts-check
/**
 * Frames on demand: one when something asks, none while nothing happens, never two in flight.
 *
 *   const loop = new Loop((time) => core.frame(time, …));
 *   loop.request();
 */
export class Loop {
  #pending = 0;
  #stopped = false;
  /** How many frames have been drawn; shown as `window.__oferta.frames`. */
  frames = 0;

  /** @param {(time: number) => boolean} draw draws a frame; true asks for another */
  constructor(draw) {
    /** @type {(time: number) => boolean} */
    this.draw = draw;
  }

  request() {
    if (this.#pending !== 0 || this.#stopped) return;
    this.#pending = requestAnimationFrame((time) => {
      this.#pending = 0;
      this.frames += 1;
      if (this.draw(time)) this.request();
    });
  }

  stop() {
    this.#stopped = true;
    if (this.#pending !== 0) cancelAnimationFrame(this.#pending);
    this.#pending = 0;
  }
}
