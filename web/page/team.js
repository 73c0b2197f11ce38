// @ts-check
/**
 * The way to the team's server: the same origin the page comes from, so that no page elsewhere can
 * ever be told to send a team's data somewhere.
 *
 *   const team = new TeamLink({ record, tell });
 *   team.start();                          // one tab of the device leads, the others wait
 *   team.call({ method, path }, body);     // the answer comes as { do: 'team-answer' }
 *
 * What is sent and what becomes of an answer is the program's business (app/shell/team.h); here is
 * when: at once where the server tells of changes (server-sent events), now and then where it does
 * not, later and later after failures, and not at all without a network.
 */
import { serverAddress } from './server_address.js';

/**
 * What this device keeps of its membership.
 * @typedef {{ token: string, space: string, device: { id: string, name: string, role: string },
 *             person?: { id: string, name: string }, revoked?: boolean }} TeamRecord
 * @typedef {(message: object, bytes?: Uint8Array) => unknown} Tell
 */

const SYNC = '/v1/sync';
const FIRST_DELAY = 1_000;
const LONGEST_DELAY = 60_000;
/** Asking now and then: without news from the server, and in case some got lost. */
const POLL = 20_000;
const POLL_BESIDE_NEWS = 300_000;
const PATIENCE = 60_000;

/**
 * Milliseconds until the next attempt: twice as long after each failure, and never the same for two
 * devices, so that a server that comes back is not met by all of them at once.
 * @param {number} failures @param {() => number} [random]
 */
export function delayAfter(failures, random = Math.random) {
  const most = Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** Math.min(failures - 1, 10));
  return most / 2 + random() * most / 2;
}

/**
 * The data lines of server-sent events in pieces of text as they come.
 * @param {(data: string) => void} found
 */
export function eventReader(found) {
  let rest = '';
  return (/** @type {string} */ piece) => {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line.startsWith('data:')) found(line.slice(5).trim());
  };
}

/**
 * Changes an invitation, or without one a person's name and password, for membership.
 * @param {{ invitation: string, name: string, person: string, password: string }} asked
 */
export async function enrol({ invitation, name, person, password }) {
  const [path, body] = invitation
    ? ['/v1/enrol', password ? { invitation, name, person, password } : { invitation, name }]
    : ['/v1/sign-in', { person, password, device: name }];
  try {
    const answer = await fetch(serverAddress(path), {
      method: 'POST', body: JSON.stringify(body), signal: AbortSignal.timeout(PATIENCE),
    });
    if (answer.status !== 201) return { status: answer.status, record: null };
    const { token, space, device, person: whose } = await answer.json();
    return { status: 201, record: /** @type {TeamRecord} */ ({ token, space, device, person: whose }) };
  } catch {
    return { status: 0, record: null };
  }
}

export class TeamLink {
  #record;
  #tell;
  #failures = 0;
  #timer = 0;
  #listening = false;
  #heard = '';

  /** @param {{ record: TeamRecord, tell: Tell }} options */
  constructor({ record, tell }) {
    this.#record = record;
    this.#tell = tell;
  }

  /** Leads as soon as no other tab does. Without locks (an insecure address) each tab leads. */
  start() {
    const lead = () => {
      this.#tell({ do: 'team-lead' });
      addEventListener('online', () => this.#turn());
      document.addEventListener('visibilitychange', () => {
        if (document.visibilityState === 'visible') this.#turn();
      });
      return new Promise(() => {});
    };
    if (navigator.locks) navigator.locks.request('oferta.team', lead);
    else lead();
  }

  /** @param {{ method: string, path: string }} message @param {Uint8Array} body */
  async call({ method, path }, body) {
    const { status, bytes } = await this.#fetch(method, path, body);
    if (path === SYNC) this.#plan(status);
    this.#tell({ do: 'team-answer', path, status }, bytes);
  }

  /** Gives the token up, where the server can be told. @param {string} device */
  async end(device) {
    await this.#fetch('DELETE', `/v1/devices/${device}`);
  }

  /** @param {string} method @param {string} path @param {Uint8Array} [body] */
  async #fetch(method, path, body) {
    const nothing = { status: 0, bytes: new Uint8Array() };
    if (!navigator.onLine) return nothing;
    try {
      const answer = await fetch(serverAddress(path), {
        method, body: body && body.length > 0 ? /** @type {any} */ (body) : undefined,
        headers: { authorization: `Bearer ${this.#record.token}` },
        cache: 'no-store', signal: AbortSignal.timeout(PATIENCE),
      });
      return { status: answer.status, bytes: new Uint8Array(await answer.arrayBuffer()) };
    } catch {
      return nothing;
    }
  }

  /** When to ask next, after an answer of this status (0: none). @param {number} status */
  #plan(status) {
    if (status === 401 || status === 403) {
      this.#later(LONGEST_DELAY);
    } else if (status === 200 || status === 409) {
      this.#failures = 0;
      this.#listen();
      this.#later(this.#listening ? POLL_BESIDE_NEWS : POLL);
    } else {
      this.#failures += 1;
      this.#later(delayAfter(this.#failures));
    }
  }

  /** @param {number} delay */
  #later(delay) {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => this.#turn(), delay);
  }

  #turn() {
    clearTimeout(this.#timer);
    if (navigator.onLine) this.#tell({ do: 'team-turn' });
    else this.#later(LONGEST_DELAY); // the event «online» comes sooner, where it comes
  }

  /** Hears of changes until the connection ends; then asks, which finds out why it did. */
  async #listen() {
    if (this.#listening) return;
    this.#listening = true;
    try {
      const answer = await fetch(serverAddress('/v1/events'), {
        headers: { authorization: `Bearer ${this.#record.token}` }, cache: 'no-store',
      });
      if (answer.ok && answer.body) {
        const read = eventReader((data) => {
          if (data === this.#heard) return;
          this.#heard = data;
          this.#turn();
        });
        const reader = answer.body.pipeThrough(/** @type {any} */ (new TextDecoderStream())).getReader();
        for (let piece = await reader.read(); !piece.done; piece = await reader.read()) read(piece.value);
      }
    } catch { /* the connection broke */ }
    this.#listening = false;
    this.#later(delayAfter(this.#failures + 1));
  }
}
