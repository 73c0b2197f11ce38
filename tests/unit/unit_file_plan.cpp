// A file of records: written, looked at before it is loaded, loaded, loaded again.
#include <doctest/doctest.h>

#include "shared/sync/conflict.h"
#include "shared/workspace/file_plan.h"
#include "shared/workspace/record_file.h"
#include "shared/workspace/workspace_file.h"
#include "tests/support/sync_build.h"

using namespace oferta;             // NOLINT(google-build-using-namespace)
using namespace oferta::workspace;  // NOLINT(google-build-using-namespace)
using oferta::sync::Transaction;
using oferta::testing::Person;

namespace {

void add_client(Person& person, const char* id, const char* name) {
  person.work([&](Transaction& change) {
    REQUIRE(change.set("client", id, "name", name));
    REQUIRE(change.set("note", std::string(id) + "-note", "client", id));
    REQUIRE(change.set("offer", std::string(id) + "-offer", "client", id));
    REQUIRE(
        change.set("offer_line", std::string(id) + "-line", "offer", std::string(id) + "-offer"));
  });
}

FilePlan plan_of(const Person& person, const std::string& bytes) {
  auto plan = plan_file(person.store, bytes, "", 0);
  REQUIRE(plan);
  return *std::move(plan);
}

}  // namespace

TEST_CASE("everything in a file gives the same store; a second time there is nothing to do") {
  Person anna("anna", 0xA1);
  Person boris("boris", 0xB2);
  add_client(anna, "c1", "Northern Lines");
  add_client(anna, "c2", "Lighthouse");
  anna.work([](Transaction& change) { REQUIRE(change.remove("note", "c2-note")); });
  const std::string file = file_of_records(anna.store, {}, "");
  const FilePlan plan = plan_of(boris, file);
  CHECK(plan.records.size() == 7);  // the deleted note is nothing new here
  CHECK(plan.records[0].fate == RecordFate::added);
  CHECK(plan.unchanged == 1);
  boris.receive(plan.operations);
  CHECK(boris.store.digest() == anna.store.digest());
  const FilePlan again = plan_of(boris, file);
  CHECK(again.operations.empty());
  CHECK(again.records.empty());
  CHECK(again.unchanged == 8);
}

TEST_CASE("a file of operations is read as the records they come to") {
  Person anna("anna", 0xA1);
  add_client(anna, "c1", "Northern Lines");
  anna.work([](Transaction& change) { REQUIRE(change.set("client", "c1", "name", "Southern")); });
  anna.work([](Transaction& change) { REQUIRE(change.remove("note", "c1-note")); });
  const std::string bytes = file_of_records(anna.store, {}, "");
  const Result<WorkspaceFile> read = read_workspace_file(bytes);
  REQUIRE(read);
  CHECK(read->author == "anna");
  CHECK(write_workspace_file(*read) ==
        write_workspace_file(file_of(anna.store, anna.store.latest(), "anna")));
  CHECK(read->records.size() == 3);
  CHECK_FALSE(read_workspace_file(bytes.substr(0, bytes.size() - 20)));
  std::string edited = bytes;
  edited.replace(edited.find("Southern"), 8, "Northern");
  const auto refused = read_workspace_file(edited);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::invalid_format);
}

TEST_CASE("one client and one offer bring what belongs to them and nothing else") {
  Person anna("anna", 0xA1);
  add_client(anna, "c1", "Northern Lines");
  add_client(anna, "c2", "Lighthouse");
  Person boris("boris", 0xB2);
  boris.receive(plan_of(boris, file_of_records(anna.store, records_of_client(anna.store, "c1"), ""))
                    .operations);
  CHECK(boris.store.find("client", "c1"));
  CHECK(boris.store.find("note", "c1-note"));
  CHECK(boris.store.find("offer_line", "c1-line"));
  CHECK_FALSE(boris.store.find("client", "c2"));
  Person vera("vera", 0xC3);
  vera.receive(
      plan_of(vera, file_of_records(anna.store, records_of_offer(anna.store, "c2-offer"), ""))
          .operations);
  CHECK(vera.store.find("offer_line", "c2-line"));
  CHECK(vera.store.find("client", "c2"));
  CHECK_FALSE(vera.store.find("note", "c2-note"));
  CHECK_FALSE(vera.store.find("client", "c1"));
}

