// People of a team: the set-up link, invitations, signing in, locks after wrong passwords, and what
// each role may ask for.

import assert from 'node:assert/strict';
import test from 'node:test';
import { oferta } from '../support/oferta.mjs';
import { anyEngine } from '../support/postgresql.mjs';
import { backUp, bringBack, Device, startTeam, storedText } from '../support/team.mjs';

const codeIn = (link) => link.slice(link.lastIndexOf('/') + 1);

/// Takes an invitation up, or signs in.
async function enter(server, path, body) {
  const answer = await server.call('POST', path, body);
  return answer.status === 201 ? Object.assign(new Device(server, answer.body), { person: answer.body.person }) : answer;
}
const accept = (server, invitation, person, password, name = `${person}'s laptop`) =>
  enter(server, '/v1/enrol', { invitation, name, ...(person && { person }), password });
const signIn = (server, person, password, device = 'Phone') =>
  enter(server, '/v1/sign-in', { person, password, device });

/// A team with its head.
async function withHead(t, options) {
  const server = await startTeam(t, options);
  return { server, head: await accept(server, codeIn(server.setup), 'Анна Руководова', 'верный пароль 1') };
}
const invite = async (head, role, rest = {}) =>
  (await head.call('POST', '/v1/invitations', { for: 'person', role, ...rest })).body.invitation;

test('the first start prints a link by which a head chooses name and password, once', async (t) => {
  const server = await startTeam(t);
  assert.ok(server.setup.startsWith(`${server.address}#/join/ofp_`), server.setup);
  const code = codeIn(server.setup);
  for (const [person, password, name] of [
    ['', 'long enough 1', 'x'], ['Anna', 'short', 'x'], ['Anna Secretary', 'anna secretary', 'x'], ['Anna', 'long enough 1', ''],
    ['Anna\n', 'long enough 1', 'x'], ['Anna', 'x'.repeat(257), 'x'], [' ', 'long enough 1', 'x'],
  ]) {
    const refused = await server.call('POST', '/v1/enrol', { invitation: code, name, person, password });
    assert.equal(refused.status, 400, JSON.stringify([person, password, name]));
  }
  assert.equal((await server.call('POST', '/v1/enrol', { invitation: code, name: 'x' })).status, 400);
  const head = await accept(server, code, 'Anna', 'long enough 1');
  assert.equal((await head.sync({ ops: [head.operation(1)] })).body.ack[head.node], 1);
  const { devices } = (await head.call('GET', '/v1/devices')).body;
  assert.deepEqual(devices.map(({ role, person, name }) => [role, person, name]), [['head', head.person.id, "Anna's laptop"]]);
  assert.ok(Math.abs(devices[0].seen - Date.now()) < 60_000);
  assert.equal((await accept(server, code, 'Thief', 'long enough 1')).status, 401);
  await server.stop();
  const again = await startTeam(t, { store: server.store });
  assert.equal(again.setup, undefined);
  assert.equal(again.invitation, undefined);
});

test('invited people join, sign in elsewhere, and lose it all when they are disabled', async (t) => {
  const { server, head } = await withHead(t);
  const code = await invite(head, 'manager', { days: 2 });
  assert.match(code, /^ofp_[0-9a-f]{64}$/);
  assert.equal((await accept(server, code, ' анна  РУКОВОДОВА', 'long enough 1')).status, 409);
  const boris = await accept(server, code, 'Борис', 'пароль Бориса');
  assert.equal(boris.person.name, 'Борис');
  const phone = await signIn(server, '  бОРИС ', 'пароль Бориса');
  await boris.sync({ ops: [boris.operation(1)] });
  assert.equal((await phone.pull()).length, 1);
  assert.equal((await head.pull()).length, 1);
  assert.equal((await phone.call('GET', '/v1/people')).status, 403);

  const { people } = (await head.call('GET', '/v1/people')).body;
  assert.deepEqual(people.map(({ name, role }) => [name, role]), [['Анна Руководова', 'head'], ['Борис', 'manager']]);
  assert.ok(people.every(({ seen }) => Math.abs(seen - Date.now()) < 120_000));
  assert.ok(people.every((person) => !('password' in person)));

  // One device, then the person.
  assert.equal((await head.call('DELETE', `/v1/devices/${phone.id}`)).status, 200);
  assert.equal((await phone.sync()).body.error.code, 'revoked');
  assert.equal((await boris.sync()).status, 200);
  assert.equal((await head.call('DELETE', `/v1/people/${boris.person.id}`)).status, 200);
  assert.equal((await boris.sync()).body.error.code, 'revoked');
  assert.equal((await signIn(server, 'Борис', 'пароль Бориса')).status, 401);
  assert.equal((await head.call('DELETE', `/v1/people/${boris.person.id}`)).status, 404);
  assert.equal((await head.call('DELETE', `/v1/people/${head.person.id}`)).status, 409);
  // The last head may sign in again, so their device may go.
  assert.equal((await head.call('DELETE', `/v1/devices/${head.id}`)).status, 200);
  const back = await signIn(server, 'Анна Руководова', 'верный пароль 1');
  assert.equal((await back.call('GET', '/v1/people')).status, 200);
  for (const body of [{ for: 'person', role: 'monitor' }, { for: 'person', role: 'king' }, { for: 'person', role: 'manager', days: 31 }]) {
    assert.equal((await back.call('POST', '/v1/invitations', body)).status, 400, JSON.stringify(body));
  }
});

