// Firefox ESR on a screen nobody sees (Xvfb: without any it has no WebGL), by WebDriver BiDi over its
// own socket: enough for a smoke test.
//
//   const firefox = await Firefox.start();
//   await firefox.open('http://127.0.0.1:8080/');
//   await firefox.evaluate('document.title');
//   await firefox.close();
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PATIENCE_MS = 60_000;

export class Firefox {
  #child;
  #screen;
  #profile;
  #socket;
  #last = 0;
  #waiting = new Map();
  #tab = '';

  /**
   * @param {import('node:child_process').ChildProcess} child
   * @param {import('node:child_process').ChildProcess} screen
   * @param {string} profile @param {WebSocket} socket
   */
  constructor(child, screen, profile, socket) {
    this.#child = child;
    this.#screen = screen;
    this.#profile = profile;
    this.#socket = socket;
    socket.onmessage = ({ data }) => {
      const answer = JSON.parse(data);
      const waiting = this.#waiting.get(answer.id);
      if (!waiting) return;
      this.#waiting.delete(answer.id);
      if (answer.type === 'error') waiting.failed(new Error(`${answer.error}: ${answer.message}`));
      else waiting.done(answer.result);
    };
  }

  /** Starts `program` with a fresh profile; it chooses its own port and says which. @param {string} [program] */
  static async start(program = 'firefox-esr') {
    const profile = mkdtempSync(join(tmpdir(), 'oferta-firefox-'));
    writeFileSync(join(profile, 'user.js'), [
      'user_pref("browser.shell.checkDefaultBrowser", false);',
      'user_pref("datareporting.policy.dataSubmissionEnabled", false);',
      'user_pref("intl.accept_languages", "ru");',
      'user_pref("webgl.force-enabled", true);', // there is no graphics card where tests run
    ].join('\n'));
    const screen = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1366x868x24'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
    const display = await new Promise((found, failed) => {
      screen.stdio[3]?.once('data', (number) => found(`:${String(number).trim()}`));
      screen.on('error', failed);
    });
    const child = spawn(program, ['--no-remote', '--profile', profile, '--remote-debugging-port', '0'],
      { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, DISPLAY: display } });
    const address = await new Promise((found, failed) => {
      let said = '';
      const alarm = setTimeout(() => failed(new Error(`Firefox never said where it listens: ${said}`)), PATIENCE_MS);
      child.stderr.on('data', (/** @type {Buffer} */ text) => {
        said += text;
        const match = said.match(/WebDriver BiDi listening on (ws:\S+)/);
        if (!match) return;
        clearTimeout(alarm);
        found(match[1]);
      });
      child.on('error', failed);
    });
    const socket = new WebSocket(`${address}/session`);
    await new Promise((open, failed) => {
      socket.onopen = open;
      socket.onerror = () => failed(new Error('Firefox does not answer.'));
    });
    const firefox = new Firefox(child, screen, profile, socket);
    await firefox.#send('session.new', { capabilities: {} });
    const { contexts } = await firefox.#send('browsingContext.getTree', {});
    firefox.#tab = contexts[0].context;
    return firefox;
  }

  /** @param {string} method @param {object} params @returns {Promise<any>} */
  #send(method, params) {
    this.#last += 1;
    const id = this.#last;
    return new Promise((done, failed) => {
      this.#waiting.set(id, { done, failed });
      this.#socket.send(JSON.stringify({ id, method, params }));
    });
  }

  /** @param {string} url */
  async open(url) {
    await this.#send('browsingContext.navigate', { context: this.#tab, url, wait: 'complete' });
  }

  /** The value of an expression in the page; a promise is waited for. @param {string} expression @returns {Promise<any>} */
  async evaluate(expression) {
    const { result, exceptionDetails } = await this.#send('script.evaluate', {
      expression, target: { context: this.#tab }, awaitPromise: true, userActivation: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.text);
    return result.value;
  }

  /** Until an expression holds. @param {string} expression */
  async until(expression) {
    const deadline = Date.now() + PATIENCE_MS;
    while (!await this.evaluate(`Boolean(${expression})`)) {
      if (Date.now() > deadline) throw new Error(`Not within ${PATIENCE_MS} ms in Firefox: ${expression}`);
      await new Promise((next) => { setTimeout(next, 100); });
    }
  }

  /** Types text and keys with the keyboard, a character each. @param {string} text */
  async type(text) {
    const actions = [...text].flatMap((value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }]);
    await this.#send('input.performActions', { context: this.#tab, actions: [{ type: 'key', id: 'keys', actions }] });
  }

  async close() {
    this.#socket.close();
    const ended = new Promise((done) => { this.#child.on('exit', done); });
    this.#child.kill('SIGTERM');
    await ended;
    this.#screen.kill('SIGTERM');
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}
