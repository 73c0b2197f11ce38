// @ts-check
/** The first picture: how much of the program has arrived, in true bytes. */
import { say } from './texts.js';

export class Splash {
  #arrived = 0;

  /** @param {Record<string, { url: string, size: number }>} files sizes before compression */
  constructor(files) {
    this.element = document.getElementById('splash');
    this.bar = this.element?.querySelector('progress') ?? null;
    this.words = this.element?.querySelector('p') ?? null;
    // The length a server announces is the compressed one; the build knows the true one.
    const needed = ['wasm', 'regular', 'semibold', 'icons'];
    this.total = needed.reduce((sum, name) => sum + (files[name]?.size ?? 0), 0);
    if (this.bar) this.bar.max = this.total;
    this.say(say('loading'));
  }

  /** @param {number} bytes that arrived */
  add(bytes) {
    this.#arrived += bytes;
    if (this.bar) this.bar.value = Math.min(this.#arrived, this.total);
  }

  /** @param {string} text */
  say(text) {
    if (this.words) this.words.textContent = text;
  }

  remove() {
    this.element?.remove();
  }
}
