// `POST /v1/sync` as a black box: what is acknowledged is there, whatever happened.

import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { connect } from 'node:net';
import test from 'node:test';
import { oferta } from '../support/oferta.mjs';
import { anyEngine, onPostgresql } from '../support/postgresql.mjs';
import { randomOf } from '../support/random.mjs';
import { stampOf, startTeam } from '../support/team.mjs';

const names = (operations) => operations.map(({ n, s }) => `${n}/${s}`).sort();

test('two devices meet', async (t) => {
  const server = await startTeam(t);
  const anna = await server.enrol();
  const boris = await server.enrol('manager');

  await t.test('what one brings the other gets, as it was', async () => {
    const brought = [anna.operation(1, { later: { kept: [1, null] }, t: 'hologram' }), anna.operation(2)];
    const { status, body } = await anna.sync({ ops: brought });
    assert.equal(status, 200);
    assert.deepEqual(body.ack, { [anna.node]: 2 });
    assert.deepEqual(body.rej, []);
    assert.equal(body.p, 1);
    assert.ok(Math.abs(body.now - Date.now()) < 60_000);
    const received = (await boris.sync()).body;
    assert.deepEqual(received.ops, brought);
    assert.equal(received.more, false);
    assert.deepEqual((await boris.sync({ cur: received.cur })).body.ops, []);
  });

  await t.test('a repetition changes nothing and is acknowledged', async () => {
    const before = names(await boris.pull());
    const { status, body } = await anna.sync({ ops: [anna.operation(2), anna.operation(2)] });
    assert.equal(status, 200);
    assert.deepEqual(body.ack, { [anna.node]: 2 });
    assert.deepEqual(body.rej, []);
    assert.deepEqual(names(await boris.pull()), before);
  });

  await t.test('order within a request does not matter', async () => {
    const { body } = await anna.sync({ ops: [anna.operation(5), anna.operation(3), anna.operation(4)] });
    assert.deepEqual(body.ack, { [anna.node]: 5 });
  });

  await t.test('a gap is refused whole, and says where to begin', async () => {
    const { status, body } = await anna.sync({ ops: [anna.operation(6), anna.operation(8)] });
    assert.equal(status, 409);
    assert.equal(body.error.code, 'gap');
    assert.deepEqual(body.ack, { [anna.node]: 5 });
    assert.ok(!names(await boris.pull()).includes(`${anna.node}/6`));
    assert.equal((await anna.sync({ ops: [6, 7, 8].map((s) => anna.operation(s)) })).status, 200);
  });

  await t.test('a bad operation is rejected alone, takes its number and is rejected again', async () => {
    const bad = anna.operation(10, { f: { name: { deep: 'x'.repeat(70_000) } } });
    const ahead = anna.operation(11, { h: stampOf(Date.now() + 3_600_000, 0, anna.node) });
    const ops = [anna.operation(9), bad, ahead, anna.operation(12), { n: 'nobody' }];
    for (let round = 0; round < 2; ++round) {
      const { status, body } = await anna.sync({ ops });
      assert.equal(status, 200);
      assert.deepEqual(body.ack, { [anna.node]: 12 });
      assert.deepEqual(
        body.rej.map(({ i, s, code }) => [i, s, code]).sort(),
        [[1, 10, 'out_of_range'], [2, 11, 'clock_ahead'], [4, 0, 'invalid_format']]);
    }
    const there = names(await boris.pull());
    assert.ok(there.includes(`${anna.node}/12`));
    assert.ok(!there.includes(`${anna.node}/10`) && !there.includes(`${anna.node}/11`));
  });

  await t.test('another operation under a number that is taken is not swallowed', async () => {
    const { body } = await anna.sync({ ops: [anna.operation(2, { f: { name: 'of a copied store' } })] });
    assert.deepEqual(body.rej.map(({ s, code }) => [s, code]), [[2, 'sequence_reused']]);
  });

  await t.test("nobody continues another device's node", async () => {
    const { body } = await boris.sync({ ops: [anna.operation(13)] });
    assert.deepEqual(body.rej.map(({ s, code }) => [s, code]), [[13, 'foreign_node']]);
    const own = (await anna.sync({ ops: [anna.operation(13)] })).body;
    assert.deepEqual(own.rej, []);
    assert.deepEqual(own.ack, { [anna.node]: 13 });
  });

  await t.test('pages join without loss', async () => {
    const ops = Array.from({ length: 50 }, (_, i) => boris.operation(i + 1));
    await boris.sync({ ops });
    const everything = names(await anna.pull());
    assert.ok(everything.length >= 60);
    for (const limit of [1, 7]) assert.deepEqual(names(await anna.pull(limit)), everything);
  });

  await t.test('protocol, space and cursor are checked', async () => {
    assert.equal((await anna.sync({ p: 2 })).status, 426);
    assert.equal((await anna.sync({ space: 'elsewhere' })).status, 403);
    assert.equal((await anna.sync({ cur: 'nonsense' })).status, 400);
    assert.equal((await anna.sync({ node: 'x' })).status, 400);
    const many = Array.from({ length: 1001 }, (_, i) => boris.operation(i + 51));
    assert.equal((await boris.sync({ ops: many })).status, 413);
  });
});

