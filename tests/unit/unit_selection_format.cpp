// Reading bare problems and writing their results.
#include <doctest/doctest.h>

#include <string>

#include "shared/base/json.h"
#include "shared/selection/bare_format.h"

using namespace oferta;             // NOLINT(google-build-using-namespace)
using namespace oferta::selection;  // NOLINT(google-build-using-namespace)

namespace {

Json small_problem() {
  return Json::parse(R"({
    "format": "offer-1", "name": "small", "family": "hand", "seed": 7, "n": 4,
    "budgets": [50, 400, 1000], "slot_cap": [1, 2],
    "products": [[0, 300, 30, 10], [0, 200, 25], [1, 100, 9], [1, 150, 12]],
    "groups": [[2], [3]], "requires": [[0, 0]], "excludes": [], "must": [0],
    "bundles": [[40, 0, 2]], "promo": [],
    "costs": [[0, 300, 550]],
    "coverage": [[20, [2, 15], [3, 15]]]
  })");
}

/// The place of the error that changing one key gives.
std::string place_of(const char* key, const char* value) {
  Json problem = small_problem();
  problem[key] = Json::parse(value);
  const Result<BareProblem> read = read_bare(problem.dump());
  REQUIRE_FALSE(read);
  CHECK_FALSE(read.error().message.empty());
  return read.error().detail;
}

}  // namespace

TEST_CASE("a bare problem is read with all its parts") {
  const Result<BareProblem> bare = read_bare(small_problem().dump());
  REQUIRE(bare);
  CHECK(bare->name == "small");
  CHECK(bare->seed == 7);
  CHECK(bare->budgets == std::vector<std::int64_t>{50, 400, 1000});
  const Problem& problem = bare->problem;
  CHECK(problem.slot_caps == std::vector<std::int32_t>{1, 2});
  REQUIRE(problem.products.size() == 4);
  CHECK(problem.products[0].costs == std::vector<std::int64_t>{300, 550});
  CHECK(problem.products[3].costs == std::vector<std::int64_t>{150});
  CHECK(problem.products[0].marginal_scores == std::vector<std::int64_t>{30, 10});
  CHECK(problem.requirements.size() == 1);
  CHECK(problem.bundles[0].discount == 40);
  CHECK(problem.coverages[0].contributions[1].amount == 15);
}

TEST_CASE("costs and coverage may be left out") {
  Json problem = small_problem();
  problem.erase("costs");
  problem.erase("coverage");
  const Result<BareProblem> bare = read_bare(problem.dump());
  REQUIRE(bare);
  CHECK(bare->problem.products[0].costs == std::vector<std::int64_t>{300, 600});
}

TEST_CASE("errors name the key and the row") {
  CHECK(place_of("format", "\"offer-2\"") == "format");
  CHECK(place_of("name", "5") == "name");
  CHECK(place_of("n", "5") == "n");
  CHECK(place_of("budgets", "[1, \"2\"]") == "budgets[1]");
  CHECK(place_of("slot_cap", "[1, -1]") == "slot_cap[1]");
  CHECK(place_of("products", "7") == "products");
  CHECK(place_of("products", "[[0, 300, 30], 5]") == "products[1]");
  CHECK(place_of("products", "[[2, 300, 30]]") == "products[0][0]");
  CHECK(place_of("products", "[[0, 0, 30]]") == "products[0][1]");
  CHECK(place_of("products", "[[0, 300, 30, 31]]") == "products[0][3]");
  CHECK(place_of("products", "[[0, 300, -1]]") == "products[0][2]");
  CHECK(place_of("groups", "[[0], [4]]") == "groups[1][0]");
  CHECK(place_of("requires", "[[0, 2]]") == "requires[0][1]");
  CHECK(place_of("requires", "[[0, 0, 0]]") == "requires[0]");
  CHECK(place_of("excludes", "[[0, 0], [0]]") == "excludes[1]");
  CHECK(place_of("must", "[-1]") == "must[0]");
  CHECK(place_of("bundles", "[[-5, 0, 1]]") == "bundles[0][0]");
  CHECK(place_of("promo", "[[100, 101]]") == "promo[0][1]");
  CHECK(place_of("costs", "[[0, 300]]") == "costs[0]");
  CHECK(place_of("costs", "[[0, 300, 200]]") == "costs[0][2]");
  CHECK(place_of("costs", "[[1, 300], [1, 200]]") == "costs[1]");
  CHECK(place_of("coverage", "[[10, [0, 1], [0]]]") == "coverage[0][2]");
  CHECK(place_of("coverage", "[[10, [9, 1]]]") == "coverage[0][1][0]");
  CHECK(place_of("comment", "\"\"") == "comment");
}

TEST_CASE("a missing key, a promotion with bundles and sums beyond 2^53 are refused") {
  Json problem = small_problem();
  problem.erase("must");
  Result<BareProblem> read = read_bare(problem.dump());
  REQUIRE_FALSE(read);
  CHECK(read.error().detail == "must");
  CHECK(place_of("promo", "[[100, 10]]") == "promotions[0]");
  CHECK(place_of("products", "[[0,9007199254740991,1],[0,200,1],[1,1,1],[1,1,1]]") == "costs[0]");
  CHECK_FALSE(read_bare("[1]"));
  CHECK_FALSE(read_bare("{"));
}

TEST_CASE("results are one line per budget in the order of the format") {
  const Result<BareProblem> bare = read_bare(small_problem().dump());
  REQUIRE(bare);
  const auto lines = solve_bare(*bare, {});
  REQUIRE(lines);
  REQUIRE(lines->size() == 3);
  CHECK((*lines)[0] ==
        "{\"instance\":\"small\",\"budget_index\":0,\"status\":\"infeasible\",\"score\":null,"
        "\"cost\":null,\"bound\":null,\"time_us\":0,\"build_us\":0,\"solution\":[],"
        "\"why\":{\"complete\":true,\"drop\":[{\"must\":0,\"needed_budget\":0,\"score\":0}],"
        "\"excludes\":[],\"extra_budget\":50,\"must\":[0],\"needed_budget\":100,\"requires\":[]}}");
  // 400 buys products 0 and 2 for 300 + 100 − 40: 30 + 9 + 15 points; or 1, 2 … for fewer.
  const Json second = Json::parse((*lines)[1]);
  CHECK(second["status"] == "optimal");
  CHECK(second["score"] == 54);
  CHECK(second["bound"] == 54);
  CHECK(second["solution"] == Json::parse("[[0,1],[2,1]]"));
}

TEST_CASE("one budget, the cheapest tie and the frontier can be asked for") {
  const Result<BareProblem> bare = read_bare(small_problem().dump());
  REQUIRE(bare);
  BareOptions options;
  options.budget_index = 2;
  options.cheapest_tie = true;
  const auto one = solve_bare(*bare, options);
  REQUIRE(one);
  REQUIRE(one->size() == 1);
  CHECK(Json::parse(one->front())["tie_proven"] == true);
  options.budget_index = 3;
  CHECK_FALSE(solve_bare(*bare, options));

  BareOptions whole;
  whole.frontier = true;
  const auto frontier = solve_bare(*bare, whole);
  REQUIRE(frontier);
  CHECK(frontier->front().rfind("{\"instance\":\"small\",\"frontier\":[[100,24]", 0) == 0);
}
