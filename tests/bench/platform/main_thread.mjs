// What the main thread of a page did for one press of the mouse, read from Chromium's trace.
//
//   const { work, processor } = await measurePress(browser, page, { x, y });
//
// Counted is every task of the page's main thread from the one that hears the release of the button
// to the one that commits the frame which answers it: `work` by the clock, `processor` in processor
// time, both in milliseconds. Waiting between tasks (for the screen's next turn) is not work.

const CATEGORIES = ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'];
const PATIENCE_MS = 600;

/**
 * @param {import('playwright-core').Browser} browser
 * @param {import('playwright-core').Page} page
 * @param {{ x: number, y: number }} place
 */
export async function measurePress(browser, page, { x, y }) {
  await page.mouse.move(x, y);
  await page.waitForTimeout(PATIENCE_MS);
  await browser.startTracing(page, { categories: CATEGORIES });
  await page.mouse.down();
  await page.mouse.up();
  await page.waitForTimeout(PATIENCE_MS);
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  return workUntilPainted(traceEvents);
}

/** @param {any[]} events of a trace in which one button was pressed and released */
export function workUntilPainted(events) {
  const release = events.find((event) => event.name === 'EventDispatch' && event.args?.data?.type === 'pointerup');
  if (!release) throw new Error('The trace has no release of the button.');
  const ours = events.filter((event) => event.pid === release.pid && event.tid === release.tid && event.ph === 'X');
  const frame = first(ours, 'FireAnimationFrame', release.ts) ?? first(ours, 'Paint', release.ts);
  if (!frame) throw new Error('No frame followed the release of the button.');
  const commit = first(ours, 'Commit', frame.ts) ?? frame;
  const painted = commit.ts + commit.dur;
  let work = 0;
  let processor = 0;
  for (const task of ours) {
    if (!/RunTask$/.test(task.name) || task.ts + task.dur < release.ts || task.ts > painted) continue;
    work += task.dur / 1000;
    processor += (task.tdur ?? task.dur) / 1000;
  }
  if (work === 0) throw new Error('The trace has no tasks of the main thread.');
  return { work, processor };
}

/** @param {any[]} events @param {string} name @param {number} from */
function first(events, name, from) {
  return events.filter((event) => event.name === name && event.ts >= from).sort((a, b) => a.ts - b.ts)[0];
}
