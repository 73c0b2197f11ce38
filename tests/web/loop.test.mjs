// Frames on demand: never two in flight, none at rest, timers for what is due later.
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { Loop } from '../../web/page/loop.js';

let waiting = [];
let cancelled = [];
beforeEach(() => {
  waiting = [];
  cancelled = [];
  globalThis.requestAnimationFrame = (act) => waiting.push(act);
  globalThis.cancelAnimationFrame = (id) => cancelled.push(id);
});
const tick = () => { const due = waiting; waiting = []; for (const act of due) act(16); };

test('many requests make one frame', () => {
  let drawn = 0;
  const loop = new Loop(() => { drawn += 1; return -1; });
  for (let i = 0; i < 5; i += 1) loop.request();
  assert.equal(waiting.length, 1);
  tick();
  assert.equal(drawn, 1);
  assert.equal(waiting.length, 0);
  assert.equal(loop.frames, 1);
});

test('a frame that wants another gets it, and then there is rest', () => {
  const answers = [0, 0, -1];
  const loop = new Loop(() => answers.shift() ?? -1);
  loop.request();
  while (waiting.length > 0) tick();
  assert.equal(loop.frames, 3);
});

test('a frame that is due later comes by a timer', async () => {
  const loop = new Loop(() => 0.02);
  loop.request();
  tick();
  assert.equal(waiting.length, 0);
  await new Promise((resolve) => { setTimeout(resolve, 60); });
  assert.equal(waiting.length, 1);
  loop.stop();
});

test('flushing carries out at once without painting, and paints with the next frame', () => {
  const seen = [];
  const answers = [0, -1, -1];
  const loop = new Loop((_, visible) => { seen.push(visible); return answers.shift() ?? -1; });
  loop.flush(4);
  assert.deepEqual(seen, [false, false]);
  assert.equal(waiting.length, 1);
  tick();
  assert.deepEqual(seen, [false, false, true]);
});

test('flushing ends although an animation goes on', () => {
  const loop = new Loop(() => 0);
  loop.flush(2);
  assert.equal(loop.frames, 2);
});

test('what is to be flushed while a frame is drawn waits for the next one', () => {
  let depth = 0;
  let deepest = 0;
  const loop = new Loop(() => {
    deepest = Math.max(deepest, depth += 1);
    if (loop.frames === 1) loop.flush(2);
    depth -= 1;
    return -1;
  });
  loop.request();
  tick();
  assert.equal(deepest, 1);
  assert.equal(waiting.length, 1);
  tick();
  assert.equal(loop.frames, 2);
});

test('a stopped loop draws no more', () => {
  const loop = new Loop(() => 0);
  loop.request();
  loop.stop();
  assert.equal(cancelled.length, 1);
  loop.request();
  loop.flush(3);
  assert.equal(waiting.length, 1); // the cancelled one; no new one was asked for
  assert.equal(loop.frames, 0);
});
