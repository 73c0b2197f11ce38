// The solvers we are measured against: HiGHS as WebAssembly (npm), CBC as Debian's program.
//
//   const peers = await loadPeers();
//   const { status, ms, score } = peers[0].solve(instance, budget, { seconds: 10, gap: 0 });
//
// Scores are integers, so a remaining absolute gap below 1 is a proof: both get 0.999 for it, which
// favours them. Their answers are judged exactly; one that breaks a rule or the budget (within their
// tolerances it may) counts as "inexact". Time is the solver's own work: reading the text included
// for HiGHS, starting the program included for CBC, writing the text not.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { choices, judge, programmes } from './milp.mjs';

/// Runs every part and keeps the best exact answer.
function together(instance, budget, options, run) {
  let best;
  let ms = 0;
  let proven = true;
  let inexact = false;
  for (const { text } of programmes(instance, budget)) {
    const started = performance.now();
    const part = run(text, options);
    ms += performance.now() - started;
    proven &&= part.proven;
    if (!part.columns) continue;
    const judged = judge(instance, choices(part.columns));
    if (judged.broken || judged.cost > budget) inexact = true;
    else if (best === undefined || judged.score > best) best = judged.score;
  }
  const status = inexact ? 'inexact' : best === undefined ? (proven ? 'infeasible' : 'unknown')
    : proven ? 'optimal' : 'feasible';
  return { status, ms, score: best };
}

async function loadHighs() {
  const { default: load } = await import('highs');
  let highs = await load();
  return {
    name: 'HiGHS-wasm',
    async solve(instance, budget, options) {
      let failed = false;
      const answer = together(instance, budget, options, (text, { seconds, gap }) => {
        try {
          const result = highs.solve(text, { output_flag: false, time_limit: seconds,
            mip_rel_gap: gap, mip_abs_gap: 0.999, random_seed: 1 });
          const found = result.Status === 'Optimal'
            || (Number.isFinite(result.ObjectiveValue) && result.Status === 'Time limit reached');
          return {
            proven: result.Status === 'Optimal' || result.Status === 'Infeasible',
            columns: found ? Object.entries(result.Columns).map(([name, c]) => [name, c.Primal ?? 0])
              : undefined,
          };
        } catch {
          failed = true;
          return { proven: false };
        }
      });
      if (failed) highs = await load();  // a module that aborted cannot be used again
      return failed ? { ...answer, status: 'failed' } : answer;
    },
  };
}

function loadCbc() {
  if (spawnSync('cbc', ['-quit']).error) return undefined;
  return {
    name: 'CBC',
    async solve(instance, budget, options) {
      const folder = mkdtempSync(join(tmpdir(), 'oferta-bench-'));
      const [model, answer] = [join(folder, 'model.lp'), join(folder, 'answer.txt')];
      try {
        return together(instance, budget, options, (text, { seconds, gap }) => {
          writeFileSync(model, text);
          rmSync(answer, { force: true });
          spawnSync('cbc', [model, '-sec', String(seconds), '-ratio', String(gap), '-allow', '0.999',
            '-solve', '-solu', answer], { stdio: 'ignore', timeout: seconds * 2_000 + 5_000 });
          let lines = [];
          try {
            lines = readFileSync(answer, 'utf8').split('\n');
          } catch {
            return { proven: false };
          }
          const found = !/infeasible|no integer solution/i.test(lines[0]);
          return {
            proven: /^(Optimal|Infeasible|Integer infeasible)/i.test(lines[0]),
            columns: found ? lines.slice(1).map((line) => line.replace('**', '').trim().split(/\s+/))
              .filter((cells) => cells.length >= 3)
              .map(([, name, value]) => [name, Number(value)]) : undefined,
          };
        });
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}

/// [HiGHS, CBC]; a place is empty when it is not installed.
export async function loadPeers() {
  return [await loadHighs(), loadCbc()];
}
