// Several servers on one PostgreSQL database: the answers of SQLite, nothing acknowledged that is
// lost, a database that is restarted. That one server passes SQLite's own tests is in
// team_on_postgresql.test.mjs.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { shareOffer } from '../support/links.mjs';
import { oferta, temporaryFolder } from '../support/oferta.mjs';
import { ask, cluster, newDatabase, noPostgresql, password } from '../support/postgresql.mjs';
import { randomOf } from '../support/random.mjs';
import { Device, nodeName, operation, stampOf, startTeam } from '../support/team.mjs';

const options = { skip: noPostgresql };
const names = (operations) => operations.map(({ n, s }) => `${n}/${s}`).sort();
const pause = (ms) => new Promise((done) => setTimeout(done, ms));

/// Two servers of one new database.
async function twoServers(t) {
  const store = ['--database', await newDatabase()];
  const first = await startTeam(t, { store });
  return [first, await startTeam(t, { store })];
}

/// The same device, asking another server.
function at(server, device) {
  const twin = new Device(server, { token: device.token, space: device.space, device: { id: device.id } });
  twin.node = device.node;
  return twin;
}

/// What an answer says whichever database gave it: cursors without their epoch.
function comparable({ status, body }) {
  const { now, epoch, cur, ...rest } = body;
  return { status, cur: cur?.split('.')[1], ...rest };
}

/// A random request of a node: new operations, repetitions, gaps, bad ones, and reading.
function randomRequest(random, node, state) {
  const ops = [];
  for (let i = Math.floor(random() * 5); i > 0; --i) {
    const kind = random();
    const rest = { id: `c${Math.floor(random() * 6)}`, f: { name: `«${Math.floor(random() * 100)}» \u0000 it's %_\\ 100 %` } };
    if (kind < 0.1) rest.f = { [`${i}`.repeat(200)]: 1 };
    if (kind > 0.95) rest.h = stampOf(Date.now() + 3_600_000, 0, node);
    if (kind < 0.2 && kind > 0.1) rest.t = 'offer_status';
    const again = state.last > 0 && random() < 0.2;
    const s = again ? 1 + Math.floor(random() * state.last) : ++state.last + (random() < 0.05 ? 1 : 0);
    ops.push(operation(node, s, rest));
  }
  return { ops, limit: 1 + Math.floor(random() * 12) };
}

test('the same requests have the same answers on SQLite and on two servers of PostgreSQL', options, async (t) => {
  const random = randomOf(11);
  const file = await startTeam(t, { data: join(temporaryFolder(t), 'data') });
  const servers = await twoServers(t);
  servers[0].invitation = servers[1].invitation;  // the code printed last is the one
  const pairs = [];
  for (const role of [undefined, 'manager', 'kiosk', 'manager']) {
    const pair = [await file.enrol(role), await servers[0].enrol(role)];
    pair[1].node = pair[0].node;
    pairs.push({ pair, state: { last: 0, cur: '' }, cur: ['', ''] });
  }
  for (let round = 0; round < 80; ++round) {
    const { pair, state, cur } = pairs[Math.floor(random() * pairs.length)];
    const request = randomRequest(random, pair[0].node, state);
    pair[1].server = servers[Math.floor(random() * 2)];
    const answers = await Promise.all(pair.map((device, i) => device.sync({ ...request, cur: cur[i] })));
    assert.deepEqual(comparable(answers[1]), comparable(answers[0]), `round ${round}`);
    answers.forEach(({ body }, i) => (cur[i] = body.cur ?? cur[i]));
    if (answers[0].status === 409) state.last = answers[0].body.ack[pair[0].node];
  }
  assert.deepEqual(await pairs[0].pair[1].pull(), await pairs[0].pair[0].pull());
});

