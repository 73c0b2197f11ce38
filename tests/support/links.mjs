// A sent offer on a team's server, shared by a link; for tests.
//
//   const { server, head, link } = await shareOffer(t, { pin: '4711' });
//   await fetch(`http://127.0.0.1:${server.port}${link.path}`);

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { oferta, root, temporaryFolder } from './oferta.mjs';
import { startTeam } from './team.mjs';

const workspace = join(root, 'assets/demo/workspace.json');

/// The package of an offer made of the demo workspace, valid for days to come.
export async function clientPackage(t, { number } = {}) {
  const folder = temporaryFolder(t);
  const brief = JSON.parse(readFileSync(join(root, 'assets/demo/brief.json'), 'utf8'));
  if (number) brief.number = number;
  const offer = join(folder, 'offer.json');
  const today = new Date().toISOString().slice(0, 10);
  const made = await oferta(['offer', '--workspace', workspace, '--brief', '-', '--date', today, '--out', offer],
    { input: JSON.stringify(brief) });
  assert.equal(made.code, 0, made.stderr);
  const out = join(folder, 'package.json');
  const shared = await oferta(['share', '--offer', offer, '--out', out]);
  assert.equal(shared.code, 0, shared.stderr);
  return JSON.parse(readFileSync(out, 'utf8'));
}

/// The operations of a device that has sent the offer of a package, in as few fields as will do.
export function sentOffer(device, shared, { version = 1, first = 1, id = shared.id } = {}) {
  return [
    device.operation(first, {
      t: 'offer', id,
      f: {
        number: shared.number, version, date: shared.date, valid_until: shared.valid_until, language: 'ru',
        status: 'sent', addressee: { name: shared.addressee.name }, needs: [], currency: shared.currency,
        prices_include_vat: true, discount: 0, terms: {}, rounding: 'line-half-up-1', budget_includes_vat: true,
      },
    }),
    device.operation(first + 1, { t: 'offer_status', id, f: { sent: shared.date } }),
  ];
}

/// A server with a head's device that has sent an offer and shared it.
export async function shareOffer(t, { args, data, store, ...link } = {}) {
  const server = await startTeam(t, { args, data, store });
  const head = await server.enrol();
  const contents = await clientPackage(t);
  const { body } = await head.sync({ ops: sentOffer(head, contents.offers[0]) });
  assert.deepEqual(body.rej, []);
  const made = await head.call('POST', '/v1/links', { package: contents, ...link });
  assert.equal(made.status, 201, JSON.stringify(made.body));
  return { server, head, package: contents, offer: contents.offers[0], link: made.body };
}
