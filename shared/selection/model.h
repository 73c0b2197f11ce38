#pragma once
/// The selection problem in memory: which products, how many of each, serve the client best within
/// a budget. It knows nothing of catalogues, needs or price lists: those are translated into it.
///
///   Problem problem;
///   problem.slot_caps = {1};
///   problem.products = {priced_product(0, 125'000, {40, 10})};  // slot 0, 1 250.00 each, 0 to 2
///   if (auto valid = validate(problem); !valid) return fail(valid.error());
///
/// All numbers are integers: money in minor units of one currency, scores in points.
#include <cstdint>
#include <limits>
#include <vector>

#include "shared/base/result.h"

namespace oferta::selection {

/// No amount, no score and no sum of them may be larger: every integer up to it is exact in JSON
/// and in a double, and a hundred of them still fit in 64 bits.
inline constexpr std::int64_t kMaxAmount = (std::int64_t{1} << 53) - 1;

/// The largest quantity of one product.
inline constexpr std::int32_t kMaxQuantity = 10'000;

/// Something that can be chosen. Quantity t costs costs[t-1] and scores the first t marginals.
struct Product {
  std::int32_t slot = 0;
  std::vector<std::int64_t> marginal_scores;  ///< points of the 1st, 2nd … piece; ≥ 0, not rising
  std::vector<std::int64_t> costs;            ///< cumulative cost of 1, 2 … pieces; not falling
  /// Pins and exclusions by hand: the quantity stays within these limits. 1 … is "must be there",
  /// min = max is "exactly so many", max = 0 is "not this one".
  std::int32_t min_quantity = 0;
  std::int32_t max_quantity = std::numeric_limits<std::int32_t>::max();

  /// The largest quantity allowed: max_quantity, or all marginals if that is fewer.
  std::int32_t quantity_limit() const;
};

/// If the product is chosen, at least one of the group must be.
struct Requirement {
  std::int32_t product = 0;
  std::int32_t group = 0;
};

/// Nothing of the first group together with anything of the second (so a product that is in both
/// can never be chosen).
struct Exclusion {
  std::int32_t first = 0;
  std::int32_t second = 0;
};

/// All products chosen, in any quantity: the price falls by `discount`, once.
struct Bundle {
  std::int64_t discount = 0;
  std::vector<std::int32_t> products;
};

/// A gross price of `threshold` or more becomes gross · (100 − percent) / 100, rounded up.
struct Promotion {
  std::int64_t threshold = 0;
  std::int32_t percent = 0;
};

/// How much a chosen product does for a need, whatever its quantity.
struct Contribution {
  std::int32_t product = 0;
  std::int64_t amount = 0;
};

/// A need counts min(cap, sum of the contributions of the chosen products).
struct Coverage {
  std::int64_t cap = 0;
  std::vector<Contribution> contributions;
};

struct Problem {
  std::vector<std::int32_t> slot_caps;  ///< at most so many distinct products of each slot
  std::vector<Product> products;
  std::vector<std::vector<std::int32_t>> groups;  ///< product ids, referred to by index
  std::vector<Requirement> requirements;
  std::vector<Exclusion> exclusions;
  std::vector<std::int32_t> must_groups;  ///< of each at least one product is chosen
  std::vector<Bundle> bundles;
  std::vector<Promotion> promotions;  ///< none or one, and never together with bundles
  std::vector<Coverage> coverages;
};

/// A product at the same price for every piece; as many pieces as there are marginal scores.
Product priced_product(std::int32_t slot, std::int64_t unit_price,
                       std::vector<std::int64_t> marginal_scores);

/// Refuses a problem that is not well formed (an index outside its list, rising marginal scores,
/// falling costs, negative amounts …) or whose sums could leave ±kMaxAmount. The error's detail
/// names the place, for example "products[3].costs". Every other function here expects a valid
/// problem.
Result<void> validate(const Problem& problem);

/// One line of a solution.
struct Choice {
  std::int32_t product = 0;
  std::int32_t quantity = 0;

  friend bool operator==(const Choice& a, const Choice& b) {
    return a.product == b.product && a.quantity == b.quantity;
  }
  friend bool operator<(const Choice& a, const Choice& b) {
    return a.product != b.product ? a.product < b.product : a.quantity < b.quantity;
  }
};

/// Choices by rising product id, quantities ≥ 1, with what they score and cost.
struct Solution {
  std::vector<Choice> choices;
  std::int64_t score = 0;
  std::int64_t cost = 0;
};

/// The order that makes answers unique: higher score, then lower cost, then the smaller list of
/// choices (compared product by product, quantity by quantity).
bool better(const Solution& a, const Solution& b);

}  // namespace oferta::selection
