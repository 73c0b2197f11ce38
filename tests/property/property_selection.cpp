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
#include "tests/support/selection_enumeration.h"

using namespace oferta;             // NOLINT(google-build-using-namespace)
using namespace oferta::selection;  // NOLINT(google-build-using-namespace)
using selection_test::Enumeration;
using selection_test::random_problem;
using selection_test::small;

namespace {

// Few: the same tests run sanitized and as wasm. `tests/campaign selection` runs a million.
constexpr int kProblems = 250;

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

TEST_CASE("problems with few kinds of rules, by one solver at budgets up and down") {
  Random random(20'007);
  for (int i = 0; i < kProblems; ++i) {
    const Problem problem = selection_test::random_lighter_problem(random);
    INFO("problem ", i);
    const Enumeration enumeration(problem);
    Result<Solver> solver = Solver::create(problem);
    for (const std::int64_t budget :
         {kNoBudget, std::int64_t{40}, std::int64_t{90}, std::int64_t{60}, std::int64_t{90}}) {
      INFO("budget ", budget);
      const std::optional<Solution> expected = enumeration.best(budget);
      solver->start(budget);
      const Outcome& outcome = solver->run();
      REQUIRE(outcome.status == (expected ? Status::optimal : Status::infeasible));
      if (expected) require_same(outcome.solution, *expected);
      REQUIRE(outcome.tie_broken == expected.has_value());
    }
  }
}

TEST_CASE("plain multiple choice equals a table over all budgets") {
  Random random(20'008);
  constexpr std::int64_t kMost = 500;
  for (int i = 0; i < 20; ++i) {
    Problem problem;
    // table[b]: the best score that costs at most b.
    std::vector<std::int64_t> table(kMost + 1, 0);
    for (std::int32_t slot = 0; slot < 30; ++slot) {
      problem.slot_caps.push_back(1);
      std::vector<std::int64_t> next = table;
      for (int p = 0; p < 5; ++p) {
        const std::int64_t cost = random.between(1, 40);
        const std::int64_t score = i % 2 == 0 ? cost + random.between(0, 3) : random.between(0, 60);
        problem.products.push_back(priced_product(slot, cost, {score}));
        for (std::int64_t b = cost; b <= kMost; ++b) {
          const auto at = static_cast<std::size_t>(b);
          next[at] = std::max(next[at], table[at - static_cast<std::size_t>(cost)] + score);
        }
      }
      table = next;
    }
    Result<Solver> solver = Solver::create(problem);
    for (const std::int64_t budget : {120, 37, 300, 301, 0, 500}) {
      INFO("problem ", i, ", budget ", budget);
      solver->start(budget);
      const Outcome& outcome = solver->run();
      REQUIRE(outcome.status == Status::optimal);
      const std::int64_t best = table[static_cast<std::size_t>(budget)];
      REQUIRE(outcome.solution.score == best);
      const auto cheapest = std::find(table.begin(), table.end(), best) - table.begin();
      REQUIRE(outcome.solution.cost == cheapest);
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
