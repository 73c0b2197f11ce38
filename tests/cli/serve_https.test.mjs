// oferta serve --https: a certificate authority of its own, one port for HTTPS and for the page that
// tells how to trust it, and certificates that are renewed.

import assert from 'node:assert/strict';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import { join } from 'node:path';
import test from 'node:test';
import tls from 'node:tls';
import { execFile, spawn } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { oferta, program, temporaryFolder } from '../support/oferta.mjs';

const run = promisify(execFile);
const openssl = (...args) => run('openssl', args);

/// Serves the data in `folder` over HTTPS on a free port of this machine.
async function startSecure(t, folder, args = ['--https']) {
  const all = ['serve', '--json', '--host', '127.0.0.1', '--port', '0', '--data', join(folder, 'data'), ...args];
  const child = spawn(program, all, { stdio: ['ignore', 'pipe', 'pipe'] });
  t.after(() => child.kill('SIGKILL'));
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (text) => (log += text));
  const closed = once(child, 'close');
  const first = await Promise.race([
    once(child.stdout.setEncoding('utf8'), 'data').then(([line]) => JSON.parse(line)),
    closed.then(([code]) => Promise.reject(new Error(`ended with ${code}: ${log}`))),
  ]);
  const ca = first.authority ? readFileSync(first.authority, 'utf8') : undefined;
  const port = Number(new URL(first.address).port);
  const ask = (module, path, options, body) => new Promise((done, failed) => {
    const request = module.request({ host: '127.0.0.1', port, path, agent: false, ...options }, (answer) => {
      let text = '';
      answer.setEncoding('latin1').on('data', (part) => (text += part));
      answer.on('end', () => done({ status: answer.statusCode, headers: answer.headers, body: text, socket: answer.socket }));
      answer.on('error', failed);
    });
    request.on('error', failed).end(body);
  });
  return {
    ...first, ca, port, log: () => log,
    secure: (path, options = {}, body) => ask(https, path, { ca, ...options }, body),
    plain: (path, options = {}, body) => ask(http, path, options, body),
    /// The certificate it shows, with its chain.
    async shown(options = {}) {
      const socket = tls.connect({ host: '127.0.0.1', port, ca, ...options });
      await once(socket, 'secureConnect');
      const certificate = socket.getPeerX509Certificate();
      socket.destroy();
      return certificate;
    },
    async stop() {
      child.kill('SIGTERM');
      return (await closed)[0];
    },
  };
}

/// Tells the certificates of a PEM text apart from its key.
function parts(pem) {
  return {
    key: pem.match(/-----BEGIN (EC )?PRIVATE KEY-----[^]*?-----END (EC )?PRIVATE KEY-----\n/)[0],
    certificates: pem.match(/-----BEGIN CERTIFICATE-----[^]*?-----END CERTIFICATE-----\n/g),
  };
}

/// What somebody could make who has stolen an authority's key: a certificate for `names`.
async function forged(t, authority, names, days = 90) {
  const folder = temporaryFolder(t);
  const at = (name) => join(folder, name);
  const { key, certificates } = parts(readFileSync(authority, 'utf8'));
  writeFileSync(at('ca.pem'), certificates[0]);
  writeFileSync(at('ca.key'), key);
  writeFileSync(at('ext'), `subjectAltName=${names}\nbasicConstraints=critical,CA:FALSE\nextendedKeyUsage=serverAuth\n`);
  await openssl('req', '-new', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-subj', '/O=Thief',
    '-keyout', at('key'), '-out', at('csr'));
  await openssl('x509', '-req', '-in', at('csr'), '-CA', at('ca.pem'), '-CAkey', at('ca.key'), '-CAcreateserial',
    '-days', String(days), '-extfile', at('ext'), '-out', at('crt'));
  return { key: readFileSync(at('key'), 'utf8'), cert: readFileSync(at('crt'), 'utf8') + certificates[0] };
}

