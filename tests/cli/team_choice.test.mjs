// Links by which a client chooses alone: what they give away, what they take, and from whom.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import test from 'node:test';
import { choiceAnswer, choiceBytes, chooser, demo, leadsOf, shareChoice } from '../support/choice.mjs';
import { clientPackage } from '../support/links.mjs';
import { oferta, temporaryFolder } from '../support/oferta.mjs';
import { anyEngine } from '../support/postgresql.mjs';
import { startTeam, storedText } from '../support/team.mjs';

const { records } = JSON.parse(readFileSync(demo, 'utf8'));
const recordsOf = (...types) => records.filter(({ t }) => types.includes(t));

test('the package has what is asked and offered, and nothing of the company\'s own', anyEngine(), async (t) => {
  const bytes = await choiceBytes(t, '--client', 'severnye-linii', '--manager', 'lebedeva', '--date', '2026-11-27');
  const types = new Set(JSON.parse(bytes).records.map((record) => record.t));
  for (const type of ['client', 'note', 'brief', 'offer', 'offer_line', 'price_list', 'setting']) assert.ok(!types.has(type), type);
  for (const field of ['cost', 'stock', 'samples', 'delivery_days', 'discount_limit', 'clients', 'coupon', 'supplier']) {
    assert.ok(!bytes.includes(`"${field}":`), field);
  }
  const texts = recordsOf('client').flatMap(({ id, f }) => [id, f.name, f.inn, f.phone, f.email, f.contact_name, f.summary])
    .concat(recordsOf('note').map(({ f }) => f.text), recordsOf('offer').map(({ f }) => f.number)).filter(Boolean);
  assert.ok(texts.length > 20);
  for (const text of texts) assert.ok(!bytes.includes(text), text);
  assert.equal(bytes, await choiceBytes(t, '--client', 'severnye-linii', '--manager', 'lebedeva', '--date', '2026-11-27'));
  assert.equal(JSON.parse(await choiceBytes(t, '--lang', 'en')).language, 'en');
});

test('oferta share and oferta link refuse what does not go together', anyEngine(), async (t) => {
  const out = join(temporaryFolder(t), 'out.json');
  const share = async (...args) => (await oferta(['share', ...args, '--out', out])).code;
  const of = ['--workspace', demo, '--questionnaire', 'office'];
  assert.equal(await share('--questionnaire', 'office'), 2);
  assert.equal(await share(...of, '--id', 'x'), 2);
  assert.equal(await share(...of, '--offer', 'x'), 2);
  assert.equal(await share('--workspace', demo, '--id', 'x', '--client', 'y'), 2);
  assert.equal(await share(...of, '--lang', 'de'), 2);
  assert.equal((await oferta(['share', ...of, '--out', 'out.pdf'])).code, 2);
  assert.equal(await share('--workspace', demo, '--questionnaire', 'none'), 1);
  for (const option of ['--client', '--manager', '--date']) assert.equal(await share(...of, option, 'none'), 1, option);
  assert.equal(await share(...of), 0);
  const { server } = await shareChoice(t);
  const link = async (...args) => (await oferta(['link', 'create', ...server.store, ...args])).code;
  assert.equal(await link(), 2);
  assert.equal(await link('--offer', 'x', '--questionnaire', 'office'), 2);
  assert.equal(await link('--client', 'x'), 2);
  assert.equal(await link('--questionnaire', 'office'), 1);  // this server's workspace has none
});

test('oferta link makes a link to choose by from the server\'s workspace', anyEngine(), async (t) => {
  const { server, head } = await shareChoice(t);
  const kept = recordsOf('questionnaire', 'question', 'company', 'category', 'product', 'need', 'manager', 'client', 'vat_rate');
  const operations = kept.map(({ t: type, id, f }, i) => head.operation(i + 1, { t: type, id, f }));
  assert.deepEqual((await head.sync({ ops: operations })).body.rej, []);
  const made = await oferta(['link', 'create', ...server.store, '--questionnaire', 'office', '--client', 'severnye-linii',
    '--manager', 'lebedeva', '--json']);
  assert.equal(made.code, 0, made.stderr);
  const { address } = JSON.parse(made.stdout);
  const contents = await (await fetch(`http://127.0.0.1:${server.port}${address}/package`)).json();
  assert.equal(contents.manager, 'lebedeva');
  const { links } = (await head.call('GET', '/v1/links?client=severnye-linii')).body;
  assert.deepEqual(links.map(({ kind, client, title, by }) => [kind, client, title, by]),
    [['choice', 'severnye-linii', 'Офис под ключ', 'command line']]);
});

