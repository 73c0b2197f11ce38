// Links to clients: who may share, what a link shows and takes, and how everything else is refused.

import assert from 'node:assert/strict';
import { connect } from 'node:net';
import test from 'node:test';
import { clientPackage, sentOffer, shareOffer } from '../support/links.mjs';
import { oferta } from '../support/oferta.mjs';
import { anyEngine } from '../support/postgresql.mjs';
import { backUp, bringBack, startTeam, storedText } from '../support/team.mjs';

const form = (fields) => new URLSearchParams(fields).toString();
const urlencoded = { 'content-type': 'application/x-www-form-urlencoded' };

/// Somebody who has a link and no more.
function visitor({ server, link, offer }, cookie) {
  const headers = cookie ? { cookie } : {};
  return {
    get: (below = '') => server.call('GET', link.path + below, undefined, headers),
    async post(fields) {
      const answer = await fetch(`http://127.0.0.1:${server.port}${link.path}`, {
        method: 'POST', redirect: 'manual', headers: { ...urlencoded, ...headers },
        body: typeof fields === 'string' ? fields : form({ offer: offer.id, ...fields }),
      });
      return { status: answer.status, headers: answer.headers, body: await answer.text() };
    },
  };
}
const acceptance = { kind: 'accept', name: 'Павел Серов', consent: 'pd-1' };

test('only heads and managers share, and only clients\' packages', async (t) => {
  const server = await startTeam(t);
  const head = await server.enrol();
  const manager = await server.enrol('manager');
  const contents = await clientPackage(t);
  assert.equal((await server.call('POST', '/v1/links', { package: contents })).status, 401);
  for (const role of ['kiosk', 'monitor']) {
    const device = await server.enrol(role);
    for (const method of ['POST', 'GET']) {
      assert.equal((await device.call(method, '/v1/links', method === 'POST' ? { package: contents } : undefined)).status, 403);
    }
    assert.equal((await device.call('DELETE', '/v1/links/0')).status, 403);
  }
  const wrong = [
    {}, { package: 1 }, { package: {} }, { package: { ...contents, note: 'x' } },
    { package: { ...contents, offers: [{ ...contents.offers[0], cost: 1 }] } },
    { package: contents, days: 0 }, { package: contents, days: 367 }, { package: contents, pin: '12' },
    { package: contents, pin: 'abcd' }, { package: { ...contents, supplier: { ...contents.supplier, accent: 'red' } } },
  ];
  for (const body of wrong) assert.equal((await head.call('POST', '/v1/links', body)).status, 400, JSON.stringify(body).slice(0, 60));

  const own = (await manager.call('POST', '/v1/links', { package: contents })).body;
  const others = (await head.call('POST', '/v1/links', { package: contents })).body;
  assert.match(own.token, /^[0-9a-f]{64}$/);
  assert.equal((await manager.call('DELETE', `/v1/links/${others.id}`)).status, 403);
  assert.equal((await manager.call('DELETE', `/v1/links/${own.id}`)).status, 200);
  assert.equal((await manager.call('DELETE', '/v1/links/nobody')).status, 403);
  assert.equal((await head.call('DELETE', `/v1/links/${others.id}`)).status, 200);
  const { links } = (await head.call('GET', '/v1/links')).body;
  assert.equal(links.filter(({ revoked }) => revoked).length, 2);
  assert.ok(!JSON.stringify(links).includes(own.token));
  const about = async (offer) => (await manager.call('GET', `/v1/links?offer=${offer}`)).body.links.length;
  assert.equal(await about(contents.offers[0].id), 2);
  assert.equal(await about('another'), 0);
});

test('a token is nowhere but in the answer that made it', anyEngine(), async (t) => {
  const shared = await shareOffer(t, { pin: '4711' });
  await visitor(shared).get();
  await shared.server.stop();
  assert.ok(!shared.server.log().includes(shared.link.token));
  const stored = await storedText(shared.server.store);
  assert.ok(!stored.includes(shared.link.token));
  assert.ok(!stored.includes('4711"') && !stored.includes(' 4711'));
});

