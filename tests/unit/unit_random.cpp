#include <doctest/doctest.h>

#include <set>

#include "shared/base/id.h"
#include "shared/base/random.h"

using namespace oferta;  // NOLINT(google-build-using-namespace)

TEST_CASE("SplitMix64 gives its published first numbers") {
  std::uint64_t state = 1234567;
  CHECK(split_mix(state) == 6457827717110365317u);
  CHECK(split_mix(state) == 3203168211198807973u);
}

TEST_CASE("the same seed gives the same numbers, another seed others") {
  Random a(42);
  Random b(42);
  Random c(43);
  bool differs = false;
  for (int i = 0; i < 100; ++i) {
    const std::uint64_t x = a.next();
    REQUIRE(x == b.next());
    differs |= x != c.next();
  }
  CHECK(differs);
}

TEST_CASE("bounds are kept and every number comes up") {
  Random random(7);
  std::array<int, 6> seen{};
  for (int i = 0; i < 6'000; ++i) ++seen.at(static_cast<std::size_t>(random.below(6)));
  for (const int count : seen) CHECK(count > 800);
  CHECK(random.below(0) == 0);
  CHECK(random.below(1) == 0);
  for (int i = 0; i < 1'000; ++i) {
    const std::int64_t x = random.between(-2, 2);
    REQUIRE(x >= -2);
    REQUIRE(x <= 2);
  }
  CHECK(random.between(5, 4) == 5);
  random.between(INT64_MIN, INT64_MAX);
}

TEST_CASE("ids are valid, distinct and carry no order of time") {
  Random random(std::array<std::uint64_t, 4>{1, 2, 3, 4});
  std::set<std::string> ids;
  for (int i = 0; i < 1'000; ++i) {
    const std::string id = make_record_id(random);
    REQUIRE(id.size() == 26);
    REQUIRE(is_valid_id(id));
    ids.insert(id);
  }
  CHECK(ids.size() == 1'000);
  CHECK(make_node_id(random) != 0);
  CHECK(is_valid_id("cpu:AMD_7.x-1"));
  CHECK_FALSE(is_valid_id(""));
  CHECK_FALSE(is_valid_id("a b"));
  CHECK_FALSE(is_valid_id("имя"));
  CHECK_FALSE(is_valid_id(std::string(65, 'a')));
}