test('only heads and managers share, and the list tells links apart', async (t) => {
  const { server, head, bytes } = await shareChoice(t, { client: 'severnye-linii' });
  const contents = JSON.parse(bytes);
  for (const role of ['kiosk', 'monitor']) {
    const device = await server.enrol(role);
    assert.equal((await device.call('POST', '/v1/links', { package: contents })).status, 403);
    assert.equal((await device.call('GET', '/v1/links?client=severnye-linii')).status, 403);
  }
  const product = contents.records.findIndex((record) => record.t === 'product');
  const changed = (change) => {
    const copy = structuredClone(contents);
    change(copy);
    return { package: copy };
  };
  const wrong = [
    changed((copy) => { copy.records[product].f.cost = { amount: 1, currency: 'RUB' }; }),
    changed((copy) => { copy.records.push({ t: 'note', id: 'n', f: { text: 'x' } }); }),
    changed((copy) => { copy.client = 'severnye-linii'; }),
    changed((copy) => { copy.questionnaire = 'another'; }),
    changed((copy) => { copy.format = 'oferta-choice-2'; }),
    { package: contents, client: 'not an id' }, { package: contents, client: 7 },
  ];
  for (const body of wrong) assert.equal((await head.call('POST', '/v1/links', body)).status, 400);
  await head.call('POST', '/v1/links', { package: contents });
  await head.call('POST', '/v1/links', { package: await clientPackage(t), client: 'severnye-linii' });
  const listed = async (query) => {
    const { links } = (await head.call('GET', `/v1/links${query}`)).body;
    return links.map(({ kind, client }) => `${kind} ${client ?? '-'}`).sort();
  };
  assert.deepEqual(await listed(''), ['choice -', 'choice severnye-linii', 'offer severnye-linii']);
  assert.deepEqual(await listed('?client=severnye-linii'), ['choice severnye-linii']);
  assert.deepEqual(await listed('?client=severnye%2Dlinii'), ['choice severnye-linii']);
  assert.deepEqual(await listed('?client='), ['choice -']);
  assert.deepEqual(await listed('?client=another'), []);
  assert.equal((await head.call('GET', '/v1/links?client=%')).status, 400);
});

test('a link leads into the application and gives the very bytes of its package', anyEngine(), async (t) => {
  const shared = await shareChoice(t, { client: 'severnye-linii' });
  const client = chooser(shared);
  const { token } = shared.link;
  const led = await client.get();
  assert.equal(led.status, 303);
  assert.equal(led.headers.get('location'), `/#/choose/${token}`);
  const viewed = async () => (await shared.head.call('GET', '/v1/links')).body.links[0].viewed;
  assert.equal((await client.get('/package', 'HEAD')).status, 200);
  assert.equal(await viewed(), undefined);
  const answer = await client.package();
  assert.equal(answer.status, 200);
  assert.match(answer.headers.get('content-type'), /^application\/json/);
  assert.equal(answer.headers.get('cache-control'), 'no-store');
  assert.equal(answer.headers.get('content-security-policy'), "default-src 'none'");
  assert.equal(answer.headers.get('x-content-type-options'), 'nosniff');
  const bytes = await answer.text();
  assert.equal(bytes, shared.bytes);
  assert.ok(!bytes.includes('severnye-linii') && !bytes.includes(token));
  const first = await viewed();
  assert.ok(first > 0);
  await client.package();
  assert.equal(await viewed(), first);
  const audit = (await oferta(['device', 'audit', ...shared.server.store])).stdout;
  assert.equal(audit.split('"action":"view"').length, 2);
  for (const below of ['/file', '/seen', '/', '/lead', '/package/', '/x', '/package%00']) {
    assert.equal((await client.get(below)).status, 404, below);
  }
  for (const below of ['', '/package', '/seen', '/file', '/x']) {
    assert.equal((await client.send('POST', below, 'kind=accept&name=x&consent=pd-1')).status, 404, below);
  }
  assert.equal((await client.send('POST', '', 'kind=pin&pin=4711')).status, 404);  // there is no code
  assert.equal((await client.send('DELETE', '/package')).status, 405);
  assert.equal((await leadsOf(shared.head)).length, 0);
  await shared.server.stop();
  assert.ok(!shared.server.log().includes(token));
  assert.ok(!(await storedText(shared.server.store)).includes(token));
});