test('a link shows its package under a strict policy, and nothing else of the server', anyEngine(), async (t) => {
  const shared = await shareOffer(t);
  const { status, headers, body } = await visitor(shared).get();
  assert.equal(status, 200);
  assert.match(headers.get('content-security-policy'), /^default-src 'none'; style-src 'sha256-/);
  assert.ok(!headers.get('content-security-policy').includes('script-src'));
  assert.equal(headers.get('referrer-policy'), 'no-referrer');
  assert.equal(headers.get('cache-control'), 'no-store');
  assert.ok(body.includes(shared.offer.number) && !body.includes('<script'));
  const { token } = shared.link;
  for (const path of ['/v1/sync', '/v1/links', '/v1/devices', '/metrics']) {
    const answer = await shared.server.call('GET', path, undefined, { authorization: `Bearer ${token}` });
    assert.equal(answer.status, 401, path);
  }
  for (const path of ['/s/', '/s/x', `/s/${'0'.repeat(64)}`, `/s/${token.toUpperCase()}`, `/s/${token}/../v1/links`,
    `/s/${token}/seen/`, `/s/${token}/x`, `/s/${token}%00`, `/s/' OR 1=1 --`]) {
    assert.equal((await shared.server.call('GET', path)).status, 404, path);
  }
  const file = await visitor(shared).get('/file');
  assert.ok(file.body.includes('oferta-client-1') && !file.body.includes(token));
});

test('looking, asking and accepting reach the devices as operations, and each only once', async (t) => {
  const shared = await shareOffer(t);
  const client = visitor(shared);
  const statuses = async () => (await shared.head.pull()).filter((one) => one.t === 'offer_status' && one.u === 'client');
  await client.get();
  assert.equal((await statuses()).length, 0);  // a messenger's preview looks so far and no further
  for (let i = 0; i < 3; ++i) assert.equal((await client.get('/seen')).status, 200);
  assert.equal((await statuses()).length, 1);
  const question = { kind: 'question', line: 1, text: 'Есть ли на складе?\r\nИ когда?' };
  assert.equal((await client.post(question)).status, 303);
  assert.equal((await client.post(question)).status, 303);
  assert.equal((await client.post(acceptance)).status, 303);
  assert.equal((await client.post(acceptance)).status, 303);
  const decline = await client.post({ kind: 'decline', reason: 'price' });
  assert.equal(decline.status, 409);
  assert.match(decline.body, /Ничего не изменено/);

  const operations = await shared.head.pull();
  const answers = operations.filter((one) => one.t === 'answer').map((one) => one.f);
  assert.deepEqual(answers.map(({ kind }) => kind), ['question', 'accept']);
  assert.equal(answers[0].text, 'Есть ли на складе?\nИ когда?');
  assert.equal(answers[1].content_hash, shared.offer.content_hash);
  assert.equal(answers[1].consent, 'pd-1');
  assert.equal(answers[1].source, 'link');
  const decision = operations.find((one) => one.f?.decision)?.f.decision;
  assert.equal(decision.status, 'accepted');
  const shown = (await client.get()).body;
  assert.match(shown, /Предложение принято/);
  assert.ok(!shown.includes('<form'));
  const audit = (await oferta(['device', 'audit', ...shared.server.store])).stdout;
  for (const action of ['share', 'view', 'question', 'accept']) assert.ok(audit.includes(`"action":"${action}"`), action);
});

test('what a person decided meanwhile, or a later version, is not overruled', async (t) => {
  const shared = await shareOffer(t);
  const { head, offer } = shared;
  await head.sync({ ops: sentOffer(head, offer, { version: 2, first: 3, id: 'offer-later' }) });
  const refused = await visitor(shared).post(acceptance);
  assert.equal(refused.status, 409);
  assert.match((await visitor(shared).get()).body, /новая версия/);
  const decided = await shareOffer(t);
  await decided.head.sync({ ops: [decided.head.operation(3, {
    t: 'offer_status', id: decided.offer.id, f: { decision: { status: 'declined', date: decided.offer.date, reason: 'price' } } })] });
  assert.equal((await visitor(decided).post(acceptance)).status, 409);
  assert.equal((await decided.head.pull()).filter((one) => one.t === 'answer').length, 0);
});

test('a revoked link opens nothing', anyEngine(), async (t) => {
  const shared = await shareOffer(t);
  await shared.head.call('DELETE', `/v1/links/${shared.link.id}`);
  assert.equal((await visitor(shared).get()).status, 404);
  assert.equal((await visitor(shared).post(acceptance)).status, 404);
  assert.equal((await shared.head.pull()).filter((one) => one.t === 'answer').length, 0);
});

test('a code is asked for, kept in a cookie, and locked after five wrong ones', anyEngine(), async (t) => {
  const shared = await shareOffer(t, { pin: '4711' });
  const stranger = visitor(shared);
  for (const below of ['', '/file', '/seen']) {
    const { status, body } = await stranger.get(below);
    assert.equal(status, 403);
    assert.ok(!body.includes(shared.offer.number) && !body.includes(shared.package.supplier.name));
  }
  assert.equal((await stranger.post(acceptance)).status, 403);
  const right = await stranger.post('kind=pin&pin=4711');
  assert.equal(right.status, 303);
  const cookie = right.headers.get('set-cookie');
  assert.match(cookie, /HttpOnly; SameSite=Strict/);
  assert.equal((await visitor(shared, cookie.split(';')[0]).get()).status, 200);
  assert.equal((await visitor(shared, `oferta_link=${'0'.repeat(64)}`).get()).status, 403);
  for (let i = 0; i < 4; ++i) assert.equal((await stranger.post(`kind=pin&pin=000${i}`)).status, 403);
  assert.equal((await stranger.post('kind=pin&pin=0005')).status, 429);
  assert.equal((await stranger.post('kind=pin&pin=4711')).status, 429);  // the right one too
  assert.equal((await visitor(shared, cookie.split(';')[0]).get()).status, 200);
});

test('hostile forms change nothing', anyEngine(), async (t) => {
  const shared = await shareOffer(t);
  const client = visitor(shared);
  const wrong = [
    '', 'kind=accept', 'kind=pay', 'kind=%', 'kind=%zz', 'kind=wish&kind=wish', `kind=wish&text=%ff%fe`, 'a=b&'.repeat(30),
    { kind: 'accept', name: 'Павел' }, { kind: 'accept', name: '  ', consent: 'pd-1' }, { kind: 'accept', name: 'x', consent: 'pd-9' },
    { kind: 'accept', name: 'x'.repeat(201), consent: 'pd-1' }, { kind: 'wish', text: '' }, { kind: 'wish', text: 'x'.repeat(4001) },
    { kind: 'question', text: 'x', line: '0' }, { kind: 'question', text: 'x', line: '999' }, { kind: 'question', text: 'x', line: '-1' },
    { kind: 'decline', reason: 'other' }, { kind: 'decline', reason: 'hunger', text: 'x' }, { ...acceptance, offer: 'offer-of-another' },
    { kind: 'wish', text: 'x\u0000y' },
  ];
  for (const fields of wrong) {
    const { status, body } = await client.post(fields);
    assert.equal(status, 400, JSON.stringify(fields));
    assert.match(body, /Ответ не принят/);
  }
  assert.equal((await client.post(`kind=wish&text=${'x'.repeat(20_000)}`)).status, 413);
  const put = await fetch(`http://127.0.0.1:${shared.server.port}${shared.link.path}`, { method: 'DELETE' });
  assert.equal(put.status, 405);
  assert.equal((await shared.head.pull()).filter((one) => one.u === 'client').length, 0);
  const said = await client.post({ kind: 'wish', text: '</div><script>alert(1)</script>' });
  assert.equal(said.status, 303);
  const shown = (await client.get()).body;
  assert.ok(!shown.includes('<script') && shown.includes('&lt;script&gt;alert(1)'));
});

test('guessing is slowed down, and does not hold up who has a link', anyEngine(), async (t) => {
  const shared = await shareOffer(t);
  const codes = new Map();
  for (let i = 0; i < 40; ++i) {
    const { status } = await shared.server.call('GET', `/s/${String(i).padStart(64, '0')}`);
    codes.set(status, (codes.get(status) ?? 0) + 1);
  }
  assert.ok(codes.get(404) >= 20 && codes.get(429) >= 10, JSON.stringify([...codes]));
  assert.equal((await visitor(shared).get()).status, 200);
  // One link cannot keep the server busy for all.
  const many = await Promise.all(Array.from({ length: 80 }, () => visitor(shared).get()));
  assert.ok(many.some(({ status }) => status === 429));
  assert.equal((await shared.server.call('GET', '/healthz')).status, 200);
  const slow = connect(shared.server.port, '127.0.0.1');
  slow.write(`POST ${shared.link.path} HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nkind=`);
  assert.equal((await shared.server.call('GET', '/healthz')).status, 200);
  slow.destroy();
});

test('links outlive kill -9 and a backup, and a restored server gives out no number twice', async (t) => {
  const first = await shareOffer(t);
  await visitor(first).post({ kind: 'wish', text: 'до копии' });
  await first.server.stop('SIGKILL');
  const server = await startTeam(t, { store: first.server.store });
  const again = { ...first, server };
  assert.match((await visitor(again).get()).body, /до копии/);
  const copy = await backUp(t, first.server.store);
  await visitor(again).post({ kind: 'wish', text: 'после копии' });
  const restored = await startTeam(t, { store: await bringBack(t, copy) });
  await visitor({ ...first, server: restored }).post({ kind: 'wish', text: 'после возврата' });
  const token = first.head;
  token.server = restored;
  const wishes = (await token.pull()).filter((one) => one.t === 'answer');
  assert.deepEqual(wishes.map(({ f }) => f.text), ['до копии', 'после возврата']);
  assert.notEqual(wishes[0].n, wishes[1].n);
});

test('oferta link makes, lists and revokes links', async (t) => {
  const { server, head, offer } = await shareOffer(t);
  const make = (...more) => oferta(['link', 'create', ...server.store, '--offer', offer.id, '--json', ...more]);
  const made = JSON.parse((await make('--address', 'https://offers.example.org/', '--days', '3', '--pin', '4711')).stdout);
  assert.match(made.address, /^https:\/\/offers\.example\.org\/s\/[0-9a-f]{64}$/);
  assert.equal((await server.call('GET', new URL(made.address).pathname)).status, 403);
  const list = async () => (await oferta(['link', 'list', ...server.store, '--json'])).stdout.trim().split('\n').map(JSON.parse);
  assert.equal((await list()).find(({ id }) => id === made.id).pin, true);
  assert.equal((await oferta(['link', 'revoke', made.id, ...server.store])).code, 0);
  assert.equal((await server.call('GET', new URL(made.address).pathname)).status, 404);
  assert.equal((await oferta(['link', 'revoke', made.id, ...server.store])).code, 1);
  assert.equal((await make('--pin', '1')).code, 1);
  const unknown = await oferta(['link', 'create', ...server.store, '--offer', 'nothing']);
  assert.equal(unknown.code, 1);
  assert.match(unknown.stderr, /no such offer/);
  await head.sync({ ops: [head.operation(3, { t: 'offer', id: 'draft', f: sentOffer(head, offer)[0].f && { ...sentOffer(head, offer)[0].f, status: 'draft' } })] });
  assert.match((await oferta(['link', 'create', ...server.store, '--offer', 'draft'])).stderr, /draft is not shared/);
});
