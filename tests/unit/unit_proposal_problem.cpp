#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "shared/base/random.h"
#include "shared/proposal/problem_builder.h"
#include "shared/proposal/reduction.h"
#include "tests/support/proposal_world.h"

namespace {

using namespace oferta;
using namespace oferta::proposal;
using oferta::testing::ProposalWorld;

using Ids = std::vector<std::string>;

Candidates candidates_of(const ProposalWorld& world) {
  const needs::Brief brief = world.brief(1'000'000'00);
  auto made =
      gather_candidates(world.source(), brief, needs::build_profile(world.questionnaire, brief));
  REQUIRE(made);
  return std::move(*made);
}

Ids kept(const ProposalWorld& world) {
  const Candidates candidates = candidates_of(world);
  Ids ids;
  for (const std::int32_t position : reduce(candidates, relate(world.source(), candidates), {})) {
    ids.push_back(candidates.items[static_cast<std::size_t>(position)].product);
  }
  return ids;
}

std::size_t entries(const Relations& relations) {
  std::size_t count = 0;
  for (const auto& [first, second] : relations.exclusions) count += first.size() + second.size();
  return count;
}

/// `count` products of either side with values below `range`.
void fill(ProposalWorld& world, std::int64_t count, std::int64_t range,
          catalogue::CompatibilityKind kind) {
  Random random(7);
  for (const char* category : {"left", "right"}) {
    for (std::int64_t i = 0; i < count; ++i) {
      auto& product = world.add_product(category + std::to_string(i), category, 100);
      if (!random.one_in(10)) product.attributes["size"] = random.between(0, range - 1);
    }
    world.open(category);
  }
  world.catalogue.put(
      catalogue::CompatibilityRule{"r", {"left", "size"}, {"right", "size"}, kind, {}});
  world.finish();
}

TEST_CASE("relations: groups say exactly what the rule says, for every pair") {
  for (const auto kind :
       {catalogue::CompatibilityKind::equal, catalogue::CompatibilityKind::first_at_most_second}) {
    for (const std::int64_t range : {1, 2, 3, 8, 13}) {
      CAPTURE(range);
      ProposalWorld world;
      fill(world, 20, range, kind);
      const Candidates candidates = candidates_of(world);
      const Relations relations = relate(world.source(), candidates);
      std::set<std::pair<std::int32_t, std::int32_t>> forbidden;
      for (const auto& [first, second] : relations.exclusions) {
        for (const std::int32_t a : first) {
          for (const std::int32_t b : second) forbidden.emplace(a, b);
        }
      }
      const catalogue::CompatibilityRule& rule = world.catalogue.rules().at("r");
      for (std::size_t i = 0; i < candidates.items.size(); ++i) {
        for (std::size_t j = 0; j < candidates.items.size(); ++j) {
          const auto* a = world.catalogue.product(candidates.items[i].product);
          const auto* b = world.catalogue.product(candidates.items[j].product);
          if (a->category != "left" || b->category != "right") continue;
          const bool clash = !catalogue::compatible(rule, *a, *b);
          const auto x = static_cast<std::int32_t>(i);
          const auto y = static_cast<std::int32_t>(j);
          CHECK(forbidden.count({x, y}) == (clash ? 1u : 0u));
          CHECK(relations.clash(x, y) == clash);
          CHECK(relations.clash(y, x) == clash);
        }
      }
    }
  }
}

TEST_CASE("relations: thousands of different values stay small") {
  for (const auto kind :
       {catalogue::CompatibilityKind::equal, catalogue::CompatibilityKind::first_at_most_second}) {
    ProposalWorld world;
    fill(world, 3000, 100'000, kind);
    const Candidates candidates = candidates_of(world);
    // Pair by pair there would be millions; 6000 products · 13 halvings are at most 78 000.
    CHECK(entries(relate(world.source(), candidates)) <= 78'000);
  }
}

TEST_CASE("relations: within one category the same attribute has to agree") {
  ProposalWorld world;
  for (const auto& [id, brand] :
       std::vector<std::pair<std::string, std::int64_t>>{{"a", 1}, {"b", 2}, {"c", 1}, {"d", 3}}) {
    world.add_product(id, "light", 100).attributes["system"] = brand;
  }
  world.open("light", 4);
  world.catalogue.put(catalogue::CompatibilityRule{
      "r", {"light", "system"}, {"light", "system"}, catalogue::CompatibilityKind::equal, {}});
  world.finish();
  const Relations relations = relate(world.source(), candidates_of(world));
  CHECK(relations.clash(0, 1));
  CHECK(relations.clash(1, 3));
  CHECK_FALSE(relations.clash(0, 2));
  for (const auto& [first, second] : relations.exclusions) {
    for (const std::int32_t a : first) CHECK(std::count(second.begin(), second.end(), a) == 0);
  }
}

TEST_CASE("reduction: what is dearer and worse goes, unless there is room or a reason") {
  ProposalWorld world;
  world.want("x", needs::Level::must);
  world.add_product("cheap-good", "one", 100, {{"x", 800}});
  world.add_product("dear-bad", "one", 200, {{"x", 700}});
  world.add_product("dear-best", "one", 300, {{"x", 900}});
  world.add_product("equal-good", "one", 100, {{"x", 800}});
  world.add_product("useless", "one", 1);
  auto& named = world.add_product("named", "one", 900, {{"x", 1}});
  named.excludes = {"dear-best"};
  world.open("one");
  world.finish();
  CHECK(kept(world) == Ids{"cheap-good", "dear-best", "named"});

  // With two places the second best may be wanted as well.
  world.open("one", 2);
  CHECK(kept(world) == Ids{"cheap-good", "dear-best", "equal-good", "named"});
}

TEST_CASE("reduction: other partners and tighter fits are reasons to stay") {
  ProposalWorld world;
  world.want("x", needs::Level::must);
  const auto add = [&](const std::string& id, Minor price, std::int64_t socket,
                       std::int64_t length) {
    auto& product = world.add_product(id, "card", price, {{"x", 500}});
    product.attributes["socket"] = socket;
    product.attributes["length"] = length;
  };
  add("a", 100, 1, 30);
  add("b", 200, 2, 30);  // dearer, but for another socket
  add("c", 150, 1, 20);  // dearer, but shorter
  add("d", 150, 1, 40);  // dearer and longer
  world.add_product("box", "box", 10, {{"x", 1}});
  world.open("card");
  world.open("box");
  world.catalogue.put(catalogue::CompatibilityRule{
      "s", {"card", "socket"}, {"box", "socket"}, catalogue::CompatibilityKind::equal, {}});
  world.catalogue.put(
      catalogue::CompatibilityRule{"l",
                                   {"card", "length"},
                                   {"box", "length"},
                                   catalogue::CompatibilityKind::first_at_most_second,
                                   {}});
  world.finish();
  CHECK(kept(world) == Ids{"a", "b", "box", "c"});
}

TEST_CASE("candidates: accessories come with what requires them, and go with it") {
  ProposalWorld world;
  world.want("x", needs::Level::must);
  auto& system = world.add_product("system", "open", 100, {{"x", 900}});
  system.requirements = {{"licence"}};
  auto& licence = world.add_product("licence", "closed", 10, {{"x", 900}});
  licence.requirements = {{"key-a", "key-b"}};
  world.add_product("key-a", "closed", 1).price.reset();
  auto& other = world.add_product("other", "closed", 5, {{"x", 1000}});
  other.requirements = {{"key-a"}};
  world.open("open");
  world.finish();
  // key-b does not exist and key-a is not on sale: the licence cannot be had, so nor can the
  // system.
  CHECK(candidates_of(world).items.empty());

  world.add_product("key-b", "closed", 1);
  world.finish();
  const Candidates candidates = candidates_of(world);
  REQUIRE(candidates.items.size() == 3);
  CHECK(candidates.find("other") == -1);
  CHECK(candidates.items[1].product == "licence");
  CHECK(candidates.items[1].only_beside == std::vector<std::int32_t>{2});
  CHECK(candidates.items[0].only_beside == std::vector<std::int32_t>{1});
  CHECK(candidates.items[2].only_beside.empty());

  // By hand it is sold without what nobody can have.
  needs::Brief brief = world.brief(1000);
  brief.adjustments["other"] = {needs::Adjustment::Mode::pin, std::nullopt};
  const auto pinned =
      gather_candidates(world.source(), brief, needs::build_profile(world.questionnaire, brief));
  REQUIRE(pinned);
  REQUIRE(pinned->find("other") >= 0);
  CHECK(pinned->items[static_cast<std::size_t>(pinned->find("other"))].requirements.empty());
}

std::int64_t units(const ProposalWorld& world, const needs::Brief& brief, const char* product) {
  const auto made =
      gather_candidates(world.source(), brief, needs::build_profile(world.questionnaire, brief));
  REQUIRE(made);
  const std::int32_t position = made->find(product);
  REQUIRE(position >= 0);
  return made->items[static_cast<std::size_t>(position)].quantity;
}

TEST_CASE("candidates: a companion comes one for each unit of what requires it") {
  ProposalWorld world;
  world.want("x", needs::Level::must);
  for (const char* id : {"phone-a", "phone-b"}) {
    world.add_product(id, "phones", 100, {{"x", 900}}).requirements = {{"power", "switch"}};
  }
  world.add_product("power", "extras", 10).one_for_each = true;
  world.add_product("switch", "switches", 50);
  world.open("phones");
  world.open("switches");
  world.finish();
  using Mode = needs::Adjustment::Mode;
  needs::Brief brief = world.brief(1000);
  CHECK(units(world, brief, "power") == 1);
  brief.adjustments["phone-a"] = {Mode::pin, 24};
  CHECK(units(world, brief, "power") == 24);
  brief.adjustments["phone-b"] = {Mode::pin, 3};
  CHECK(units(world, brief, "power") == 27);
  // What somebody said by hand stays.
  brief.adjustments["power"] = {Mode::pin, 20};
  CHECK(units(world, brief, "power") == 20);
  brief.adjustments["power"] = {Mode::pin, std::nullopt};
  CHECK(units(world, brief, "power") == 27);
  // A switch that is there by hand powers them all: what is left is one, as without a requirement.
  brief.adjustments["switch"] = {Mode::pin, std::nullopt};
  CHECK(units(world, brief, "power") == 1);
}

}  // namespace
