// @ts-check
/**
 * The page's side of the border to the core (web/bridge.cpp is the other side).
 *
 *   const core = await Core.load({ arriving, onBytes, host, fail });
 *   core.send({ do: 'route', route: '/clients' });
 *   core.send({ do: 'operations' }, bytes);
 *   core.frame(time, width, height, scale, flags);
 *
 * Everything crosses as one JSON message, with bytes beside it where there are any; only what
 * happens many times a second (frames and pointers) has functions of its own.
 */
import createModule from 'oferta-core';

/**
 * What the core may ask of the page.
 * @typedef {object} Host
 * @property {() => void} requestFrame
 * @property {(message: any, bytes: Uint8Array | null) => void} message
 * @property {(patch: any) => void} mirror
 * @property {(cursor: string) => void} cursor
 */

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export class Core {
  /** @type {any} */
  #module;
  /** @type {(error: unknown) => void} */
  #fail;
  #dead = false;

  /**
   * @param {any} module
   * @param {(error: unknown) => void} fail
   */
  constructor(module, fail) {
    this.#module = module;
    this.#fail = fail;
  }

  /**
   * Compiles the core while it arrives.
   * @param {{ arriving: Promise<Response>, onBytes: (count: number) => void, host: Host,
   *           fail: (error: unknown) => void }} options
   */
  static async load({ arriving, onBytes, host, fail }) {
    const response = await arriving;
    // The untouched response goes to the compiler, so that the browser can keep the compiled code;
    // the copy is only counted.
    const counted = response.clone();
    const compiled = WebAssembly.compileStreaming(response);
    const counting = countBytes(counted, onBytes);
    /** @type {any} */
    const options = {
      ofertaHost: {
        requestFrame: host.requestFrame,
        cursor: host.cursor,
        mirror: (/** @type {Uint8Array} */ json) => host.mirror(JSON.parse(decoder.decode(json))),
        message: (/** @type {Uint8Array} */ json, /** @type {Uint8Array} */ bytes) =>
          host.message(JSON.parse(decoder.decode(json)), bytes.length > 0 ? bytes.slice() : null),
      },
      onAbort: (/** @type {unknown} */ reason) => fail(new Error(`The program stopped: ${reason}`)),
      instantiateWasm(/** @type {any} */ imports, /** @type {any} */ done) {
        compiled
          .then(async (module) => done(await WebAssembly.instantiate(module, imports), module))
          .catch(fail);
        return {};
      },
    };
    const [module] = await Promise.all([
      Promise.race([createModule(options), compiled.then(() => new Promise(() => {}))]),
      counting,
    ]);
    return new Core(module, fail);
  }

  /** True after a failure: nothing is called any more, the data on disk stays as it is. */
  get dead() {
    return this.#dead;
  }

  /** Nothing may run after a failure inside the core: its state is not to be trusted. */
  stop() {
    this.#dead = true;
  }

  /**
   * Sends a message, with bytes where it has any; the number the core answers with.
   * @param {object} message
   * @param {Uint8Array} [bytes]
   * @returns {number}
   */
  send(message, bytes) {
    return this.#guard(() => {
      const module = this.#module;
      const json = encoder.encode(JSON.stringify(message));
      const jsonAt = this.#copyIn(json);
      const bytesAt = bytes ? this.#copyIn(bytes) : 0;
      try {
        return module._oferta_message(jsonAt, json.length, bytesAt, bytes ? bytes.length : 0);
      } finally {
        module._free(jsonAt);
        if (bytesAt) module._free(bytesAt);
      }
    }, 0);
  }

  /**
   * Draws one frame; the seconds after which the next one is due: 0 at once, below 0 never.
   * @param {number} time milliseconds of the page's clock
   * @param {number} width CSS pixels
   * @param {number} height CSS pixels
   * @param {number} scale device pixels per CSS pixel
   * @param {number} flags 1 reduced motion, 2 dark preferred, 4 touch, 32 typed, 8 think without painting, 16 more contrast
   */
  frame(time, width, height, scale, flags) {
    return this.#guard(() => this.#module._oferta_frame(time, width, height, scale, flags), -1);
  }

  /** A slice of long work between frames; whether more is left. */
  work() {
    return this.#guard(() => this.#module._oferta_work(), 0) !== 0;
  }

  /** @param {number} x @param {number} y @param {boolean} touch */
  pointerMove(x, y, touch) {
    this.#guard(() => this.#module._oferta_pointer_move(x, y, touch ? 1 : 0), 0);
  }

  /** @param {boolean} touch */
  pointerLeave(touch) {
    this.#guard(() => this.#module._oferta_pointer_leave(touch ? 1 : 0), 0);
  }

  /** @param {number} button 0 primary, 1 secondary, 2 middle @param {boolean} down @param {boolean} touch */
  pointerButton(button, down, touch) {
    this.#guard(() => this.#module._oferta_pointer_button(button, down ? 1 : 0, touch ? 1 : 0), 0);
  }

  /** @param {number} x CSS pixels to the right @param {number} y CSS pixels down */
  wheel(x, y) {
    this.#guard(() => this.#module._oferta_wheel(x, y), 0);
  }

  /** @param {Uint8Array} bytes */
  #copyIn(bytes) {
    const at = this.#module._malloc(Math.max(1, bytes.length));
    this.#module.HEAPU8.set(bytes, at);
    return at;
  }

  /**
   * @template T
   * @param {() => T} action
   * @param {T} otherwise
   * @returns {T}
   */
  #guard(action, otherwise) {
    if (this.#dead) return otherwise;
    try {
      return action();
    } catch (error) {
      this.#dead = true;
      this.#fail(error);
      return otherwise;
    }
  }
}

/** @param {Response} response @param {(count: number) => void} onBytes */
async function countBytes(response, onBytes) {
  const reader = response.body?.getReader();
  if (!reader) return;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    onBytes(value.length);
  }
}
