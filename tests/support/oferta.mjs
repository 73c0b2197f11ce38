// Runs the `oferta` command for tests.
//
//   const { code, stdout, stderr } = await oferta(['solve', file]);
//   const server = await startServer();      // { address, stop() }

import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/// The program under test.
export const program = process.env.OFERTA_PROGRAM ?? join(root, 'build/native/oferta');

/// Real data from elsewhere, kept beside the repository; tests that need it skip without it.
export const sharedData = process.env.OFERTA_SHARED_DATA ?? resolve(root, '../shared/data');

/// Runs the command to its end. `input` is its standard input.
export function oferta(args, { input, env } = {}) {
  return new Promise((done) => {
    const options = { maxBuffer: 1 << 28, timeout: 120_000, env: { ...process.env, ...env } };
    const child = execFile(program, args, options, (error, stdout, stderr) => {
      done({ code: error ? (error.code ?? error.signal) : 0, stdout, stderr });
    });
    // A command that ends before it has read everything closes the pipe; that is its right.
    child.stdin.on('error', () => {});
    child.stdin.end(input ?? '');
  });
}

/// Serves the application (or `folder`) on a free port.
export async function startServer({ folder } = {}) {
  const args = ['serve', '--json', '--port', '0', ...(folder ? ['--root', folder] : [])];
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text) => (errors += text));
  const closed = once(child, 'close');
  const ready = once(child.stdout.setEncoding('utf8'), 'data').then(([line]) => JSON.parse(line).address);
  const address = await Promise.race([
    ready,
    closed.then(([code]) => {
      throw new Error(`oferta serve ended with ${code}: ${errors}`);
    }),
  ]);
  return {
    address,
    port: Number(new URL(address).port),
    async stop(signal = 'SIGTERM') {
      child.kill(signal);
      const [code] = await closed;
      return code;
    },
  };
}

/// A folder that is gone after the test.
export function temporaryFolder(test) {
  const folder = mkdtempSync(join(tmpdir(), 'oferta-'));
  test.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
