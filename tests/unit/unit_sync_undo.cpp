#include <doctest/doctest.h>

#include "shared/sync/undo.h"
#include "tests/support/sync_build.h"

using namespace oferta;        // NOLINT(google-build-using-namespace)
using namespace oferta::sync;  // NOLINT(google-build-using-namespace)
using oferta::testing::Person;

namespace {

// One person with undo, as a workspace does it.
struct Desk {
  Person person{"anna", 1};

  Inverse act(const std::function<void(Transaction&)>& change) {
    Store before;
    before.apply_all(person.store.to_operations());
    return inverse_of(before, person.work(change));
  }
  Inverse undo(const Inverse& inverse, UndoOutcome* outcome = nullptr) {
    return act([&](Transaction& change) {
      const UndoOutcome done = inverse.add_to(person.store, change);
      if (outcome != nullptr) *outcome = done;
    });
  }
  std::string shown() const {
    const auto view = person.store.find("client", "c1");
    return view ? canonical(view->fields()) : "none";
  }
};

std::function<void(Transaction&)> naming(const char* name) {
  return [name](Transaction& change) { REQUIRE(change.set("client", "c1", "name", name)); };
}

}  // namespace

TEST_CASE("a chain of changes is undone step by step and redone") {
  Desk desk;
  const Inverse create = desk.act(naming("one"));
  const Inverse edit = desk.act(naming("two"));
  const Inverse extend =
      desk.act([](Transaction& change) { REQUIRE(change.set("client", "c1", "city", "Пермь")); });
  CHECK(desk.shown() == R"({"city":"Пермь","name":"two"})");
  const Inverse redo_extend = desk.undo(extend);
  CHECK(desk.shown() == R"({"name":"two"})");
  const Inverse redo_edit = desk.undo(edit);
  CHECK(desk.shown() == R"({"name":"one"})");
  const Inverse redo_create = desk.undo(create);
  CHECK(desk.shown() == "none");
  desk.undo(redo_create);
  CHECK(desk.shown() == R"({"name":"one"})");
  desk.undo(redo_edit);
  desk.undo(redo_extend);
  CHECK(desk.shown() == R"({"city":"Пермь","name":"two"})");
}

TEST_CASE("a deletion is undone with all fields") {
  Desk desk;
  desk.act(naming("one"));
  const Inverse inverse =
      desk.act([](Transaction& change) { REQUIRE(change.remove("client", "c1")); });
  CHECK(desk.shown() == "none");
  const Inverse redo = desk.undo(inverse);
  CHECK(desk.shown() == R"({"name":"one"})");
  desk.undo(redo);
  CHECK(desk.shown() == "none");
}

TEST_CASE("what others have changed since stays") {
  Desk desk;
  Person boris("boris", 2);
  boris.receive(desk.person.set("name", "one"));
  const Inverse inverse = desk.act([](Transaction& change) {
    REQUIRE(change.set("client", "c1", "name", "two"));
    REQUIRE(change.set("client", "c1", "city", "Пермь"));
  });
  boris.receive(desk.person.store.to_operations());
  desk.person.receive(boris.set("name", "boris's"));
  UndoOutcome outcome;
  desk.undo(inverse, &outcome);
  CHECK(desk.shown() == R"({"name":"boris's"})");
  CHECK(outcome.restored == 1);
  CHECK(outcome.skipped == 1);
}

TEST_CASE("a record somebody has added to is not taken away, nor a sealed one changed") {
  Desk desk;
  const Inverse create = desk.act(naming("one"));
  desk.person.set("note", "more");
  UndoOutcome outcome;
  desk.undo(create, &outcome);
  CHECK(outcome.skipped == 1);
  const Inverse edit = desk.act(naming("two"));
  desk.act([](Transaction& change) { REQUIRE(change.seal("client", "c1")); });
  desk.undo(edit, &outcome);
  CHECK(outcome.skipped == 1);
  CHECK(desk.shown() == R"({"name":"two","note":"more","sealed":true})");
}