test('servers that write at the same time skip nothing and end equal', options, async (t) => {
  const servers = await twoServers(t);
  const owner = await servers[1].enrol();
  const devices = [owner];
  for (let i = 0; i < 3; ++i) devices.push(await servers[1].enrol('manager'));
  const read = await Promise.all(devices.map(async (device, number) => {
    const random = randomOf(100 + number);
    const seen = [];
    let cur = '';
    for (let from = 1; from <= 60;) {
      const ops = Array.from({ length: 1 + Math.floor(random() * 4) }, (_, i) => device.operation(from + i));
      const { status, body } = await at(servers[Math.floor(random() * 2)], device).sync({ ops, cur, limit: 40 });
      assert.equal(status, 200, JSON.stringify(body));
      assert.equal(body.ack[device.node], from + ops.length - 1);
      from += ops.length;
      seen.push(...body.ops);
      cur = body.cur;
    }
    for (let more = true; more;) {
      const { body } = await at(servers[number % 2], device).sync({ cur });
      seen.push(...body.ops);
      ({ cur, more } = body);
    }
    return { device, seen, cur };
  }));
  // Who was done early reads on: nothing it has not got lies before its cursor.
  for (const { device, seen, cur } of read) seen.push(...(await device.sync({ cur })).body.ops);
  const everything = names(await owner.pull());
  assert.ok(everything.length >= 240);
  assert.deepEqual(names(await at(servers[0], owner).pull()), everything);
  for (const { device, seen } of read) {
    const others = names(seen.filter(({ n }) => n !== device.node));
    assert.deepEqual([...new Set(others)], others, 'nothing comes twice');
    assert.deepEqual(others, everything.filter((name) => !name.startsWith(device.node)));
  }
});

test('kill -9 of one server loses nothing acknowledged, and the other goes on', options, async (t) => {
  const random = randomOf(5);
  const servers = await twoServers(t);
  const store = servers[0].store;
  const owner = await servers[1].enrol();
  const devices = [owner, await servers[1].enrol('manager'), await servers[1].enrol('manager')];
  const acknowledged = new Map(devices.map(({ node }) => [node, 0]));
  let over = false;
  t.after(() => (over = true));
  for (let round = 0; round < 4; ++round) {
    over = false;
    const work = devices.map(async (device) => {
      while (!over) {
        const from = acknowledged.get(device.node) + 1;
        const ops = Array.from({ length: 1 + Math.floor(random() * 20) }, (_, i) => device.operation(from + i));
        const answer = await at(servers[Math.floor(random() * 2)], device).sync({ ops }).catch(() => null);
        if (!answer) continue;  // it was killed: the other one is asked
        assert.ok(answer.status === 200 || answer.status === 409, `${answer.status}`);
        acknowledged.set(device.node, Math.max(answer.body.ack[device.node], acknowledged.get(device.node)));
      }
    });
    await pause(50 + random() * 100);
    await servers[0].stop('SIGKILL');
    const before = new Map(acknowledged);
    const goesOn = () => [...acknowledged].every(([node, through]) => through > before.get(node));
    for (let tries = 0; !goesOn() && tries < 100; ++tries) await pause(50);
    assert.ok(goesOn(), 'the other server goes on');
    over = true;
    await Promise.all(work);
    const there = new Set(names(await at(servers[1], owner).pull()));
    for (const [node, through] of acknowledged) {
      for (let s = 1; s <= through; ++s) assert.ok(there.has(`${node}/${s}`), `${node}/${s} after round ${round}`);
    }
    servers[0] = await startTeam(t, { store });
  }
});

test('a live change arrives through the other server', options, async (t) => {
  const servers = await twoServers(t);
  const head = await servers[1].enrol();
  const listener = await servers[1].enrol('manager');
  const response = await fetch(new URL('/v1/events', servers[0].address), { headers: { authorization: `Bearer ${listener.token}` } });
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  const first = (await reader.read()).value;
  for (let s = 1; s <= 2; ++s) {
    const waiting = reader.read();
    await head.sync({ ops: [head.operation(s)] });
    const { value } = await waiting;
    assert.match(value, /data:/, 'not just a sign of life');
    assert.notEqual(value, first);
  }
  await reader.cancel();
});