test('a code for a device is none for a person, and the other way round', async (t) => {
  const { server, head } = await withHead(t);
  const device = (await head.call('POST', '/v1/invitations', { role: 'kiosk' })).body.invitation;
  assert.equal((await accept(server, device, 'Boris', 'long enough 1')).status, 400);
  assert.equal((await server.call('POST', '/v1/enrol', { invitation: device, name: 'Stand' })).status, 201);
  const nobody = new Device(server, (await server.call('POST', '/v1/enrol', {
    invitation: (await head.call('POST', '/v1/invitations', { role: 'manager' })).body.invitation, name: 'Old way',
  })).body);
  assert.equal((await nobody.call('POST', '/v1/password', { old: 'x', new: 'long enough 1' })).status, 409);
});

test('wrong passwords lock a name, whether somebody has it or not, with one and the same answer', async (t) => {
  const { server } = await withHead(t);
  const told = [];
  for (const name of ['Анна Руководова', 'Nobody']) {
    const answers = [];
    for (let i = 0; i < 7; ++i) answers.push(await signIn(server, name, `wrong password ${i}`));
    told.push(answers.map(({ status, body }) => [status, body.error.code, body.error.message]));
    assert.deepEqual(answers.map(({ status }) => status), [401, 401, 401, 401, 401, 429, 429]);
    const wait = Number(answers[5].headers.get('retry-after'));
    assert.ok(wait > 20 && wait <= 30, `${wait}`);
    // The attempts of one address are few; the next name has its own.
    if (told.length === 1) await new Promise((done) => setTimeout(done, 8000));
  }
  assert.deepEqual(told[0], told[1]);
  assert.equal((await signIn(server, 'Анна Руководова', 'верный пароль 1')).status, 429);
  // It holds for another server of the same data, and the reset link, made on the machine, lifts it.
  const made = await oferta(['person', 'reset', 'анна руководова', ...server.store, '--address', 'https://oferta.example', '--json']);
  const { link, invitation } = JSON.parse(made.stdout);
  assert.equal(link, `https://oferta.example/#/join/${invitation}`);
  assert.match(invitation, /^ofr_/);
  assert.ok((await accept(server, invitation, undefined, 'новый пароль 2')).token);
  assert.ok((await signIn(server, 'Анна Руководова', 'новый пароль 2')).token);
  const audit = (await oferta(['device', 'audit', ...server.store])).stdout.trim().split('\n').map((line) => JSON.parse(line));
  const count = (action) => audit.filter((entry) => entry.action === action).length;
  assert.deepEqual(['lock', 'reset', 'password', 'sign-in', 'person'].map(count), [2, 1, 1, 1, 1]);
});

test('many guesses at once get no more looks than one after another', async (t) => {
  const { server } = await withHead(t);
  const answers = await Promise.all(Array.from({ length: 40 }, (_, i) => signIn(server, 'Анна Руководова', `guess number ${i}`)));
  const statuses = answers.map(({ status }) => status);
  assert.ok(statuses.filter((status) => status === 401).length <= 5, statuses.join(' '));
  assert.ok(statuses.every((status) => [401, 429, 503].includes(status)));
  assert.equal((await server.call('GET', '/healthz')).status, 200);
});

