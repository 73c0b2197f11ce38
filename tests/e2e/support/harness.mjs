// End-to-end tests: the built application in a real browser, driven by role and name.
//
//   import { appTest, assert } from './support/harness.mjs';
//
//   appTest('a client can be found by name', {}, async ({ page, app }) => {
//     await page.getByLabel('Найти клиента').fill('север');
//     …
//   });
//
// Each test has a browser context of its own, so an empty store. It fails on any console error,
// uncaught exception or violation of the page's policy; a picture of the page is left in
// build/test-results then. Options: viewport, scale (device pixel ratio), touch, language ('ru' or
// 'en'), dark, reducedMotion, ownServer (a server of this test's own that can be switched off and
// changed; only then does the service worker run), route (where to start, "/clients"), expectErrors (patterns of messages to come),
// seen (what is drawn reaches the canvas), permissions (besides the clipboard), browser (of launchBrowser).
//
// Without a graphics card a frame costs a fifth of a second of processor time, and most tests look
// at the mirror only. So nothing is painted unless a test is `seen`: every frame is still built and
// handed to WebGL, whose drawing alone is left out. Pictures of failures are painted first.
//
// What is tested: build/web/dist, served by build/native/oferta. OFERTA_DIST and OFERTA_PROGRAM name
// others; OFERTA_DIST alone is served by a small server of the tests.
import strictAssert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { serveFolder } from './static_server.mjs';

export const assert = strictAssert;
const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');

/** Where the built application lies; OFERTA_DIST names another place. */
export const dist = process.env.OFERTA_DIST ?? join(root, 'build/web/dist');
const program = join(root, 'build/native/oferta');
const pictures = join(root, 'build/test-results');

const FLAGS = [
  '--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--use-gl=angle', '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader', '--disable-gpu-compositing',
];

/** @type {Promise<import('playwright-core').Browser> | undefined} */
let browser;
/** @type {Promise<{ address: string, close: () => Promise<void> }> | undefined} */
let server;

/**
 * Chromium without its window where it is installed: the same engine, but the whole browser draws the
 * tabs and buttons of a window nobody sees as well, which costs more than the page (CONTRIBUTING.md).
 * OFERTA_CHROMIUM names another.
 */
function browserProgram() {
  const shell = '/usr/bin/chromium-headless-shell';
  return process.env.OFERTA_CHROMIUM ?? (existsSync(shell) ? shell : '/usr/bin/chromium');
}

/** The browser of this test file. */
export function theBrowser() {
  browser ??= launch(browserProgram());
  return browser;
}

/** The whole Chromium with flags of its own, for what the shell has not; whoever asks closes it. @param {string[]} flags */
export function launchBrowser(flags) {
  return launch(process.env.OFERTA_CHROMIUM ?? '/usr/bin/chromium', flags);
}

/** @param {string} executablePath @param {string[]} flags */
function launch(executablePath, flags = []) {
  return chromium.launch({ executablePath, args: [...FLAGS, ...flags] });
}

/** The server of this test file: `oferta serve` where it is built, else a small one of our own. */
function theServer() {
  const ours = process.env.OFERTA_PROGRAM ?? (process.env.OFERTA_DIST ? '' : program);
  server ??= existsSync(ours) ? startProgram(ours) : serveFolder(dist);
  return server;
}

