// The judge of selections, rule by rule, with sums done by hand.
#include <doctest/doctest.h>

#include "shared/selection/evaluator.h"

using namespace oferta::selection;  // NOLINT(google-build-using-namespace)

namespace {

/// Two slots: 0 with a cap of 1 (products 0, 1), 1 with a cap of 2 (products 2, 3, 4).
Problem office() {
  Problem problem;
  problem.slot_caps = {1, 2};
  problem.products = {priced_product(0, 1'000, {50, 10}), priced_product(0, 600, {30}),
                      priced_product(1, 200, {8, 8, 4}), priced_product(1, 300, {5}),
                      priced_product(1, 100, {0})};
  problem.groups = {{3}, {1}, {4}};
  return problem;
}

Rule broken_rule(const Problem& problem, const std::vector<Choice>& choices) {
  const Evaluation judged = evaluate(problem, choices);
  REQUIRE(judged.violation);
  return judged.violation->rule;
}

}  // namespace

TEST_CASE("scores and costs add up over quantities") {
  const Evaluation judged = evaluate(office(), {{0, 2}, {2, 3}});
  CHECK_FALSE(judged.violation);
  CHECK(judged.score == 50 + 10 + 8 + 8 + 4);
  CHECK(judged.gross == 2'600);
  CHECK(judged.cost == 2'600);
  CHECK(evaluate(office(), {}).score == 0);
}

TEST_CASE("cost steps replace price times quantity") {
  Problem problem = office();
  problem.products[2].costs = {250, 380, 380};
  CHECK(evaluate(problem, {{2, 2}}).cost == 380);
  CHECK(evaluate(problem, {{2, 3}}).cost == 380);
}

TEST_CASE("a need counts up to its cap, whatever the quantities") {
  Problem problem = office();
  problem.coverages = {{10, {{0, 6}, {2, 7}, {3, 1}}}};
  CHECK(evaluate(problem, {{0, 2}}).score == 60 + 6);
  CHECK(evaluate(problem, {{0, 1}, {2, 1}}).score == 58 + 10);
  CHECK(evaluate(problem, {{2, 1}, {3, 1}}).score == 13 + 8);
}

TEST_CASE("bundles take their discount once each, overlapping or not") {
  Problem problem = office();
  problem.bundles = {{150, {0, 2}}, {70, {2, 3}}};
  CHECK(evaluate(problem, {{0, 1}, {2, 3}}).cost == 1'600 - 150);
  CHECK(evaluate(problem, {{0, 1}, {2, 1}, {3, 1}}).cost == 1'500 - 220);
  CHECK(evaluate(problem, {{0, 1}, {3, 1}}).cost == 1'300);
}

TEST_CASE("the promotion starts exactly at its threshold and is rounded up") {
  Problem problem = office();
  problem.promotions = {{1'300, 15}};
  CHECK(evaluate(problem, {{0, 1}, {2, 1}}).cost == 1'200);
  CHECK(evaluate(problem, {{0, 1}, {3, 1}}).cost == 1'105);
  CHECK(promoted_cost(problem, 1'301) == 1'106);  // 1105.85
  problem.promotions = {{0, 100}};
  CHECK(promoted_cost(problem, 1'301) == 0);
}

TEST_CASE("every rule is found broken") {
  Problem problem = office();
  CHECK(broken_rule(problem, {{9, 1}}) == Rule::choice);
  CHECK(broken_rule(problem, {{0, 1}, {0, 1}}) == Rule::choice);
  CHECK(broken_rule(problem, {{0, 0}}) == Rule::choice);
  CHECK(broken_rule(problem, {{1, 2}}) == Rule::choice);
  CHECK(broken_rule(problem, {{0, 1}, {1, 1}}) == Rule::slot_cap);
  CHECK(broken_rule(problem, {{2, 1}, {3, 1}, {4, 1}}) == Rule::slot_cap);

  problem.products[1].min_quantity = 1;
  CHECK(broken_rule(problem, {}) == Rule::pin);
  problem = office();
  problem.products[2].max_quantity = 1;
  CHECK(broken_rule(problem, {{2, 2}}) == Rule::choice);

  problem = office();
  problem.must_groups = {1};
  CHECK(broken_rule(problem, {{0, 1}}) == Rule::must);
  problem = office();
  problem.requirements = {{0, 0}};
  CHECK(broken_rule(problem, {{0, 1}}) == Rule::requirement);
  CHECK_FALSE(evaluate(problem, {{0, 1}, {3, 1}}).violation);
  problem = office();
  problem.exclusions = {{1, 2}};
  CHECK(broken_rule(problem, {{1, 1}, {4, 1}}) == Rule::exclusion);
  CHECK_FALSE(evaluate(problem, {{1, 1}}).violation);
  problem.exclusions = {{1, 1}};
  CHECK(broken_rule(problem, {{1, 1}}) == Rule::exclusion);
}

TEST_CASE("the first broken rule is named with its index") {
  Problem problem = office();
  problem.must_groups = {0, 1};
  const Evaluation judged = evaluate(problem, {{3, 1}});
  REQUIRE(judged.violation);
  CHECK(judged.violation->rule == Rule::must);
  CHECK(judged.violation->index == 1);
  CHECK(rule_name(judged.violation->rule) == "must");
}
