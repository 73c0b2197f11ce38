#pragma once
/// Satisfaction against price: the selections that no other one beats on both.
///
///   FrontierSearch search(*solver, {});               // complete
///   while (search.step(50'000)) draw_a_frame();
///   for (const Solution& point : search.points()) …   // cost rising, score strictly rising
///   const std::size_t middle = knee(search.points());
#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "shared/selection/solver.h"

namespace oferta::selection {

struct FrontierOptions {
  std::int64_t max_budget = kNoBudget;
  /// 0: every point. Else at most so many points: the proven optima at that many equally spaced
  /// budgets between the cheapest feasible cost and the cost of the best point.
  std::int32_t samples = 0;
  std::function<bool()> should_stop;
};

/// The complete frontier goes by exact solves from the top down: the best score, its cheapest way,
/// then a budget of one minor unit less, and so on. Samples go from the ends to ever finer steps,
/// each starting from the answer below it; where that answers a larger budget too nothing is left
/// to solve. Supported points – those on the upper hull, optima of a weighted sum – could be had
/// first (Aneja and Nair 1979), but each would be an exact solve as well: a handful of samples
/// shows the whole curve as soon, what it shows is proven, and points between supported ones are
/// there too.
class FrontierSearch {
 public:
  /// `solver` is used by this search alone until it is done.
  FrontierSearch(Solver& solver, FrontierOptions options);

  /// As Solver::step: true while there is something left to do.
  bool step(std::int64_t max_work);
  void run();
  bool done() const { return phase_ == Phase::done; }

  /// Proven points, cost and score rising (for the complete frontier falling until it is done).
  /// Empty when infeasible.
  const std::vector<Solution>& points() const { return points_; }
  std::int64_t work() const { return work_; }

 private:
  enum class Phase { top, bottom, samples, downward, done };
  void begin(std::int64_t budget, bool cheapest, const Solution* hint);
  void take(const Outcome& outcome);
  void insert(const Solution& point, std::int64_t budget);
  void order_samples();
  void next_sample();

  Solver* solver_;
  FrontierOptions options_;
  Phase phase_ = Phase::top;
  std::vector<Solution> points_;
  std::vector<std::int64_t> answers_to_;  ///< of sampled points: the largest budget known
  Solution top_;
  std::vector<std::int32_t> samples_;  ///< in the order they are solved
  std::size_t sample_ = 0;
  std::int64_t budget_ = 0;  ///< of the sample at hand
  std::int64_t work_ = 0;
};

/// The point after which more money buys clearly less: the one farthest above the line from the
/// first point to the last, both axes scaled to 0 … 1 (Satopää et al. 2011, "Finding a Kneedle in
/// a Haystack"). The earlier of equals. Points as in FrontierSearch::points; 0 when fewer than 3.
std::size_t knee(const std::vector<Solution>& points);

/// The budget number `index` of `count` equally spaced ones from `low` (index 0) to `high`
/// (index count − 1), in integers.
std::int64_t spaced_budget(std::int64_t low, std::int64_t high, std::int32_t index,
                           std::int32_t count);

}  // namespace oferta::selection