test('an acknowledged operation survives kill -9 at any moment', anyEngine(), async (t) => {
  const random = randomOf(7);
  let server = await startTeam(t);
  const { store } = server;
  const owner = await server.enrol();
  const devices = [owner, await server.enrol('manager'), await server.enrol('manager')];
  const acknowledged = new Map(devices.map((device) => [device.node, 0]));

  for (let round = 0; round < 8; ++round) {
    let down = false;
    const work = devices.map(async (device) => {
      for (let from = acknowledged.get(device.node) + 1; !down;) {
        const ops = Array.from({ length: 1 + Math.floor(random() * 20) }, (_, i) => device.operation(from + i));
        if (random() < 0.3 && from > 1) ops.push(device.operation(from - 1));
        ops.sort(() => random() - 0.5);
        const answer = await device.sync({ ops }).catch(() => null);
        if (!answer) return;
        assert.ok(answer.status === 200 || answer.status === 409, `${answer.status}`);
        const through = answer.body.ack[device.node];
        acknowledged.set(device.node, Math.max(through, acknowledged.get(device.node)));
        from = through + 1;
      }
    });
    await new Promise((done) => setTimeout(done, 30 + random() * 150));
    assert.equal(await server.stop('SIGKILL'), 'SIGKILL');
    down = true;
    await Promise.all(work);
    server = await startTeam(t, { store });
    for (const device of devices) device.server = server;
    const there = new Set(names(await owner.pull()));
    for (const [node, through] of acknowledged) {
      for (let s = 1; s <= through; ++s) assert.ok(there.has(`${node}/${s}`), `${node}/${s} after round ${round}`);
    }
  }
  assert.ok([...acknowledged.values()].every((through) => through > 0));
});

test('hostile input is refused, and the server lives on', anyEngine(), async (t) => {
  const server = await startTeam(t, { args: ['--timeout', '1'] });
  const device = await server.enrol();
  const post = (text) => device.call('POST', '/v1/sync', text);

  const say = (text) => new Promise((done, failed) => {
    const socket = connect(server.port, '127.0.0.1');
    let answer = '';
    socket.setEncoding('utf8').on('data', (part) => (answer += part));
    socket.on('close', () => done(answer)).on('error', failed);
    socket.write(text);
  });
  const head = (length) =>
    `POST /v1/sync HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer ${device.token}\r\n${length}\r\n\r\n`;

  await t.test('what is not JSON of ours', async () => {
    const wrong = [
      '', '{', '[]', 'null', '{"p":1', '{"p":1,"p":1}', '{"p":1.5}', '\ufeff{}', '[1e999]', '{"p":"1"}',
      `{"p":1,"space":"${device.space}","node":"${device.node}","ops":{}}`,
      `${'['.repeat(200_000)}`, `${'{"a":'.repeat(100_000)}`,
    ];
    for (const text of wrong) {
      const { status, body } = await post(text);
      assert.equal(status, 400, text.slice(0, 40));
      assert.ok(body.error.message.length > 10);
    }
  });

  await t.test('more than 1 MiB, before it is sent', async () => {
    const start = performance.now();
    assert.match(await say(head('Content-Length: 1048577')), /^HTTP\/1\.1 413 /);
    const chunk = `40000\r\n${' '.repeat(0x40000)}\r\n`;
    assert.match(await say(head('Transfer-Encoding: chunked') + chunk.repeat(5)).catch(() => 'HTTP/1.1 413 reset'), /^HTTP\/1\.1 413 /);
    assert.ok(performance.now() - start < 5000);
    const largest = JSON.stringify({ p: 1, space: device.space, node: device.node }).padEnd(1_048_576, ' ');
    assert.equal((await post(largest)).status, 200);
  });

  await t.test('a slow client is let go', async () => {
    const start = performance.now();
    assert.equal(await say(`${head('Content-Length: 1000')}{`), '');
    assert.ok(performance.now() - start < 10_000);
  });

  await t.test('the limits of an operation', async () => {
    let deep = 1;
    for (let i = 0; i < 17; ++i) deep = [deep];
    const ops = [
      device.operation(1, { f: { a: deep } }),
      device.operation(2, { id: 'x'.repeat(129) }),
      device.operation(3, { h: 'fffffffffff-ffff-ffffffffffffffff' }),
      device.operation(4, { later: { a: deep } }),
      device.operation(5),
    ];
    const { body } = await device.sync({ ops });
    assert.deepEqual(body.rej.map(({ s }) => s), [1, 2, 3, 4]);
    assert.deepEqual(body.ack, { [device.node]: 5 });
  });
  assert.equal((await server.call('GET', '/healthz')).status, 200);
});

