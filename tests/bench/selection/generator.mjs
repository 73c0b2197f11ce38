// Random selection problems in the format "offer-1": seeded, the same bytes on every machine.
//
//   import { generate } from './generator.mjs';
//   const instance = generate({ family: 'need', n: 1000, style: 'coarse', seed: 7 });
//
//   node tests/bench/selection/generator.mjs --family need --n 10000 --style hard --seed 1 --out DIR
//   node tests/bench/selection/generator.mjs --family all --n 100 --out DIR
//
// Families, each with what the one before has: mckp (plain multiple choice), rel (requires and
// excludes), bundle, full (quantities and must-haves), need (the real model: cost steps and capped
// coverage). promo is rel with a threshold promotion. Adversarial: correlated (the score follows the
// price), subset (the score is the price, prices coarse), setup (lines with a fixed cost before the
// first piece), conflict (dense excludes).
//
// Styles of price and score: fine (large scores), coarse (small scores, shop prices), hard (scores
// close to proportional to prices).
//
// A selection known beforehand (the witness) satisfies all rules, so an instance is infeasible only
// through its budget; the first budget of families with must-haves is meant to be short.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

export const families = ['mckp', 'rel', 'bundle', 'full', 'need', 'promo',
  'correlated', 'subset', 'setup', 'conflict'];
export const styles = ['fine', 'coarse', 'hard'];

const features = {
  mckp: [],
  rel: ['rules'],
  bundle: ['rules', 'bundles'],
  full: ['rules', 'bundles', 'quantities', 'musts'],
  need: ['rules', 'bundles', 'quantities', 'musts', 'costs', 'coverage'],
  promo: ['rules', 'promo'],
  correlated: ['rules', 'bundles'],
  subset: ['rules'],
  setup: ['rules', 'quantities', 'costs'],
  conflict: ['rules', 'musts'],
};

/// Marsaglia's xorshift of 32 bits on top of a mixed seed: integers only.
export function randomSource(seed) {
  let state = (Math.imul(seed + 1, 0x9e3779b1) ^ 0x5bd1e995) >>> 0 || 1;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state;
  };
  for (let i = 0; i < 8; ++i) next();
  return {
    /// An integer from `low` to `high`, both included.
    between: (low, high) => low + Math.floor((next() / 2 ** 32) * (high - low + 1)),
    chance: (percent) => next() % 100 < percent,
  };
}

/// Prices as shops write them: two or three leading digits, or one unit less.
function shopPrice(random, scale) {
  const price = Math.max(10, Math.floor((scale * random.between(45, 180)) / 100));
  const unit = 10 ** Math.max(2, String(price).length - 3);
  return Math.max(1, Math.round(price / unit) * unit - (random.chance(30) ? 1 : 0));
}

function priceAndScore(random, family, style, scale, weight) {
  if (family === 'subset') {
    const price = 50_000 * random.between(2, 60);
    return [price, price / 50_000];
  }
  if (family === 'correlated') {
    const price = random.between(250_000, 4_000_000);
    return [price, Math.floor(price / 1_000) + 100];
  }
  if (style === 'hard') {
    const price = random.between(250_000, 4_000_000);
    return [price, Math.max(0, Math.floor((price * random.between(170, 190)) / 1_000_000)
      - random.between(0, 60))];
  }
  const price = shopPrice(random, scale);
  const points = style === 'fine' ? random.between(30, 200) * weight
    : Math.floor((random.between(10, 100) * weight) / 60);
  return [price, Math.max(0, points)];
}

function products(random, family, style, n, slots, has) {
  const sizes = new Array(slots).fill(1);
  for (let j = slots; j < n; ++j) ++sizes[random.between(0, slots - 1)];
  const rows = [];
  for (let s = 0; s < slots; ++s) {
    const scale = random.between(1, 20) ** 2 * 8_000 + 20_000;
    const weight = random.between(5, 100);
    for (let i = 0; i < sizes[s]; ++i) {
      const [price, first] = priceAndScore(random, family, style, scale, weight);
      const row = [s, price, first];
      if (has('quantities') && random.chance(family === 'setup' ? 60 : 18)) {
        const keep = random.between(50, 95);
        const pieces = random.between(2, 6);
        for (let t = 1; t < pieces; ++t) row.push(Math.floor((row[row.length - 1] * keep) / 100));
      }
      rows.push(row);
    }
  }
  return rows;
}

