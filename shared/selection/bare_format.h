#pragma once
/// The bare problem on files, "offer-1": reading it, and the result lines `oferta solve` prints.
///
///   OFERTA_ASSIGN(const BareProblem bare, read_bare(text));
///   OFERTA_ASSIGN(const std::vector<std::string> lines, solve_bare(bare, options));
///
/// The format is described in docs of the selection engine; the keys are listed in read_bare.
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/selection/model.h"
#include "shared/selection/solver.h"

namespace oferta::selection {

struct BareProblem {
  std::string name;
  std::string family;
  std::int64_t seed = 0;
  std::vector<std::int64_t> budgets;  ///< minor units, each a separate problem
  Problem problem;
};

/// Reads one JSON object with the keys format ("offer-1"), name, family, seed, n, budgets,
/// slot_cap, products, groups, requires, excludes, must, bundles, promo and, optional, costs and
/// coverage. Integers only. Unknown keys are refused. The error's detail names the place:
/// "products[3][2]".
Result<BareProblem> read_bare(std::string_view text);

struct BareOptions {
  std::optional<std::int32_t> budget_index;  ///< none: every budget
  bool frontier = false;                     ///< the complete frontier; budgets are ignored
  bool cheapest_tie = false;                 ///< `--tie cheapest`
  std::int64_t deadline_us = 0;              ///< per budget (or for the frontier); 0: none
  /// Microseconds of some steady clock. Without it there is no deadline and times are 0.
  std::function<std::int64_t()> clock_us;
};

/// One line of JSON without the line end per budget, or one for the frontier. A line about an
/// infeasible budget ends with `why`: the smallest budget that would do and how much more that is
/// (null where no money does), a minimal set of `must`, `requires` and `excludes` entries, by
/// index, that cannot be had together, and in `drop` what giving up one must would take – the most
/// satisfying within the budget first, `score` null where it alone is not enough. `complete` is
/// false when the deadline, or a limit of counted work, ended the search for reasons.
Result<std::vector<std::string>> solve_bare(const BareProblem& bare, const BareOptions& options);

}  // namespace oferta::selection
