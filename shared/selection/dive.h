#pragma once
/// A selection that keeps all rules, from multipliers: slot by slot, the most decided first, takes
/// what is worth most and draws the consequences.
///
///   Dive dive(columns);
///   if (dive.run(domain, level, dual, price)) use(dive.quantities(), dive.cost());
///
/// The price decides how much is spent, so a caller tries several. Internal to shared/selection.
#include <cstdint>
#include <utility>
#include <vector>

#include "shared/selection/columns.h"
#include "shared/selection/domain.h"
#include "shared/selection/dual.h"

namespace oferta::selection {

class Dive {
 public:
  explicit Dive(const Columns& columns);

  /// Of the columns open in the level, at the multipliers that `dual` evaluated last but for the
  /// price of money. False: got stuck in a contradiction. The domain is as before in any case.
  bool run(Domain& domain, const Level& level, const Dual& dual, double price);

  /// Per column, of products.
  const std::vector<std::int32_t>& quantities() const { return quantities_; }
  std::int64_t cost() const { return cost_; }

  std::int64_t work() const { return work_; }

 private:
  struct Slot {
    double regret = 0;  ///< what the second best choice would lose
    std::int32_t first = 0;
    std::int32_t last = 0;  ///< places in the level's open columns
  };
  struct Candidate {
    double value = 0;
    std::int32_t column = 0;
    std::int32_t quantity = 0;
  };

  Candidate rate(const Domain& domain, const Dual& dual, std::int32_t column) const;
  bool decide_all(Domain& domain, const Level& level, const Dual& dual);
  bool decide(Domain& domain, const Level& level, const Dual& dual, const Slot& slot);
  bool set(Domain& domain, std::int32_t column, std::int32_t quantity);
  bool leave_out(Domain& domain, std::int32_t column);
  void cover(std::int32_t column);

  const Columns& columns_;
  double price_ = 0;
  std::vector<double> left_;   ///< per need, what is still to cover
  std::vector<double> whole_;  ///< per need, what was at the beginning
  std::vector<double> share_;  ///< per need, its multiplier
  std::vector<Slot> slots_;
  std::vector<Candidate> candidates_;
  std::vector<std::int32_t> quantities_;
  std::int64_t cost_ = 0;
  std::int64_t work_ = 0;
};

}  // namespace oferta::selection
