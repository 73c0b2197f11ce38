// Approvals on the command line: a request, a signed answer, and what counts of it.

import assert from 'node:assert/strict';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { oferta, root, temporaryFolder } from '../support/oferta.mjs';

const demo = join(root, 'assets/demo/workspace.json');
const brief = join(root, 'assets/demo/brief.json');
const day = ['--date', '2026-11-24'];

/** A folder with a head's key and a workspace in which it counts. */
async function office(t) {
  const folder = temporaryFolder(t);
  const at = (name) => join(folder, name);
  const made = await oferta(['approve', '--new-key', at('head.key'), '--by', 'gavrilov', '--name', 'Пётр Гаврилов']);
  assert.equal(made.code, 0, made.stderr);
  const workspace = JSON.parse(readFileSync(demo, 'utf8'));
  workspace.records.push(JSON.parse(made.stdout));
  // The general director may give anything.
  const director = workspace.records.find(({ t: type, id }) => type === 'manager' && id === 'gavrilov');
  delete director.f.discount_limit;
  writeFileSync(at('workspace.json'), JSON.stringify(workspace));
  const offer = (...more) => oferta(['offer', '--workspace', at('workspace.json'), '--brief', brief, ...day, ...more]);
  const approve = (...more) => oferta(['approve', at('ask.txt'), '--key', at('head.key'), '--by', 'gavrilov',
    '--until', '2026-12-08', ...more]);
  const verify = (...more) => oferta(['verify', at('offer.json'), '--workspace', at('workspace.json'), ...more]);
  const full = JSON.parse((await (async () => {
    const plain = await offer('--out', at('plain.json'));
    assert.equal(plain.code, 0, plain.stderr);
    return readFileSync(at('plain.json'), 'utf8');
  })()));
  // Twelve per cent off: more than the seven or five that managers of the demonstration may give.
  const roubles = (share) => String(Math.round(full.totals.gross * share / 100));
  return { at, offer, approve, verify, roubles };
}

test('a key is for its owner alone and is never replaced', async (t) => {
  const { at } = await office(t);
  assert.equal(statSync(at('head.key')).mode & 0o077, 0);
  const again = await oferta(['approve', '--new-key', at('head.key'), '--by', 'gavrilov']);
  assert.equal(again.code, 1);
  assert.match(again.stderr, /not replaced/);
});

test('beyond the limit a draft is written with a request, a client\'s file only with an approval', async (t) => {
  const { at, offer, approve, verify, roubles } = await office(t);
  const total = ['--total', roubles(0.88)];
  const draft = await offer(...total, '--out', at('offer.json'), '--ask', at('ask.txt'));
  assert.equal(draft.code, 0, draft.stderr);
  assert.match(draft.stderr, /Needs an approval before a client gets it: .*above the limit of/);
  const refused = await offer(...total, '--out', at('page.html'));
  assert.equal(refused.code, 1);
  assert.match(refused.stderr, /need an approval/);
  const unapproved = await verify();
  assert.equal(unapproved.code, 1);
  assert.match(unapproved.stderr, /Not approved: .*above the limit/);

  assert.equal((await approve('--out', at('answer.txt'))).code, 0);
  const covered = await verify('--approval', at('answer.txt'));
  assert.equal(covered.code, 0, covered.stderr);
  assert.match(covered.stdout, /the signature holds, and so does the approval/);
  const page = await offer(...total, '--out', at('page.html'), '--approval', at('answer.txt'));
  assert.equal(page.code, 0, page.stderr);
  for (const secret of ['oferta-approval', 'oferta-ask', 'approver', 'discount_limit', '"cost"']) {
    assert.ok(!readFileSync(at('page.html'), 'utf8').includes(secret), secret);
    assert.ok(!readFileSync(at('offer.json'), 'utf8').includes(secret), secret);
  }
  // A cheaper total was not approved, a dearer one was.
  assert.equal((await offer('--total', roubles(0.86), '--out', at('page.html'), '--approval', at('answer.txt'))).code, 1);
  assert.equal((await offer('--total', roubles(0.89), '--out', at('page.html'), '--approval', at('answer.txt'))).code, 0);
});

test('changed, foreign, expired and negative answers are refused with a reason', async (t) => {
  const { at, offer, approve, verify, roubles } = await office(t);
  await offer('--total', roubles(0.88), '--out', at('offer.json'), '--ask', at('ask.txt'));
  await approve('--out', at('answer.txt'));
  const says = async (token, words) => {
    writeFileSync(at('other.txt'), token);
    const { code, stderr } = await verify('--approval', at('other.txt'));
    assert.equal(code, 1);
    assert.match(stderr, words);
  };
  const [format, body, signature] = readFileSync(at('answer.txt'), 'utf8').trim().split('.');
  const cheaper = JSON.parse(Buffer.from(body, 'base64url').toString());
  cheaper.lines[0].amount -= 100;
  await says(`${format}.${Buffer.from(JSON.stringify(cheaper)).toString('base64url')}.${signature}`, /signature is not of this text/);
  await says(`${format}.${body}`, /no answer to a request/);
  await oferta(['approve', '--new-key', at('foreign.key'), '--by', 'gavrilov']);
  const foreign = await oferta(['approve', at('ask.txt'), '--key', at('foreign.key'), '--by', 'gavrilov']);
  await says(foreign.stdout, /nobody whose signature counts/);
  await says((await approve('--decline')).stdout, /says no/);
  await says((await oferta(['approve', at('ask.txt'), '--key', at('head.key'), '--by', 'gavrilov', '--until', '2026-11-23'])).stdout, /expired/);
});

test('an approval does not go further than the limit of whoever gives it', async (t) => {
  const { at, offer, approve, verify, roubles } = await office(t);
  const workspace = JSON.parse(readFileSync(at('workspace.json'), 'utf8'));
  workspace.records.find(({ t: type, id }) => type === 'manager' && id === 'gavrilov').f.discount_limit = 1000;
  writeFileSync(at('workspace.json'), JSON.stringify(workspace));
  await offer('--total', roubles(0.88), '--out', at('offer.json'), '--ask', at('ask.txt'));
  await approve('--out', at('answer.txt'));
  const { code, stderr } = await verify('--approval', at('answer.txt'));
  assert.equal(code, 1);
  assert.match(stderr, /Not approved/);
});

test('check judges the signatures of a workspace\'s approvals', async (t) => {
  const { at, offer, approve, roubles } = await office(t);
  await offer('--total', roubles(0.88), '--out', at('offer.json'), '--ask', at('ask.txt'));
  const token = (await approve()).stdout.trim();
  const check = async (written) => {
    const workspace = JSON.parse(readFileSync(at('workspace.json'), 'utf8'));
    workspace.records.push({ t: 'approval', id: 'x', f: { token: written } });
    writeFileSync(at('checked.json'), JSON.stringify(workspace));
    return oferta(['check', at('checked.json')]);
  };
  assert.equal((await check(token)).code, 0);
  const [format, body] = token.split('.');
  const forged = await check(`${format}.${body}.${Buffer.alloc(64, 7).toString('base64url')}`);
  assert.equal(forged.code, 1);
  assert.match(forged.stderr, /signature is not of this text/);
});
