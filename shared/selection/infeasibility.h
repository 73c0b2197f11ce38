#pragma once
/// Why there is no selection, in terms that can be shown, and what would help.
///
///   InfeasibilitySearch search(problem, budget);
///   while (search.step(50'000)) draw_a_frame();       // or search.run()
///   const Infeasibility& why = search.result();
///   if (why.cheapest) … "it takes at least why.cheapest->cost"
///   else              … "why.musts and why.pins cannot be had together"
///   for (const Relief& relief : why.reliefs) … "without it, relief.cost is enough"
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "shared/selection/model.h"

namespace oferta::selection {

/// A single demand – a must group or a pin – without which there is a selection, or a cheaper one.
struct Relief {
  bool pin = false;
  std::int32_t index = 0;  ///< in must_groups; of the product, for a pin
  std::int64_t cost = 0;   ///< of the cheapest selection that satisfies everything else
  bool enough = false;     ///< that is no more than the budget
  std::int64_t score = 0;  ///< the best score within the budget without the demand; if enough
};

struct Infeasibility {
  bool feasible = false;  ///< within the budget; then the rest is empty
  /// The cheapest selection that satisfies every rule, when only the budget is too small.
  std::optional<Solution> cheapest;
  /// Indices in must_groups whose group has no product that may be chosen at all.
  std::vector<std::int32_t> empty_musts;
  /// A minimal set of must groups (indices in must_groups), pinned products and rules (indices in
  /// requirements and exclusions) that cannot be had together – within the budget when `cheapest`
  /// is there, for any money otherwise: drop any one and the others fit.
  std::vector<std::int32_t> musts;
  std::vector<std::int32_t> pins;
  std::vector<std::int32_t> requirements;
  std::vector<std::int32_t> exclusions;
  /// What giving up one demand would do: those that are enough first, the best score first; then
  /// the others that make it cheaper, the cheapest first. The first one is the cheapest wish to
  /// drop. Empty when no single demand helps.
  std::vector<Relief> reliefs;
  bool complete = true;  ///< false while, or when, the search for reasons has not ended
};

class InfeasibilitySearch {
 public:
  /// The problem must be valid.
  InfeasibilitySearch(Problem problem, std::int64_t budget);
  InfeasibilitySearch(InfeasibilitySearch&&) noexcept;
  InfeasibilitySearch& operator=(InfeasibilitySearch&&) noexcept;
  ~InfeasibilitySearch();

  /// As Solver::step: true while there is something left to do.
  bool step(std::int64_t max_work);
  void run();

  /// What is known so far: first whether money would help, then what contradicts what, then the
  /// reliefs. Complete once step() has returned false.
  const Infeasibility& result() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// The search in one go; should_stop ends it early.
///
/// The minimal set is found by a deletion filter that takes many parts at once while it can
/// (Chinneck 2008, "Feasibility and Infeasibility in Optimization"; Junker 2004, "QuickXplain").
Infeasibility explain_infeasibility(const Problem& problem, std::int64_t budget,
                                    const std::function<bool()>& should_stop = {});

}  // namespace oferta::selection
