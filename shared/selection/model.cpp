#include "shared/selection/model.h"

#include <algorithm>
#include <string>

namespace oferta::selection {
namespace {

std::string place(const char* list, std::size_t index, const char* part = "") {
  return std::string(list) + "[" + std::to_string(index) + "]" + part;
}

/// Adds up amounts that must stay within kMaxAmount together.
class Total {
 public:
  bool add(std::int64_t amount) {
    if (amount < 0 || amount > kMaxAmount - sum_) return false;
    sum_ += amount;
    return true;
  }

 private:
  std::int64_t sum_ = 0;
};

Result<void> bad(std::string message, std::string where) {
  return fail(ErrorCode::invalid_argument, std::move(message), std::move(where));
}

Result<void> too_large(std::string where) {
  return fail(ErrorCode::out_of_range, "The amounts are negative or add up to more than 2^53-1.",
              std::move(where));
}

bool within(std::int32_t index, std::size_t size) {
  return index >= 0 && static_cast<std::size_t>(index) < size;
}

Result<void> check_product(const Problem& problem, std::size_t j, Total& gross, Total& score) {
  const Product& product = problem.products[j];
  if (!within(product.slot, problem.slot_caps.size())) {
    return bad("There is no such slot.", place("products", j, ".slot"));
  }
  if (product.costs.size() != product.marginal_scores.size()) {
    return bad("There must be as many costs as scores.", place("products", j, ".costs"));
  }
  if (product.costs.size() > static_cast<std::size_t>(kMaxQuantity)) {
    return fail(ErrorCode::out_of_range, "The quantity of one product is limited to 10000.",
                place("products", j));
  }
  std::int64_t last_cost = 0;
  for (std::size_t t = 0; t < product.costs.size(); ++t) {
    if (product.costs[t] < last_cost || product.costs[t] > kMaxAmount) {
      return bad("Costs must be between 0 and 2^53-1 and must not fall.",
                 place("products", j, ".costs"));
    }
    last_cost = product.costs[t];
    const std::int64_t marginal = product.marginal_scores[t];
    if (t > 0 && marginal > product.marginal_scores[t - 1]) {
      return bad("Scores of further pieces must not rise.",
                 place("products", j, ".marginal_scores"));
    }
    if (!score.add(marginal)) return too_large(place("products", j, ".marginal_scores"));
  }
  if (!gross.add(last_cost)) return too_large(place("products", j, ".costs"));
  if (product.min_quantity < 0 || product.max_quantity < 0 ||
      product.min_quantity > product.max_quantity) {
    return bad("The limits of the quantity contradict each other.",
               place("products", j, ".min_quantity"));
  }
  return {};
}

Result<void> check_relations(const Problem& problem) {
  const std::size_t products = problem.products.size();
  const std::size_t groups = problem.groups.size();
  for (std::size_t g = 0; g < groups; ++g) {
    for (const std::int32_t p : problem.groups[g]) {
      if (!within(p, products)) return bad("There is no such product.", place("groups", g));
    }
  }
  for (std::size_t i = 0; i < problem.requirements.size(); ++i) {
    const Requirement& r = problem.requirements[i];
    if (!within(r.product, products)) {
      return bad("There is no such product.", place("requirements", i));
    }
    if (!within(r.group, groups)) return bad("There is no such group.", place("requirements", i));
  }
  for (std::size_t i = 0; i < problem.exclusions.size(); ++i) {
    const Exclusion& e = problem.exclusions[i];
    if (!within(e.first, groups) || !within(e.second, groups)) {
      return bad("There is no such group.", place("exclusions", i));
    }
  }
  for (std::size_t i = 0; i < problem.must_groups.size(); ++i) {
    if (!within(problem.must_groups[i], groups)) {
      return bad("There is no such group.", place("must_groups", i));
    }
  }
  return {};
}

Result<void> check_prices(const Problem& problem) {
  Total discounts;
  for (std::size_t b = 0; b < problem.bundles.size(); ++b) {
    const Bundle& bundle = problem.bundles[b];
    if (bundle.products.empty()) return bad("A bundle needs products.", place("bundles", b));
    for (const std::int32_t p : bundle.products) {
      if (!within(p, problem.products.size())) {
        return bad("There is no such product.", place("bundles", b));
      }
    }
    if (!discounts.add(bundle.discount)) return too_large(place("bundles", b));
  }
  if (problem.promotions.size() > 1) {
    return fail(ErrorCode::unsupported, "There can be one promotion only.", "promotions[1]");
  }
  if (!problem.promotions.empty()) {
    const Promotion& promotion = problem.promotions.front();
    if (!problem.bundles.empty()) {
      return fail(ErrorCode::unsupported, "A promotion cannot be combined with bundles.",
                  "promotions[0]");
    }
    if (promotion.threshold < 0 || promotion.threshold > kMaxAmount || promotion.percent < 0 ||
        promotion.percent > 100) {
      return bad("The promotion needs a threshold of 0 or more and 0 to 100 percent.",
                 "promotions[0]");
    }
  }
  return {};
}

}  // namespace

std::int32_t Product::quantity_limit() const {
  return std::min(max_quantity, static_cast<std::int32_t>(costs.size()));
}

Product priced_product(std::int32_t slot, std::int64_t unit_price,
                       std::vector<std::int64_t> marginal_scores) {
  Product product;
  product.slot = slot;
  product.marginal_scores = std::move(marginal_scores);
  product.costs.reserve(product.marginal_scores.size());
  for (std::size_t t = 1; t <= product.marginal_scores.size(); ++t) {
    // A price that would overflow is cut here and refused by validate as too large.
    const auto pieces = static_cast<std::int64_t>(t);
    const bool fits = unit_price <= kMaxAmount / pieces;
    product.costs.push_back(fits ? unit_price * pieces : kMaxAmount + 1);
  }
  return product;
}

Result<void> validate(const Problem& problem) {
  // Indices are 32 bits everywhere, also in lists that hold several entries per product.
  constexpr std::size_t kMaxEntries = 1u << 24;
  if (problem.products.size() > kMaxEntries || problem.groups.size() > kMaxEntries ||
      problem.bundles.size() > kMaxEntries || problem.coverages.size() > kMaxEntries) {
    return fail(ErrorCode::out_of_range, "The problem is too large.", "products");
  }
  for (std::size_t s = 0; s < problem.slot_caps.size(); ++s) {
    if (problem.slot_caps[s] < 0) return bad("A cap must not be negative.", place("slot_caps", s));
  }
  Total gross;
  Total score;
  for (std::size_t j = 0; j < problem.products.size(); ++j) {
    OFERTA_TRY(check_product(problem, j, gross, score));
  }
  OFERTA_TRY(check_relations(problem));
  OFERTA_TRY(check_prices(problem));
  for (std::size_t c = 0; c < problem.coverages.size(); ++c) {
    const Coverage& coverage = problem.coverages[c];
    if (!score.add(coverage.cap)) return too_large(place("coverages", c, ".cap"));
    Total amounts;
    for (const Contribution& contribution : coverage.contributions) {
      if (!within(contribution.product, problem.products.size())) {
        return bad("There is no such product.", place("coverages", c));
      }
      if (!amounts.add(contribution.amount)) return too_large(place("coverages", c));
    }
  }
  return {};
}

bool better(const Solution& a, const Solution& b) {
  if (a.score != b.score) return a.score > b.score;
  if (a.cost != b.cost) return a.cost < b.cost;
  return std::lexicographical_compare(a.choices.begin(), a.choices.end(), b.choices.begin(),
                                      b.choices.end());
}

}  // namespace oferta::selection
