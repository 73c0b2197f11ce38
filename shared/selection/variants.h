#pragma once
/// The three variants a client is shown side by side.
///
///   VariantSearch search(*solver, {.budget = 50'000'000});
///   while (search.step(50'000)) draw_a_frame();
///   const Variants& variants = search.variants();
///
/// best     – the optimum within the budget;
/// economy  – the cheapest selection that satisfies every rule and reaches a set share of it;
/// balanced – the knee of the frontier between the two (see knee in frontier.h).
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "shared/selection/frontier.h"
#include "shared/selection/solver.h"

namespace oferta::selection {

struct VariantOptions {
  std::int64_t budget = kNoBudget;
  std::int32_t economy_percent = 60;  ///< of the best score, 0 … 100
  std::int32_t samples = 10;          ///< budgets looked at between economy and best
  std::vector<Choice> hint;           ///< the previous best, to start from
  std::function<bool()> should_stop;
};

struct Variants {
  Outcome best;
  Outcome economy;
  Outcome balanced;
  std::vector<Solution> curve;  ///< proven points from economy to best, cost and score rising
};

class VariantSearch {
 public:
  /// `solver` is used by this search alone until it is done.
  VariantSearch(Solver& solver, VariantOptions options);

  /// As Solver::step: true while there is something left to do.
  bool step(std::int64_t max_work);
  void run();
  bool done() const { return phase_ == Phase::done; }

  /// Filled in the order best, economy, balanced; a part not reached yet has status unknown.
  const Variants& variants() const { return variants_; }
  std::int64_t work() const { return work_; }

 private:
  enum class Phase { best, economy, curve, done };
  void take(const Outcome& outcome);
  void next_sample();
  void finish();

  Solver* solver_;
  VariantOptions options_;
  Phase phase_ = Phase::best;
  Variants variants_;
  std::int32_t sample_ = 0;
  std::int64_t work_ = 0;
};

}  // namespace oferta::selection
