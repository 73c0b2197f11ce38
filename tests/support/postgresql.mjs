// A PostgreSQL cluster of its own for tests that need one: in a temporary folder, on a free port of
// this machine, gone with the process.
//
//   test('…', { skip: noPostgresql }, async (t) => {
//     const url = await newDatabase();          // postgresql://oferta:…@127.0.0.1:…/team1
//   });

import { execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { promisify } from 'node:util';

const debian = '/usr/lib/postgresql';
const folders = existsSync(debian)
  ? readdirSync(debian).sort((a, b) => b - a).map((version) => join(debian, version, 'bin'))
  : [];
const needed = ['initdb', 'postgres', 'psql', 'pg_dump', 'pg_restore'];
const programs = [...folders, ...(process.env.PATH ?? '').split(':')].find((folder) =>
  folder !== '' && needed.every((name) => existsSync(join(folder, name))));

/// Why there is no PostgreSQL to test with; false when there is.
export const noPostgresql = programs ? false : `PostgreSQL is not installed (${needed.join(', ')} in one folder)`;

/// Whether tests that can run on either engine run on PostgreSQL.
export const onPostgresql = () => process.env.OFERTA_TEST_ENGINE === 'postgresql';

/// Options of a test in which the engine plays no part: it runs on SQLite alone.
export const anyEngine = () => ({ skip: onPostgresql() && 'the engine plays no part in it' });

/// Of the database's user; no output may ever have it.
export const password = 'sesam-4711';

// PostgreSQL refuses to run as root.
function owner() {
  if (process.getuid() !== 0) return {};
  const id = (what) => Number(execFileSync('id', [what, 'postgres'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

class Cluster {
  async make() {
    this.user = owner();
    this.folder = mkdtempSync(join(tmpdir(), 'oferta-postgresql-'));
    if (this.user.uid !== undefined) chownSync(this.folder, this.user.uid, this.user.gid);
    this.port = await freePort();
    this.data = join(this.folder, 'data');
    const secret = join(this.folder, 'password');
    writeFileSync(secret, password, { mode: 0o644 });
    await promisify(execFile)(join(programs, 'initdb'), [
      '-D', this.data, '-U', 'oferta', '-A', 'scram-sha-256', `--pwfile=${secret}`, '-E', 'UTF8', '--locale=C', '--no-sync',
    ], { ...this.user, cwd: this.folder });
    await this.start().catch(async (error) => {
      await this.remove();
      throw error;
    });
    return this;
  }

  async start() {
    // fsync is off since no test cuts the power; processes may be killed all the same.
    this.server = spawn(join(programs, 'postgres'), [
      '-D', this.data, '-k', this.folder, '-p', String(this.port), '-c', 'listen_addresses=127.0.0.1', '-c', 'fsync=off',
      '-c', 'shared_buffers=16MB', '-c', 'max_connections=40', '-c', 'synchronous_commit=off',
    ], { ...this.user, cwd: this.folder, stdio: 'ignore' });
    this.closed = once(this.server, 'close');
    for (let tries = 0; ; ++tries) {
      try {
        return await this.ask('SELECT 1');
      } catch (error) {
        if (tries > 100 || this.server.exitCode !== null) throw error;
        await new Promise((done) => setTimeout(done, 50));
      }
    }
  }

  /// SIGINT ends sessions and writes everything down, SIGQUIT is a crash.
  async stop(signal = 'SIGINT') {
    this.server.kill(signal);
    await this.closed;
  }

  async remove() {
    if (this.server?.exitCode === null) await this.stop('SIGQUIT');
    rmSync(this.folder, { recursive: true, force: true });
  }

  url(name) {
    return `postgresql://oferta:${password}@127.0.0.1:${this.port}/${name}`;
  }

  ask(...statements) {
    return ask(this.url('postgres'), ...statements);
  }

  /// One of PostgreSQL's programs, such as pg_dump.
  async run(program, args) {
    return promisify(execFile)(join(programs, program), args);
  }
}

/// What psql answers, a row a line, columns parted by "|".
export async function ask(url, ...statements) {
  const args = ['-XAtq', '-v', 'ON_ERROR_STOP=1', ...statements.flatMap((statement) => ['-c', statement]), url];
  return (await promisify(execFile)(join(programs, 'psql'), args)).stdout.trim();
}

let made;
let databases = 0;
after(async () => (await made?.catch(() => null))?.remove());

/// The cluster of this process, made when it is first asked for.
export function cluster() {
  made ??= new Cluster().make();
  return made;
}

const spare = [];

/// The address of a new, empty database.
export async function newDatabase() {
  const server = await cluster();
  if (spare.length === 0) {
    // Starting psql takes longer than making a database.
    for (let i = 0; i < 4; ++i) spare.push(`team${++databases}`);
    await server.ask(...spare.map((name) => `CREATE DATABASE ${name}`));
  }
  return server.url(spare.shift());
}
