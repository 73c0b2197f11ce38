#pragma once
/// Finds good selections quickly: rounds a fractional one, repairs it, and exchanges products of
/// one slot or of two as long as that helps.
///
///   Improver improver(columns);
///   improver.set_values(domain, level, dual);          // after an evaluation of the bound
///   improver.load(quantities);
///   if (improver.repair(goal)) improver.climb(goal);
///   improver.draft() …
///
/// Exchanges are pruned by proof: at any multipliers a selection's relaxed value bounds its score,
/// and an exchange changes it by the difference of the columns' values. Internal to
/// shared/selection.
#include <cstdint>
#include <functional>
#include <vector>

#include "shared/selection/columns.h"
#include "shared/selection/domain.h"
#include "shared/selection/draft.h"
#include "shared/selection/dual.h"

namespace oferta::selection {

class Improver {
 public:
  /// What counts as good.
  struct Goal {
    std::int64_t budget = 0;     ///< for the draft's cost
    std::int64_t min_score = 0;  ///< of any use from here on
    bool cost_first = false;     ///< a lower cost, at min_score or more; else a higher score
    double price = 0;            ///< points per minor unit, to weigh overspending in repairs
    double target = 0;           ///< relaxed value that an improvement needs
  };

  explicit Improver(const Columns& columns);

  /// The columns that may change and what they are worth, from the last evaluation of `dual`.
  void set_values(const Domain& domain, const Level& level, const Dual& dual);

  /// Columns not open in the level stay at their decided quantity.
  void load(const std::vector<std::int32_t>& quantity_of_column);

  /// Exchanges until no rule is broken and the budget holds. False: did not get there.
  bool repair(const Goal& goal);

  /// Improves a valid draft to a local optimum. True when it got better.
  bool climb(Goal& goal, bool pairs, int most_rounds);

  const Draft& draft() const { return draft_; }
  std::int64_t work() const { return draft_.work(); }

 private:
  /// One column leaves (−1: none), one enters or changes its quantity (−1: none), in one slot.
  struct Move {
    std::int32_t out = -1;
    std::int32_t in = -1;
    std::int32_t quantity = 0;
    std::int32_t before = 0;  ///< of `out`
    std::int32_t in_before = 0;
    double change = 0;          ///< of the relaxed value
    std::int64_t cheapest = 0;  ///< the least it adds to the cost
  };

  void list_moves();
  void add_move(std::int32_t out, std::int32_t in, std::int32_t quantity);
  std::int64_t least_cost(std::int32_t column, std::int32_t before, std::int32_t after) const;
  /// Whether the move cannot gain on `score`, seen without making it.
  bool useless(const Goal& goal, const Move& move, std::int64_t score) {
    return draft_.cost() + move.cheapest > goal.budget ||
           draft_.score_with(move.out, move.in, move.quantity) <
               (goal.cost_first ? goal.min_score : score);
  }
  void apply(const Move& move);
  void revert(const Move& move);
  bool gains(const Goal& goal, std::int64_t score, std::int64_t cost) const;
  bool sweep(const Goal& goal);
  bool best_single(const Goal& goal);
  bool pair(const Goal& goal);
  double worth(std::int32_t column, std::int32_t quantity) const;

  const Columns& columns_;
  Draft draft_;
  std::vector<std::int32_t> open_;  ///< product columns, by slot
  std::vector<std::int32_t> low_;
  std::vector<std::int32_t> high_;
  std::vector<double> base_;
  double cost_price_ = 0;
  double score_weight_ = 1;
  double constant_ = 0;  ///< relaxed value of a selection with none of the open columns
  double relaxed_ = 0;   ///< of the draft
  std::vector<Move> moves_;
  std::vector<std::int32_t> order_;
  std::vector<char> changed_;  ///< per slot, in one sweep
};

}  // namespace oferta::selection