/// Cumulative costs: a quantity break (later pieces cheaper) or a set-up before the first piece.
function costSteps(random, family, rows) {
  const costs = [];
  rows.forEach(([, price, ...marginals], j) => {
    if (!random.chance(family === 'setup' ? 70 : 18)) return;
    const row = [j];
    let total = random.chance(family === 'setup' ? 90 : 50)
      ? Math.floor((price * random.between(5, family === 'setup' ? 80 : 25)) / 100) : 0;
    const breakAt = random.between(2, 4);
    marginals.forEach((_, t) => {
      total += t + 1 >= breakAt ? Math.floor((price * 85) / 100) : price;
      row.push(total);
    });
    costs.push(row);
  });
  return costs;
}

/// One instance. `slots`: by default one for 20 products (two products each when there are few).
export function generate({ family, n, style = 'fine', seed = 1, slots }) {
  if (!features[family]) throw new Error(`no family ${family}; there are: ${families.join(', ')}`);
  if (!styles.includes(style)) throw new Error(`no style ${style}; there are: ${styles.join(', ')}`);
  if (!(Number.isInteger(n) && n >= 1 && n <= 1_000_000)) throw new Error('n: 1 to 1000000');
  const slotCount = slots ?? Math.max(2, n < 60 ? Math.ceil(n / 2) : Math.floor(n / 20));
  if (!(slotCount >= 1 && slotCount <= n)) throw new Error('slots: 1 to n');
  const has = (feature) => features[family].includes(feature);
  const random = randomSource(seed * 1_009 + n * 31 + families.indexOf(family) * 7
    + styles.indexOf(style));

  const rows = products(random, family, style, n, slotCount, has);
  const members = Array.from({ length: slotCount }, () => []);
  rows.forEach((row, j) => members[row[0]].push(j));
  const slotCap = members.map((list) => (has('rules') && random.chance(15)
    ? Math.min(list.length, random.between(2, 3)) : 1));
  // The witness: something of most slots.
  const witness = new Set();
  members.forEach((list) => {
    if (random.chance(80)) witness.add(list[random.between(0, list.length - 1)]);
  });
  if (witness.size === 0) witness.add(0);
  const chosen = [...witness];
  const anyChosen = () => chosen[random.between(0, chosen.length - 1)];
  const anyProduct = () => random.between(0, n - 1);
  const someOfSlot = (s) => {
    const list = members[s].filter(() => random.chance(55));
    return list.length > 0 ? list : [members[s][random.between(0, members[s].length - 1)]];
  };

  const groups = [];
  const group = (list) => groups.push([...new Set(list)].sort((a, b) => a - b)) - 1;
  const requires = [];
  const excludes = [];
  const must = [];
  const bundles = [];
  if (has('rules')) {
    // Requires come in families, as accessories do: several products of a slot need one group.
    for (let left = Math.floor(n * 0.3); left > 0;) {
      const s = random.between(0, slotCount - 1);
      const target = random.chance(60) ? someOfSlot(random.between(0, slotCount - 1)) : [anyProduct()];
      const needy = members[s].filter(() => random.chance(30));
      const of = needy.length > 0 ? needy : [members[s][0]];
      if (of.some((j) => witness.has(j)) && !target.some((j) => witness.has(j))) target.push(anyChosen());
      const g = group(target);
      for (const j of of.slice(0, left)) requires.push([j, g]);
      left -= of.length;
    }
    const pairs = family === 'conflict' ? n * 2 : Math.ceil(n * 0.15);
    const side = () => (random.chance(family === 'conflict' ? 30 : 70) ? [anyProduct()]
      : someOfSlot(random.between(0, slotCount - 1)).slice(0, 6));
    for (let i = 0; i < pairs; ++i) {
      const a = side();
      const taken = new Set(a);
      let b = side().filter((j) => !taken.has(j));
      if (a.some((j) => witness.has(j))) b = b.filter((j) => !witness.has(j));
      if (b.length > 0) excludes.push([group(a), group(b)]);
    }
  }
  if (has('musts')) {
    for (let i = Math.max(1, Math.floor(slotCount * 0.12)); i > 0; --i) {
      const j = anyChosen();
      must.push(group([j, ...(random.chance(70) ? someOfSlot(rows[j][0]) : [])]));
    }
  }
  if (has('bundles')) {
    for (let i = Math.max(1, Math.floor(n * 0.06)); i > 0; --i) {
      const list = [...new Set(Array.from({ length: random.between(2, 4) },
        () => (random.chance(30) ? anyChosen() : anyProduct())))].sort((a, b) => a - b);
      if (list.length < 2) continue;
      const price = list.reduce((sum, j) => sum + rows[j][1], 0);
      bundles.push([Math.floor((price * random.between(3, 15)) / 10_000) * 100, ...list]);
    }
  }
  const costs = has('costs') ? costSteps(random, family, rows) : [];
  const coverage = [];
  if (has('coverage')) {
    const needs = Math.min(400, Math.max(2, Math.floor(n / 20)));
    for (let k = 0; k < needs; ++k) {
      const list = [...new Set(Array.from({ length: Math.max(2, random.between(5, 28)) }, anyProduct))]
        .sort((a, b) => a - b)
        .map((j) => [j, Math.max(1, Math.floor((rows[j][2] * random.between(20, 80)) / 100))]);
      const all = list.reduce((sum, [, a]) => sum + a, 0);
      coverage.push([Math.max(1, Math.floor((all * random.between(10, 40)) / 100)), ...list]);
    }
  }

  // What the dearest selection of every slot costs; budgets are shares of it.
  const dearest = members.reduce((sum, list, s) => {
    const prices = list.map((j) => rows[j][1]).sort((a, b) => b - a);
    return sum + prices.slice(0, slotCap[s]).reduce((a, b) => a + b, 0);
  }, 0);
  const shares = has('musts') ? [1, 4, 25, 50, 75] : [4, 25, 50, 75];
  let budgets = shares.map((share) => Math.floor((dearest * share) / 100));
  let promo = [];
  if (has('promo')) {
    // Percent of multiples of 100 are whole minor units.
    for (const row of rows) row[1] = Math.ceil(row[1] / 100) * 100;
    budgets = budgets.map((budget) => Math.ceil(budget / 100) * 100);
    promo = [[Math.floor((dearest * 52.5) / 10_000) * 100, 10]];
  }
  const instance = {
    format: 'offer-1', name: `${family}-n${n}-s${slotCount}-${style}-${seed}`, family, seed, n, budgets,
    slot_cap: slotCap, products: rows, groups, requires, excludes, must, bundles, promo,
  };
  if (costs.length > 0) instance.costs = costs;
  if (coverage.length > 0) instance.coverage = coverage;
  return instance;
}

