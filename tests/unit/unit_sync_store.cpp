#include <doctest/doctest.h>

#include <algorithm>

#include "shared/sync/store.h"
#include "tests/support/sync_build.h"

using namespace oferta;        // NOLINT(google-build-using-namespace)
using namespace oferta::sync;  // NOLINT(google-build-using-namespace)
using oferta::testing::Person;

TEST_CASE("records read as they were written") {
  Person anna("anna", 1);
  anna.work([](Transaction& change) {
    REQUIRE(change.set_fields("product", "b", {{"name", "Router"}, {"price", {{"amount", 5}}}}));
    REQUIRE(change.set("product", "a", "name", "Switch"));
    REQUIRE(change.set("client", "c", "name", "Ромашка"));
  });
  std::string names;
  anna.store.for_each("product", [&](const RecordView& view) {
    names += std::string(view.id()) + "=" + view.field("name").get<std::string>() + " ";
  });
  CHECK(names == "a=Switch b=Router ");
  CHECK(anna.store.types() == std::vector<std::string>{"client", "product"});
  CHECK(anna.store.count("product") == 2);
  CHECK(anna.store.count("nothing") == 0);
  const auto view = anna.store.find("product", "b");
  REQUIRE(view);
  CHECK(canonical(view->fields()) == R"({"name":"Router","price":{"amount":5}})");
  CHECK(view->latest_author() == "anna");
  CHECK(view->stamp("name") == anna.store.latest());
  CHECK(view->stamp("absent").none());
  CHECK(view->field("absent").is_null());
  CHECK_FALSE(anna.store.find("product", "z"));
  CHECK(anna.store.last_sequence(1) == 3);
  CHECK(anna.store.last_sequence(2) == 0);
}

