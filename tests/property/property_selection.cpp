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
#include "tests/support/rounds.h"
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

bool contains(const std::vector<std::int32_t>& list, std::int32_t value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

/// The entries of a list that are named, without one of them.
template <class T>
std::vector<T> those(const std::vector<T>& list, const std::vector<std::int32_t>& named,
                     std::int32_t without) {
  std::vector<T> result;
  for (const std::int32_t index : named) {
    if (index != without) result.push_back(list[static_cast<std::size_t>(index)]);
  }
  return result;
}

/// What giving up each single demand does, by enumeration; how many are of use.
int require_reliefs(const Problem& problem, std::int64_t budget, const Infeasibility& why) {
  int useful = 0;
  const auto judge = [&](bool pin, std::int32_t index, const Problem& rest) {
    const Enumeration enumeration(rest);
    const std::optional<Solution> cheapest = enumeration.cheapest(0);
    const bool helps = cheapest && (!why.cheapest || cheapest->cost < why.cheapest->cost);
    const auto named = std::find_if(why.reliefs.begin(), why.reliefs.end(), [&](const Relief& r) {
      return r.pin == pin && r.index == index;
    });
    REQUIRE((named != why.reliefs.end()) == helps);
    if (!helps) return;
    ++useful;
    REQUIRE(named->cost == cheapest->cost);
    REQUIRE(named->enough == (cheapest->cost <= budget));
    if (named->enough) REQUIRE(named->score == enumeration.best(budget)->score);
  };
  for (std::size_t i = 0; i < problem.must_groups.size(); ++i) {
    Problem rest = problem;
    rest.must_groups.erase(rest.must_groups.begin() + static_cast<std::ptrdiff_t>(i));
    judge(false, static_cast<std::int32_t>(i), rest);
  }
  for (std::size_t p = 0; p < problem.products.size(); ++p) {
    if (problem.products[p].min_quantity == 0) continue;
    Problem rest = problem;
    rest.products[p].min_quantity = 0;
    judge(true, static_cast<std::int32_t>(p), rest);
  }
  for (std::size_t k = 1; k < why.reliefs.size(); ++k) {
    const Relief& a = why.reliefs[k - 1];
    const Relief& b = why.reliefs[k];
    REQUIRE(a.enough >= b.enough);
    if (a.enough && b.enough) REQUIRE(a.score >= b.score);
    if (!a.enough && !b.enough) REQUIRE(a.cost <= b.cost);
  }
  return useful;
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
  int too_dear = 0;
  int reliefs = 0;
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
    if (cheapest) require_same(*why.cheapest, *cheapest);
    ++(cheapest ? too_dear : contradictions);
    const std::int64_t limit = cheapest ? budget : kNoBudget;
    // What is named cannot be had together, and can without any one part.
    const std::int32_t none = -1;
    const auto fits = [&](std::int32_t must, std::int32_t pin, std::int32_t requirement,
                          std::int32_t exclusion) {
      Problem part = problem;
      part.must_groups = those(problem.must_groups, why.musts, must);
      part.requirements = those(problem.requirements, why.requirements, requirement);
      part.exclusions = those(problem.exclusions, why.exclusions, exclusion);
      for (std::size_t p = 0; p < part.products.size(); ++p) {
        const auto id = static_cast<std::int32_t>(p);
        if (id == pin || !contains(why.pins, id)) part.products[p].min_quantity = 0;
      }
      const std::optional<Solution> fitting = Enumeration(part).cheapest(0);
      return fitting && fitting->cost <= limit;
    };
    REQUIRE_FALSE(fits(none, none, none, none));
    for (const std::int32_t index : why.musts) REQUIRE(fits(index, none, none, none));
    for (const std::int32_t index : why.pins) REQUIRE(fits(none, index, none, none));
    for (const std::int32_t index : why.requirements) REQUIRE(fits(none, none, index, none));
    for (const std::int32_t index : why.exclusions) REQUIRE(fits(none, none, none, index));
    reliefs += require_reliefs(problem, budget, why);
  }
  REQUIRE(contradictions > kProblems / 25);
  REQUIRE(too_dear > kProblems / 10);
  REQUIRE(reliefs > kProblems / 10);
}

