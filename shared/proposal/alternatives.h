#pragma once
/// Other products that could stand in a line's place, the most useful first.
///
///   for (const Alternative& other :
///        alternatives(*engine.problem(), proposal, line.product, proposals.budget, 20)) …
///   // choosing one: exclude line.product, pin other.product
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/money.h"
#include "shared/proposal/proposal.h"

namespace oferta::proposal {

class BuiltProblem;

struct Alternative {
  std::string product;
  std::int64_t quantity = 1;
  Minor cost = 0;               ///< as it counts against the budget
  Minor cost_difference = 0;    ///< of the whole proposal, negative when cheaper
  int coverage_difference = 0;  ///< thousandths of the whole proposal
  bool within_budget = true;
  /// Products of the proposal it cannot stand beside, or that require what it would replace.
  std::vector<std::string> conflicts;
  bool needs_more = false;              ///< it requires something the proposal does not have
  std::vector<std::string> lost_musts;  ///< must-have needs that would no longer be met

  /// It can be put in just as it is.
  bool fits() const { return conflicts.empty() && !needs_more && lost_musts.empty(); }
};

/// The products of the line's category that may be chosen, without those already in the proposal:
/// those that fit first, then those within the budget, then by coverage difference falling, by cost
/// rising, by id. Empty when the product is not a candidate.
std::vector<Alternative> alternatives(const BuiltProblem& problem, const Proposal& proposal,
                                      std::string_view product, std::optional<Minor> budget,
                                      std::size_t limit);

}  // namespace oferta::proposal
