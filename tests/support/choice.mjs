// A questionnaire of the demo workspace on a team's server, shared by a link to choose by; for tests.
//
//   const { server, head, link, answer } = await shareChoice(t, { client: 'severnye-linii' });
//   await visitor(shared).lead(answer());

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { oferta, root, temporaryFolder } from './oferta.mjs';
import { startTeam } from './team.mjs';

export const demo = join(root, 'assets/demo/workspace.json');

/// The bytes `oferta share --questionnaire office` writes.
export async function choiceBytes(t, ...args) {
  const out = join(temporaryFolder(t), 'choice.json');
  const made = await oferta(['share', '--workspace', demo, '--questionnaire', 'office', ...args, '--out', out]);
  assert.equal(made.code, 0, made.stderr);
  return readFileSync(out, 'utf8');
}

let next = 0;

/// What somebody sends who chose from a package; `lead` replaces fields.
export function choiceAnswer(bytes, lead = {}, id = `lead-${++next}`) {
  const { date, questionnaire } = JSON.parse(bytes);
  return {
    format: 'oferta-choice-answer-1', id, package: createHash('sha256').update(bytes).digest('hex'),
    lead: {
      at: 1795500000000, questionnaire, date, contact_name: 'Павел Серов', phone: '+7 495 000-00-00', consent: 'pd-1',
      text: 'Перезвоните утром', budget: { amount: 50000000, currency: 'RUB' }, budget_includes_vat: true,
      variant: 'balanced', 'answer.employees': 25, 'answer.tasks': ['telephony', 'wifi'], ...lead,
    },
  };
}

/// A server with a head's device that has shared the questionnaire. `args` are of `oferta share`.
export async function shareChoice(t, { args = [], data, store, ...link } = {}) {
  const server = await startTeam(t, { data, store });
  const head = await server.enrol();
  const bytes = await choiceBytes(t, ...args);
  const made = await head.call('POST', '/v1/links', { package: JSON.parse(bytes), ...link });
  assert.equal(made.status, 201, JSON.stringify(made.body));
  return { server, head, bytes, link: made.body, answer: (lead, id) => choiceAnswer(bytes, lead, id) };
}

/// Somebody who has a link and no more.
export function chooser({ server, link }, cookie) {
  const headers = cookie ? { cookie } : {};
  const send = (method, below, body, more = {}) => fetch(`http://127.0.0.1:${server.port}${link.path}${below}`, {
    method, redirect: 'manual', body, headers: { ...headers, ...more },
  });
  const json = async (answer) => ({ status: answer.status, headers: answer.headers, body: await answer.json() });
  return {
    get: (below = '', method = 'GET') => send(method, below),
    package: () => send('GET', '/package'),
    pin: (code) => send('POST', '', `kind=pin&pin=${code}`),
    lead: async (body) => json(await send('POST', '/lead', typeof body === 'string' ? body : JSON.stringify(body),
      { 'content-type': 'application/json' })),
    send,
  };
}

/// The records of type lead that a device gets by sync.
export async function leadsOf(device) {
  return (await device.pull()).filter(({ t }) => t === 'lead');
}