test('a lead reaches the devices by sync, and the same twice is one', async (t) => {
  const shared = await shareChoice(t, { client: 'severnye-linii' });
  const client = chooser(shared);
  const sent = shared.answer({ source: 'stand', at: 1, 'weight.uptime': 'must', 'adjust.ap-huawei-ap361': { mode: 'pin', quantity: 2 }, total: { amount: 1234500, currency: 'RUB' } });
  const before = Date.now();
  const stored = await client.lead(sent);
  assert.equal(stored.status, 201, JSON.stringify(stored.body));
  assert.deepEqual(stored.body, { stored: true });
  assert.match(stored.headers.get('content-type'), /^application\/json/);
  for (let i = 0; i < 2; ++i) {
    const again = await client.lead({ ...sent, lead: { ...sent.lead, at: i } });
    assert.equal(again.status, 200);
    assert.deepEqual(again.body, { stored: false, known: true });
  }
  const leads = await leadsOf(shared.head);
  assert.equal(leads.length, 1);
  const [{ id, u, f }] = leads;
  assert.equal(id, sent.id);
  assert.equal(u, 'client');
  assert.ok(f.at >= before && f.at <= Date.now());  // the server's clock, not the sender's
  delete f.at;
  const expected = { ...sent.lead, source: 'link', link: shared.link.id, client: 'severnye-linii' };
  delete expected.at;
  assert.deepEqual(f, expected);
  const { links } = (await shared.head.call('GET', '/v1/links')).body;
  assert.equal(links[0].answers, 1);
  const other = await client.lead({ ...sent, lead: { ...sent.lead, text: 'другое' } });
  assert.equal(other.status, 409);
  assert.equal(other.body.error.code, 'conflict');
  assert.equal((await client.lead(shared.answer())).status, 201);
  assert.equal((await leadsOf(shared.head)).length, 2);
  const audit = (await oferta(['device', 'audit', ...shared.server.store])).stdout;
  assert.equal(audit.split('"action":"lead"').length, 3);
});

test('devices that listen are told of a lead at once', anyEngine(), async (t) => {
  const shared = await shareChoice(t);
  const response = await fetch(`http://127.0.0.1:${shared.server.port}/v1/events`, {
    headers: { authorization: `Bearer ${shared.head.token}` },
  });
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  const first = (await reader.read()).value;
  assert.equal((await chooser(shared).lead(shared.answer())).status, 201);
  const second = (await reader.read()).value;
  assert.match(second, /^event: change/);
  assert.notEqual(second, first);
  await reader.cancel();
});

test('who the link was made for needs no contact; anybody else does', anyEngine(), async (t) => {
  const silent = { phone: undefined, contact_name: undefined, consent: undefined };
  const known = await shareChoice(t, { client: 'severnye-linii' });
  assert.equal((await chooser(known).lead(known.answer(silent))).status, 201);
  const anybody = await shareChoice(t);
  const refused = await chooser(anybody).lead(anybody.answer(silent));
  assert.equal(refused.status, 400);
  assert.match(refused.body.error.message, /lead\.phone/);
  assert.equal((await chooser(anybody).lead(anybody.answer())).status, 201);
  assert.ok(!('client' in (await leadsOf(anybody.head))[0].f));
});

