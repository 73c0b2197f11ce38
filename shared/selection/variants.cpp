#include "shared/selection/variants.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace oferta::selection {

VariantSearch::VariantSearch(Solver& solver, VariantOptions options)
    : solver_(&solver), options_(std::move(options)) {
  SolveOptions solve;
  solve.hint = options_.hint;
  solve.should_stop = options_.should_stop;
  solver_->start(options_.budget, std::move(solve));
}

bool VariantSearch::step(std::int64_t max_work) {
  std::int64_t left = max_work;
  while (phase_ != Phase::done && left > 0) {
    const std::int64_t before = solver_->outcome().work;
    const bool more = solver_->step(left);
    // A solve that ends without an evaluation still counts, so that no step runs on for ever.
    const std::int64_t used = std::max<std::int64_t>(1, solver_->outcome().work - before);
    left -= used;
    work_ += used;
    if (phase_ == Phase::best) variants_.best = solver_->outcome();
    if (phase_ == Phase::economy) variants_.economy = solver_->outcome();
    if (more) return true;
    take(solver_->outcome());
  }
  return phase_ != Phase::done;
}

void VariantSearch::run() {
  while (step(std::numeric_limits<std::int64_t>::max())) {
    if (options_.should_stop && options_.should_stop()) return;
  }
}

void VariantSearch::take(const Outcome& outcome) {
  if (outcome.status != Status::optimal) {
    variants_.economy = variants_.balanced = variants_.best;
    phase_ = Phase::done;
    return;
  }
  if (phase_ == Phase::best) {
    phase_ = Phase::economy;
    const std::int64_t best = outcome.solution.score;
    const std::int64_t percent = std::clamp<std::int64_t>(options_.economy_percent, 0, 100);
    SolveOptions solve;
    solve.cheapest = true;
    solve.min_score = best / 100 * percent + (best % 100 * percent + 99) / 100;  // rounded up
    solve.hint = outcome.solution.choices;
    solve.should_stop = options_.should_stop;
    solver_->start(outcome.solution.cost, std::move(solve));
    return;
  }
  if (variants_.curve.empty() || outcome.solution.score > variants_.curve.back().score) {
    variants_.curve.push_back(outcome.solution);
  }
  phase_ = Phase::curve;
  next_sample();
}

void VariantSearch::next_sample() {
  const Solution& low = variants_.economy.solution;
  const Solution& high = variants_.best.solution;
  const bool reached = variants_.curve.back().score >= high.score;
  if (reached || ++sample_ > options_.samples) return finish();
  SolveOptions solve;
  solve.hint = variants_.curve.back().choices;
  solve.should_stop = options_.should_stop;
  solver_->start(spaced_budget(low.cost, high.cost, sample_, options_.samples + 2),
                 std::move(solve));
}

void VariantSearch::finish() {
  std::vector<Solution>& curve = variants_.curve;
  if (curve.back().score < variants_.best.solution.score) curve.push_back(variants_.best.solution);
  variants_.balanced = variants_.best;
  variants_.balanced.solution = curve[knee(curve)];
  variants_.balanced.bound = variants_.balanced.solution.score;
  phase_ = Phase::done;
}

}  // namespace oferta::selection
