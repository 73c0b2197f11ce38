// The solver on problems small enough to be solved by hand.
#include <doctest/doctest.h>

#include "shared/selection/evaluator.h"
#include "shared/selection/frontier.h"
#include "shared/selection/infeasibility.h"
#include "shared/selection/solver.h"
#include "shared/selection/variants.h"

using namespace oferta;             // NOLINT(google-build-using-namespace)
using namespace oferta::selection;  // NOLINT(google-build-using-namespace)

namespace {

Problem two_slots() {
  Problem problem;
  problem.slot_caps = {1, 1};
  problem.products = {priced_product(0, 100, {10}), priced_product(0, 300, {16}),
                      priced_product(1, 100, {10}), priced_product(1, 200, {14})};
  return problem;
}

Outcome solve(const Problem& problem, std::int64_t budget, SolveOptions options = {}) {
  Result<Solver> solver = Solver::create(problem);
  REQUIRE(solver);
  solver->start(budget, std::move(options));
  return solver->run();
}

using Choices = std::vector<Choice>;

}  // namespace

TEST_CASE("the budget decides what is chosen") {
  CHECK(solve(two_slots(), 99).solution.choices.empty());
  CHECK(solve(two_slots(), 200).solution.choices == Choices{{0, 1}, {2, 1}});
  CHECK(solve(two_slots(), 300).solution.choices == Choices{{0, 1}, {3, 1}});
  CHECK(solve(two_slots(), 500).solution.choices == Choices{{1, 1}, {3, 1}});
  CHECK(solve(two_slots(), -1).status == Status::infeasible);
}