/// One key per line, so that a file can be looked at.
export function format(instance) {
  const lines = Object.entries(instance).map(([key, value]) => `"${key}":${JSON.stringify(value)}`);
  return `{\n${lines.join(',\n')}\n}\n`;
}

function main(args) {
  const options = { family: 'all', n: '100', style: 'all', seed: '1', count: '1', out: '' };
  const usage = 'Usage: generator.mjs --out DIR [--family NAME|all] [--n N] [--style NAME|all]\n'
    + '                     [--slots S] [--seed FIRST] [--count SEEDS]\n'
    + `Families: ${families.join(', ')}. Styles: ${styles.join(', ')}.`;
  for (let i = 0; i < args.length; i += 2) {
    const key = args[i].replace(/^--/, '');
    if (!(key in options || key === 'slots') || args[i + 1] === undefined) {
      console.error(usage);
      return 2;
    }
    options[key] = args[i + 1];
  }
  if (options.out === '') {
    console.error(usage);
    return 2;
  }
  mkdirSync(options.out, { recursive: true });
  for (const family of options.family === 'all' ? families : [options.family]) {
    for (const style of options.style === 'all' ? styles : [options.style]) {
      for (let k = 0; k < Number(options.count); ++k) {
        const instance = generate({ family, style, n: Number(options.n), seed: Number(options.seed) + k,
          slots: options.slots === undefined ? undefined : Number(options.slots) });
        const file = join(options.out, `${instance.name}.json`);
        writeFileSync(file, format(instance));
        console.log(file);
      }
    }
  }
  return 0;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    process.exitCode = main(process.argv.slice(2));
  } catch (error) {
    console.error(`generator: ${error.message}`);
    process.exitCode = 2;
  }
}
