// The address and the place in the program.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

const listeners = new Map();
let entries;
beforeEach(() => {
  listeners.clear();
  entries = [''];
  globalThis.location = { get hash() { return entries.at(-1); } };
  globalThis.history = {
    pushState: (_, __, address) => entries.push(address),
    replaceState: (_, __, address) => { entries[entries.length - 1] = address; },
  };
  globalThis.addEventListener = (kind, act) => listeners.set(kind, act);
});
const { currentRoute, listenToRoutes } = await import('../../web/page/routes.js');

test('a place becomes an address and is read back, Cyrillic too', () => {
  const routes = listenToRoutes(() => assert.fail('going somewhere is not news'));
  routes.go('/catalogue/телефония', false);
  assert.deepEqual(entries, ['', '#/catalogue/%D1%82%D0%B5%D0%BB%D0%B5%D1%84%D0%BE%D0%BD%D0%B8%D1%8F']);
  assert.equal(currentRoute(), '/catalogue/телефония');
});

test('going where one is adds no step, replacing adds none either', () => {
  const routes = listenToRoutes(() => {});
  routes.go('/clients', false);
  routes.go('/clients', false);
  routes.go('/offers', true);
  assert.deepEqual(entries, ['', '#/offers']);
});

test('back is told once though the browser sends two events', () => {
  const told = [];
  const routes = listenToRoutes((route) => told.push(route));
  routes.go('/clients', false);
  routes.go('/offers', false);
  entries.pop();
  listeners.get('popstate')();
  listeners.get('hashchange')();
  assert.deepEqual(told, ['/clients']);
});

test('a broken escape in the address names no place', () => {
  entries = ['#/%E0%A4%A'];
  assert.equal(currentRoute(), '');
});
