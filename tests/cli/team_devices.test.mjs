// Devices of a team's server: who gets in, who does not, and what is written down about it.

import assert from 'node:assert/strict';
import test from 'node:test';
import { oferta, temporaryFolder } from '../support/oferta.mjs';
import { anyEngine } from '../support/postgresql.mjs';
import { Device, startTeam, storedText } from '../support/team.mjs';

test('nothing but the state of health is answered without a token', async (t) => {
  const server = await startTeam(t);
  assert.deepEqual((await server.call('GET', '/healthz')).body, { status: 'ok' });
  const closed = [
    ['POST', '/v1/sync'], ['GET', '/v1/devices'], ['POST', '/v1/invitations'], ['DELETE', '/v1/devices/x'],
    ['GET', '/metrics'], ['GET', '/v1/'], ['GET', '/v1/unknown'], ['GET', '/healthz?x'],
  ];
  for (const [method, path] of closed) {
    const { status, headers } = await server.call(method, path);
    if (path.startsWith('/healthz')) {
      assert.equal(status, 200);
      continue;
    }
    assert.equal(status, 401, path);
    assert.equal(headers.get('www-authenticate'), 'Bearer');
  }
  for (const authorization of ['Bearer', 'Bearer ', 'Basic eDp5', `Bearer ${'0'.repeat(64)}`, "Bearer ' OR 1=1 --"]) {
    assert.equal((await server.call('POST', '/v1/sync', '{}', { authorization })).status, 401);
  }
});

test('an invitation lets one device in, once', async (t) => {
  const server = await startTeam(t);
  assert.match(server.invitation, /^ofi_[0-9a-f]{64}$/);
  const head = await server.enrol();
  assert.match(head.token, /^oft_[0-9a-f]{64}$/);
  const again = await server.call('POST', '/v1/enrol', { invitation: server.invitation, name: 'thief' });
  assert.equal(again.status, 401);
  assert.equal((await server.call('POST', '/v1/enrol', { invitation: 'ofi_0', name: 'x' })).status, 401);
  assert.equal((await server.call('POST', '/v1/enrol', '{}')).status, 400);

  const { status, body } = await head.call('POST', '/v1/invitations', { role: 'manager' });
  assert.equal(status, 201);
  const enrolled = await server.call('POST', '/v1/enrol', { invitation: body.invitation, name: 'Tablet' });
  assert.equal(enrolled.body.device.role, 'manager');
  assert.equal((await head.call('POST', '/v1/invitations', { role: 'king' })).status, 400);
});

test('roles hold, and a revoked device is refused at once', async (t) => {
  const server = await startTeam(t);
  const head = await server.enrol();
  const manager = await server.enrol('manager');
  const monitor = await server.enrol('monitor');
  for (const device of [manager, monitor]) {
    assert.equal((await device.call('GET', '/v1/devices')).status, 403);
    assert.equal((await device.call('POST', '/v1/invitations', { role: 'head' })).status, 403);
    assert.equal((await device.call('DELETE', `/v1/devices/${head.id}`)).status, 403);
  }
  assert.equal((await monitor.sync()).status, 403);
  assert.equal((await manager.call('GET', '/metrics')).status, 403);
  const metrics = await monitor.call('GET', '/metrics');
  assert.equal(metrics.status, 200);
  assert.match(metrics.body, /^oferta_requests_total\{status="403"\} [1-9]/m);
  assert.match(metrics.headers.get('content-type'), /^text\/plain; version=0\.0\.4/);

  const listed = (await head.call('GET', '/v1/devices')).body.devices;
  assert.deepEqual(listed.map(({ role }) => role).sort(), ['head', 'manager', 'monitor']);
  assert.equal((await manager.sync()).status, 200);
  assert.equal((await head.call('DELETE', `/v1/devices/${manager.id}`)).status, 200);
  assert.equal((await manager.sync()).status, 401);
  assert.equal((await head.call('DELETE', `/v1/devices/${manager.id}`)).status, 404);
  assert.equal((await head.call('DELETE', `/v1/devices/${head.id}`)).status, 409);

  const revoked = await oferta(['device', 'revoke', monitor.id, ...server.store]);
  assert.equal(revoked.code, 0, revoked.stderr);
  assert.equal((await monitor.call('GET', '/metrics')).status, 401);
  const list = await oferta(['device', 'list', ...server.store, '--json']);
  const lines = list.stdout.trim().split('\n').map((line) => JSON.parse(line));
  assert.deepEqual(lines.map((line) => line.revoked).sort(), [false, true, true]);
  const audit = await oferta(['device', 'audit', ...server.store]);
  const actions = audit.stdout.trim().split('\n').map((line) => JSON.parse(line).action);
  assert.deepEqual(actions.slice(0, 2), ['revoke', 'revoke']);
  assert.equal(actions.filter((action) => action === 'enrol').length, 3);
});

test('neither what is stored nor the log knows a secret', async (t) => {
  const server = await startTeam(t);
  const head = await server.enrol();
  await head.sync({ ops: [head.operation(1)] });
  const invitation = (await head.call('POST', '/v1/invitations', { role: 'manager' })).body.invitation;
  assert.equal(await server.stop(), 0);
  const bytes = await storedText(server.store);
  for (const secret of [head.token, server.invitation, invitation]) {
    assert.ok(!bytes.includes(secret.slice(4)));
    assert.ok(!server.log().includes(secret.slice(4)));
  }
  const lines = server.log().trim().split('\n').map((line) => JSON.parse(line));
  const sync = lines.find(({ path }) => path === '/v1/sync');
  assert.equal(sync.status, 200);
  assert.equal(sync.stored, 1);
  assert.equal(sync.device, head.id);
});

test('who asks too often waits', anyEngine(), async (t) => {
  const server = await startTeam(t, { rate: 1 });
  const head = await server.enrol();
  const answers = await Promise.all(Array.from({ length: 12 }, () => head.sync()));
  const refused = answers.filter(({ status }) => status === 429);
  assert.ok(refused.length >= 4 && refused.length <= 8, `${refused.length}`);
  assert.ok(Number(refused[0].headers.get('retry-after')) > 0);
});

test('guessing is slowed down, and does not lock out who has a token', anyEngine(), async (t) => {
  const server = await startTeam(t);
  const head = await server.enrol();
  const thief = new Device(server, { token: 'oft_0', space: head.space });
  const answers = await Promise.all(Array.from({ length: 40 }, () => thief.sync()));
  assert.ok(answers.filter(({ status }) => status === 429).length >= 10);
  assert.ok(answers.every(({ status }) => status === 429 || status === 401));
  assert.equal((await head.sync()).status, 200);
});

test('commands say what is missing', anyEngine(), async (t) => {
  const folder = temporaryFolder(t);
  const nothing = await oferta(['device', 'list', '--data', folder]);
  assert.equal(nothing.code, 1);
  assert.match(nothing.stderr, /^oferta: There is no data of a server in this folder/);
  assert.equal((await oferta(['device', 'invite', '--data', folder, '--role', 'king'])).code, 2);
  assert.equal((await oferta(['device'])).code, 2);
  assert.match((await oferta(['device', 'invite', '--help'])).stdout, /--role/);
});