test('one command serves HTTPS, accepted by who trusts its authority and by nobody else', async (t) => {
  const folder = temporaryFolder(t);
  const server = await startSecure(t, folder);
  assert.match(server.address, /^https:\/\/127\.0\.0\.1:\d+\/$/);
  const health = await server.secure('/healthz');
  assert.equal(health.status, 200);
  assert.equal(health.body, '{"status":"ok"}');
  assert.equal(health.headers['strict-transport-security'], undefined);
  for (const servername of ['localhost', 'anything.localhost']) {
    const reached = server.secure('/healthz', { servername, checkServerIdentity: tls.checkServerIdentity, headers: { host: servername } });
    if (servername === 'localhost') assert.equal((await reached).status, 200);
    else await assert.rejects(reached, { code: 'ERR_TLS_CERT_ALTNAME_INVALID' });
  }
  await assert.rejects(server.secure('/healthz', { ca: undefined }), { code: /SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_GET_ISSUER_CERT_LOCALLY/ });

  const certificate = await server.shown();
  assert.ok(new Date(certificate.validTo) - new Date(certificate.validFrom) <= 397 * 86_400_000);
  assert.equal(new X509Certificate(server.ca).fingerprint256, server.fingerprint);
  const files = join(folder, 'data/tls');
  for (const name of ['authority.pem', 'server.pem']) {
    assert.equal(statSync(join(files, name)).mode & 0o777, 0o600, name);
  }
  assert.equal(statSync(files).mode & 0o777, 0o700);
  // The root's key is on no disk: what is kept can sign for the local network alone.
  const { key, certificates } = parts(readFileSync(join(files, 'authority.pem'), 'utf8'));
  const [intermediate, root] = certificates.map((pem) => new X509Certificate(pem));
  assert.equal(root.fingerprint256, server.fingerprint);
  assert.ok(intermediate.checkPrivateKey(createPrivateKey(key)));
  assert.ok(!root.checkPrivateKey(createPrivateKey(key)));
  assert.equal(await server.stop(), 0);
});

test('old protocols and weak ciphers are refused', async (t) => {
  const server = await startSecure(t, temporaryFolder(t));
  const with_ = (options) => server.shown({ ciphers: 'ALL:@SECLEVEL=0', ...options });
  await assert.rejects(with_({ minVersion: 'TLSv1', maxVersion: 'TLSv1.1' }));
  await assert.rejects(with_({ maxVersion: 'TLSv1.2', ciphers: 'AES128-SHA:AES256-GCM-SHA384:ECDHE-ECDSA-AES128-SHA' }));
  assert.ok(await with_({ maxVersion: 'TLSv1.2' }));
  assert.ok(await with_({ minVersion: 'TLSv1.3' }));
});

test('without TLS there is the way to trust it and nothing else, on the same port', async (t) => {
  const server = await startSecure(t, temporaryFolder(t));
  const page = await server.plain('/');
  assert.equal(page.status, 200);
  assert.match(page.headers['content-type'], /^text\/html/);
  const text = Buffer.from(page.body, 'latin1').toString('utf8');
  assert.match(text, /<h1>Доверять этому серверу<\/h1>/);
  assert.match(text, /<h1>Trust this server<\/h1>/);
  for (const device of ['Android', 'iPhone', 'Windows', 'macOS', 'Linux', 'Chromium', 'Firefox']) {
    assert.ok(text.split(`<summary>`).filter((part) => part.includes(device)).length >= 2, device);
  }
  assert.ok(text.replaceAll('<br>', ':').includes(server.fingerprint));
  assert.ok(text.includes(`href="https://127.0.0.1:${server.port}/"`));
  assert.doesNotMatch(text, /\{[a-z]+\}/);

  const crt = await server.plain('/oferta-authority.crt');
  assert.equal(crt.headers['content-type'], 'application/x-x509-ca-cert');
  assert.equal(crt.body, server.ca);
  const cer = await server.plain('/oferta-authority.cer');
  const der = Buffer.from(cer.body, 'latin1');
  assert.equal(new X509Certificate(der).fingerprint256, server.fingerprint);
  const profile = await server.plain('/oferta-authority.mobileconfig');
  assert.equal(profile.headers['content-type'], 'application/x-apple-aspen-config');
  assert.equal(profile.body.match(/<data>([^<]*)<\/data>/)[1], der.toString('base64'));

  // A token sent by mistake is not answered, nor read: that it went over the network is the sender's
  // to learn at once.
  const { invitation } = server;
  for (const [method, path, body] of [
    ['POST', '/v1/enrol', JSON.stringify({ invitation, name: 'Thief' })], ['POST', '/v1/sync', 'x'.repeat(2 << 20)],
    ['GET', '/v1/devices'], ['GET', '/healthz'], ['GET', '/metrics'], ['GET', '/s/abc'], ['POST', '/'],
  ]) {
    const refused = await server.plain(path, { method }, body).catch((error) => error);
    if (refused instanceof Error) assert.ok(['ECONNRESET', 'EPIPE'].includes(refused.code) && body?.length > 1e6);
    else assert.equal(refused.status, 426, path);
  }
  for (const path of ['/index.html', '/anything?x', '/../data/tls/server.pem']) {
    const led = await server.plain(path);
    assert.deepEqual([led.status, led.headers.location, led.body], [303, '/', '']);
  }
  const odd = await server.plain('/', { headers: { host: '"><script>' } });
  assert.ok(!odd.body.includes('<script'));
  const enrolled = await server.secure('/v1/enrol', { method: 'POST' }, JSON.stringify({ invitation, name: 'First' }));
  assert.equal(enrolled.status, 201);
  assert.equal((await server.secure('/trust')).status, 200);
});