test('a link opens on every server, and wrong codes count together', options, async (t) => {
  const store = ['--database', await newDatabase()];
  const { server, link } = await shareOffer(t, { store, pin: '4711' });
  const other = await startTeam(t, { store });
  const tryCode = async (where, pin) => (await fetch(new URL(link.path, where.address), {
    method: 'POST', redirect: 'manual', body: `kind=pin&pin=${pin}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  })).status;
  assert.equal((await other.call('GET', link.path)).status, 403);
  assert.equal(await tryCode(other, '4711'), 303);
  const answers = [];
  for (let i = 0; i < 5; ++i) answers.push(await tryCode([server, other][i % 2], `000${i}`));
  assert.deepEqual(answers, [403, 403, 403, 403, 429]);
  assert.equal(await tryCode(other, '4711'), 429);
  assert.equal(await tryCode(server, '4711'), 429);
});

test('a database that is restarted or crashes is found again, with all that was acknowledged', options, async (t) => {
  const database = await cluster();
  const servers = await twoServers(t);
  const device = await servers[1].enrol();
  const everywhere = servers.map((server) => at(server, device));
  let last = 0;
  const write = async (one) => {
    const { status, body } = await one.sync({ ops: [device.operation(last + 1)] });
    if (status === 200) last = body.ack[device.node];
    return { status, body };
  };
  for (const one of everywhere) assert.equal((await write(one)).status, 200);

  // A session that has fallen asleep over a restart notices nothing.
  await database.stop();
  await database.start();
  for (const one of everywhere) assert.equal((await write(one)).status, 200);

  // A crash right after the answer: `synchronous_commit` is off in this cluster, on in the sessions.
  for (const one of everywhere) assert.equal((await write(one)).status, 200);
  await database.stop('SIGQUIT');
  for (const one of everywhere) {
    const { status, body } = await write(one);
    assert.equal(status, 503);
    assert.match(body.error.message, /^The database cannot be reached/);
    assert.equal(body.error.code, 'io');
    assert.equal(body.ack, undefined);
    const health = await one.server.call('GET', '/healthz');
    assert.equal(health.status, 503);
    assert.equal(health.headers.get('retry-after'), '2');
  }
  await database.start();
  for (const one of everywhere) {
    let answer = await write(one);
    for (let tries = 0; answer.status === 503 && tries < 20; ++tries) {
      await pause(100);
      answer = await write(one);
    }
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
  }
  assert.equal(last, 8);
  assert.deepEqual(names(await device.pull()), Array.from({ length: 8 }, (_, i) => `${device.node}/${i + 1}`).sort());
  for (const { log } of servers) assert.ok(!log().includes(password));
});

test('sessions that the database ends at any moment lose nothing acknowledged', options, async (t) => {
  const servers = await twoServers(t);
  const { store: [, url] } = servers[0];
  const owner = await servers[1].enrol();
  const devices = [owner, await servers[1].enrol('manager')];
  let over = false;
  t.after(() => (over = true));
  const seen = new Map();
  const work = devices.map(async (device, number) => {
    let last = 0;
    while (!over) {
      const ops = Array.from({ length: 40 }, (_, i) => device.operation(last + 1 + i));
      const { status, body } = await at(servers[number], device).sync({ ops });
      seen.set(status, (seen.get(status) ?? 0) + 1);
      // What a lost commit did is not known: the same operations again are taken once.
      if (status !== 503) last = body.ack[device.node];
    }
    return last;
  });
  const wasSeen = (status) => seen.get(status) > 0;
  // Until one was ended in the middle of its work.
  for (let round = 0; round < 20 && !(wasSeen(200) && wasSeen(503)); ++round) {
    await ask(url, `DO $$ BEGIN FOR i IN 1..40 LOOP
      PERFORM pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE application_name = 'oferta' AND datname = current_database() AND random() < 0.3;
      PERFORM pg_stat_clear_snapshot();
      PERFORM pg_sleep(0.02);
    END LOOP; END $$`);
  }
  over = true;
  const last = await Promise.all(work);
  assert.ok(wasSeen(200) && wasSeen(503), JSON.stringify([...seen]));
  // For half a second after a failure a server does not try again.
  for (let tries = 0; (await owner.call('GET', '/healthz')).status !== 200 && tries < 100; ++tries) await pause(100);
  const there = new Set(names(await owner.pull()));
  devices.forEach(({ node }, number) => {
    for (let s = 1; s <= last[number]; ++s) assert.ok(there.has(`${node}/${s}`), `${node}/${s}`);
  });
});

test('servers that start at once on an empty database make one', options, async (t) => {
  const url = await newDatabase();
  const servers = await Promise.all(Array.from({ length: 4 }, () => startTeam(t, { store: ['--database', url] })));
  assert.equal(await ask(url, 'SELECT count(*), max(version) FROM space'), '1|0');
  const codes = await Promise.all(servers.map(({ invitation }) =>
    servers[0].call('POST', '/v1/enrol', { invitation, name: 'x' }).then(({ status }) => status)));
  assert.deepEqual(codes.sort(), [201, 401, 401, 401], 'the code printed last is the one');
});

test('what is wrong with an address is said without its password', options, async (t) => {
  const { port } = await cluster();
  const url = await newDatabase();
  const list = (address, ...more) => oferta(['device', 'list', '--database', address, ...more]);
  const wrong = [
    [2, /begins with postgresql:\/\//, `mysql://oferta:${password}@127.0.0.1/team`],
    [2, /begins with postgresql:\/\//, `/srv/${password}`],
    [2, /%40/, `postgresql://oferta:a@${password}@127.0.0.1:${port}/team`],
    [2, /%40/, `postgresql://oferta:a/${password}@127.0.0.1:${port}/team`],
    [2, /%25/, `postgresql://oferta:${password}%zz@127.0.0.1:${port}/team`],
    [2, /postgresql:\/\/user/, `postgresql://oferta@127.0.0.1:${port}/team?passwort=${password}`],
    [1, /cannot be reached \(.*password authentication failed/, `postgresql://oferta:${password}-not@127.0.0.1:${port}/team`],
    [1, /cannot be reached \(.*"nothing" does not exist/, `postgresql://oferta:${password}@127.0.0.1:${port}/nothing`],
    [1, /cannot be reached \(.*Connection refused/, `postgresql://oferta:${password}@127.0.0.1:1/team`],
    [1, /no data of a server in this database \(oferta@127\.0\.0\.1:\d+\/team\d+\)/, url],
  ];
  const said = await Promise.all(wrong.map(([, , address]) => list(address)));
  said.forEach(({ code, stdout, stderr }, i) => {
    assert.equal(code, wrong[i][0], stderr);
    assert.match(stderr, wrong[i][1]);
    assert.match(stderr, /^oferta: [^\n]+\n$/);
    assert.ok(!(stdout + stderr).includes(password), stderr);
  });
  assert.equal(JSON.parse((await list(wrong[8][2], '--json')).stderr).error.code, 'io');
  const mistyped = await oferta(['device', 'list', '--databse', url]);
  assert.equal(mistyped.code, 2);
  assert.ok(!mistyped.stderr.includes(password), mistyped.stderr);
  const usage = [
    [['backup', '--database', url, '--out', 'x'], /pg_dump/],
    [['restore', 'x', '--database', url], /pg_restore/],
    [['device', 'list', '--database', url, '--data', 'x'], /give one of them/],
    [['device', 'list'], /--data or --database/],
    [['restore', '--data', 'x'], /backup is needed/],
  ];
  for (const [args, words] of usage) {
    const { code, stderr } = await oferta(args);
    assert.equal(code, 2, stderr);
    assert.match(stderr, words);
  }
});

test('the address comes from the environment, and another program\'s tables are left alone', options, async (t) => {
  const url = await newDatabase();
  const env = { OFERTA_DATABASE: url };
  const server = await startTeam(t, { store: [], env });
  assert.ok(!readFileSync(`/proc/${server.pid}/cmdline`, 'utf8').includes(password));
  assert.equal((await oferta(['device', 'list'], { env })).stdout, 'There are no devices yet.\n');
  const { code, stderr } = await oferta(['device', 'list', '--data', 'x'], { env });
  assert.equal(code, 2, stderr);
  assert.ok(!stderr.includes(password));

  // A database from before people gets what they need.
  await server.enrol();
  await server.stop();
  for (const statement of [
    'DROP TABLE person', 'DROP TABLE sign_in', 'ALTER TABLE device DROP COLUMN seen_ms', 'ALTER TABLE device DROP COLUMN person',
    'ALTER TABLE invitation DROP COLUMN kind', 'ALTER TABLE invitation DROP COLUMN person', 'UPDATE oferta SET schema_version = 3',
  ]) await ask(url, statement);
  const { stdout: made } = await oferta(['invite', '--json'], { env });
  const newer = await startTeam(t, { store: [], env });
  const joined = await newer.call('POST', '/v1/enrol', {
    invitation: JSON.parse(made).invitation, name: 'Laptop', person: 'Anna', password: 'long enough 1',
  });
  assert.equal(joined.status, 201);
  assert.match((await oferta(['device', 'list'], { env })).stdout, / {2}head {2}.*\n.* {2}manager {2}Laptop/);

  await ask(url, 'UPDATE oferta SET schema_version = 999');
  assert.match((await oferta(['device', 'list'], { env })).stderr, /newer version/);
  const foreign = await newDatabase();
  await ask(foreign, 'CREATE TABLE device (serial_number integer)');
  const refused = await oferta(['serve', '--database', foreign]);
  assert.equal(refused.code, 1);
  assert.match(refused.stderr, /another program's tables/);
  assert.equal(await ask(foreign, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"), '1');
});