test('a backup is taken while the server works, and restored under a new epoch', { skip: onPostgresql() && 'it has pg_dump' }, async (t) => {
  const server = await startTeam(t);
  const device = await server.enrol();
  await device.sync({ ops: [device.operation(1), device.operation(2)] });
  const before = (await device.sync()).body;
  const file = `${server.data}/../copy.db`;
  const backup = await oferta(['backup', '--data', server.data, '--out', file]);
  assert.equal(backup.code, 0, backup.stderr);
  assert.equal(statSync(file).mode & 0o077, 0, 'costs and clients are for the server\'s user alone');
  assert.equal((await oferta(['backup', '--data', server.data, '--out', file])).code, 1);
  await device.sync({ ops: [device.operation(3)] });

  const data = `${server.data}/../restored`;
  assert.equal((await oferta(['restore', file, '--data', data])).code, 0);
  assert.equal((await oferta(['restore', file, '--data', data])).code, 1);
  assert.equal((await oferta(['restore', `${server.data}/nothing`, '--data', `${data}2`])).code, 1);
  const restored = await startTeam(t, { data });
  assert.equal(restored.invitation, undefined);
  device.server = restored;
  const { body } = await device.sync({ cur: before.cur });
  assert.notEqual(body.epoch, before.epoch);
  assert.deepEqual(names(body.ops), names([device.operation(1), device.operation(2)]));
  // The device offers again what the backup lacks.
  assert.equal((await device.sync({ ops: [device.operation(4)] })).body.ack[device.node], 2);
  assert.deepEqual((await device.sync({ ops: [device.operation(3), device.operation(4)] })).body.rej, []);
});

test('a kiosk leaves needs and leads, and reads nothing', async (t) => {
  const server = await startTeam(t);
  const head = await server.enrol();
  await head.sync({ ops: [head.operation(1, { t: 'price_rule', f: { cost: 7 } })] });
  const kiosk = await server.enrol('kiosk');
  const removal = { ...kiosk.operation(3, { t: 'lead' }), d: 1 };
  delete removal.f;
  const { body } = await kiosk.sync({ ops: [kiosk.operation(1, { t: 'lead' }), kiosk.operation(2), removal] });
  assert.deepEqual(body.ops, []);
  assert.deepEqual(body.rej.map(({ s, code }) => [s, code]), [[2, 'forbidden'], [3, 'forbidden']]);
  assert.deepEqual((await kiosk.sync({ cur: body.cur })).body.ops, []);
  assert.ok(names(await head.pull()).includes(`${kiosk.node}/1`));
});

test('what managers are held to is written by heads alone', async (t) => {
  const server = await startTeam(t);
  const head = await server.enrol();
  const manager = await server.enrol('manager');
  const rules = (device) => [
    device.operation(1, { t: 'approver', id: '0123456789abcdef', f: { key: 'k' } }),
    device.operation(2, { t: 'setting', id: 'discount_limits', f: { value: { manager: 9000 } } }),
    device.operation(3, { t: 'setting', id: 'margin_policy', f: { value: { floor: 0 } } }),
    device.operation(4, { t: 'setting', id: 'anything_else', f: { value: 1 } }),
    device.operation(5, { t: 'approval_request', f: { number: '1' } }),
  ];
  const { body } = await manager.sync({ ops: rules(manager) });
  assert.deepEqual(body.rej.map(({ s, code }) => [s, code]), [[1, 'forbidden'], [2, 'forbidden'], [3, 'forbidden']]);
  assert.deepEqual((await head.sync({ ops: rules(head) })).body.rej, []);
});

test('live changes reach who listens, until its device is revoked', anyEngine(), async (t) => {
  const server = await startTeam(t);
  const head = await server.enrol();
  const listener = await server.enrol('manager');
  const kiosk = await server.enrol('kiosk');
  assert.equal((await kiosk.call('GET', '/v1/events')).status, 403);
  const response = await fetch(`http://127.0.0.1:${server.port}/v1/events`, {
    headers: { authorization: `Bearer ${listener.token}` },
  });
  assert.equal(response.status, 200);
  assert.match(response.headers.get('content-type'), /^text\/event-stream/);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  const next = async () => {
    const { value, done } = await reader.read();
    return done ? null : JSON.parse(value.match(/^event: change\ndata: (.*)\n\n$/)[1]).cur;
  };
  const first = await next();
  const waiting = next();
  const start = performance.now();
  await head.sync({ ops: [head.operation(1)] });
  const second = await waiting;
  assert.ok(performance.now() - start < 1500);
  assert.notEqual(second, first);
  assert.deepEqual((await listener.sync({ cur: first })).body.ops, [head.operation(1)]);
  assert.equal((await listener.sync({ cur: second })).body.ops.length, 0);
  await head.call('DELETE', `/v1/devices/${listener.id}`);
  assert.equal(await next().catch(() => null), null);

  // Somebody who listens does not hold up the end.
  const other = await server.enrol('manager');
  await fetch(`http://127.0.0.1:${server.port}/v1/events`, { headers: { authorization: `Bearer ${other.token}` } });
  const stop = performance.now();
  assert.equal(await server.stop(), 0);
  assert.ok(performance.now() - stop < 2500);
});