test('a stolen authority is of no use for the sites of others', async (t) => {
  const folder = temporaryFolder(t);
  const server = await startSecure(t, folder);
  const authority = join(folder, 'data/tls/authority.pem');
  const accepted = async (names, servername) => {
    const rogue = tls.createServer(await forged(t, authority, names)).on('tlsClientError', () => {}).listen(0, '127.0.0.1');
    await once(rogue, 'listening');
    const socket = tls.connect({ port: rogue.address().port, host: '127.0.0.1', servername, ca: server.ca, checkServerIdentity: () => undefined });
    const verdict = await once(socket, 'secureConnect').then(() => 'accepted', (error) => error.message);
    socket.destroy();
    rogue.close();
    return verdict;
  };
  assert.equal(await accepted('DNS:tablet.lan,IP:192.168.7.7', 'tablet.lan'), 'accepted');
  assert.equal(await accepted('DNS:bank.example.org', 'bank.example.org'), 'permitted subtree violation');
  assert.equal(await accepted('DNS:tablet.lan,DNS:example.org', 'tablet.lan'), 'permitted subtree violation');
  assert.equal(await accepted('IP:8.8.8.8'), 'permitted subtree violation');
});

test('a second start keeps the authority, and renews what runs out or no longer fits', async (t) => {
  const folder = temporaryFolder(t);
  const files = join(folder, 'data/tls');
  const read = (name) => readFileSync(join(files, name), 'utf8');
  const first = await startSecure(t, folder);
  const shown = await first.shown();
  await first.stop();
  const second = await startSecure(t, folder);
  assert.equal(second.fingerprint, first.fingerprint);
  assert.equal((await second.shown()).serialNumber, shown.serialNumber);
  await second.stop();

  const authority = join(files, 'authority.pem');
  const names = shown.subjectAltName.replaceAll('IP Address', 'IP').replaceAll(' ', '');
  for (const [why, altered, days] of [['runs out', names, 20], ['other addresses', 'DNS:localhost,IP:192.168.99.99', 90]]) {
    const old = await forged(t, authority, altered, days);
    writeFileSync(join(files, 'server.pem'), old.key + old.cert);
    const server = await startSecure(t, folder);
    assert.equal(server.fingerprint, first.fingerprint, why);
    const renewed = await server.shown();
    assert.equal(renewed.subjectAltName, shown.subjectAltName, why);
    assert.ok(new Date(renewed.validTo) - Date.now() > 100 * 86_400_000, why);
    assert.equal((await server.secure('/healthz')).status, 200, why);
    assert.equal(statSync(join(files, 'server.pem')).mode & 0o777, 0o600);
    await server.stop();
  }

  // A damaged authority is said and stays: a new one would have to be trusted by every device.
  writeFileSync(authority, read('authority.pem').slice(0, 200));
  await assert.rejects(startSecure(t, folder), /not an authority of Oferta, or it is damaged/);
  assert.equal(read('authority.pem').length, 200);
});

test('further names are those the authority was made for', async (t) => {
  const folder = temporaryFolder(t);
  const server = await startSecure(t, folder, ['--https', '--name', 'Offers.example.net', '--name', 'desk.lan']);
  const { subjectAltName } = await server.shown();
  assert.match(subjectAltName, /DNS:offers\.example\.net/);
  assert.match(subjectAltName, /DNS:desk\.lan/);
  await server.stop();
  const local = await startSecure(t, folder, ['--https', '--name', 'other.lan']);
  assert.match((await local.shown()).subjectAltName, /DNS:other\.lan/);
  await local.stop();
  await assert.rejects(startSecure(t, folder, ['--https', '--name', 'example.com']), /not made for `example\.com`/);
  for (const args of [['--https', '--name', 'a b'], ['--name', 'x.lan'], ['--certificate', 'x'], ['--authority', 'x']]) {
    assert.equal((await oferta(['serve', '--data', join(folder, 'data'), ...args])).code, 2, args.join(' '));
  }
});

