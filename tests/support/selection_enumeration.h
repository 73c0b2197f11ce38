#pragma once
/// Random tiny selection problems with every kind of rule, and all their answers by enumeration.
///
///   Random random(seed);
///   const Problem problem = random_problem(random);
///   const Enumeration enumeration(problem);
///   enumeration.best(budget);                         // none: infeasible
///
/// The enumeration reads the rules by itself and in the plainest way: it shares nothing with the
/// solver and its evaluator but the model.
#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

#include "shared/base/random.h"
#include "shared/selection/model.h"

namespace oferta::selection_test {

using namespace oferta::selection;  // NOLINT(google-build-using-namespace)

inline std::int32_t small(Random& random, std::int32_t min, std::int32_t max) {
  return static_cast<std::int32_t>(random.between(min, max));
}

inline std::vector<std::int32_t> some_products(Random& random, std::int32_t products) {
  std::vector<std::int32_t> result;
  for (std::int32_t p = 0; p < products; ++p) {
    if (random.one_in(4)) result.push_back(p);
  }
  if (result.empty()) result.push_back(small(random, 0, products - 1));
  return result;
}

inline Product random_product(Random& random, std::int32_t slots) {
  std::vector<std::int64_t> marginals(
      random.one_in(3) ? static_cast<std::size_t>(2 + random.below(2)) : std::size_t{1});
  std::int64_t last = random.between(0, 9);
  for (std::int64_t& marginal : marginals) marginal = last = random.between(0, last);
  // Round, close prices: many selections cost and score the same.
  Product product =
      priced_product(small(random, 0, slots - 1), 10 * random.between(1, 6), marginals);
  if (random.one_in(4)) {
    std::int64_t cost = random.between(0, 20);
    for (std::int64_t& step : product.costs) step = cost += random.between(0, 40);
  }
  if (random.one_in(12)) product.max_quantity = small(random, 0, 1);
  if (random.one_in(20)) product.min_quantity = 1;
  product.max_quantity = std::max(product.max_quantity, product.min_quantity);
  return product;
}

inline Problem random_problem(Random& random) {
  Problem problem;
  const std::int32_t slots = small(random, 1, 4);
  for (std::int32_t s = 0; s < slots; ++s) problem.slot_caps.push_back(small(random, 0, 9) / 4);
  const std::int32_t products = small(random, 2, 7);
  for (std::int32_t p = 0; p < products; ++p) {
    problem.products.push_back(random_product(random, slots));
  }
  const std::int32_t groups = small(random, 1, 5);
  for (std::int32_t g = 0; g < groups; ++g) {
    problem.groups.push_back(some_products(random, products));
  }
  const auto group = [&] { return small(random, 0, groups - 1); };
  while (random.below(3) != 0) {
    problem.requirements.push_back({small(random, 0, products - 1), group()});
  }
  while (random.one_in(2)) problem.exclusions.push_back({group(), group()});
  while (random.one_in(4)) problem.must_groups.push_back(group());
  if (random.one_in(3)) {
    problem.promotions.push_back({random.between(0, 150), small(random, 0, 100)});
  } else {
    while (random.one_in(2)) {
      problem.bundles.push_back({random.between(0, 30), some_products(random, products)});
    }
  }
  while (random.below(3) != 0 && problem.coverages.size() < 4) {
    Coverage coverage{random.between(0, 15), {}};
    for (const std::int32_t p : some_products(random, products)) {
      coverage.contributions.push_back({p, random.between(0, 9)});
    }
    problem.coverages.push_back(coverage);
  }
  return problem;
}

/// As random_problem, but often with only some kinds of rules or none: the solver has ways of its
/// own for these.
inline Problem random_lighter_problem(Random& random) {
  Problem problem = random_problem(random);
  if (random.one_in(2)) return problem;
  const bool plain = random.one_in(2);
  const auto drop = [&] { return plain || random.one_in(2); };
  if (drop()) problem.requirements.clear();
  if (drop()) problem.exclusions.clear();
  if (drop()) problem.must_groups.clear();
  if (drop()) problem.bundles.clear();
  if (drop()) problem.promotions.clear();
  if (drop()) problem.coverages.clear();
  for (std::int32_t& cap : problem.slot_caps) {
    if (random.one_in(2)) cap = random.one_in(2) ? 1 : 7;
  }
  return problem;
}

/// Every selection that satisfies the rules, at any cost.
class Enumeration {
 public:
  explicit Enumeration(const Problem& problem)
      : problem_(problem), quantity_(problem.products.size(), 0) {
    extend(0);
  }