/** Starts `oferta serve` and reads its address from what it prints. @param {string} path */
async function startProgram(path) {
  const child = spawn(path, ['serve', '--port', '0', '--root', dist], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  const address = await new Promise((found, failed) => {
    const listen = (/** @type {Buffer} */ text) => {
      said += text;
      const match = said.match(/http:\/\/[\d.]+:\d+/);
      if (match) found(`${match[0]}/`);
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('exit', (code) => failed(new Error(`oferta serve ended with ${code}: ${said}`)));
  });
  return {
    address,
    close: () => new Promise((done) => {
      child.removeAllListeners('exit');
      child.on('exit', () => done());
      child.kill('SIGTERM');
    }),
  };
}

after(async () => {
  await (await browser)?.close();
  await (await server)?.close();
});

/** What a test holds besides the page. */
export class App {
  /**
   * @param {import('playwright-core').Page} page
   * @param {string} address
   */
  constructor(page, address) {
    this.page = page;
    this.address = address;
  }

  /** Opens a place of the application and waits until it is usable. @param {string} [route] */
  async open(route = '') {
    await this.page.goto(`${this.address}${route ? `#${route}` : ''}`);
    await this.ready();
  }

  async reload() {
    await this.page.reload();
    await this.ready();
  }

  /** Until the first frames are on the screen. */
  async ready() {
    await this.page.waitForFunction(() => /** @type {any} */ (window).__oferta?.ready === true, undefined,
      { timeout: 30_000 });
  }

  /** Frames drawn since the page was opened. */
  frames() {
    return this.page.evaluate(() => /** @type {any} */ (window).__oferta.frames);
  }

  /** Until no frame has been drawn for a while and nothing is being worked out. */
  async settled(quiet = 250) {
    let before = -1;
    const deadline = Date.now() + 30_000;
    for (;;) {
      const [now, working] = await this.page.evaluate(() => {
        const { frames, working } = /** @type {any} */ (window).__oferta;
        return [frames, working];
      });
      if (now === before && !working) return;
      if (Date.now() > deadline) throw new Error('The page never comes to rest.');
      before = now;
      await this.page.waitForTimeout(quiet);
    }
  }

  /** Until everything written so far is on the disk. */
  async saved() {
    await this.settled();
    await this.page.waitForFunction(() => /** @type {any} */ (window).__oferta.writing === 0);
  }

  /** Until a function of the page, which may be asynchronous, gives true. @param {() => unknown} condition */
  async until(condition, patience = 30_000) {
    const deadline = Date.now() + patience;
    // A page that is just being loaded anew answers nothing.
    while (!await this.page.evaluate(condition).catch(() => false)) {
      if (Date.now() > deadline) throw new Error(`Not within ${patience} ms: ${condition}`);
      await this.page.waitForTimeout(100);
    }
  }

  /** Lets the service worker finish its work, so that the page can do without the network. */
  async readyForOffline() {
    await this.page.evaluate(async () => {
      await navigator.serviceWorker.ready;
      if (!navigator.serviceWorker.controller) {
        await new Promise((resolve) => { navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }); });
      }
    });
    // What is fetched when it is asked for comes last.
    await this.until(async () => {
      const late = ['documents/worker.js', 'documents/codes.js'].map((path) => new URL(path, document.baseURI).href);
      return (await Promise.all(late.map((address) => caches.match(address)))).every(Boolean);
    });
  }

  /** Puts a picture of the page into build/test-results. @param {string} name */
  async picture(name) {
    mkdirSync(pictures, { recursive: true });
    await this.page.evaluate(paint);
    const path = join(pictures, `${name.replaceAll(/[^\p{L}\p{N}_-]+/gu, '-')}.png`);
    await this.page.screenshot({ path });
    return path;
  }
}

/** Collects what must not happen. @param {import('playwright-core').Page} page @param {RegExp[]} expected */
export function watchForErrors(page, expected = []) {
  /** @type {string[]} */
  const found = [];
  const note = (/** @type {string} */ text) => { if (!expected.some((one) => one.test(text))) found.push(text); };
  page.on('pageerror', (error) => note(`uncaught: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') note(`console: ${message.text()} ${message.location().url}`);
  });
  page.on('crash', () => note('the page crashed'));
  page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.error(`policy: ${event.violatedDirective} forbids ${event.blockedURI}`);
    });
  }).catch(() => {}); // the page may be closed already
  return found;
}

/** The context options of a test. @param {any} options */
function contextOptions(options) {
  return {
    viewport: options.viewport ?? { width: 1366, height: 768 },
    deviceScaleFactor: options.scale ?? 1,
    hasTouch: options.touch === true,
    isMobile: options.touch === true,
    locale: options.language === 'en' ? 'en-GB' : 'ru-RU',
    timezoneId: 'Europe/Moscow',
    colorScheme: /** @type {'dark' | 'light'} */ (options.dark ? 'dark' : 'light'),
    reducedMotion: /** @type {'reduce' | 'no-preference'} */ (options.reducedMotion ? 'reduce' : 'no-preference'),
    acceptDownloads: true,
    permissions: ['clipboard-read', 'clipboard-write', ...(options.permissions ?? [])],
  };
}

/**
 * Runs in the page, which takes it for a private window. The worker would put the whole application
 * into the cache for every test anew.
 */
function forbidServiceWorker() {
  if (!navigator.serviceWorker) return;
  navigator.serviceWorker.register = () => Promise.reject(new DOMException('forbidden', 'SecurityError'));
}

/** Runs in the page: frames are built as ever, but what they draw stays off the canvas. */
function leaveUnpainted() {
  const { prototype } = WebGL2RenderingContext;
  const { clear, drawElements } = prototype;
  Object.assign(prototype, { clear() {}, drawElements() {} });
  /** @type {any} */ (window).__paint = () => Object.assign(prototype, { clear, drawElements });
}

/** Runs in the page: from the next frame on, asked for here, everything is painted. */
async function paint() {
  const { __paint } = /** @type {any} */ (window);
  if (!__paint) return;
  __paint();
  window.dispatchEvent(new Event('resize'));
  await new Promise((next) => { setTimeout(next, 500); });
}

/** A window of its own, with an empty store. @param {any} options see the head of this file */
export async function newContext(options = {}) {
  const context = await (await (options.browser ?? theBrowser())).newContext(contextOptions(options));
  if (!options.seen) await context.addInitScript(leaveUnpainted);
  return context;
}

/**
 * @param {string} name
 * @param {any} options see the head of this file
 * @param {(tools: { page: import('playwright-core').Page, app: App,
 *   context: import('playwright-core').BrowserContext, server: any }) => Promise<void>} body
 */
export function appTest(name, options, body) {
  test(name, { timeout: options.timeout ?? 90_000 }, async () => {
    const own = options.ownServer ? await serveFolder(dist) : undefined;
    const { address } = own ?? await theServer();
    const context = await newContext(options);
    if (!own) await context.addInitScript(forbidServiceWorker);
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    page.setDefaultNavigationTimeout(30_000); // a busy machine starts slowly
    const errors = watchForErrors(page, options.expectErrors);
    const app = new App(page, address);
    try {
      if (options.route !== null) await app.open(options.route ?? '');
      await body({ page, app, context, server: own });
      assert.deepEqual(errors, [], 'the console must stay clean');
    } catch (error) {
      await app.picture(`failed-${name}`).catch(() => {});
      if (errors.length > 0 && error instanceof Error) error.message += `\nconsole: ${errors.join('\n')}`;
      throw error;
    } finally {
      await context.close();
      await own?.close();
    }
  });
}
