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
  /** How many frames have been drawn; shown as `window.__oferta.frames`. */
  frames = 0;

  /** @param {(time: number, visible: boolean) => boolean} draw runs a frame; true asks for another */
  constructor(draw) {
    this.draw = draw;
  }

  request() {
    if (this.#pending !== 0 || this.#stopped) return;
    this.#pending = requestAnimationFrame((time) => {
      this.#pending = 0;
      this.frames += 1;
      if (this.draw(time, true)) this.request();
    });
  }

  /**
   * Carries out at once what has just happened, inside its event, so that whoever caused it (a
   * screen reader, a test) finds the new state right after it. The picture follows with the next
   * frame.
   * @param {number} most frames an event may take to be carried out
   */
  flush(most) {
    if (this.#stopped) return;
    for (let done = 0; done < most; done += 1) {
      this.frames += 1;
      if (!this.draw(performance.now(), false)) break;
    }
    this.request();
  }

  stop() {
    this.#stopped = true;
    if (this.#pending !== 0) cancelAnimationFrame(this.#pending);
    this.#pending = 0;
  }
}
