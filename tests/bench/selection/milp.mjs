// A selection problem as a mixed-integer programme in LP format, and the exact reading of answers.
//
//   for (const part of programmes(instance, budget)) highs.solve(part.text, options);
//   const lines = choices(columns);            // column name → value
//   const { score, cost, broken } = judge(instance, lines);
//
// A binary w<j>_<t> says "product j in quantity t": with the slots' caps as rows over them this is
// the strong formulation. Excludes are clique rows over products that share a slot of cap 1. A
// promotion is two programmes, below and from its threshold, without a big number.

export function costOf(instance) {
  const steps = new Map((instance.costs ?? []).map(([j, ...costs]) => [j, costs]));
  return (j, t) => steps.get(j)?.[t - 1] ?? instance.products[j][1] * t;
}

/// Lines short enough for every reader of the format.
function sum(terms) {
  const pieces = terms.filter(([factor]) => factor !== 0)
    .map(([factor, name]) => `${factor < 0 ? '-' : '+'} ${Math.abs(factor)} ${name}`);
  const lines = [];
  for (let i = 0; i < pieces.length; i += 8) lines.push(pieces.slice(i, i + 8).join(' '));
  return lines.join('\n  ');
}

/// The members of a group in parts of which at most one can be chosen.
function cliques(instance, group) {
  const parts = new Map();
  for (const j of group) {
    const slot = instance.products[j][0];
    const key = instance.slot_cap[slot] <= 1 ? `s${slot}` : `p${j}`;
    if (!parts.has(key)) parts.set(key, []);
    parts.get(key).push(j);
  }
  return [...parts.values()];
}

function rows(instance, costs) {
  const all = [];
  const add = (terms, sense, right) => all.push([terms, sense, right]);
  const names = instance.products.map((row, j) => row.slice(2).map((_, t) => `w${j}_${t + 1}`));
  const x = (j, factor) => names[j].map((name) => [factor, name]);
  const many = (list, factor) => list.flatMap((j) => x(j, factor));
  const members = instance.slot_cap.map(() => []);
  instance.products.forEach((row, j) => members[row[0]].push(j));
  members.forEach((list, s) => {
    if (list.length > 0) add(many(list, 1), '<=', instance.slot_cap[s]);
    if (instance.slot_cap[s] <= 1) return;
    for (const j of list) if (names[j].length > 1) add(x(j, 1), '<=', 1);
  });
  for (const [j, g] of instance.requires) {
    if (instance.groups[g].includes(j)) continue;
    add([...x(j, 1), ...many(instance.groups[g], -1)], '<=', 0);
  }
  for (const [a, b] of instance.excludes) {
    const [first, second] = [instance.groups[a], instance.groups[b]];
    const both = new Set(first.filter((j) => second.includes(j)));
    for (const j of both) add(x(j, 1), '<=', 0);
    for (const one of cliques(instance, first.filter((j) => !both.has(j)))) {
      for (const other of cliques(instance, second.filter((j) => !both.has(j)))) {
        add([...many(one, 1), ...many(other, 1)], '<=', 1);
      }
    }
  }
  for (const g of instance.must) add(many(instance.groups[g], 1), '>=', 1);
  instance.bundles.forEach(([, ...list], k) => {
    for (const j of list) add([[1, `b${k}`], ...x(j, -1)], '<=', 0);
  });
  (instance.coverage ?? []).forEach(([, ...list], k) => {
    add([[1, `z${k}`], ...list.flatMap(([j, a]) => x(j, -a))], '<=', 0);
  });
  const gross = names.flatMap((own, j) => own.map((name, t) => [costs(j, t + 1), name]));
  instance.bundles.forEach(([discount], k) => gross.push([-discount, `b${k}`]));
  return { all, names, gross };
}

/// One programme, or two with a promotion; the better answer of the two counts.
export function programmes(instance, budget) {
  const { all, names, gross } = rows(instance, costOf(instance));
  const points = [];
  instance.products.forEach((row, j) => {
    let total = 0;
    names[j].forEach((name, t) => points.push([total += row[t + 2], name]));
  });
  (instance.coverage ?? []).forEach((_, k) => points.push([1, `z${k}`]));
  const objective = points.some(([factor]) => factor !== 0) ? sum(points) : `0 ${names[0][0]}`;
  const common = all.map(([terms, sense, right], i) => ` r${i}: ${sum(terms)} ${sense} ${right}`);
  const bounds = (instance.coverage ?? []).map(([cap], k) => ` 0 <= z${k} <= ${cap}`);
  const binaries = [...names.flat(), ...instance.bundles.map((_, k) => `b${k}`)];
  const write = (limits) => ({
    text: ['Maximize', ` score: ${objective}`, 'Subject To', ...common,
      ...limits.map(([sense, right], i) => ` money${i}: ${sum(gross)} ${sense} ${right}`),
      ...(bounds.length > 0 ? ['Bounds', ...bounds] : []), 'Binary',
      ...binaries.map((name) => ` ${name}`), 'End', ''].join('\n'),
  });
  if (instance.promo.length === 0) return [write([['<=', budget]])];
  const [threshold, percent] = instance.promo[0];
  const parts = [write([['<=', Math.min(budget, threshold - 1)]])];
  const most = percent === 100 ? Number.MAX_SAFE_INTEGER
    : Number((BigInt(budget) * 100n) / BigInt(100 - percent));
  if (most >= threshold) parts.push(write([['>=', threshold], ['<=', most]]));
  return parts;
}

/// [product, quantity] of the columns that are 1.
export function choices(columns) {
  return columns.filter(([name, value]) => name[0] === 'w' && value > 0.5)
    .map(([name]) => name.slice(1).split('_').map(Number))
    .sort((a, b) => a[0] - b[0]);
}

/// Score and cost of the lines by the format's own words, in integers; the first broken rule.
export function judge(instance, lines) {
  const chosen = new Map(lines);
  const any = (g) => instance.groups[g].some((j) => chosen.has(j));
  const costs = costOf(instance);
  const taken = instance.slot_cap.map(() => 0);
  let score = 0;
  let cost = 0;
  let broken = chosen.size === lines.length ? '' : 'a product twice';
  for (const [j, t] of lines) {
    ++taken[instance.products[j][0]];
    for (let k = 0; k < t; ++k) score += instance.products[j][k + 2];
    cost += costs(j, t);
  }
  for (const [cap, ...list] of instance.coverage ?? []) {
    score += Math.min(cap, list.reduce((total, [j, a]) => total + (chosen.has(j) ? a : 0), 0));
  }
  taken.forEach((count, s) => { if (count > instance.slot_cap[s]) broken ||= `slot ${s}`; });
  for (const [j, g] of instance.requires) if (chosen.has(j) && !any(g)) broken ||= `requires ${j}`;
  for (const [a, b] of instance.excludes) if (any(a) && any(b)) broken ||= `excludes ${a} ${b}`;
  for (const g of instance.must) if (!any(g)) broken ||= `must ${g}`;
  for (const [threshold, percent] of instance.promo) {
    if (cost >= threshold) cost = Math.ceil((cost * (100 - percent)) / 100);
  }
  for (const [discount, ...list] of instance.bundles) {
    if (list.every((j) => chosen.has(j))) cost -= discount;
  }
  return { score, cost, broken };
}