test('a certificate of one’s own is used, and taken anew when its files change', async (t) => {
  const folder = temporaryFolder(t);
  const at = (name) => join(folder, name);
  const make = (name) => openssl('req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '30',
    '-subj', `/CN=${name}`, '-addext', 'subjectAltName=IP:127.0.0.1', '-keyout', at(`${name}.key`), '-out', at(`${name}.crt`));
  await Promise.all([make('one'), make('two')]);
  const use = (name) => ['crt', 'key'].forEach((kind) => writeFileSync(at(`now.${kind}`), readFileSync(at(`${name}.${kind}`))));
  use('one');
  const args = ['--certificate', at('now.crt'), '--key', at('now.key')];
  const server = await startSecure(t, folder, args);
  const ca = ['one', 'two'].map((name) => readFileSync(at(`${name}.crt`), 'utf8'));
  assert.equal((await server.shown({ ca })).subject, 'CN=one');
  assert.equal(server.fingerprint, undefined);
  assert.ok(!existsSync(join(folder, 'data/tls')));
  const led = await server.plain('/x');
  assert.deepEqual([led.status, led.headers.location], [303, `https://127.0.0.1:${server.port}/`]);
  assert.equal((await server.plain('/v1/devices')).status, 426);
  assert.equal((await server.secure('/trust', { ca })).status, 404);

  writeFileSync(at('now.key'), readFileSync(at('two.key')));  // not complete yet: the old one stays
  assert.equal((await server.shown({ ca })).subject, 'CN=one');
  use('two');
  for (let i = 0; i < 60 && (await server.shown({ ca })).subject !== 'CN=two'; ++i) await wait(500);
  assert.equal((await server.shown({ ca })).subject, 'CN=two');
  assert.match(server.log(), /"event":"certificate","renewed":true/);
  await server.stop();
  await assert.rejects(startSecure(t, folder, ['--certificate', at('one.crt'), '--key', at('two.key')]), /another\s+certificate's/);
});

test('hundreds who never finish a handshake keep nobody out', async (t) => {
  const server = await startSecure(t, temporaryFolder(t));
  const sockets = [];
  t.after(() => sockets.forEach((socket) => socket.destroy()));
  for (let i = 0; i < 400; ++i) {
    const socket = net.connect(server.port, '127.0.0.1');
    socket.on('error', () => {}).on('connect', () => socket.write(Buffer.from([0x16, 0x03, 0x01, 0x02])));
    sockets.push(socket);
  }
  await Promise.all(sockets.map((socket) => Promise.race([once(socket, 'connect'), once(socket, 'close')])));
  for (let i = 0; i < 10; ++i) assert.equal((await server.secure('/healthz')).status, 200);
  const left = () => sockets.filter((socket) => !socket.closed).length;
  assert.ok(left() >= 200, `${left()} still wait`);
  // What is no handshake ends at once; what never ends is ended.
  const nonsense = net.connect(server.port, '127.0.0.1').on('error', () => {});
  nonsense.write(Buffer.concat([Buffer.from([0x16, 0x03, 0x01, 0x00, 0x40, 0x01]), Buffer.alloc(200, 0xff)]));
  nonsense.resume();
  await once(nonsense, 'close');
  for (let i = 0; i < 60 && left() > 0; ++i) await wait(500);
  assert.equal(left(), 0);
});

test('live changes come over HTTPS, and a stop ends them tidily', async (t) => {
  const server = await startSecure(t, temporaryFolder(t));
  const post = (path, body, headers) => server.secure(path, { method: 'POST', headers }, JSON.stringify(body));
  const enrolled = JSON.parse((await post('/v1/enrol', { invitation: server.invitation, name: 'First' })).body);
  const headers = { authorization: `Bearer ${enrolled.token}` };
  const request = https.request({ host: '127.0.0.1', port: server.port, path: '/v1/events', ca: server.ca, headers }).end();
  const [answer] = await once(request, 'response');
  let text = '';
  answer.setEncoding('utf8').on('data', (part) => (text += part));
  for (let i = 0; i < 100 && !text; ++i) await wait(50);
  const before = text;
  assert.match(before, /^event: change\n/);
  const node = '000000000000a001';
  const h = `${Date.now().toString(16).padStart(11, '0')}-0000-${node}`;
  const synced = await post('/v1/sync', {
    p: 1, space: enrolled.space, node, now: Date.now(),
    ops: [{ n: node, s: 1, h, t: 'client', id: 'c1', u: 'anna', v: 1, f: { name: 'Anna' } }],
  }, headers);
  assert.equal(synced.status, 200, synced.body);
  for (let i = 0; i < 100 && text === before; ++i) await wait(50);
  assert.match(text.slice(before.length), /^event: change\n/);
  const ended = Promise.race([once(answer, 'end').then(() => 'end'), once(answer, 'error').then(([error]) => error.code)]);
  assert.equal(await server.stop(), 0);
  assert.equal(await ended, 'end');
});
