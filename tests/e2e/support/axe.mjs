// What axe-core finds on a page.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const axe = readFileSync(fileURLToPath(new URL('../../../node_modules/axe-core/axe.min.js', import.meta.url)), 'utf8');

/**
 * A line for each element something is wrong with. Run apart from the page's own policy, which
 * forbids what axe does.
 * @param {import('playwright-core').Page} page @returns {Promise<string[]>}
 */
export function findings(page) {
  return page.evaluate(`(async () => { ${axe}
    const { violations } = await window.axe.run(document, { resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => id + ': ' + node.html.slice(0, 160))); })()`);
}
