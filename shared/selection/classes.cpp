#include "shared/selection/classes.h"

#include <algorithm>
#include <utility>

#include "shared/selection/index.h"

namespace oferta::selection {
namespace {

constexpr std::int32_t kNothing = -1;

/// Adds the quantities of a column that the domain allows; labels are places in columns.options.
void add_quantities(const Columns& columns, const Domain& domain, std::int32_t column,
                    std::vector<Alternative>& alternatives) {
  for (std::int32_t t = std::max(1, domain.low(column)); t <= domain.high(column); ++t) {
    const std::int32_t label = columns.options.begin(column) + t - 1;
    const Option& option = columns.options.items[at(label)];
    alternatives.push_back({option.cost, option.score, label});
  }
}

}  // namespace

bool plain(const Columns& columns) {
  if (!columns.row_limits.empty() || !columns.needs.items.empty()) return false;
  if (columns.bundle_members.count() > 0) return false;
  for (std::int32_t s = 0; s < columns.slots.count(); ++s) {
    const std::int32_t cap = columns.slot_caps[at(s)];
    if (cap > 1 && cap < columns.slots.size(s)) return false;
  }
  return true;
}

Knapsack plain_knapsack(const Columns& columns, const Domain& domain) {
  Knapsack knapsack([&columns](std::int32_t label, std::vector<Choice>& choices) {
    if (label == kNothing) return;
    const auto& starts = columns.options.starts;
    const auto place = std::upper_bound(starts.begin(), starts.end(), label) - 1;
    const auto column = static_cast<std::int32_t>(place - starts.begin());
    choices.push_back({columns.product_of[at(column)], label - *place + 1});
  });
  for (std::int32_t s = 0; s < columns.slots.count(); ++s) {
    const bool single = columns.slot_caps[at(s)] <= 1;
    std::vector<Alternative> alternatives;
    bool forced = false;
    for (auto c = columns.slots.first(s); c != columns.slots.last(s); ++c) {
      add_quantities(columns, domain, *c, alternatives);
      forced = forced || domain.low(*c) > 0;
      if (single) continue;
      if (!forced) alternatives.push_back({0, 0, kNothing});
      knapsack.add_class(std::move(alternatives));
      alternatives.clear();
      forced = false;
    }
    if (!single) continue;
    if (!forced) alternatives.push_back({0, 0, kNothing});
    knapsack.add_class(std::move(alternatives));
  }
  knapsack.finish();
  return knapsack;
}

}  // namespace oferta::selection
