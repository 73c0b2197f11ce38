#pragma once
/// The independent judge: says what a list of choices scores and costs and which rule it breaks.
/// It shares nothing with the solver but the model, and every answer of the solver passes it.
///
///   const Evaluation judged = evaluate(problem, choices);
///   if (judged.violation) show(judged.violation->rule, judged.violation->index);
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "shared/selection/model.h"

namespace oferta::selection {

/// The kinds of rules, in the order in which they are looked at.
enum class Rule {
  choice,       ///< unknown or repeated product, quantity outside its limits; index: the choice
  pin,          ///< a pinned product is missing; index: the product
  slot_cap,     ///< too many distinct products; index: the slot
  must,         ///< nothing of a must group; index: in must_groups
  requirement,  ///< index: in requirements
  exclusion,    ///< index: in exclusions
};

/// The stable lower-case name, for example "slot_cap".
std::string_view rule_name(Rule rule);

struct Violation {
  Rule rule = Rule::choice;
  std::int32_t index = 0;
};

struct Evaluation {
  std::int64_t score = 0;
  std::int64_t gross = 0;              ///< sum of the lines' costs
  std::int64_t cost = 0;               ///< after bundles or the promotion
  std::optional<Violation> violation;  ///< the first broken rule; the budget is not a rule here
};

/// Score and cost are those of the well-formed choices, also when a rule is broken.
Evaluation evaluate(const Problem& problem, const std::vector<Choice>& choices);

/// gross · (100 − percent) / 100 rounded up when a promotion applies, else gross.
std::int64_t promoted_cost(const Problem& problem, std::int64_t gross);

}  // namespace oferta::selection