TEST_CASE("the later stamp wins, in either order of arrival") {
  Person anna("anna", 1);
  Person boris("boris", 2);
  const auto early = anna.set("name", "early", 1'000);
  const auto late = boris.set("name", "late", 2'000);
  anna.receive(late);
  boris.receive(early);
  CHECK(anna.read("name") == "late");
  CHECK(boris.read("name") == "late");
  CHECK(anna.store.digest() == boris.store.digest());
}

TEST_CASE("on equal stamps the larger canonical bytes win") {
  Person original("anna", 1);
  Person clone("anna", 1);
  const auto a = original.set("name", "a", 1'000);
  const auto b = clone.set("name", "b", 1'000);
  REQUIRE(a[0].stamp == b[0].stamp);
  original.receive(b);
  clone.receive(a);
  CHECK(original.read("name") == "b");
  CHECK(clone.read("name") == "b");
  CHECK(original.store.digest() == clone.store.digest());
}

TEST_CASE("fields of one record merge apart from each other") {
  Person anna("anna", 1);
  Person boris("boris", 2);
  boris.receive(anna.set("name", "Ромашка"));
  const auto phone = anna.set("phone", "1");
  const auto city = boris.set("city", "Пермь");
  anna.receive(city);
  boris.receive(phone);
  CHECK(canonical(anna.store.find("client", "c1")->fields()) ==
        R"({"city":"Пермь","name":"Ромашка","phone":"1"})");
  CHECK(anna.store.digest() == boris.store.digest());
}

TEST_CASE("an edit does not bring a deleted record back, a restoration does") {
  Person anna("anna", 1);
  Person boris("boris", 2);
  boris.receive(anna.set("name", "Ромашка"));
  const auto deletion =
      anna.work([](Transaction& change) { REQUIRE(change.remove("client", "c1")); }, 1'000);
  const auto edit = boris.set("name", "Лютик", 9'000);
  anna.receive(edit);
  boris.receive(deletion);
  for (const Person* person : {&anna, &boris}) {
    CHECK_FALSE(person->store.find("client", "c1"));
    CHECK(person->store.find_any("client", "c1")->deleted());
    CHECK(person->store.count("client") == 0);
  }
  boris.receive(
      anna.work([](Transaction& change) { REQUIRE(change.restore("client", "c1")); }, 10'000));
  CHECK(anna.read("name") == "Лютик");
  CHECK(boris.read("name") == "Лютик");
  CHECK(anna.store.digest() == boris.store.digest());
}

TEST_CASE("a deletion that arrives before its record holds") {
  Person anna("anna", 1);
  const auto creation = anna.set("name", "Ромашка");
  const auto deletion =
      anna.work([](Transaction& change) { REQUIRE(change.remove("client", "c1")); });
  Person boris("boris", 2);
  boris.receive(deletion);
  CHECK_FALSE(boris.store.find("client", "c1"));
  boris.receive(creation);
  CHECK_FALSE(boris.store.find("client", "c1"));
  CHECK(boris.store.digest() == anna.store.digest());
}

TEST_CASE("a sealed record keeps its contents against every later arrival") {
  Person anna("anna", 1);
  Person boris("boris", 2);
  boris.receive(anna.set("name", "v1"));
  const auto edit = boris.set("name", "v2", 50'000);
  const auto extra = boris.set("note", "new field", 60'000);
  const auto deletion =
      boris.work([](Transaction& change) { REQUIRE(change.remove("client", "c1")); }, 70'000);
  const auto seal =
      anna.work([](Transaction& change) { REQUIRE(change.seal("client", "c1")); }, 10'000);
  anna.receive(edit);
  anna.receive(extra);
  anna.receive(deletion);
  boris.receive(seal);
  for (const Person* person : {&anna, &boris}) {
    const auto view = person->store.find("client", "c1");
    REQUIRE(view);
    CHECK(view->sealed());
    CHECK(canonical(view->fields()) == R"({"name":"v1","sealed":true})");
    CHECK(view->field("note").is_null());
    CHECK(view->latest() == seal[0].stamp);
    CHECK(view->latest_author() == "anna");
  }
  CHECK(anna.store.digest() == boris.store.digest());
}

TEST_CASE("of two seals the earlier one holds") {
  Person anna("anna", 1);
  Person boris("boris", 2);
  boris.receive(anna.set("name", "common"));
  const auto sealing = [](const char* name) {
    return [name](Transaction& change) {
      REQUIRE(change.set("client", "c1", "name", name));
      REQUIRE(change.seal("client", "c1"));
    };
  };
  const auto late = anna.work(sealing("late"), 9'000);
  const auto early = boris.work(sealing("early"), 5'000);
  anna.receive(early);
  boris.receive(late);
  CHECK(anna.read("name") == "early");
  CHECK(boris.read("name") == "early");
  CHECK(anna.store.digest() == boris.store.digest());
}

TEST_CASE("applying says whether anything changed") {
  Person anna("anna", 1);
  const auto operations = anna.set("name", "x");
  Store store;
  CHECK(store.apply(operations[0]));
  CHECK_FALSE(store.apply(operations[0]));
  CHECK(store.cell_count() == 1);
}

TEST_CASE("what a replica had seen can be carried over") {
  Store store;
  Seen seen;
  seen.latest = Stamp(77, 0, 3);
  seen.sequences[3] = Sequences(12);
  store.note_seen(seen);
  CHECK(store.latest() == Stamp(77, 0, 3));
  CHECK(store.last_sequence(3) == 12);
  seen.latest = Stamp(5, 0, 3);
  seen.sequences[3] = Sequences(2);
  store.note_seen(seen);
  CHECK(store.latest() == Stamp(77, 0, 3));
  CHECK(store.last_sequence(3) == 12);
}

TEST_CASE("a gap in a node's numbers is not taken for seen") {
  Person anna("anna", 1);
  const auto first = anna.set("name", "one");
  const auto second = anna.set("name", "two");
  const auto third = anna.set("name", "three");
  Store store;
  store.apply_all(first);
  store.apply_all(third);
  CHECK(store.seen_through(1) == 1);
  CHECK(store.last_sequence(1) == 3);
  store.apply_all(second);
  CHECK(store.seen_through(1) == 3);
  Store late;
  late.apply_all(third);
  CHECK(late.seen_through(1) == 0);
  CHECK(late.seen_through(2) == 0);
  late.note_seen(store.seen());
  CHECK(late.seen_through(1) == 3);
}

TEST_CASE("ranges of numbers join however they come") {
  Sequences seen;
  for (const std::int64_t number : {9, 3, 5, 4, 1, 5}) seen.add(number);
  CHECK(seen.ranges() == std::map<std::int64_t, std::int64_t>{{1, 1}, {3, 5}, {9, 9}});
  CHECK(seen.contains(4));
  CHECK_FALSE(seen.contains(2));
  CHECK_FALSE(seen.contains(10));
  seen.add(2, 8);
  CHECK(seen.ranges() == std::map<std::int64_t, std::int64_t>{{1, 9}});
  seen.add(7, 6);
  CHECK(seen.through() == 9);
}

TEST_CASE("members of a later version survive a merge and a snapshot") {
  const auto later = parse_operation(
      R"({"f":{"name":"x"},"h":"00000001388-0000-0000000000000001","id":"c1","n":"0000000000000001",)"
      R"("s":1,"t":"client","v":9,"why":{"b":[1,null],"a":"asked"}})");
  REQUIRE(later);
  Store store;
  store.apply(*later);
  const std::vector<Operation> saved = store.to_operations();
  REQUIRE(saved.size() == 1);
  CHECK(encode(saved[0]) == encode(*later));
  Store copy;
  copy.apply_all(saved);
  REQUIRE(copy.to_operations().size() == 1);
  CHECK(copy.to_operations()[0].unknown == R"({"why":{"a":"asked","b":[1,null]}})");
}

TEST_CASE("of several seals every order of arrival keeps the same one") {
  const auto seal = [](NodeId node, std::uint64_t ms, const char* name) {
    Operation operation;
    operation.node = node;
    operation.sequence = 1;
    operation.stamp = Stamp(ms, 0, node);
    operation.type = "offer";
    operation.id = "o1";
    operation.fields = {{"name", canonical(Json(name))}, {"sealed", "true"}};
    return operation;
  };
  const std::vector<Operation> seals{seal(3, 2'000, "late"), seal(2, 1'000, "clone a"),
                                     seal(2, 1'000, "clone b"), seal(9, 1'000, "other node")};
  std::vector<std::size_t> order{0, 1, 2, 3};
  std::string digest;
  do {
    Store store;
    for (const std::size_t index : order) store.apply(seals[index]);
    CHECK(store.find("offer", "o1")->field("name") == "clone b");
    Store copy;
    copy.apply_all(store.to_operations());
    if (digest.empty()) digest = store.digest();
    CHECK(store.digest() == digest);
    CHECK(copy.digest() == digest);
  } while (std::next_permutation(order.begin(), order.end()));
}
