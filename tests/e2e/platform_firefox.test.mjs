// A smoke run in Firefox ESR: it starts, draws, is typed into, keeps, and starts again. Skipped, with
// a word, where they are not installed (Debian: apt-get install firefox-esr xvfb libgl1-mesa-dri libegl1).
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { dist } from './support/harness.mjs';
import { Firefox } from './support/firefox.mjs';
import { serveFolder } from './support/static_server.mjs';

// Asked for its version Xvfb ends with an error; only a program that is not there has none at all.
const installed = spawnSync('firefox-esr', ['--version']).status === 0 && !spawnSync('Xvfb', ['-version']).error;

const named = (role, name) => `[...document.querySelectorAll('${role}')].find((one) => (one.getAttribute('aria-label') ?? one.textContent).startsWith('${name}'))`;

test('Firefox ESR starts, draws, takes a new client and keeps it', { skip: installed ? false : 'firefox-esr or Xvfb is not installed', timeout: 180_000 }, async () => {
  const server = await serveFolder(dist);
  const firefox = await Firefox.start();
  try {
    await firefox.open(server.address);
    await firefox.until('window.__oferta?.ready');
    assert.match(await firefox.evaluate('document.title'), /Клиенты/);
    // The picture is there: the canvas is not of one colour.
    const colours = await firefox.evaluate(`(async () => {
      const canvas = document.getElementById('canvas');
      const picture = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d');
      window.dispatchEvent(new Event('blur'));
      await new Promise((next) => {
        document.body.dispatchEvent(new KeyboardEvent('keydown', { code: 'KeyK', key: 'k', ctrlKey: true, bubbles: true, cancelable: true }));
        requestAnimationFrame(() => requestAnimationFrame(() => { picture.drawImage(canvas, 0, 0); next(); }));
      });
      const { data } = picture.getImageData(0, 0, canvas.width, canvas.height);
      return new Set(new Uint32Array(data.buffer)).size;
    })()`);
    assert.ok(colours > 20, `${colours} colours`);
    await firefox.until(named('[role=dialog]', ''));
    await firefox.type('\uE00C'); // Escape
    await firefox.until(`!document.querySelector('[role=dialog]')`);
    await firefox.evaluate(`${named('button', 'Новый клиент')}.click()`);
    await firefox.until(`document.activeElement?.tagName === 'INPUT'`);
    await firefox.type('ООО «Лиса»\uE007'); // Enter
    await firefox.until(named('h1', 'Что нужно клиенту'));
    await firefox.until('window.__oferta.writing === 0 && !window.__oferta.working');
    const before = await firefox.evaluate('window.__oferta.frames');
    await new Promise((next) => { setTimeout(next, 2500); });
    const settled = await firefox.evaluate('window.__oferta.frames');
    await new Promise((next) => { setTimeout(next, 1500); });
    assert.equal(await firefox.evaluate('window.__oferta.frames'), settled, `no frames at rest (${before} before)`);
    await firefox.open(`${server.address}?again#/clients`);
    await firefox.until('window.__oferta?.ready');
    await firefox.until(`document.body.textContent.includes('ООО «Лиса»') || ${named('[role=row]', 'ООО «Лиса»')}`);
  } finally {
    await firefox.close();
    await server.close();
  }
});
