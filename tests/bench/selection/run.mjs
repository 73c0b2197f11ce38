// The benchmark of the selection engine; see tests/bench/run --help. All of it runs in one Node
// process, the solvers in turn on the same problems.

import { loadavg, cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { agreement, cases } from './cases.mjs';
import { generate } from './generator.mjs';
import { loadOurs } from './ours.mjs';
import { loadPeers } from './peers.mjs';

const args = process.argv.slice(2);
const full = args.includes('--full');
const only = args.includes('--case') ? args[args.indexOf('--case') + 1] : '';
const unknown = args.find((arg, i) => !['--full', '--quick', '--case'].includes(arg)
  && args[i - 1] !== '--case');
if (unknown !== undefined || (args.includes('--case') && only === undefined)) {
  console.error(`bench: cannot use ${unknown ?? '--case'}; see tests/bench/run --help`);
  process.exit(2);
}
const limits = full ? { ours: 20_000, peer: 120, moves: 40, peerBudgets: 3, styles: ['fine', 'coarse', 'hard'] }
  : { ours: 1_000, peer: 5, moves: 12, peerBudgets: 1, styles: ['fine'] };

const quantile = (list, share) => {
  const sorted = [...list].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? NaN;
};
const number = (value) => (value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(1)
  : value.toFixed(3));
const millis = (value, limit = Infinity) => (Number.isNaN(value) ? '–'
  : `${value >= limit ? '≥ ' : ''}${number(value)} ms`);

const root = join(dirname(fileURLToPath(import.meta.url)), '../../..');
const ours = await loadOurs(join(root, 'build/web-bench/tests/bench/selection/oferta_selection_bench.mjs'));
const [highs, cbc] = await loadPeers();
const peers = [highs, cbc].filter(Boolean);

/// Budgets as a slider moves: from a quarter to three quarters of the dearest in uneven steps.
function movingBudgets(instance) {
  const top = instance.budgets.at(-1);
  return Array.from({ length: limits.moves }, (_, i) => {
    const place = (i * 7) % limits.moves;
    return Math.round((top / 3) * (1 + (2 * (i % 3 === 2 ? place : i)) / limits.moves) / 100) * 100;
  });
}

let disagreements = 0;

/// Two proven answers of one problem must be equal; a found one must not beat a proof.
function compare(where, our, peer, name) {
  if (our.status.startsWith('refused')) {
    ++disagreements;
    console.log(`  WRONG ${where}: our answer breaks a rule`);
  }
  const proven = (answer) => ['optimal', 'infeasible'].includes(answer.status);
  if (!proven(our) || !proven(peer)) return false;
  const equal = our.status === peer.status && (our.status === 'infeasible' || our.score === peer.score);
  if (!equal) {
    ++disagreements;
    console.log(`  DIFFERENT ${where}: ours ${our.status} ${our.score}, ${name} ${peer.status} ${peer.score}`);
  }
  return equal;
}

async function agree() {
  const counts = new Map(peers.map((peer) => [peer.name, { equal: 0, inexact: 0, open: 0 }]));
  for (const family of agreement.families) {
    for (const n of agreement.sizes) {
      for (const style of ['fine', 'coarse', 'hard']) {
        for (let seed = 1; seed <= agreement.seeds[full ? 'full' : 'quick']; ++seed) {
          const instance = generate({ family, n, style, seed });
          ours.load(instance);
          for (const budget of full ? instance.budgets : instance.budgets.slice(1, 3)) {
            const our = ours.solve(budget, { deadline: 10_000 });
            for (const peer of peers) {
              const answer = await peer.solve(instance, budget, { seconds: full ? 20 : 2, gap: 0 });
              const count = counts.get(peer.name);
              if (compare(`${instance.name} at ${budget}`, our, answer, peer.name)) ++count.equal;
              else ++count[answer.status === 'inexact' ? 'inexact' : 'open'];
            }
          }
        }
      }
    }
  }
  console.log('\nOptimum values, problems of 14 and 100 products:');
  for (const [name, { equal, inexact, open }] of counts) {
    console.log(`  ${name}: ${equal} equal, ${inexact} where ${name}'s answer breaks a rule or the budget`
      + ` within its tolerance, ${open} not comparable (not proven by both in time)`);
  }
}

async function measure(one) {
  const builds = [];
  const proofs = [];
  const gaps = [];
  const toGap = { 1: [], 0.1: [] };
  let proven = 0;
  let foundAtDeadline = 0;
  const theirs = new Map(peers.map((peer) => [peer.name, { proof: [], ours: [], to1: [] }]));
  for (const style of limits.styles) {
    const instance = generate({ family: one.family, n: one.n, style, seed: 1 });
    builds.push(ours.load(instance), ours.build(), ours.build());
    const budgets = movingBudgets(instance);
    // What follows is re-solving. No budget is asked twice: answers once proven are remembered.
    const beside = Math.round(instance.budgets.at(-1) / 300);
    ours.solve(budgets[0] - 2 * beside, { deadline: limits.ours });
    const answers = budgets.map((budget) => {
      const answer = ours.solve(budget, { deadline: limits.ours });
      proofs.push(answer.ms);
      proven += ['optimal', 'infeasible'].includes(answer.status) ? 1 : 0;
      return answer;
    });
    for (const budget of budgets) {
      const cut = ours.solve(budget - beside, { deadline: 16 });
      if (cut.status === 'infeasible') continue;
      const found = cut.status === 'optimal' || cut.status === 'feasible';
      foundAtDeadline += found ? 1 : 0;
      gaps.push(found ? (100 * (cut.bound - cut.score)) / Math.max(1, cut.bound) : 100);
    }
    for (const percent of [1, 0.1]) {
      for (const budget of budgets.slice(0, full ? 10 : 4)) {
        ours.build();  // from nothing: the fair comparison with a peer that starts from nothing
        toGap[percent].push(ours.solve(budget, { deadline: limits.ours, gap: percent / 100, warm: false }).ms);
      }
    }
    const step = Math.floor(budgets.length / (limits.peerBudgets + 1));
    for (let k = 1; k <= (one.peerBudgets ?? limits.peerBudgets); ++k) {
      for (const peer of peers) {
        const [budget, our] = [budgets[k * step], answers[k * step]];
        const row = theirs.get(peer.name);
        const answer = await peer.solve(instance, budget, { seconds: limits.peer, gap: 0 });
        row.proof.push(answer.ms);
        row.ours.push(our.ms);
        row.statuses = [...(row.statuses ?? []), answer.status];
        compare(`${instance.name} at ${budget}`, our, answer, peer.name);
        row.to1.push((await peer.solve(instance, budget, { seconds: limits.peer, gap: 0.01 })).ms);
      }
    }
  }
  const figures = { build: quantile(builds, 0.5), p50: quantile(proofs, 0.5), p95: quantile(proofs, 0.95),
    worst: Math.max(...proofs), gap16: gaps.length > 0 ? quantile(gaps, 0.5) : NaN,
    to1: quantile(toGap[1], 0.5), to01: quantile(toGap[0.1], 0.5) };
  console.log(`\n${one.title}`);
  console.log(`  building ${millis(figures.build)}; re-solve to proof: median ${millis(figures.p50, limits.ours)},`
    + ` 95 % ${millis(figures.p95, limits.ours)}, worst ${millis(figures.worst, limits.ours)};`
    + ` proven ${proven} of ${proofs.length}`);
  console.log(`  from nothing to a gap of 1 %: ${millis(figures.to1, limits.ours)}, of 0.1 %:`
    + ` ${millis(figures.to01, limits.ours)}; at 16 ms: ${foundAtDeadline} of ${gaps.length} found, gap median`
    + ` ${number(figures.gap16)} %, worst ${number(Math.max(...gaps))} %`);
  for (const [name, row] of theirs) {
    const proof = quantile(row.proof, 0.5);
    const ratio = proof / quantile(row.ours, 0.5);
    // The programme's own end shows a limit reached before our clock does.
    const cut = row.statuses.some((status) => status === 'feasible' || status === 'unknown');
    console.log(`  ${name}: proof ${cut ? '≥ ' : ''}${millis(proof)} (${row.statuses.join(', ')}),`
      + ` to 1 % ${millis(quantile(row.to1, 0.5))}; ratio of proofs ${cut ? '≥ ' : ''}${number(ratio)}`
      + ` on the same budgets${quantile(row.ours, 0.5) >= limits.ours ? ' (ours cut too: says nothing)' : ''}`);
    if (name === highs.name) {
      figures.ratio = ratio;
      figures.oursCut = quantile(row.ours, 0.5) >= limits.ours;
    }
  }
  // A time that reached its limit proves nothing about a goal beyond the limit.
  const verdicts = Object.entries(one.goals).map(([key, goal]) => {
    const value = figures[key];
    const time = !['ratio', 'gap16', 'build'].includes(key);
    const cut = key === 'ratio' ? figures.oursCut : time && value >= limits.ours;
    const met = key === 'ratio' ? value >= goal : value <= goal;
    const verdict = !cut ? (met ? 'met' : 'NOT met')
      : time && goal < limits.ours ? 'NOT met' : 'not shown (time limit)';
    return `${key} ${key === 'ratio' ? '≥' : '≤'} ${goal}: ${verdict}`;
  });
  console.log(`  goals: ${verdicts.join('; ')}`);
}

console.log(`Selection benchmark, ${full ? 'full' : 'quick'}; ${new Date().toISOString().slice(0, 10)},`
  + ` ${cpus().length} × ${cpus()[0].model}, node ${process.version},`
  + ` load ${loadavg().map((value) => value.toFixed(1)).join(' ')}`);
console.log(`Time limits per solve: ours ${limits.ours} ms, peers ${limits.peer} s. Peers may stop at an`
  + ' absolute gap of 0.999 (scores are integers) and keep their default feasibility tolerances;'
  + ' ours is exact.');
if (!cbc) console.log('CBC is not installed (Debian: coinor-cbc): skipped.');
if (!only) await agree();
const exact = cases.some((one) => one.title === only);
for (const one of cases) {
  const asked = exact ? one.title === only : one.title.includes(only);
  if (only ? asked : full || one.quick) await measure(one);
}
console.log(`\nload at the end ${loadavg().map((value) => value.toFixed(1)).join(' ')};`
  + ` ${disagreements} disagreements`);
process.exitCode = disagreements === 0 ? 0 : 1;
