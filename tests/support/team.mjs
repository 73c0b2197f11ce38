// A team's server for tests, and devices that talk to it.
//
//   const server = await startTeam(t);              // on SQLite, or as OFERTA_TEST_ENGINE says
//   const device = await server.enrol();            // of the role head; or enrol('manager')
//   const { status, body } = await device.sync({ ops: [operation({ s: 1 })] });

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { oferta, program, temporaryFolder } from './oferta.mjs';
import { cluster, newDatabase, onPostgresql } from './postgresql.mjs';

const noon = 1795485600000;
let nextNode = 0xa000;

export const nodeName = (number) => number.toString(16).padStart(16, '0');
export const stampOf = (ms, counter, node) =>
  `${ms.toString(16).padStart(11, '0')}-${counter.toString(16).padStart(4, '0')}-${node}`;

/// One operation on a client's name; `rest` replaces members.
export function operation(node, sequence, rest = {}) {
  return {
    n: node, s: sequence, h: stampOf(noon + sequence, 0, node), t: 'client', id: `c${sequence}`,
    u: 'anna', v: 1, f: { name: `client ${sequence}` }, ...rest,
  };
}

export class Device {
  constructor(server, { token, space, device }) {
    Object.assign(this, { server, token, space, id: device?.id });
    this.node = nodeName(nextNode++);
  }

  call(method, path, body, headers = {}) {
    return this.server.call(method, path, body, { authorization: `Bearer ${this.token}`, ...headers });
  }

  sync(rest = {}) {
    return this.call('POST', '/v1/sync', { p: 1, space: this.space, node: this.node, now: Date.now(), ops: [], ...rest });
  }

  operation(sequence, rest) {
    return operation(this.node, sequence, rest);
  }

  /// Everything the server has, page by page.
  async pull(limit = 2000) {
    const operations = [];
    for (let cur = ''; ;) {
      const { status, body } = await this.sync({ cur, limit });
      if (status !== 200) throw new Error(`pull: ${status} ${JSON.stringify(body)}`);
      operations.push(...body.ops);
      cur = body.cur;
      if (!body.more) return operations;
    }
  }
}

/// The options of a command that name a new, empty place for a server's data.
export async function newStore(t) {
  return onPostgresql() ? ['--database', await newDatabase()] : ['--data', join(temporaryFolder(t), 'data')];
}

/// A backup of what is in a store, as a file.
export async function backUp(t, [kind, place]) {
  const file = join(temporaryFolder(t), 'backup');
  if (kind === '--database') {
    await (await cluster()).run('pg_dump', ['--format=custom', `--file=${file}`, place]);
    return file;
  }
  const { code, stderr } = await oferta(['backup', kind, place, '--out', file]);
  if (code !== 0) throw new Error(stderr);
  return file;
}

/// A new store made of a backup.
export async function bringBack(t, file) {
  const [kind, place] = await newStore(t);
  if (kind === '--database') await (await cluster()).run('pg_restore', [`--dbname=${place}`, file]);
  const { code, stderr } = await oferta(['restore', ...(kind === '--database' ? [] : [file]), kind, place]);
  if (code !== 0) throw new Error(stderr);
  return [kind, place];
}

/// All that is in a store, as one text.
export async function storedText([kind, place]) {
  if (kind === '--database') return (await (await cluster()).run('pg_dump', [place])).stdout;
  return readdirSync(place).map((name) => readFileSync(join(place, name), 'latin1')).join('');
}

/// Serves what is in `store` or in the folder `data` (in a new place if absent) on a free port until
/// the test ends.
export async function startTeam(t, { data, store, rate = 100_000, port = 0, args = [], env } = {}) {
  store ??= data ? ['--data', data] : await newStore(t);
  const all = ['serve', '--json', '--port', String(port), ...store, '--rate', String(rate), ...args];
  const child = spawn(program, all, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (text) => (log += text));
  const closed = once(child, 'close');
  const first = await Promise.race([
    once(child.stdout.setEncoding('utf8'), 'data').then(([line]) => JSON.parse(line)),
    closed.then(([code]) => {
      throw new Error(`oferta serve ended with ${code}: ${log}`);
    }),
  ]);
  const server = {
    store,
    data: store[1],
    pid: child.pid,
    address: first.address,
    port: Number(new URL(first.address).port),
    invitation: first.invitation,
    setup: first.setup,
    log: () => log,
    async stop(signal = 'SIGTERM') {
      if (child.exitCode === null && child.signalCode === null) child.kill(signal);
      const [code, ended] = await closed;
      return ended ?? code;
    },
    async call(method, path, body, headers = {}) {
      const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
      const answer = await fetch(new URL(path, first.address), { method, body: text, headers });
      const type = answer.headers.get('content-type') ?? '';
      const received = await answer.text();
      return {
        status: answer.status, headers: answer.headers,
        body: type.startsWith('application/json') ? JSON.parse(received) : received,
      };
    },
    async enrol(role) {
      let code = server.invitation;
      if (role) {
        const made = await oferta(['device', 'invite', ...store, '--role', role, '--json']);
        code = JSON.parse(made.stdout).invitation;
      }
      const { status, body } = await server.call('POST', '/v1/enrol', { invitation: code, name: `${role ?? 'first'} device` });
      if (status !== 201) throw new Error(`enrol: ${status} ${JSON.stringify(body)}`);
      return new Device(server, body);
    },
  };
  t.after(() => server.stop('SIGKILL'));
  return server;
}
