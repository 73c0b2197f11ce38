// Our solver, from build/web-bench: the same code as the application's, compiled with -O3.
//
//   const ours = await loadOurs(path);
//   const buildMs = ours.load(instance);
//   const { status, ms, score, bound } = ours.solve(budget, { deadline: 16, gap: 0, warm: true });

import { readFileSync } from 'node:fs';

import { format } from './generator.mjs';

const statuses = ['optimal', 'feasible', 'infeasible', 'unknown', 'refused by the evaluator'];

export async function loadOurs(path) {
  const { default: create } = await import(path);
  const module = await create({ wasmBinary: readFileSync(path.replace(/mjs$/, 'wasm')) });
  return {
    load(instance) {
      const text = format(instance);
      const size = module.lengthBytesUTF8(text) + 1;
      const place = module._malloc(size);
      module.stringToUTF8(text, place, size);
      const read = module._bench_load(place);
      module._free(place);
      if (!read) throw new Error(`${instance.name} was not read`);
      return this.build();
    },
    build() {
      const ms = module._bench_build();
      if (ms < 0) throw new Error('the problem was refused');
      return ms;
    },
    /// gap > 0 stops there. The deadline is in milliseconds; without `warm` nothing is handed on.
    solve(budget, { deadline, gap = 0, warm = true }) {
      const status = statuses[module._bench_solve(budget, deadline, gap, warm ? 1 : 0)];
      return { status, ms: module._bench_ms(), score: module._bench_score(),
        bound: module._bench_bound() };
    },
  };
}