test('a password is changed by who knows the old one, and ends other devices if wished', async (t) => {
  const { server, head } = await withHead(t);
  const phone = await signIn(server, 'Анна Руководова', 'верный пароль 1');
  const change = (device, old, next, others) => device.call('POST', '/v1/password', { old, new: next, ...(others !== undefined && { others }) });
  assert.deepEqual((await change(head, 'not it at all', 'второй пароль')).body.error.code, 'wrong_password');
  assert.equal((await change(head, 'верный пароль 1', 'short')).status, 400);
  assert.deepEqual((await change(head, 'верный пароль 1', 'второй пароль')).body, { revoked: 0 });
  assert.equal((await phone.sync()).status, 200);
  assert.deepEqual((await change(head, 'второй пароль', 'третий пароль', true)).body, { revoked: 1 });
  assert.equal((await phone.sync()).body.error.code, 'revoked');
  assert.equal((await head.sync()).status, 200);
  assert.equal((await signIn(server, 'Анна Руководова', 'второй пароль')).status, 401);
  const again = await signIn(server, 'Анна Руководова', 'третий пароль');

  // A reset is for a device that may be lost: it ends them all, and every earlier reset.
  const reset = async () => (await head.call('POST', '/v1/resets', { person: head.person.id })).body.invitation;
  const [older, newer] = [await reset(), await reset()];
  assert.equal((await accept(server, older, undefined, 'четвёртый пароль')).status, 401);
  const fresh = await accept(server, newer, undefined, 'четвёртый пароль');
  assert.equal(fresh.person.name, 'Анна Руководова');
  for (const device of [head, again]) assert.equal((await device.sync()).body.error.code, 'revoked');
  assert.equal((await fresh.sync()).status, 200);
  assert.equal((await fresh.call('POST', '/v1/resets', { person: 'nobody' })).status, 404);
});

test('every route refuses every role it is not for, and what is not there is refused', anyEngine(), async (t) => {
  const { server, head } = await withHead(t);
  const devices = { head };
  for (const role of ['manager', 'kiosk']) devices[role] = await accept(server, await invite(head, role), role, 'long enough 1');
  devices.monitor = await server.enrol('monitor');
  devices.nobody = { call: (...args) => server.call(...args) };
  const routes = [
    ['POST', '/v1/sync', ['head', 'manager', 'kiosk']],
    ['GET', '/metrics', ['head', 'monitor']],
    ['POST', '/v1/links', ['head', 'manager']],
    ['GET', '/v1/links', ['head', 'manager']],
    ['DELETE', '/v1/links/0123', ['head']],  // a manager's own alone; this is nobody's
    ['GET', '/v1/devices', ['head']],
    ['DELETE', '/v1/devices/0123', ['head']],
    ['POST', '/v1/invitations', ['head']],
    ['GET', '/v1/people', ['head']],
    ['DELETE', '/v1/people/0123', ['head']],
    ['POST', '/v1/resets', ['head']],
    ['POST', '/v1/password', ['head', 'manager', 'kiosk']],
  ];
  for (const [method, path, allowed] of routes) {
    for (const [role, device] of Object.entries(devices)) {
      const { status, body } = await device.call(method, path, method === 'POST' ? '{}' : undefined);
      const what = `${role} ${method} ${path}: ${status}`;
      if (allowed.includes(role)) {
        assert.ok([200, 400, 404, 426].includes(status), what);
        assert.notEqual(body.error?.message, 'There is nothing here.', what);
      } else {
        assert.equal(status, role === 'nobody' ? 401 : 403, what);
      }
    }
  }
  // Live changes, which stay open where they are allowed.
  for (const [role, device] of Object.entries(devices)) {
    const stop = new AbortController();
    const { status } = await fetch(new URL('/v1/events', server.address), {
      headers: device.token ? { authorization: `Bearer ${device.token}` } : {}, signal: stop.signal,
    });
    stop.abort();
    assert.equal(status, { head: 200, manager: 200, kiosk: 403, monitor: 403, nobody: 401 }[role], role);
  }
  // No method but those of the table, and no path: not for the head either.
  const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
  const known = new Set([...routes.map(([method, path]) => `${method} ${path}`), 'GET /v1/events', 'POST /v1/enrol', 'POST /v1/sign-in']);
  const paths = [...routes.map(([, path]) => path), '/v1/enrol', '/v1/sign-in', '/v1/devices/', '/v1/people/', '/v1/links/', '/v1/', '/v1/x', '/v1/sync/'];
  for (const path of paths) {
    for (const method of methods) {
      if (known.has(`${method} ${path}`)) continue;
      const { status } = await head.call(method, path);
      assert.equal(status, 404, `${method} ${path}: ${status}`);
      const stranger = await server.call(method, path);
      assert.ok([401, 429].includes(stranger.status), `${method} ${path}: ${stranger.status}`);
    }
  }
  // Each may end its own device.
  for (const role of ['manager', 'kiosk', 'monitor']) {
    assert.equal((await devices[role].call('DELETE', `/v1/devices/${head.id}`)).status, 403);
    assert.equal((await devices[role].call('DELETE', `/v1/devices/${devices[role].id}`)).status, 200, role);
  }
});

