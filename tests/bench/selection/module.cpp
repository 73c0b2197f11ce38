// The solver as a WebAssembly module for the benchmark. One problem at a time; numbers go over the
// border as doubles, which hold every amount exactly. Times are milliseconds, measured inside.
#include <emscripten/emscripten.h>

#include <memory>

#include "shared/selection/bare_format.h"
#include "shared/selection/evaluator.h"

namespace {

using namespace oferta;             // NOLINT(google-build-using-namespace)
using namespace oferta::selection;  // NOLINT(google-build-using-namespace)

constexpr std::int64_t kSlice = 20'000;

struct Bench {
  BareProblem bare;
  std::unique_ptr<Solver> solver;
  Outcome last;
  double solve_ms = 0;
};

Bench& bench() {
  static Bench instance;
  return instance;
}

/// Stops at a proof, at the deadline or once (bound − score) ≤ gap · bound.
void solve(std::int64_t budget, double deadline_ms, double gap, bool warm) {
  Bench& all = bench();
  SolveOptions options;
  options.break_ties = false;
  if (warm) options.hint = all.last.solution.choices;
  const double started = emscripten_get_now();
  const double end = started + deadline_ms;
  options.should_stop = [end] { return emscripten_get_now() >= end; };
  Solver& solver = *all.solver;
  solver.start(budget, std::move(options));
  while (!solver.score_proven() && emscripten_get_now() < end) {
    solver.step_to_score(kSlice);
    const Outcome& now = solver.outcome();
    if (gap > 0 && now.status == Status::feasible &&
        static_cast<double>(now.bound - now.solution.score) <=
            gap * static_cast<double>(now.bound)) {
      break;
    }
  }
  all.solve_ms = emscripten_get_now() - started;
  all.last = solver.outcome();
}

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE int bench_load(const char* text) {
  Result<BareProblem> read = read_bare(text);
  if (!read) return 0;
  bench() = Bench{std::move(*read), nullptr, {}, 0};
  return 1;
}

/// Lays the loaded problem out anew; milliseconds, or -1 when it is refused.
EMSCRIPTEN_KEEPALIVE double bench_build() {
  Problem copy = bench().bare.problem;
  const double started = emscripten_get_now();
  Result<Solver> solver = Solver::create(std::move(copy));
  const double elapsed = emscripten_get_now() - started;
  if (!solver) return -1;
  bench().solver = std::make_unique<Solver>(std::move(*solver));
  bench().last = {};
  return elapsed;
}

/// 0 optimal, 1 feasible, 2 infeasible, 3 unknown; 4 when the evaluator refuses the answer.
EMSCRIPTEN_KEEPALIVE int bench_solve(double budget, double deadline_ms, double gap, int warm) {
  const auto limit = static_cast<std::int64_t>(budget);
  solve(limit, deadline_ms, gap, warm != 0);
  const Outcome& last = bench().last;
  if (last.status == Status::optimal || last.status == Status::feasible) {
    const Evaluation judged = evaluate(bench().bare.problem, last.solution.choices);
    if (judged.violation || judged.cost > limit || judged.score != last.solution.score) return 4;
  }
  return static_cast<int>(last.status);
}

EMSCRIPTEN_KEEPALIVE double bench_ms() {
  return bench().solve_ms;
}
EMSCRIPTEN_KEEPALIVE double bench_score() {
  return static_cast<double>(bench().last.solution.score);
}
EMSCRIPTEN_KEEPALIVE double bench_bound() {
  return static_cast<double>(bench().last.bound);
}
}