namespace {

/// A problem of the real model too large to enumerate: quantities with cost steps, capped needs,
/// relations of every kind, a must-have, pins.
Problem random_medium(Random& random) {
  Problem problem;
  constexpr std::int32_t kSlots = 6;
  constexpr std::int32_t kProducts = 42;
  for (std::int32_t s = 0; s < kSlots; ++s) problem.slot_caps.push_back(small(random, 1, 2));
  for (std::int32_t p = 0; p < kProducts; ++p) {
    Product product;
    product.slot = p % kSlots;
    std::int64_t gain = random.between(0, 60);
    std::int64_t cost = 0;
    for (std::int32_t t = small(random, 1, 3); t > 0; --t) {
      product.marginal_scores.push_back(gain);
      gain = random.between(0, gain);
      cost += random.between(10, 120);
      product.costs.push_back(cost);
    }
    problem.products.push_back(std::move(product));
  }
  const auto group = [&](std::int32_t most) {
    std::vector<std::int32_t> members;
    for (std::int32_t k = small(random, 1, most); k > 0; --k) {
      members.push_back(small(random, 0, kProducts - 1));
    }
    std::sort(members.begin(), members.end());
    members.erase(std::unique(members.begin(), members.end()), members.end());
    problem.groups.push_back(std::move(members));
    return static_cast<std::int32_t>(problem.groups.size()) - 1;
  };
  for (int k = 0; k < 6; ++k) {
    const std::int32_t product = small(random, 0, kProducts - 1);
    problem.requirements.push_back({product, group(3)});
  }
  for (int k = 0; k < 6; ++k) {
    const std::int32_t first = group(2);
    problem.exclusions.push_back({first, group(2)});
  }
  if (random.one_in(2)) problem.must_groups.push_back(group(4));
  for (int k = 0; k < 3; ++k) {
    Coverage coverage;
    coverage.cap = random.between(40, 120);
    for (std::int32_t p = small(random, 0, 3); p < kProducts; p += small(random, 2, 6)) {
      coverage.contributions.push_back({p, random.between(10, 80)});
    }
    problem.coverages.push_back(std::move(coverage));
  }
  if (random.one_in(2)) {
    problem.promotions.push_back({random.between(200, 600), small(random, 1, 20)});
  } else {
    problem.bundles.push_back({random.between(5, 40), {0, 7}});
  }
  return problem;
}

}  // namespace

TEST_CASE("larger problems: more money never buys less; cold, warm and cut up, the same answer") {
  Random random(20'009);
  for (int i = 0; i < testing::rounds(30); ++i) {
    const Problem problem = random_medium(random);
    INFO("problem ", i);
    Result<Solver> climbing = Solver::create(problem);
    Result<Solver> falling = Solver::create(problem);
    std::vector<std::int64_t> budgets;
    for (int k = 0; k < 8; ++k) budgets.push_back(random.between(0, 900));
    std::sort(budgets.begin(), budgets.end());
    std::vector<Outcome> answers;
    for (const std::int64_t budget : budgets) {
      SolveOptions options;
      if (!answers.empty()) options.hint = answers.back().solution.choices;
      climbing->start(budget, options);
      answers.push_back(climbing->run());
      const Outcome& now = answers.back();
      if (now.status == Status::infeasible) continue;
      REQUIRE(now.status == Status::optimal);
      const Evaluation judged = evaluate(problem, now.solution.choices);
      REQUIRE_FALSE(judged.violation);
      REQUIRE(judged.score == now.solution.score);
      REQUIRE(judged.cost == now.solution.cost);
      REQUIRE(judged.cost <= budget);
      if (answers.size() < 2) continue;
      const Outcome& before = answers[answers.size() - 2];
      if (before.status == Status::optimal) REQUIRE(before.solution.score <= now.solution.score);
    }
    for (std::size_t k = budgets.size(); k-- > 0;) {
      falling->start(budgets[k]);
      while (falling->step(500)) {
      }
      Result<Solver> cold = Solver::create(problem);
      cold->start(budgets[k]);
      for (const Outcome& other : {falling->outcome(), cold->run()}) {
        REQUIRE(other.status == answers[k].status);
        if (other.status == Status::optimal) require_same(other.solution, answers[k].solution);
      }
    }
  }
}

TEST_CASE("larger problems: the frontier is what solves at its budgets and just below find") {
  Random random(20'010);
  for (int i = 0; i < testing::rounds(6); ++i) {
    const Problem problem = random_medium(random);
    INFO("problem ", i);
    Result<Solver> solver = Solver::create(problem);
    FrontierSearch search(*solver, {});
    search.run();
    const std::vector<Solution>& points = search.points();
    Result<Solver> other = Solver::create(problem);
    for (std::size_t k = 0; k < points.size(); ++k) {
      other->start(points[k].cost);
      require_same(other->run().solution, points[k]);
      other->start(points[k].cost - 1);
      const Outcome& below = other->run();
      REQUIRE((below.status == Status::infeasible) == (k == 0));
      if (k > 0) require_same(below.solution, points[k - 1]);
    }
    // A sample of it is a part of it.
    FrontierOptions sampled;
    sampled.samples = 7;
    FrontierSearch samples(*other, sampled);
    samples.run();
    REQUIRE((samples.points().size() > 1 || points.size() < 2));
    for (const Solution& point : samples.points()) {
      REQUIRE(std::any_of(points.begin(), points.end(), [&](const Solution& known) {
        return known.cost == point.cost && known.choices == point.choices;
      }));
    }
  }
}
