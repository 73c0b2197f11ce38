#pragma once
/// A selection being changed step by step, with its score, cost and broken rules kept up to date.
///
///   Draft draft(columns);
///   draft.set(column, 2);
///   if (draft.broken() == 0 && draft.cost() <= budget) …
///
/// Internal to shared/selection.
#include <cstdint>
#include <vector>

#include "shared/selection/columns.h"

namespace oferta::selection {

class Draft {
 public:
  explicit Draft(const Columns& columns);

  void clear();
  /// Product columns only; bundles follow by themselves.
  void set(std::int32_t column, std::int32_t quantity);

  /// The score if `out` left (−1: none) and there were `quantity` pieces of `in` (−1: none),
  /// whatever the rules say. Changes nothing.
  std::int64_t score_with(std::int32_t out, std::int32_t in, std::int32_t quantity);

  std::int32_t quantity(std::int32_t column) const {
    return quantity_[static_cast<std::size_t>(column)];
  }
  std::int64_t score() const { return score_; }
  std::int64_t cost() const { return cost_; }  ///< bundles counted, a promotion not
  /// Demands not met, exclusions broken and places taken above the slots' caps.
  std::int32_t broken() const { return starving_ + clashes_ + crowd_; }

  /// Evaluations are counted in the solver's unit of work.
  std::int64_t work() const { return work_; }

 private:
  void enter(std::int32_t column);
  void leave(std::int32_t column);

  const Columns& columns_;
  std::vector<std::int32_t> quantity_;
  std::vector<std::int64_t> covered_;
  std::vector<std::int64_t> trial_;  ///< room for score_with(): changes by need, else 0
  std::vector<std::int32_t> slot_taken_;
  std::vector<std::int32_t> group_taken_;
  std::vector<std::int32_t> group_needed_;
  std::vector<std::int32_t> bundle_missing_;
  std::int64_t score_ = 0;
  std::int64_t cost_ = 0;
  std::int32_t starving_ = 0;
  std::int32_t clashes_ = 0;
  std::int32_t crowd_ = 0;
  std::int64_t work_ = 0;
};

}  // namespace oferta::selection