test('what is not the client\'s to say, or not in the package, is refused', anyEngine(), async (t) => {
  const shared = await shareChoice(t);
  const client = chooser(shared);
  const wrong = [
    { taken: 'brief-1' }, { dismissed: true }, { client: 'severnye-linii' }, { link: 'x' }, { discount: 5000 },
    { 'discount.phone-1': 5000 }, { note: 'x' }, { consent: undefined }, { phone: 'x'.repeat(201) }, { text: 'x'.repeat(4001) },
    { text: 'x\u0000y' }, { questionnaire: 'another' }, { date: '1999-01-01' }, { 'answer.nothing': 1 }, { 'answer.employees': 251 },
    { 'answer.tasks': ['war'] }, { 'adjust.not-of-this-shop': { mode: 'pin' } }, { 'weight.not-a-need': 'must' },
    { budget: { amount: -1, currency: 'RUB' } }, { budget: { amount: 1, currency: 'USD' } }, { at: 'now' },
  ];
  for (const lead of wrong) {
    const { status, body } = await client.lead(shared.answer(lead));
    assert.equal(status, 400, JSON.stringify(lead));
    assert.ok(body.error.code && body.error.message.includes(Object.keys(lead)[0]), JSON.stringify(body));
  }
  const foreign = records.find(({ t: type, id }) => type === 'product' && !shared.bytes.includes(`"id":"${id}"`));
  assert.ok(foreign);
  assert.equal((await client.lead(shared.answer({ [`adjust.${foreign.id}`]: { mode: 'pin' } }))).status, 400);
  assert.equal((await leadsOf(shared.head)).length, 0);
});

/// What the server says to a lead that begins like this.
async function say({ server, link }, head) {
  const socket = connect(server.port, '127.0.0.1').setEncoding('utf8');
  socket.write(`POST ${link.path}/lead HTTP/1.1\r\nHost: x\r\n${head}`);
  let said = '';
  for await (const part of socket) said += part;
  return said;
}