TEST_CASE("among equals the cheaper, then the smaller ids") {
  Problem problem;
  problem.slot_caps = {1};
  problem.products = {priced_product(0, 300, {10}), priced_product(0, 200, {10}),
                      priced_product(0, 200, {10})};
  CHECK(solve(problem, 1'000).solution.choices == Choices{{1, 1}});
  SolveOptions options;
  options.hint = {{2, 1}};
  CHECK(solve(problem, 1'000, options).solution.choices == Choices{{1, 1}});
}

TEST_CASE("nothing is taken that does not help") {
  Problem problem = two_slots();
  problem.coverages = {{0, {{0, 5}}}};
  problem.products.push_back(priced_product(1, 10, {0}));
  problem.slot_caps[1] = 3;
  CHECK(solve(problem, 100).solution.choices == Choices{{0, 1}});
}

TEST_CASE("pins and exclusions by hand hold") {
  Problem problem = two_slots();
  problem.products[1].min_quantity = 1;
  CHECK(solve(problem, 400).solution.choices == Choices{{1, 1}, {2, 1}});
  CHECK(solve(problem, 299).status == Status::infeasible);
  problem.products[1].min_quantity = 0;
  problem.products[1].max_quantity = 0;
  CHECK(solve(problem, 900).solution.choices == Choices{{0, 1}, {3, 1}});
}

TEST_CASE("a bundle can pay for itself") {
  Problem problem;
  problem.slot_caps = {1, 1};
  problem.products = {priced_product(0, 500, {10}), priced_product(1, 100, {0})};
  problem.bundles = {{150, {0, 1}}};
  const Outcome outcome = solve(problem, 450);
  CHECK(outcome.solution.choices == Choices{{0, 1}, {1, 1}});
  CHECK(outcome.solution.cost == 450);
}

TEST_CASE("spending more can reach the promotion") {
  Problem problem;
  problem.slot_caps = {1, 1};
  problem.products = {priced_product(0, 900, {10}), priced_product(1, 100, {0})};
  problem.promotions = {{1'000, 20}};
  // 900 alone is too dear, 1 000 less 20 % is not.
  const Outcome outcome = solve(problem, 800);
  CHECK(outcome.solution.choices == Choices{{0, 1}, {1, 1}});
  CHECK(outcome.solution.cost == 800);
}

TEST_CASE("an invalid problem is refused with the place") {
  Problem problem = two_slots();
  problem.products[2].slot = 5;
  const Result<Solver> solver = Solver::create(problem);
  REQUIRE_FALSE(solver);
  CHECK(solver.error().detail == "products[2].slot");
  problem = two_slots();
  problem.products[1].costs = {kMaxAmount};
  CHECK(Solver::create(problem).error().code == ErrorCode::out_of_range);
}

TEST_CASE("a stopped search says what it knows and can go on") {
  const Problem problem = two_slots();
  Result<Solver> solver = Solver::create(problem);
  REQUIRE(solver);
  SolveOptions options;
  bool stop = true;
  options.should_stop = [&stop] { return stop; };
  solver->start(500, options);
  solver->run();
  CHECK(solver->outcome().status == Status::feasible);
  CHECK(solver->outcome().solution.choices.empty());
  CHECK(solver->outcome().bound >= 30);
  stop = false;
  CHECK(solver->run().solution.score == 30);
}

TEST_CASE("the cheapest way to a score") {
  SolveOptions options;
  options.cheapest = true;
  options.min_score = 21;
  const Outcome outcome = solve(two_slots(), kNoBudget, options);
  CHECK(outcome.solution.choices == Choices{{0, 1}, {3, 1}});
  options.min_score = 31;
  CHECK(solve(two_slots(), kNoBudget, options).status == Status::infeasible);
}

TEST_CASE("the frontier and its samples") {
  Result<Solver> solver = Solver::create(two_slots());
  REQUIRE(solver);
  FrontierSearch complete(*solver, {});
  complete.run();
  std::vector<std::pair<std::int64_t, std::int64_t>> points;
  for (const Solution& point : complete.points()) points.emplace_back(point.cost, point.score);
  const std::vector<std::pair<std::int64_t, std::int64_t>> expected = {
      {0, 0}, {100, 10}, {200, 20}, {300, 24}, {400, 26}, {500, 30}};
  CHECK(points == expected);
  FrontierOptions three;
  three.samples = 3;
  FrontierSearch sampled(*solver, three);
  sampled.run();
  REQUIRE(sampled.points().size() == 3);
  CHECK(sampled.points()[1].cost == 200);
}

TEST_CASE("the knee is the point farthest above the straight line") {
  const std::vector<Solution> points = {{{}, 0, 0}, {{}, 60, 20}, {{}, 90, 60}, {{}, 100, 100}};
  CHECK(knee(points) == 1);
  CHECK(knee({points[0], points[3]}) == 0);
  CHECK(knee({}) == 0);
  CHECK(spaced_budget(100, 200, 1, 4) == 133);
  CHECK(spaced_budget(0, kMaxAmount, 9, 10) == kMaxAmount);
}

TEST_CASE("three variants") {
  Result<Solver> solver = Solver::create(two_slots());
  REQUIRE(solver);
  VariantOptions options;
  options.budget = 500;
  VariantSearch search(*solver, options);
  while (search.step(1)) {
  }
  CHECK(search.variants().best.solution.cost == 500);
  CHECK(search.variants().economy.solution.cost == 200);  // 60 % of 30 points are 18
  CHECK(search.variants().balanced.solution.cost == 300);
}

TEST_CASE("why nothing fits") {
  Problem problem = two_slots();
  problem.groups = {{1}, {3}, {}};
  problem.must_groups = {0, 1};
  Infeasibility why = explain_infeasibility(problem, 400);
  REQUIRE(why.cheapest);
  CHECK(why.cheapest->cost == 500);
  CHECK(why.musts == std::vector<std::int32_t>{0, 1});
  REQUIRE(why.reliefs.size() == 2);
  CHECK(why.reliefs[0].enough);
  CHECK(why.reliefs[0].score >= why.reliefs[1].score);

  problem.exclusions = {{0, 1}};
  why = explain_infeasibility(problem, 400);
  CHECK_FALSE(why.cheapest);
  CHECK(why.musts == std::vector<std::int32_t>{0, 1});
  CHECK(why.exclusions == std::vector<std::int32_t>{0});
  CHECK(why.empty_musts.empty());

  problem.must_groups = {0, 2};
  why = explain_infeasibility(problem, 400);
  CHECK(why.empty_musts == std::vector<std::int32_t>{1});
  CHECK(why.musts == std::vector<std::int32_t>{1});
}
