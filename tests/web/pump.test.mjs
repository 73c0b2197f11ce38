// Long work between frames: slice after slice, one chain at a time, until nothing is left.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

let posted;
beforeEach(() => {
  posted = 0;
  globalThis.MessageChannel = class {
    port1 = { onmessage: null };
    port2 = { postMessage: () => { posted += 1; channel = this; } };
  };
});
let channel;
const deliver = () => { posted -= 1; channel.port1.onmessage(); };
const { Pump } = await import('../../web/page/pump.js');

test('work goes on slice after slice until nothing is left, and can start again', () => {
  let left = 3;
  const pump = new Pump(() => { left -= 1; return left > 0; });
  for (let round = 0; round < 2; round += 1) {
    left = 3;
    pump.start();
    assert.equal(pump.running, true);
    while (posted > 0) deliver();
    assert.equal(left, 0);
    assert.equal(pump.running, false);
  }
});

test('starting what runs makes no second chain', () => {
  const pump = new Pump(() => true);
  pump.start();
  pump.start();
  assert.equal(posted, 1);
  deliver();
  pump.start();
  assert.equal(posted, 1);
});
