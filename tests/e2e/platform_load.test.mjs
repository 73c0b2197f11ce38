// The first load in bytes and the warm start in time, the figures of the README.
import { appTest, assert } from './support/harness.mjs';

/**
 * Everything a first visit fetches, in KB as sent, without what is fetched afterwards on demand. The goal
 * is 600 (docs/benchmarks.md); the released build had 593 before approvals, people and the client's window.
 */
const MOST_KB = 690;
/** From the start of a warm reload to the first usable picture, ms; the machine may be busy. */
const MOST_MS = 2500;

appTest('the first load stays small and the warm start is quick', { seen: true, ownServer: true, route: null }, async ({ page, app }) => {
  let bytes = 0;
  const protocol = await page.context().newCDPSession(page);
  await protocol.send('Network.enable');
  const names = new Map();
  protocol.on('Network.requestWillBeSent', ({ requestId, request }) => names.set(requestId, request.url));
  protocol.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (!/documents\/|\/sw\.js|demo\//.test(names.get(requestId) ?? '')) bytes += encodedDataLength;
  });
  await app.open();
  await app.settled();
  const kilobytes = Math.round(bytes / 1024);
  assert.ok(kilobytes > 100, `${kilobytes} KB: the measurement sees nothing`);
  assert.ok(kilobytes <= MOST_KB, `${kilobytes} KB`);
  const times = [];
  for (let i = 0; i < 3; i += 1) {
    await app.reload();
    times.push(await page.evaluate(() => performance.getEntriesByName('oferta-ready')[0].startTime));
  }
  const best = Math.round(Math.min(...times));
  console.log(`# first load ${kilobytes} KB, warm start ${best} ms`);
  assert.ok(best <= MOST_MS, `${best} ms`);
});
