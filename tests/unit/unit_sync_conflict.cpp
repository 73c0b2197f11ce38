#include <doctest/doctest.h>

#include "shared/sync/conflict.h"
#include "tests/support/sync_build.h"

using namespace oferta;        // NOLINT(google-build-using-namespace)
using namespace oferta::sync;  // NOLINT(google-build-using-namespace)
using oferta::testing::Person;

namespace {

// Anna and Boris have changed the name of the same client while apart.
struct Apart {
  Person anna{"anna", 1};
  Person boris{"boris", 2};

  Apart() {
    boris.receive(anna.set("name", "common"));
    const auto a = anna.set("name", "anna's", 1'000);
    const auto b = boris.set("name", "boris's", 2'000);
    anna.receive(b);
    boris.receive(a);
  }
};

}  // namespace

TEST_CASE("two people who wrote apart leave one choice, the same on both sides") {
  Apart apart;
  const std::vector<Conflict> seen = conflicts(apart.anna.store);
  REQUIRE(seen.size() == 1);
  CHECK(seen[0].kind == ConflictKind::both_edited);
  CHECK(seen[0].field == "name");
  CHECK(seen[0].kept == "\"boris's\"");
  CHECK(seen[0].lost == "\"anna's\"");
  CHECK(seen[0].kept_author == "boris");
  CHECK(seen[0].lost_author == "anna");
  CHECK(seen[0].id.size() == 32);
  const std::vector<Conflict> other = conflicts(apart.boris.store);
  REQUIRE(other.size() == 1);
  CHECK(other[0].id == seen[0].id);
}

TEST_CASE("somebody who has seen a value replaces it without a conflict") {
  Person anna("anna", 1);
  Person boris("boris", 2);
  boris.receive(anna.set("name", "one"));
  anna.receive(boris.set("name", "two"));
  boris.receive(anna.set("name", "three"));
  CHECK(conflicts(anna.store).empty());
  CHECK(conflicts(boris.store).empty());
  CHECK(boris.read("name") == "three");
}

TEST_CASE("reordering alone is not a conflict") {
  Person anna("anna", 1);
  const auto one = anna.set("name", "one");
  const auto two = anna.set("name", "two");
  const auto three = anna.set("name", "three");
  Person boris("boris", 2);
  boris.receive(three);
  boris.receive(one);
  CHECK(conflicts(boris.store).size() == 1);  // "two" may still say otherwise, and does
  boris.receive(two);
  CHECK(conflicts(boris.store).empty());
  CHECK(boris.read("name") == "three");
}

TEST_CASE("the same value written apart is no conflict") {
  Person anna("anna", 1);
  Person boris("boris", 2);
  const auto a = anna.set("name", "same", 1'000);
  boris.set("name", "same", 2'000);
  boris.receive(a);
  CHECK(conflicts(boris.store).empty());
}

TEST_CASE("keeping the current value settles the conflict everywhere") {
  Apart apart;
  const Conflict conflict = conflicts(apart.anna.store).front();
  apart.boris.receive(apart.anna.work(
      [&](Transaction& change) { REQUIRE(change.resolve(conflict, sync::Choice::keep_current)); }));
  for (const Person* person : {&apart.anna, &apart.boris}) {
    CHECK(conflicts(person->store).empty());
    CHECK(person->read("name") == "boris's");
  }
  CHECK(apart.anna.store.digest() == apart.boris.store.digest());
}

TEST_CASE("taking the lost value settles it too") {
  Apart apart;
  const Conflict conflict = conflicts(apart.anna.store).front();
  apart.boris.receive(apart.anna.work(
      [&](Transaction& change) { REQUIRE(change.resolve(conflict, sync::Choice::take_lost)); }));
  for (const Person* person : {&apart.anna, &apart.boris}) {
    CHECK(conflicts(person->store).empty());
    CHECK(person->read("name") == "anna's");
  }
}

TEST_CASE("an edit that met a deletion is kept for a decision") {
  Person anna("anna", 1);
  Person boris("boris", 2);
  boris.receive(anna.set("name", "common"));
  const auto deletion =
      anna.work([](Transaction& change) { REQUIRE(change.remove("client", "c1")); }, 5'000);
  const auto edit = boris.set("name", "edited", 1'000);
  boris.receive(deletion);
  anna.receive(edit);
  REQUIRE(conflicts(anna.store).size() == 1);
  const Conflict conflict = conflicts(boris.store).front();
  CHECK(conflict.kind == ConflictKind::edited_deleted);
  CHECK(conflict.lost == "\"edited\"");
  CHECK(conflict.kept == "null");
  CHECK(conflict.id == conflicts(anna.store).front().id);

  SUBCASE("left deleted") {
    anna.receive(boris.work([&](Transaction& change) {
      REQUIRE(change.resolve(conflict, sync::Choice::keep_current));
    }));
    CHECK_FALSE(anna.store.find("client", "c1"));
  }
  SUBCASE("brought back with the edit") {
    anna.receive(boris.work(
        [&](Transaction& change) { REQUIRE(change.resolve(conflict, sync::Choice::take_lost)); }));
    CHECK(anna.read("name") == "edited");
  }
  CHECK(conflicts(anna.store).empty());
  CHECK(conflicts(boris.store).empty());
  CHECK(anna.store.digest() == boris.store.digest());
}

TEST_CASE("a deletion that saw the edit makes no conflict") {
  Person anna("anna", 1);
  anna.set("name", "one");
  anna.set("name", "two");
  anna.work([](Transaction& change) { REQUIRE(change.remove("client", "c1")); });
  CHECK(conflicts(anna.store).empty());
}

TEST_CASE("an edit that met a seal is shown, cannot be taken, and can be let go") {
  Person anna("anna", 1);
  Person boris("boris", 2);
  boris.receive(anna.set("name", "issued"));
  anna.work([](Transaction& change) { REQUIRE(change.seal("client", "c1")); }, 1'000);
  anna.receive(boris.set("name", "too late", 9'000));
  REQUIRE(conflicts(anna.store).size() == 1);
  const Conflict conflict = conflicts(anna.store).front();
  CHECK(conflict.kind == ConflictKind::edited_sealed);
  CHECK(conflict.kept == "\"issued\"");
  CHECK(conflict.lost == "\"too late\"");
  Transaction refused(anna.store);
  CHECK(refused.resolve(conflict, sync::Choice::take_lost).error().code == ErrorCode::sealed);
  anna.work(
      [&](Transaction& change) { REQUIRE(change.resolve(conflict, sync::Choice::keep_current)); });
  CHECK(conflicts(anna.store).empty());
  CHECK(anna.read("name") == "issued");
}