test('a kiosk brings what visitors left and nothing else, whoever it belongs to', async (t) => {
  const { server, head } = await withHead(t);
  const kiosk = await accept(server, await invite(head, 'kiosk'), 'Стенд', 'long enough 1');
  const lead = kiosk.operation(1, { t: 'lead', f: { contact_name: 'Visitor' } });
  const { body } = await kiosk.sync({ ops: [lead, kiosk.operation(2)] });
  assert.deepEqual(body.rej.map(({ s, code }) => [s, code]), [[2, 'forbidden']]);
  assert.deepEqual(body.ops, []);
  assert.equal((await head.pull()).length, 1);
});

test('passwords, codes and tokens are neither stored nor logged', async (t) => {
  const { server, head } = await withHead(t);
  const code = await invite(head, 'manager');
  await signIn(server, 'Анна Руководова', 'a wrong password');
  const phone = await signIn(server, 'Анна Руководова', 'верный пароль 1');
  await server.stop();
  const bytes = await storedText(server.store);
  assert.match(bytes, /\$argon2id\$v=19\$m=65536,t=2,p=1\$/);
  for (const secret of [head.token, phone.token, code, codeIn(server.setup), 'a wrong password', 'верный пароль 1']) {
    const latin = Buffer.from(secret.replace(/^of._/, ''), 'utf8').toString('latin1');
    assert.ok(!bytes.includes(latin) && !bytes.includes(secret), secret);
    assert.ok(!server.log().includes(secret.replace(/^of._/, '')), secret);
  }
});

test('people outlive a backup, and commands list, invite and disable them', async (t) => {
  const { server, head } = await withHead(t);
  const made = await oferta(['invite', ...server.store, '--role', 'head', '--days', '3', '--json']);
  const second = await accept(server, JSON.parse(made.stdout).invitation, 'Second', 'long enough 1');
  assert.equal((await second.call('GET', '/v1/people')).status, 200);
  const file = await backUp(t, server.store);
  const disabled = await oferta(['person', 'disable', 'second', ...server.store]);
  assert.equal(disabled.code, 0, disabled.stderr);
  assert.equal((await second.sync()).status, 401);
  const last = await oferta(['person', 'disable', head.person.id, ...server.store]);
  assert.equal(last.code, 1);
  assert.match(last.stderr, /invite another head first/);
  assert.equal((await oferta(['person', 'reset', 'nobody', ...server.store])).code, 1);
  assert.equal((await oferta(['invite', ...server.store, '--role', 'monitor'])).code, 2);
  const list = (await oferta(['person', 'list', ...server.store, '--json'])).stdout.trim().split('\n').map((line) => JSON.parse(line));
  assert.deepEqual(list.map(({ name, disabled: gone }) => [name, gone]), [['Анна Руководова', false], ['Second', true]]);
  const plain = await oferta(['invite', ...server.store]);
  assert.match(plain.stdout, /For one person \(manager\), once, within 7 days: #\/join\/ofp_[0-9a-f]{64}\n/);
  await server.stop();

  const restored = await startTeam(t, { store: await bringBack(t, file) });
  assert.equal(restored.setup, undefined);
  assert.ok((await signIn(restored, 'Second', 'long enough 1')).token);
});
