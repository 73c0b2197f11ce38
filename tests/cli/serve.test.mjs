// `oferta serve`: what a browser gets, and what everybody else gets.

import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import test from 'node:test';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { oferta, startServer, temporaryFolder } from '../support/oferta.mjs';

const page = '<!doctype html><title>Oferta</title>\n';
const script = 'export const answer = 42;\n'.repeat(100);

function makeFolder(t) {
  const outside = temporaryFolder(t);
  const folder = join(outside, 'dist');
  mkdirSync(join(folder, 'fonts'), { recursive: true });
  writeFileSync(join(outside, 'secret.txt'), 'secret');
  writeFileSync(join(folder, 'index.html'), page);
  writeFileSync(join(folder, 'app.3f9a1c07b2d4.js'), script);
  writeFileSync(join(folder, 'app.3f9a1c07b2d4.js.br'), brotliCompressSync(script));
  writeFileSync(join(folder, 'core.wasm'), Buffer.from([0, 0x61, 0x73, 0x6d]));
  writeFileSync(join(folder, 'fonts/inter-semibold.woff2'), 'font');
  writeFileSync(join(folder, '.hidden'), 'hidden');
  symlinkSync(join(outside, 'secret.txt'), join(folder, 'link.txt'));
  return folder;
}

/// One request by hand: fetch() would clean the path up before it asks.
function ask(port, path, { method = 'GET', headers = {} } = {}) {
  return new Promise((done, failed) => {
    const asked = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('end', () =>
        done({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }));
    });
    asked.on('error', failed);
    asked.end();
  });
}

/// Bytes sent as they are; gives all that comes back until the server closes.
function say(port, text) {
  return new Promise((done, failed) => {
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    socket.setEncoding('utf8').on('data', (part) => (answer += part));
    socket.on('close', () => done(answer)).on('error', failed);
    socket.write(text);
  });
}

