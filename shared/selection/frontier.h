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

/// Exact solves from the top down: the best score, its cheapest way, then a budget of one minor
/// unit less, and so on.
class FrontierSearch {
 public:
  /// `solver` is used by this search alone until it is done.
  FrontierSearch(Solver& solver, FrontierOptions options);

  /// As Solver::step: true while there is something left to do.
  bool step(std::int64_t max_work);
  void run();
  bool done() const { return phase_ == Phase::done; }

  /// Proven points so far, cost and score rising; complete when done. Empty when infeasible.
  const std::vector<Solution>& points() const { return points_; }
  std::int64_t work() const { return work_; }

 private:
  enum class Phase { top, bottom, between, done };
  void begin_next();
  void take(const Outcome& outcome);

  Solver* solver_;
  FrontierOptions options_;
  Phase phase_ = Phase::top;
  std::vector<Solution> points_;
  std::int64_t cheapest_ = 0;
  std::int32_t sample_ = 0;
  std::int64_t work_ = 0;
  std::int64_t work_before_ = 0;
};

/// The point after which more money buys clearly less: the one farthest above the line from the
/// first point to the last, both axes scaled to 0 … 1 (Satopää et al. 2011, "Finding a Kneedle in
/// a Haystack"). The earlier of equals. Points as in FrontierSearch::points; 0 when fewer than 3.
std::size_t knee(const std::vector<Solution>& points);

}  // namespace oferta::selection
