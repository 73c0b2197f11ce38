// What is measured, with the goals for it (milliseconds; ratio: HiGHS's median over ours).
//
// `quick` cases make a few minutes, the others come with --full. `peers`: budgets that the peers
// solve, of those that move. `seconds`: time limit of one solve of a peer, quick and full.

export const cases = [
  { title: 'plain multiple choice, 10k', family: 'mckp', n: 10_000, quick: true,
    goals: { p50: 0.5, worst: 4, ratio: 1000, build: 60 } },
  { title: 'requires and excludes, 10k', family: 'rel', n: 10_000, goals: { p50: 8, p95: 50, ratio: 200 } },
  { title: 'with bundles, 10k', family: 'bundle', n: 10_000, quick: true,
    goals: { p50: 8, p95: 50, ratio: 200 } },
  { title: 'quantities and must-haves, 10k', family: 'full', n: 10_000, quick: true,
    goals: { p50: 16, p95: 100, ratio: 300 } },
  { title: 'real model, 100', family: 'need', n: 100, quick: true, goals: { p50: 1 } },
  { title: 'real model, 1k', family: 'need', n: 1_000, quick: true, goals: { p50: 5 } },
  { title: 'real model, 10k', family: 'need', n: 10_000, quick: true,
    goals: { p50: 2_000, gap16: 0.1, build: 60 } },
  { title: 'threshold promotion, 10k', family: 'promo', n: 10_000, goals: { gap16: 0.1 } },
  { title: 'strongly correlated, 10k', family: 'correlated', n: 10_000, goals: { gap16: 0.1 } },
  { title: 'subset sum, coarse, 10k', family: 'subset', n: 10_000, goals: { gap16: 0.1 } },
  { title: 'set-ups, 10k', family: 'setup', n: 10_000, goals: { gap16: 0.1 } },
  { title: 'dense conflicts, 10k', family: 'conflict', n: 10_000, goals: { gap16: 0.1 } },
  { title: 'real model, 100k', family: 'need', n: 100_000, peerBudgets: 1,
    goals: { p50: 10_000, to1: 500, build: 1_000 } },
];

/// Small and medium problems on which the answers of all solvers must agree.
export const agreement = { families: ['mckp', 'rel', 'bundle', 'full', 'need', 'promo', 'setup',
  'conflict'], sizes: [14, 100], seeds: { quick: 1, full: 10 } };
