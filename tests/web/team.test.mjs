// When the page asks the team's server, and what it hears from it.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { delayAfter, eventReader } from '../../web/page/team.js';

test('after failures the page waits longer and longer, up to a minute, never as long as another does', () => {
  for (let failures = 1; failures < 30; failures += 1) {
    const most = Math.min(60_000, 1_000 * 2 ** (failures - 1));
    assert.equal(delayAfter(failures, () => 0), most / 2);
    assert.equal(delayAfter(failures, () => 1), most);
  }
  assert.notEqual(delayAfter(5), delayAfter(5));
});

test('events are read however they are cut', () => {
  const text = 'event: change\ndata: {"cur":"a.1"}\n\n: a remark\n\nevent: change\ndata: {"cur":"a.2"}\n\n';
  for (let cut = 1; cut < text.length; cut += 1) {
    const found = [];
    const read = eventReader((data) => found.push(data));
    for (let at = 0; at < text.length; at += cut) read(text.slice(at, at + cut));
    assert.deepEqual(found, ['{"cur":"a.1"}', '{"cur":"a.2"}']);
  }
});
