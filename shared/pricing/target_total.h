#pragma once
/// "Make the total 500 000": what each line gives so that the document comes to a sum, exactly.
///
///   OFERTA_ASSIGN(const TargetPlan plan, spread_total(document, 500'000'00, floors));
///   document.adjustments.push_back(plan.adjustment);
///   if (!plan.below_floor.empty()) …say where…
///
/// The rule: every line but charges and optional ones gives in proportion to its sum. A line that
/// would fall below its floor stops there, and the others give what it could not, as long as they
/// can. Where all floors together are above the sum asked for, floors are left aside and the lines
/// below them are named. The sums of lines are the truth; the price of a unit is what follows from
/// them.
#include <cstddef>
#include <optional>
#include <vector>

#include "shared/base/money.h"
#include "shared/base/result.h"
#include "shared/pricing/totals.h"

namespace oferta::pricing {

struct BelowFloor {
  std::size_t line = 0;
  Minor missing = 0;  ///< by so much
  friend bool operator==(const BelowFloor&, const BelowFloor&) = default;
};

struct TargetPlan {
  Adjustment adjustment{};              ///< with its shares; value 0: nothing to do
  Minor reached = 0;                    ///< the total with it: the one asked for
  std::vector<BelowFloor> below_floor;  ///< lines under their floor, by position
};

/// `total` is what is paid for everything but charges: with VAT where there is any. `floors` are
/// the least a line may stand at after all discounts, as prices are quoted; absent: none; an empty
/// list: none at all. Errors: invalid_argument for a total below zero, or a document without a sum
/// to spread over; infeasible, naming the nearest total, where VAT on top of whole kopecks leaves
/// the sum out of reach.
Result<TargetPlan> spread_total(const DocumentInput& document, Minor total,
                                const std::vector<std::optional<Minor>>& floors);

}  // namespace oferta::pricing