TEST_CASE("the preview says what changes from what to what, what goes and what comes back") {
  Person anna("anna", 0xA1);
  add_client(anna, "c1", "Northern Lines");
  Person boris("boris", 0xB2);
  boris.receive(plan_of(boris, file_of_records(anna.store, {}, "")).operations);
  anna.set("name", "Northern Lines Ltd");
  anna.work([](Transaction& change) { REQUIRE(change.remove("note", "c1-note")); });
  const FilePlan plan = plan_of(boris, file_of_records(anna.store, {}, ""));
  REQUIRE(plan.records.size() == 2);
  CHECK(plan.records[0].fate == RecordFate::changed);
  REQUIRE(plan.records[0].differences.size() == 1);
  CHECK(plan.records[0].differences[0].before == "\"Northern Lines\"");
  CHECK(plan.records[0].differences[0].after == "\"Northern Lines Ltd\"");
  CHECK(plan.records[1].fate == RecordFate::deleted);
  CHECK(plan.conflicts == 0);
  boris.receive(plan.operations);
  anna.work([](Transaction& change) { REQUIRE(change.restore("note", "c1-note")); });
  const FilePlan back = plan_of(boris, file_of_records(anna.store, {}, ""));
  REQUIRE(back.records.size() == 1);
  CHECK(back.records[0].fate == RecordFate::restored);
}

TEST_CASE("two who changed the same thing apart: the preview counts it, loading keeps both") {
  Person anna("anna", 0xA1);
  add_client(anna, "c1", "Northern Lines");
  Person boris("boris", 0xB2);
  boris.receive(plan_of(boris, file_of_records(anna.store, {}, "")).operations);
  boris.set("name", "Borealis");
  anna.set("name", "Aurora");
  const FilePlan plan = plan_of(boris, file_of_records(anna.store, {}, ""));
  CHECK(plan.conflicts == 1);
  boris.receive(plan.operations);
  CHECK(sync::conflicts(boris.store).size() == 1);
}

TEST_CASE("a workspace file applies where it is newer, knowingly") {
  Person anna("anna", 0xA1);
  anna.set("name", "Old", 1'000);
  anna.set("phone", "+7 new", 9'000);
  WorkspaceFile file;
  file.stamp = sync::Stamp(5'000, 0, 0xF1);
  file.author = "boris";
  file.records.push_back({"client", "c1", {{"name", "New"}, {"phone", "+7 old"}}});
  const std::string bytes = write_workspace_file(file);
  const FilePlan plan = plan_of(anna, bytes);
  REQUIRE(plan.records.size() == 1);
  REQUIRE(plan.records[0].differences.size() == 1);
  CHECK(plan.records[0].differences[0].field == "name");
  CHECK(plan.conflicts == 0);
  anna.receive(plan.operations);
  CHECK(sync::conflicts(anna.store).empty());
  CHECK(plan_of(anna, bytes).operations.empty());
}

TEST_CASE("a torn, edited or foreign file is refused whole, with the reason") {
  Person anna("anna", 0xA1);
  add_client(anna, "c1", "Northern Lines");
  const std::string file = file_of_records(anna.store, {}, "team-1");
  CHECK(plan_file(anna.store, file, "", 0));
  CHECK(plan_file(anna.store, file, "team-1", 0));
  const auto other = plan_file(anna.store, file, "team-2", 0);
  REQUIRE_FALSE(other);
  CHECK(other.error().code == ErrorCode::conflict);
  for (std::size_t length = 0; length < file.size(); length += 37) {
    CHECK_FALSE(plan_file(anna.store, file.substr(0, length), "", 0));
  }
  std::string edited = file;
  edited.replace(edited.find("Northern"), 8, "Southern");
  CHECK_FALSE(plan_file(anna.store, edited, "", 0));
  for (const char* bytes : {"hello", "{}", "[1,2]", "\x89PNG\r\n", R"({"format":"other"})"}) {
    CHECK_FALSE(plan_file(anna.store, bytes, "", 0));
  }
}

TEST_CASE("a clock that ran ahead is said") {
  Person anna("anna", 0xA1);
  anna.set("name", "From the future", 7'200'000);
  Person boris("boris", 0xB2);
  CHECK(plan_of(boris, file_of_records(anna.store, {}, "")).ahead_ms == 7'200'000);
}
