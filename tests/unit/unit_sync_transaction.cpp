#include <doctest/doctest.h>

#include "tests/support/sync_build.h"

using namespace oferta;        // NOLINT(google-build-using-namespace)
using namespace oferta::sync;  // NOLINT(google-build-using-namespace)
using oferta::testing::Person;

TEST_CASE("a transaction makes one operation per record under one stamp") {
  Person anna("anna", 0xA1);
  const auto operations = anna.work(
      [](Transaction& change) {
        REQUIRE(change.set("offer", "o1", "number", 7));
        REQUIRE(change.set("offer", "o1", "number", 8));  // one write per cell: the last
        REQUIRE(change.set("line", "l1", "quantity", 2));
      },
      5'000);
  REQUIRE(operations.size() == 2);
  CHECK(encode(operations[0]) ==
        R"({"f":{"quantity":2},"h":"00000001388-0000-00000000000000a1","id":"l1",)"
        R"("n":"00000000000000a1","s":1,"t":"line","u":"anna","v":1})");
  CHECK(operations[1].sequence == 2);
  CHECK(operations[1].stamp == operations[0].stamp);
  CHECK(operations[1].fields[0].value == "8");
}

TEST_CASE("operations carry the stamps they overwrite") {
  Person anna("anna", 1);
  const Stamp first = anna.set("name", "one")[0].stamp;
  const auto second = anna.set("name", "two");
  REQUIRE(second[0].overwritten.size() == 1);
  CHECK(second[0].overwritten[0].field == "name");
  CHECK(second[0].overwritten[0].stamps == std::vector<Stamp>{first});
  const auto deletion =
      anna.work([](Transaction& change) { REQUIRE(change.remove("client", "c1")); });
  CHECK(deletion[0].deleted == true);
  CHECK(deletion[0].fields.empty());
  CHECK(deletion[0].overwritten[0].stamps == std::vector<Stamp>{second[0].stamp});
}

TEST_CASE("what changes nothing writes nothing") {
  Person anna("anna", 1);
  anna.set("name", "one");
  Transaction change(anna.store);
  CHECK(change.empty());
  REQUIRE(change.set("client", "c1", "name", "one"));
  CHECK(change.empty());
  REQUIRE(change.set("client", "c1", "name", "two"));
  CHECK_FALSE(change.empty());
  REQUIRE(change.set("client", "c1", "name", "one"));
  REQUIRE(change.set("client", "c1", "absent", nullptr));
  CHECK(change.empty());
  CHECK(change.build({Stamp(9, 0, 1), 1, "", 1})->empty());
}

TEST_CASE("deleted records are not edited, but restored") {
  Person anna("anna", 1);
  anna.work([](Transaction& change) {
    REQUIRE(change.set_fields("client", "c1", {{"name", "x"}, {"gone", 1}}));
  });
  anna.set("gone", nullptr);
  anna.work([](Transaction& change) {
    REQUIRE(change.remove("client", "c1"));
    CHECK(change.set("client", "c1", "name", "y").error().code == ErrorCode::not_found);
    CHECK(change.remove("client", "c1").error().code == ErrorCode::not_found);
  });
  Transaction refused(anna.store);
  CHECK(refused.set("client", "c1", "name", "y").error().code == ErrorCode::not_found);
  CHECK(refused.remove("client", "c1").error().code == ErrorCode::not_found);
  CHECK(refused.restore("client", "nobody").error().code == ErrorCode::not_found);
  CHECK(refused.empty());

  anna.work([](Transaction& change) {
    REQUIRE(change.restore("client", "c1"));
    REQUIRE(change.set("client", "c1", "city", "Пермь"));
  });
  CHECK(canonical(anna.store.find("client", "c1")->fields()) == R"({"city":"Пермь","name":"x"})");
  Transaction again(anna.store);
  CHECK(again.restore("client", "c1").error().code == ErrorCode::not_found);
}

TEST_CASE("a record is brought back where it is deleted, and left alone where it is not") {
  Person anna("anna", 1);
  anna.work([](Transaction& change) {
    REQUIRE(change.bring_back("client", "c1"));
    REQUIRE(change.set("client", "c1", "name", "x"));
  });
  Transaction idle(anna.store);
  CHECK(idle.bring_back("client", "c1"));
  CHECK(idle.bring_back("client", "nobody"));
  CHECK(idle.empty());
  anna.work([](Transaction& change) { REQUIRE(change.remove("client", "c1")); });
  anna.work([](Transaction& change) {
    REQUIRE(change.bring_back("client", "c1"));
    REQUIRE(change.bring_back("client", "c1"));
  });
  REQUIRE(anna.store.find("client", "c1"));
  CHECK(canonical(anna.store.find("client", "c1")->fields()) == R"({"name":"x"})");
}

TEST_CASE("a record made and deleted in one transaction never comes to be") {
  Person anna("anna", 1);
  Transaction change(anna.store);
  CHECK(change.remove("client", "c1").error().code == ErrorCode::not_found);
  REQUIRE(change.set("client", "c1", "name", "x"));
  REQUIRE(change.remove("client", "c1"));
  CHECK(change.empty());
}

TEST_CASE("a sealed record refuses every change") {
  Person anna("anna", 1);
  anna.set("name", "x");
  anna.work([](Transaction& change) {
    REQUIRE(change.set("client", "c1", "city", "Пермь"));
    REQUIRE(change.seal("client", "c1"));
    CHECK(change.set("client", "c1", "name", "y").error().code == ErrorCode::sealed);
  });
  CHECK(canonical(anna.store.find("client", "c1")->fields()) ==
        R"({"city":"Пермь","name":"x","sealed":true})");
  Transaction change(anna.store);
  CHECK(change.set("client", "c1", "name", "y").error().code == ErrorCode::sealed);
  CHECK(change.remove("client", "c1").error().code == ErrorCode::sealed);
  CHECK(change.seal("client", "c1").error().code == ErrorCode::sealed);
  CHECK(change.seal("client", "nobody").error().code == ErrorCode::not_found);
  CHECK(change.empty());
}

TEST_CASE("values outside the limits are refused with their place") {
  const Store store;
  Transaction change(store);
  CHECK(change.set("client", "c1", "name", 1.5).error().detail == "client/c1.name");
  CHECK(change.set("client", "c1", "name", std::string(70'000, 'x')).error().code ==
        ErrorCode::out_of_range);
  CHECK(change.set("client", "c1", "sealed", true).error().code == ErrorCode::invalid_argument);
  CHECK(change.set("", "c1", "name", 1).error().code == ErrorCode::invalid_argument);
  CHECK(change.set_fields("client", "c1", Json::array()).error().code ==
        ErrorCode::invalid_argument);
  CHECK(change.empty());
  for (int i = 0; i < 5; ++i) {
    REQUIRE(change.set("client", "c1", "f" + std::to_string(i), std::string(60'000, 'x')));
  }
  CHECK(change.build({Stamp(1, 0, 1), 1, "", 1}).error().code == ErrorCode::out_of_range);
}
