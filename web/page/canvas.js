// @ts-check
/**
 * The canvas' size in device pixels, sharp at every density and browser zoom.
 *
 *   const surface = new Surface(canvas, () => loop.request());
 *   surface.prepare();                 // inside a frame, before drawing
 *   surface.width; surface.height; surface.framebufferScale;
 *
 * The new size is only noted when it is measured and set right before the next drawing: setting it
 * clears the canvas, which would show as a flash.
 */
export class Surface {
  #deviceWidth = 1;
  #deviceHeight = 1;

  /**
   * @param {HTMLCanvasElement} canvas
   * @param {() => void} changed
   */
  constructor(canvas, changed) {
    this.canvas = canvas;
    this.width = canvas.clientWidth;
    this.height = canvas.clientHeight;
    this.#estimate();
    const observer = new ResizeObserver((entries) => {
      const entry = entries[entries.length - 1];
      this.width = entry.contentRect.width;
      this.height = entry.contentRect.height;
      this.#estimate();
      const box = entry.devicePixelContentBoxSize?.[0];
      // Measured and estimated differ by rounding only; where a browser shows the page at a density
      // it does not measure by (device emulation), the estimate is the truth.
      if (box && Math.abs(box.inlineSize - this.#deviceWidth) <= 2) {
        this.#deviceWidth = box.inlineSize;
        this.#deviceHeight = box.blockSize;
      }
      changed();
    });
    try {
      observer.observe(canvas, { box: 'device-pixel-content-box' });
    } catch {
      observer.observe(canvas); // a browser that cannot measure device pixels
    }
    this.#watchDensity(changed);
  }

  #estimate() {
    this.#deviceWidth = Math.max(1, Math.round(this.width * devicePixelRatio));
    this.#deviceHeight = Math.max(1, Math.round(this.height * devicePixelRatio));
  }

  /** A media query tells of one density only, so it is armed anew after each change. */
  #watchDensity(/** @type {() => void} */ changed) {
    const query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    query.addEventListener(
      'change',
      () => {
        this.#estimate();
        changed();
        this.#watchDensity(changed);
      },
      { once: true },
    );
  }

  prepare() {
    if (this.canvas.width !== this.#deviceWidth) this.canvas.width = this.#deviceWidth;
    if (this.canvas.height !== this.#deviceHeight) this.canvas.height = this.#deviceHeight;
  }

  /** Exactly what was measured: at fractional densities width × scale is not a whole number. */
  get framebufferScale() {
    return this.width > 0 ? this.#deviceWidth / this.width : devicePixelRatio;
  }
}
