#include <doctest/doctest.h>

#include <algorithm>

#include "shared/sync/history.h"
#include "tests/support/sync_build.h"

using namespace oferta;        // NOLINT(google-build-using-namespace)
using namespace oferta::sync;  // NOLINT(google-build-using-namespace)
using oferta::testing::Person;

TEST_CASE(
    "a history says who changed what from what to what, the latest first, in any order of "
    "arrival") {
  Person anna("anna", 0xA1);
  Person boris("boris", 0xB2);
  std::vector<Operation> all = anna.set("name", "one", 1'000);
  boris.receive(all);
  const auto second = boris.set("name", "two", 2'000);
  all.insert(all.end(), second.begin(), second.end());
  boris.receive(second);
  const auto third =
      boris.work([](Transaction& change) { REQUIRE(change.remove("client", "c1")); }, 3'000);
  all.insert(all.end(), third.begin(), third.end());
  std::reverse(all.begin(), all.end());
  all.push_back(all[1]);  // repeated
  const auto history = history_of(all);
  REQUIRE(history.size() == 3);
  CHECK(history[0].deleted == true);
  CHECK(history[1].author == "boris");
  CHECK(history[1].stamp.ms() == 2'000);
  REQUIRE(history[1].changes.size() == 1);
  CHECK(history[1].changes[0].before == "\"one\"");
  CHECK(history[1].changes[0].after == "\"two\"");
  CHECK(history[2].created);
  CHECK(history[2].changes[0].before == "null");
  CHECK(history_of({}).empty());
}

TEST_CASE("a seal is told, and a write of the value that was there is not") {
  Person anna("anna", 0xA1);
  std::vector<Operation> all = anna.set("name", "one", 1'000);
  const auto sealed =
      anna.work([](Transaction& change) { REQUIRE(change.seal("client", "c1")); }, 2'000);
  all.insert(all.end(), sealed.begin(), sealed.end());
  const auto history = history_of(all);
  REQUIRE(history.size() == 2);
  CHECK(history[0].sealed);
  CHECK(history[0].changes.empty());
}
