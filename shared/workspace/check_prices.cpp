// The part of the check about price lists, prices and price rules: whatever they name exists.
#include <string>

#include "shared/workspace/check_context.h"

namespace oferta::workspace {
namespace {

void require_product(CheckContext& context, std::size_t index, const std::string& place,
                     const std::string& id) {
  if (id.empty() || context.products.count(id) != 0) return;
  context.error(index, place, "There is no product \"" + id + "\".");
}

std::string nth(const char* list, std::size_t index) {
  return std::string(list) + "[" + std::to_string(index) + "]";
}

void check_list(CheckContext& context, const Placed<pricing::PriceList>& placed) {
  const std::string* parent = &placed.value.parent;
  // As many steps as there are lists suffice to come to an end, or round.
  for (std::size_t steps = 0; !parent->empty(); ++steps) {
    const auto found = context.price_lists.find(*parent);
    if (found == context.price_lists.end()) {
      if (steps == 0) {
        context.error(placed.index, "parent", "There is no price list \"" + *parent + "\".");
      }
      return;
    }
    if (steps > context.price_lists.size()) {
      context.error(placed.index, "parent", "Price lists are each other's parents.");
      return;
    }
    parent = &found->second.value.parent;
  }
}

void check_price_rule(CheckContext& context, const Placed<pricing::PriceRule>& placed) {
  const pricing::PriceRule& rule = placed.value;
  for (std::size_t i = 0; i < rule.products.size(); ++i) {
    require_product(context, placed.index, nth("products", i), rule.products[i]);
  }
  for (std::size_t i = 0; i < rule.categories.size(); ++i) {
    context.require_category(placed.index, nth("categories", i), rule.categories[i]);
  }
  for (std::size_t i = 0; i < rule.items.size(); ++i) {
    require_product(context, placed.index, nth("items", i) + ".product", rule.items[i].product);
  }
  const auto own = context.companies.find("own");
  if (own == context.companies.end()) return;
  if (!pricing::is_in_currency(rule, own->second.value.currency)) {
    context.error(placed.index, rule.amount ? "amount.currency" : "from_total.currency",
                  "A rule in another currency than the company's never applies.");
  }
}

}  // namespace

void check_prices(CheckContext& context) {
  for (const auto& [id, list] : context.price_lists) check_list(context, list);
  for (const auto& [id, entry] : context.prices) {
    require_product(context, entry.index, "product", entry.value.product);
    if (!entry.value.list.empty() && context.price_lists.count(entry.value.list) == 0) {
      context.error(entry.index, "list", "There is no price list \"" + entry.value.list + "\".");
    }
  }
  for (const auto& [id, rule] : context.price_rules) check_price_rule(context, rule);
}

}  // namespace oferta::workspace
