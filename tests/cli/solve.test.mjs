// `oferta solve`: bare selection problems from files.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import test from 'node:test';
import { oferta, sharedData } from '../support/oferta.mjs';

// Three slots, one of each; product 1 needs the cheap partner of slot 1, 0 and 4 do not go together.
const problem = {
  format: 'offer-1', name: 'small', family: 'test', seed: 1, n: 6,
  budgets: [0, 1000, 1700, 10000],
  slot_cap: [1, 1, 1],
  products: [[0, 900, 50], [0, 600, 30], [1, 100, 5], [1, 400, 20], [2, 800, 40], [2, 300, 12]],
  groups: [[2], [0], [4]],
  requires: [[1, 0]],
  excludes: [[1, 2]],
  must: [], bundles: [], promo: [],
};

async function solve(input, ...args) {
  const result = await oferta(['solve', '-', ...args], { input: JSON.stringify(input) });
  return { ...result, lines: result.stdout.split('\n').filter(Boolean).map((line) => JSON.parse(line)) };
}

/// Cost and score of a solution, or what rule it breaks; written anew from the format's rules.
function judge({ products, slot_cap, groups, requires, excludes, must, bundles, promo, costs, coverage }, solution) {
  const quantity = new Map(solution);
  const has = (group) => groups[group].some((product) => quantity.has(product));
  const used = slot_cap.map(() => 0);
  let gross = 0;
  let score = 0;
  const stepCosts = new Map((costs ?? []).map(([product, ...cumulative]) => [product, cumulative]));
  for (const [product, count] of quantity) {
    const [slot, price, ...gains] = products[product];
    assert.ok(count >= 1 && count <= gains.length, `quantity of product ${product}`);
    used[slot] += 1;
    gross += stepCosts.has(product) ? stepCosts.get(product)[count - 1] : price * count;
    score += gains.slice(0, count).reduce((sum, gain) => sum + gain, 0);
  }
  used.forEach((count, slot) => assert.ok(count <= slot_cap[slot], `slot ${slot} is too full`));
  for (const [product, group] of requires) assert.ok(!quantity.has(product) || has(group), `requires of ${product}`);
  for (const [a, b] of excludes) assert.ok(!has(a) || !has(b), `excludes ${a}, ${b}`);
  for (const group of must) assert.ok(has(group), `must ${group}`);
  for (const [cap, ...parts] of coverage ?? []) {
    score += Math.min(cap, parts.reduce((sum, [product, amount]) => sum + (quantity.has(product) ? amount : 0), 0));
  }
  let cost = gross;
  for (const [discount, ...members] of bundles) {
    if (members.every((product) => quantity.has(product))) cost -= discount;
  }
  const exact = promo.length > 0 && gross >= promo[0][0] ? (gross * (100 - promo[0][1])) / 100 : cost;
  return { cost: exact, score };
}

test('solves every budget of a file', async () => {
  const { code, lines, stderr } = await solve(problem);
  assert.equal(code, 0);
  assert.equal(stderr, '');
  assert.deepEqual(lines.map(({ budget_index, status, score }) => [budget_index, status, score]), [
    [0, 'optimal', 0],
    [1, 'optimal', 55],
    [2, 'optimal', 82],
    [3, 'optimal', 82],
  ]);
  for (const line of lines) {
    assert.deepEqual(judge(problem, line.solution), { cost: line.cost, score: line.score });
    assert.ok(line.cost <= problem.budgets[line.budget_index]);
    assert.equal(line.bound, line.score);
  }
});

test('solves one budget when asked', async () => {
  const { code, lines } = await solve(problem, '--budget-index', '2');
  assert.equal(code, 0);
  assert.deepEqual(lines.map((line) => line.budget_index), [2]);
});

test('refuses a budget the file does not have', async () => {
  const { code, stdout, stderr } = await solve(problem, '--budget-index', '4');
  assert.equal(code, 1);
  assert.equal(stdout, '');
  assert.match(stderr, /^oferta: [^\n]+\n$/);
});

test('an infeasible problem is an answer, not an error', async () => {
  const { code, lines } = await solve({ ...problem, must: [1], budgets: [500] });
  assert.equal(code, 0);
  assert.equal(lines[0].status, 'infeasible');
});

test('the frontier rises in cost and score', async () => {
  const { code, lines } = await solve(problem, '--frontier');
  assert.equal(code, 0);
  const { frontier } = lines[0];
  assert.deepEqual(frontier[0], [0, 0]);
  assert.deepEqual(frontier.at(-1), [1600, 82]);
  for (let i = 1; i < frontier.length; ++i) {
    assert.ok(frontier[i][0] > frontier[i - 1][0] && frontier[i][1] > frontier[i - 1][1]);
  }
});