test('hostile bodies change nothing', anyEngine(), async (t) => {
  const shared = await shareChoice(t);
  const client = chooser(shared);
  const good = shared.answer();
  const wrong = [
    '', '{', '[]', 'null', '[' + '['.repeat(30_000), '{"format":'.repeat(3_000), JSON.stringify(good).replace('{', '{"id":"x",'),
    { ...good, more: 1 }, { ...good, id: '' }, { ...good, id: '../x' }, { ...good, id: 'x'.repeat(65) }, { ...good, lead: [] },
    { ...good, format: 'oferta-client-1' }, { ...good, lead: { ...good.lead, text: { deep: [[[[[[[[1]]]]]]]] } } },
  ];
  for (const body of wrong) {
    const { status, body: said } = await client.lead(body);
    assert.equal(status, 400, JSON.stringify(body).slice(0, 80));
    assert.ok(said.error.code && said.error.message);
  }
  const stale = await client.lead({ ...good, package: '0'.repeat(64) });
  assert.deepEqual([stale.status, stale.body.error.code], [409, 'conflict']);
  for (const size of ['Content-Length: 1048576', 'Content-Length: 65537', 'Transfer-Encoding: chunked']) {
    const said = await say(shared, `${size}\r\n\r\n100000\r\n`);
    assert.match(said, /^HTTP\/1\.1 413 /, size);  // before it is sent
    assert.match(said, /\r\n\r\n\{"error":\{"code":"too_large",/, size);
  }
  assert.equal((await client.send('POST', '/package', ' '.repeat(20_000))).status, 413);  // of this path alone
  for (const token of ['0'.repeat(64), shared.link.token.toUpperCase(), `${shared.link.token}0`, 'x']) {
    const answer = await fetch(`http://127.0.0.1:${shared.server.port}/s/${token}/lead`, { method: 'POST', body: JSON.stringify(good) });
    assert.equal(answer.status, 404);
  }
  assert.equal((await leadsOf(shared.head)).length, 0);
  const room = 65_536 - Buffer.byteLength(JSON.stringify(good));
  assert.equal((await client.lead(JSON.stringify(good) + ' '.repeat(room))).status, 201);
});

test('one link cannot write over what came another way', async (t) => {
  const shared = await shareChoice(t);
  const kiosk = await shared.server.enrol('kiosk');
  const { lead } = shared.answer({ source: 'stand' });
  assert.deepEqual((await kiosk.sync({ ops: [kiosk.operation(1, { t: 'lead', id: 'of-the-stand', f: lead })] })).body.rej, []);
  const over = await chooser(shared).lead(shared.answer({ text: 'чужое' }, 'of-the-stand'));
  assert.equal(over.status, 409);
  const made = await shared.head.call('POST', '/v1/links', { package: JSON.parse(shared.bytes) });
  const other = { ...shared, link: made.body };
  assert.equal((await chooser(shared).lead(shared.answer({}, 'mine'))).status, 201);
  assert.equal((await chooser(other).lead(shared.answer({}, 'mine'))).status, 409);
  assert.deepEqual((await leadsOf(shared.head)).map(({ id, u }) => [id, u]), [['of-the-stand', 'anna'], ['mine', 'client']]);
});

test('a code guards the package and the lead', anyEngine(), async (t) => {
  const shared = await shareChoice(t, { pin: '4711', args: ['--lang', 'en'] });
  const stranger = chooser(shared);
  const asked = await stranger.get();
  assert.equal(asked.status, 403);
  assert.match(await asked.text(), /<html lang="en"/);
  const refused = await stranger.package();
  assert.equal(refused.status, 403);
  assert.equal((await refused.json()).error.code, 'forbidden');
  const lead = await stranger.lead(shared.answer());
  assert.deepEqual([lead.status, lead.body.error.code], [403, 'forbidden']);
  assert.equal((await chooser(shared, `oferta_link=${'0'.repeat(64)}`).package()).status, 403);
  assert.equal((await stranger.pin('0000')).status, 403);
  const right = await stranger.pin('4711');
  assert.equal(right.status, 303);
  assert.equal(right.headers.get('location'), shared.link.path);
  const client = chooser(shared, right.headers.get('set-cookie').split(';')[0]);
  assert.equal((await client.get()).headers.get('location'), `/#/choose/${shared.link.token}`);
  assert.equal(await (await client.package()).text(), shared.bytes);
  assert.equal((await client.lead(shared.answer())).status, 201);
  for (let i = 0; i < 4; ++i) await stranger.pin(`000${i}`);
  assert.equal((await stranger.pin('0009')).status, 429);
  assert.equal((await stranger.package()).status, 403);
  assert.equal((await client.package()).status, 200);
});

test('a revoked link gives nothing and takes nothing, but what it took stays', anyEngine(), async (t) => {
  const shared = await shareChoice(t);
  const client = chooser(shared);
  assert.equal((await client.lead(shared.answer())).status, 201);
  assert.equal((await shared.head.call('DELETE', `/v1/links/${shared.link.id}`)).status, 200);
  for (const below of ['', '/package']) {
    const answer = await client.get(below);
    assert.equal(answer.status, 404);
    assert.ok(!(await answer.text()).includes('Офис под ключ'));
  }
  assert.equal((await client.send('POST', '/lead', JSON.stringify(shared.answer()))).status, 404);
  assert.equal((await leadsOf(shared.head)).length, 1);
});

test('kill -9 loses nothing that was acknowledged', anyEngine(), async (t) => {
  const first = await shareChoice(t, { client: 'severnye-linii' });
  const sent = first.answer();
  assert.equal((await chooser(first).lead(sent)).status, 201);
  await first.server.stop('SIGKILL');
  const server = await startTeam(t, { store: first.server.store });
  first.head.server = server;
  const again = { ...first, server };
  assert.deepEqual((await leadsOf(first.head)).map(({ id }) => id), [sent.id]);
  assert.deepEqual((await chooser(again).lead(sent)).body, { stored: false, known: true });
  assert.equal((await chooser(again).lead(choiceAnswer(first.bytes))).status, 201);
  const leads = await leadsOf(first.head);
  assert.equal(leads.length, 2);
  assert.equal(new Set(leads.map(({ h }) => h)).size, 2);
});

test('what comes from a stand says so, and its link takes more than other links do', anyEngine(), async (t) => {
  const server = await startTeam(t);
  const head = await server.enrol();
  const contents = { ...JSON.parse(await choiceBytes(t)), stand: { headline: 'Входите', idle: 60, exit: `1:${'a'.repeat(64)}` } };
  const made = await head.call('POST', '/v1/links', { package: contents });
  assert.equal(made.status, 201, JSON.stringify(made.body));
  const client = chooser({ server, link: made.body });
  const bytes = await (await client.package()).text();
  assert.deepEqual(JSON.parse(bytes).stand, contents.stand);
  assert.equal((await client.lead(choiceAnswer(bytes, { source: 'link' }))).status, 201);
  const [lead] = await leadsOf(head);
  assert.equal(lead.f.source, 'stand');
  for (const stand of [{}, { ...contents.stand, idle: 1 }, { ...contents.stand, headline: '' }, { ...contents.stand, exit: '4711' }]) {
    assert.equal((await head.call('POST', '/v1/links', { package: { ...contents, stand } })).status, 400);
  }
});