test('serving', async (t) => {
  const server = await startServer({ folder: makeFolder(t) });
  t.after(() => server.stop());
  const get = (path, options) => ask(server.port, path, options);

  await t.test('the page, under its policy', async () => {
    const { status, headers, body } = await get('/');
    assert.equal(status, 200);
    assert.equal(body.toString(), page);
    assert.equal(headers['content-type'], 'text/html; charset=utf-8');
    assert.equal(headers['cache-control'], 'no-cache');
    assert.equal(headers['x-content-type-options'], 'nosniff');
    const policy = headers['content-security-policy'];
    assert.match(policy, /^default-src 'none'; script-src 'self' 'wasm-unsafe-eval';/);
    assert.match(policy, /frame-ancestors 'none'$/);
    assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|\*/);
  });

  await t.test('a query does not matter', async () => {
    assert.equal((await get('/index.html?from=home')).body.toString(), page);
  });

  await t.test('types that browsers insist on', async () => {
    assert.equal((await get('/core.wasm')).headers['content-type'], 'application/wasm');
    assert.match((await get('/app.3f9a1c07b2d4.js')).headers['content-type'], /^text\/javascript/);
    assert.equal((await get('/fonts/inter-semibold.woff2')).headers['content-type'], 'font/woff2');
  });

  await t.test('brotli for who accepts it', async () => {
    const headers = { 'accept-encoding': 'gzip, deflate, br;q=0.9' };
    const compressed = await get('/app.3f9a1c07b2d4.js', { headers });
    assert.equal(compressed.headers['content-encoding'], 'br');
    assert.equal(compressed.headers.vary, 'Accept-Encoding');
    assert.equal(brotliDecompressSync(compressed.body).toString(), script);
    for (const refusal of ['gzip', 'br;q=0', 'gzip, br; q=0.000', 'brotli']) {
      const plain = await get('/app.3f9a1c07b2d4.js', { headers: { 'accept-encoding': refusal } });
      assert.equal(plain.headers['content-encoding'], undefined, refusal);
      assert.equal(plain.body.toString(), script);
    }
  });

  await t.test('names with a digest are kept for ever, others are not', async () => {
    const hashed = await get('/app.3f9a1c07b2d4.js');
    assert.equal(hashed.headers['cache-control'], 'public, max-age=31536000, immutable');
    const named = await get('/fonts/inter-semibold.woff2');
    assert.equal(named.headers['cache-control'], 'no-cache');
  });

  await t.test('what has not changed is not sent again', async () => {
    const { etag } = (await get('/')).headers;
    assert.match(etag, /^"[0-9a-f]+"$/);
    const again = await get('/', { headers: { 'if-none-match': `"other", W/${etag}` } });
    assert.equal(again.status, 304);
    assert.equal(again.body.length, 0);
    assert.equal((await get('/', { headers: { 'if-none-match': '"other"' } })).status, 200);
  });

  await t.test('HEAD says the length and sends nothing', async () => {
    const { status, headers, body } = await get('/', { method: 'HEAD' });
    assert.equal(status, 200);
    assert.equal(headers['content-length'], String(page.length));
    assert.equal(body.length, 0);
  });

  await t.test('nothing else than GET and HEAD', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      const { status, headers } = await get('/', { method });
      assert.equal(status, 405, method);
      assert.equal(headers.allow, 'GET, HEAD');
    }
  });

  await t.test('no way out of the folder', async () => {
    const ways = [
      '/../secret.txt', '/%2e%2e/secret.txt', '/fonts/..%2f..%2fsecret.txt', '/..%5csecret.txt', '//etc/passwd',
      '/%00', '/index.html%00.js', '/.hidden', '/fonts/../.hidden', '/link.txt', '/fonts', '/%zz', '/%2',
      '/nothing.js',
    ];
    for (const way of ways) {
      const { status, body } = await get(way);
      assert.ok(status === 400 || status === 404, `${way}: ${status}`);
      assert.doesNotMatch(body.toString(), /secret\n?$|hidden$|root:/, way);
    }
  });

  await t.test('long requests are refused', async () => {
    const long = `GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(100_000)}\r\n\r\n`;
    assert.match(await say(server.port, long), /^HTTP\/1\.1 431 /);
    const body = `GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\n`;
    assert.match(await say(server.port, body), /^HTTP\/1\.1 413 /);
  });

  await t.test('what is not HTTP is refused', async () => {
    assert.match(await say(server.port, 'hello\r\n\r\n'), /^HTTP\/1\.1 400 /);
  });

  await t.test('several requests on one connection', async () => {
    const two = 'GET / HTTP/1.1\r\nHost: a\r\n\r\nGET /nothing HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n';
    const answer = await say(server.port, two);
    assert.equal(answer.match(/^HTTP\/1\.1 200 /gm)?.length, 1);
    assert.equal(answer.match(/HTTP\/1\.1 404 /g)?.length, 1);
  });

  await t.test('many at once', async () => {
    const answers = await Promise.all(Array.from({ length: 100 }, () => get('/app.3f9a1c07b2d4.js')));
    assert.ok(answers.every(({ status, body }) => status === 200 && body.toString() === script));
  });

  await t.test('a port that is taken is said so', async (inner) => {
    const { code, stderr } = await oferta(['serve', '--root', makeFolder(inner), '--port', String(server.port)]);
    assert.equal(code, 1);
    assert.match(stderr, new RegExp(`^oferta: Port ${server.port} is taken [^\\n]+--port\\n$`));
  });
});

test('a signal ends it, idle connections or not', async (t) => {
  for (const signal of ['SIGINT', 'SIGTERM']) {
    const server = await startServer({ folder: makeFolder(t) });
    const idle = connect(server.port, '127.0.0.1');
    idle.on('error', () => {});
    await new Promise((done) => idle.once('connect', done));
    const start = performance.now();
    assert.equal(await server.stop(signal), 0);
    assert.ok(performance.now() - start < 2000);
    idle.destroy();
  }
});

test('without an application there is a word what to do', async (t) => {
  const { code, stderr } = await oferta(['serve', '--root', temporaryFolder(t)]);
  assert.equal(code, 1);
  assert.match(stderr, /^oferta: There is no web application in [^\n]+\.\/run --build[^\n]+\n$/);
});
