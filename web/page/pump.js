// @ts-check
/**
 * Long work in slices between frames, so that it goes on at full speed however slowly the page is
 * painted, and input never waits for more than a slice.
 *
 *   const pump = new Pump(() => core.work());
 *   pump.start();        // harmless while it runs
 */
export class Pump {
  #channel = new MessageChannel();
  #running = false;

  /** @param {() => boolean} work does a slice and says whether more is left */
  constructor(work) {
    this.work = work;
    // A message is a task of its own, without the delays timers are given.
    this.#channel.port1.onmessage = () => {
      if (this.work()) this.#channel.port2.postMessage(0);
      else this.#running = false;
    };
  }

  /** Whether work is under way. */
  get running() {
    return this.#running;
  }

  start() {
    if (this.#running) return;
    this.#running = true;
    this.#channel.port2.postMessage(0);
  }
}
