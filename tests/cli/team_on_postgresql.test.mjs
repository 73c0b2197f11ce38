// A team's server on PostgreSQL passes the tests it passes on SQLite: the same requests, the same
// answers.

import test from 'node:test';
import { noPostgresql } from '../support/postgresql.mjs';

if (noPostgresql) {
  test('a team on PostgreSQL', { skip: noPostgresql }, () => {});
} else {
  process.env.OFERTA_TEST_ENGINE = 'postgresql';
  for (const tests of ['devices', 'sync', 'links', 'choice', 'people']) await import(`./team_${tests}.test.mjs`);
}
