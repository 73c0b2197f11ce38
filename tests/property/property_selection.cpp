// The solver against plain enumeration on random tiny problems with every kind of rule.
#include <doctest/doctest.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "shared/base/random.h"
#include "shared/selection/evaluator.h"
#include "shared/selection/frontier.h"
#include "shared/selection/infeasibility.h"
#include "shared/selection/solver.h"
#include "shared/selection/variants.h"

using namespace oferta;             // NOLINT(google-build-using-namespace)
using namespace oferta::selection;  // NOLINT(google-build-using-namespace)

namespace {

// Few by default: the same tests run sanitized and as wasm. For a long run compile with
// -DOFERTA_SELECTION_PROBLEMS=100000.
#ifndef OFERTA_SELECTION_PROBLEMS
#define OFERTA_SELECTION_PROBLEMS 250
#endif
constexpr int kProblems = OFERTA_SELECTION_PROBLEMS;

std::int32_t small(Random& random, std::int32_t min, std::int32_t max) {
  return static_cast<std::int32_t>(random.between(min, max));
}

std::vector<std::int32_t> some_products(Random& random, std::int32_t products) {
  std::vector<std::int32_t> result;
  for (std::int32_t p = 0; p < products; ++p) {
    if (random.one_in(4)) result.push_back(p);
  }
  if (result.empty()) result.push_back(small(random, 0, products - 1));
  return result;
}

Product random_product(Random& random, std::int32_t slots) {
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

Problem random_problem(Random& random) {
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

/// Every selection that satisfies the rules.
class Enumeration {
 public:
  explicit Enumeration(const Problem& problem) : problem_(problem) { extend(0); }

  std::optional<Solution> best(std::int64_t budget) const {
    std::optional<Solution> result;
    for (const Solution& one : all_) {
      if (one.cost <= budget && (!result || better(one, *result))) result = one;
    }
    return result;
  }

  std::optional<Solution> cheapest(std::int64_t min_score) const {
    std::optional<Solution> result;
    for (const Solution& one : all_) {
      if (one.score < min_score) continue;
      if (!result || one.cost < result->cost ||
          (one.cost == result->cost && better(one, *result))) {
        result = one;
      }
    }
    return result;
  }

  std::vector<Solution> frontier() const {
    std::vector<Solution> points;
    std::vector<Solution> sorted = all_;
    std::sort(sorted.begin(), sorted.end(), [](const Solution& a, const Solution& b) {
      return a.cost != b.cost ? a.cost < b.cost : better(a, b);
    });
    for (const Solution& one : sorted) {
      if (points.empty() || one.score > points.back().score) points.push_back(one);
    }
    return points;
  }

 private:
  void extend(std::size_t product) {
    if (product == problem_.products.size()) {
      const Evaluation judged = evaluate(problem_, choices_);
      if (!judged.violation) all_.push_back({choices_, judged.score, judged.cost});
      return;
    }
    extend(product + 1);
    for (std::int32_t t = 1; t <= problem_.products[product].quantity_limit(); ++t) {
      choices_.push_back({static_cast<std::int32_t>(product), t});
      extend(product + 1);
      choices_.pop_back();
    }
  }

  const Problem& problem_;
  std::vector<Choice> choices_;
  std::vector<Solution> all_;
};

void require_same(const Solution& found, const Solution& expected) {
  REQUIRE(found.score == expected.score);
  REQUIRE(found.cost == expected.cost);
  REQUIRE(found.choices == expected.choices);
}

}  // namespace

TEST_CASE("the best selection within a budget is the one enumeration finds, ties included") {
  Random random(20'001);
  for (int i = 0; i < kProblems; ++i) {
    const Problem problem = random_problem(random);
    INFO("problem ", i);
    const Enumeration enumeration(problem);
    Result<Solver> solver = Solver::create(problem);
    REQUIRE(solver);
    std::int64_t last_score = -1;
    for (const std::int64_t budget : {std::int64_t{-1}, std::int64_t{0}, random.between(1, 60),
                                      random.between(60, 200), kNoBudget}) {
      INFO("budget ", budget);
      const std::optional<Solution> expected = enumeration.best(budget);
      solver->start(budget);
      const Outcome& outcome = solver->run();
      REQUIRE(outcome.status == (expected ? Status::optimal : Status::infeasible));
      if (!expected) continue;
      require_same(outcome.solution, *expected);
      REQUIRE(outcome.bound == expected->score);
      REQUIRE(outcome.tie_broken);
      REQUIRE(outcome.solution.score >= last_score);  // more money never buys less
      last_score = outcome.solution.score;
    }
  }
}

TEST_CASE("the cheapest selection that reaches a score is the one enumeration finds") {
  Random random(20'002);
  for (int i = 0; i < kProblems; ++i) {
    const Problem problem = random_problem(random);
    INFO("problem ", i);
    const Enumeration enumeration(problem);
    Result<Solver> solver = Solver::create(problem);
    SolveOptions options;
    options.cheapest = true;
    options.min_score = i % 3 == 0 ? 0 : random.between(1, 25);
    solver->start(kNoBudget, options);
    const Outcome& outcome = solver->run();
    const std::optional<Solution> expected = enumeration.cheapest(options.min_score);
    REQUIRE(outcome.status == (expected ? Status::optimal : Status::infeasible));
    if (expected) require_same(outcome.solution, *expected);
  }
}

TEST_CASE("the complete frontier is the one enumeration finds") {
  Random random(20'003);
  for (int i = 0; i < kProblems / 2; ++i) {
    const Problem problem = random_problem(random);
    INFO("problem ", i);
    Result<Solver> solver = Solver::create(problem);
    FrontierSearch search(*solver, {});
    search.run();
    REQUIRE(search.done());
    const std::vector<Solution> expected = Enumeration(problem).frontier();
    REQUIRE(search.points().size() == expected.size());
    for (std::size_t k = 0; k < expected.size(); ++k) require_same(search.points()[k], expected[k]);
  }
}

TEST_CASE("a solve cut into small steps, and a warm one, give the same answer") {
  Random random(20'004);
  for (int i = 0; i < kProblems / 2; ++i) {
    const Problem problem = random_problem(random);
    INFO("problem ", i);
    const std::int64_t budget = random.between(0, 200);
    Result<Solver> cold = Solver::create(problem);
    cold->start(budget);
    const Outcome expected = cold->run();

    Result<Solver> warm = Solver::create(problem);
    warm->start(random.between(0, 200));
    warm->run();
    SolveOptions options;
    options.hint = warm->outcome().solution.choices;
    warm->start(budget, options);
    int steps = 0;
    while (warm->step(1)) {
      const Outcome& so_far = warm->outcome();
      REQUIRE(++steps < 100'000);
      // Whenever it is stopped, what is known brackets the truth.
      if (expected.status == Status::infeasible) continue;
      REQUIRE(so_far.bound >= expected.solution.score);
      if (so_far.status == Status::unknown) continue;
      REQUIRE(so_far.solution.score <= expected.solution.score);
      const Evaluation judged = evaluate(problem, so_far.solution.choices);
      REQUIRE(!judged.violation);
      REQUIRE(judged.cost <= budget);
    }
    REQUIRE(warm->outcome().status == expected.status);
    require_same(warm->outcome().solution, expected.solution);
  }
}

TEST_CASE("variants: economy is the cheapest at its share, balanced lies on the frontier") {
  Random random(20'005);
  for (int i = 0; i < kProblems / 2; ++i) {
    const Problem problem = random_problem(random);
    INFO("problem ", i);
    const Enumeration enumeration(problem);
    Result<Solver> solver = Solver::create(problem);
    VariantOptions options;
    options.budget = random.between(0, 250);
    VariantSearch search(*solver, options);
    search.run();
    const Variants& variants = search.variants();
    const std::optional<Solution> best = enumeration.best(options.budget);
    REQUIRE(variants.best.status == (best ? Status::optimal : Status::infeasible));
    if (!best) continue;
    require_same(variants.best.solution, *best);
    require_same(variants.economy.solution, *enumeration.cheapest((best->score * 60 + 99) / 100));
    const Solution& balanced = variants.balanced.solution;
    require_same(balanced, *enumeration.best(balanced.cost));
    REQUIRE(balanced.cost <= best->cost);
    REQUIRE(balanced.score >= variants.economy.solution.score);
  }
}

TEST_CASE("infeasible problems name the cheapest way out or a minimal contradiction") {
  Random random(20'006);
  int contradictions = 0;
  for (int i = 0; i < kProblems; ++i) {
    Problem problem = random_problem(random);
    INFO("problem ", i);
    const auto groups = static_cast<std::int32_t>(problem.groups.size());
    problem.must_groups = {small(random, 0, groups - 1), small(random, 0, groups - 1)};
    const std::int64_t budget = random.between(0, 60);
    const Infeasibility why = explain_infeasibility(problem, budget);
    REQUIRE(why.complete);
    const std::optional<Solution> cheapest = Enumeration(problem).cheapest(0);
    REQUIRE(why.feasible == (cheapest && cheapest->cost <= budget));
    if (why.feasible) continue;
    REQUIRE(why.cheapest.has_value() == cheapest.has_value());
    if (cheapest) {
      require_same(*why.cheapest, *cheapest);
      continue;
    }
    ++contradictions;
    // What is named contradicts itself, and not without each part.
    const auto fits = [&](std::size_t without_must, std::size_t without_pin) {
      Problem part = problem;
      part.must_groups.clear();
      for (std::size_t k = 0; k < why.musts.size(); ++k) {
        const auto must = static_cast<std::size_t>(why.musts[k]);
        if (k != without_must) part.must_groups.push_back(problem.must_groups[must]);
      }
      for (std::size_t p = 0; p < part.products.size(); ++p) {
        const auto named = std::find(why.pins.begin(), why.pins.end(), static_cast<int>(p));
        const auto place = static_cast<std::size_t>(named - why.pins.begin());
        if (named == why.pins.end() || place == without_pin) part.products[p].min_quantity = 0;
      }
      return Enumeration(part).cheapest(0).has_value();
    };
    const std::size_t none = 1'000;
    REQUIRE_FALSE(fits(none, none));
    for (std::size_t k = 0; k < why.musts.size(); ++k) REQUIRE(fits(k, none));
    for (std::size_t k = 0; k < why.pins.size(); ++k) REQUIRE(fits(none, k));
  }
  REQUIRE(contradictions > kProblems / 25);
}