  /// The best within a budget: score, then cost, then the smallest list of choices.
  std::optional<Solution> best(std::int64_t budget) const {
    std::optional<Solution> result;
    for (const Solution& one : all_) {
      if (one.cost <= budget && (!result || before(one, *result))) result = one;
    }
    return result;
  }

  /// The cheapest that scores at least so much, the best of equally cheap ones.
  std::optional<Solution> cheapest(std::int64_t min_score) const {
    std::optional<Solution> result;
    for (const Solution& one : all_) {
      if (one.score < min_score) continue;
      if (!result || one.cost < result->cost ||
          (one.cost == result->cost && before(one, *result))) {
        result = one;
      }
    }
    return result;
  }

  /// Cost and score rising, every point the cheapest way to its score.
  std::vector<Solution> frontier() const {
    std::vector<Solution> points;
    std::vector<Solution> sorted = all_;
    std::sort(sorted.begin(), sorted.end(), [](const Solution& a, const Solution& b) {
      return a.cost != b.cost ? a.cost < b.cost : before(a, b);
    });
    for (const Solution& one : sorted) {
      if (points.empty() || one.score > points.back().score) points.push_back(one);
    }
    return points;
  }

 private:
  static bool before(const Solution& a, const Solution& b) {
    if (a.score != b.score) return a.score > b.score;
    if (a.cost != b.cost) return a.cost < b.cost;
    return std::lexicographical_compare(a.choices.begin(), a.choices.end(), b.choices.begin(),
                                        b.choices.end());
  }

  void extend(std::size_t product) {
    if (product == problem_.products.size()) {
      if (allowed()) record();
      return;
    }
    const Product& what = problem_.products[product];
    const auto pieces = static_cast<std::int32_t>(what.marginal_scores.size());
    for (std::int32_t t = what.min_quantity; t <= std::min(pieces, what.max_quantity); ++t) {
      quantity_[product] = t;
      extend(product + 1);
    }
    quantity_[product] = 0;
  }

  bool chosen(std::int32_t product) const {
    return quantity_[static_cast<std::size_t>(product)] > 0;
  }

  bool any_of(std::int32_t group) const {
    const std::vector<std::int32_t>& list = problem_.groups[static_cast<std::size_t>(group)];
    return std::any_of(list.begin(), list.end(), [&](std::int32_t p) { return chosen(p); });
  }

  bool allowed() const {
    std::vector<std::int32_t> taken(problem_.slot_caps.size(), 0);
    for (std::size_t p = 0; p < quantity_.size(); ++p) {
      if (quantity_[p] > 0) ++taken[static_cast<std::size_t>(problem_.products[p].slot)];
    }
    for (std::size_t s = 0; s < taken.size(); ++s) {
      if (taken[s] > problem_.slot_caps[s]) return false;
    }
    for (const Requirement& rule : problem_.requirements) {
      if (chosen(rule.product) && !any_of(rule.group)) return false;
    }
    for (const Exclusion& rule : problem_.exclusions) {
      if (any_of(rule.first) && any_of(rule.second)) return false;
    }
    for (const std::int32_t group : problem_.must_groups) {
      if (!any_of(group)) return false;
    }
    return true;
  }

  void record() {
    Solution one;
    for (std::size_t p = 0; p < quantity_.size(); ++p) {
      if (quantity_[p] == 0) continue;
      const auto pieces = static_cast<std::size_t>(quantity_[p]);
      one.choices.push_back({static_cast<std::int32_t>(p), quantity_[p]});
      one.cost += problem_.products[p].costs[pieces - 1];
      for (std::size_t t = 0; t < pieces; ++t) one.score += problem_.products[p].marginal_scores[t];
    }
    for (const Coverage& need : problem_.coverages) {
      std::int64_t met = 0;
      for (const Contribution& part : need.contributions) {
        if (chosen(part.product)) met += part.amount;
      }
      one.score += std::min(need.cap, met);
    }
    for (const Promotion& promotion : problem_.promotions) {
      if (one.cost >= promotion.threshold) {
        one.cost = (one.cost * (100 - promotion.percent) + 99) / 100;
      }
    }
    for (const Bundle& bundle : problem_.bundles) {
      const bool complete = std::all_of(bundle.products.begin(), bundle.products.end(),
                                        [&](std::int32_t p) { return chosen(p); });
      if (complete) one.cost -= bundle.discount;
    }
    all_.push_back(one);
  }

  const Problem& problem_;
  std::vector<std::int32_t> quantity_;
  std::vector<Solution> all_;
};

}  // namespace oferta::selection_test