test('says why nothing fits: what it takes, what cannot be had together, what to give up', async () => {
  const dear = { ...problem, budgets: [850], groups: [[0], [4], [3]], requires: [], excludes: [], must: [0, 1, 2] };
  const [short] = (await solve(dear)).lines;
  assert.equal(short.status, 'infeasible');
  assert.equal(short.why.needed_budget, 2100);
  assert.equal(short.why.extra_budget, 1250);
  assert.deepEqual(short.why.must, [1, 2]);
  assert.ok(short.why.complete);
  assert.deepEqual(short.why.drop.map(({ must, needed_budget, score }) => [must, needed_budget, score]), [
    [0, 1200, null], [1, 1300, null], [2, 1700, null],
  ]);

  const clash = { ...dear, budgets: [5000], excludes: [[0, 1], [0, 2]] };
  const [contradiction] = (await solve(clash)).lines;
  assert.equal(contradiction.why.needed_budget, null);
  assert.deepEqual(contradiction.why.must, [0, 2]);
  assert.deepEqual(contradiction.why.excludes, [1]);
  assert.deepEqual(contradiction.why.drop.map(({ must, score }) => [must, score]), [[0, 90]]);
});

const broken = {
  'not JSON': '{"format"',
  'another format': JSON.stringify({ ...problem, format: 'offer-2' }),
  'a product of no slot': JSON.stringify({ ...problem, products: [[7, 100, 1]], requires: [], excludes: [], groups: [] }),
  'a fraction': JSON.stringify(problem).replace('900', '900.5'),
  'a price of zero': JSON.stringify(problem).replace('[0,900', '[0,0'),
  'rising scores': JSON.stringify({ ...problem, products: [...problem.products.slice(1), [0, 5, 1, 2]] }),
};
for (const [name, input] of Object.entries(broken)) {
  test(`refuses ${name}`, async () => {
    const { code, stdout, stderr } = await oferta(['solve', '-'], { input });
    assert.equal(code, 1);
    assert.equal(stdout, '');
    assert.match(stderr, /^oferta: [^\n]+\n$/);
  });
}

const selection = join(sharedData, 'selection');
const skip = !existsSync(selection) && 'the data is not here';

// A few cells whose needs overlap take minutes; cut off, they must still bracket the optimum.
test('proven optima', { skip }, async () => {
  const { results } = JSON.parse(readFileSync(join(selection, 'optima.json'), 'utf8'));
  const expected = new Map(results.map((result) => [`${result.instance}/${result.budget_index}`, result]));
  let judged = 0;
  let proven = 0;
  for (const name of readdirSync(join(selection, 'instances')).filter((file) => file.endsWith('.json'))) {
    const file = join(selection, 'instances', name);
    const instance = JSON.parse(readFileSync(file, 'utf8'));
    const { code, stdout, stderr } = await oferta(['solve', file, '--deadline-ms', '2000']);
    assert.equal(code, 0, `${name}: ${stderr}`);
    for (const line of stdout.split('\n').filter(Boolean).map((text) => JSON.parse(text))) {
      const cell = `${line.instance}/${line.budget_index}`;
      const { status, score, budget } = expected.get(cell);
      judged += 1;
      proven += line.status === status ? 1 : 0;
      if (line.status === 'feasible') {
        assert.ok(line.score <= score && score <= line.bound, cell);
      } else {
        assert.equal(line.status, status, cell);
      }
      if (line.status === 'infeasible') continue;
      if (line.status === 'optimal') assert.equal(line.score, score, cell);
      assert.ok(line.cost <= budget, cell);
      assert.deepEqual(judge(instance, line.solution), { cost: line.cost, score: line.score }, cell);
    }
  }
  assert.equal(judged, expected.size);
  assert.ok(proven >= 0.95 * judged, `only ${proven} of ${judged} were proven`);
});

test('proven frontiers', { skip }, async () => {
  const frontiers = JSON.parse(readFileSync(join(selection, 'frontier.json'), 'utf8'));
  for (const [name, expected] of Object.entries(frontiers)) {
    const { stdout } = await oferta(['solve', join(selection, 'instances', `${name}.json`), '--frontier']);
    assert.deepEqual(JSON.parse(stdout).frontier, expected, name);
  }
});
