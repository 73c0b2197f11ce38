#pragma once
/// Why there is no selection, in terms that can be shown.
///
///   const Infeasibility why = explain_infeasibility(problem, budget);
///   if (why.cheapest) … "it takes at least why.cheapest->cost"
///   else              … "why.musts and why.pins cannot be had together"
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "shared/selection/model.h"

namespace oferta::selection {

struct Infeasibility {
  bool feasible = false;  ///< within the budget; then the rest is empty
  /// The cheapest selection that satisfies every rule, when only the budget is too small.
  std::optional<Solution> cheapest;
  /// Indices in must_groups whose group has no product that may be chosen at all.
  std::vector<std::int32_t> empty_musts;
  /// A minimal set of must groups (indices in must_groups) and pinned products that contradict
  /// each other through slots, requirements and exclusions: drop any one and the others fit.
  std::vector<std::int32_t> musts;
  std::vector<std::int32_t> pins;
  bool complete = true;  ///< false when should_stop ended the search for reasons
};

/// The problem must be valid. The minimal set is found by a deletion filter (Chinneck 2008,
/// "Feasibility and Infeasibility in Optimization").
Infeasibility explain_infeasibility(const Problem& problem, std::int64_t budget,
                                    const std::function<bool()>& should_stop = {});

}  // namespace oferta::selection
