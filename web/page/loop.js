// @ts-check
/**
 * Frames on demand: one when something asks, none while nothing happens, never two in flight.
 *
 *   const loop = new Loop((time) => core.frame(time, …));
 *   loop.request();
 *   loop.flush(2);        // now, inside an event, without painting
 */
export class Loop {
  #pending = 0;
  #stopped = false;
  #alarm = 0;
  #drawing = false;
  /** How many frames have been drawn; shown as `window.__oferta.frames`. */
  frames = 0;

  /**
   * @param {(time: number, visible: boolean) => number} draw runs a frame and says after how many
   *   seconds the next is due: 0 at once, below 0 not before something happens
   */
  constructor(draw) {
    this.draw = draw;
  }

  request() {
    if (this.#pending !== 0 || this.#stopped) return;
    this.#pending = requestAnimationFrame((time) => {
      this.#pending = 0;
      this.#follow(this.#frame(time, true));
    });
  }

  /** @param {number} time @param {boolean} visible */
  #frame(time, visible) {
    this.frames += 1;
    this.#drawing = true;
    try {
      return this.draw(time, visible);
    } finally {
      this.#drawing = false;
    }
  }

  /** @param {number} seconds */
  #follow(seconds) {
    clearTimeout(this.#alarm);
    if (seconds === 0) this.request();
    else if (seconds > 0) this.#alarm = setTimeout(() => this.request(), seconds * 1000);
  }

  /**
   * Carries out at once what has just happened, inside its event, so that whoever caused it (a
   * screen reader, a test) finds the new state right after it. The picture follows with the next
   * frame.
   *
   * A frame may itself cause events: a field that it removes reports its change. Those wait for the
   * next frame; one inside another would arrange the same elements twice.
   * @param {number} most frames an event may take to be carried out
   */
  flush(most) {
    if (this.#stopped) return;
    for (let done = 0; done < most && !this.#drawing; done += 1) {
      if (this.#frame(performance.now(), false) !== 0) break;
    }
    this.request();
  }

  stop() {
    this.#stopped = true;
    clearTimeout(this.#alarm);
    if (this.#pending !== 0) cancelAnimationFrame(this.#pending);
    this.#pending = 0;
  }
}
