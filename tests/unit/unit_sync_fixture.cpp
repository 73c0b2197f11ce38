// The released versions of the format, as files that must load for ever. Never regenerate them.
#include <doctest/doctest.h>

#include "shared/sync/conflict.h"
#include "shared/sync/sync_file.h"
#include "tests/support/test_data.h"

using namespace oferta;        // NOLINT(google-build-using-namespace)
using namespace oferta::sync;  // NOLINT(google-build-using-namespace)

TEST_CASE("format 1 loads, reads and merges as it did when it was released") {
  const std::string text = oferta::testing::read_data("sync/format_1.ndjson");
  const Result<SyncFile> file = read_sync_file(text);
  REQUIRE(file);
  CHECK(file->operations.size() == 20);
  CHECK(write_sync_file(file->header, file->operations) == text);

  Store store;
  store.apply_all(file->operations);
  std::string shown;
  store.for_each_any([&](const RecordView& view) {
    shown += std::string(view.type()) + "/" + std::string(view.id()) +
             (view.deleted() ? " deleted\n" : " " + canonical(view.fields()) + "\n");
  });
  CHECK(shown ==
        R"(client/c1 {"email":"info@example.org","name":"ООО «Ромашка»","phone":"+7 342 222-22-22"}
client/c2 deleted
hologram/h1 {"layers":[{"z":1},null,-5]}
offer/o1 {"number":"КП-1","sealed":true,"total":{"amount":1680050,"currency":"RUB"}}
product/p1 {"active":true,"name":{"en":"Router","ru":"Маршрутизатор"},"price":{"amount":1250000,"currency":"RUB"},"stock":11}
product/p2 {"name":"Коммутатор \"8 портов\"","price":{"amount":430050,"currency":"RUB"},"stock":1}
task/t1 deleted
)");

  const std::vector<Conflict> open = conflicts(store);
  REQUIRE(open.size() == 2);
  CHECK(open[0].id == "32d2811000809b9f1806d1caa591cc3b");
  CHECK(open[0].lost == "\"+7 342 111-11-11\"");
  CHECK(open[1].id == "89c83fd4174e1e9cdfa495d9cc6b36ee");
  CHECK(open[1].kind == ConflictKind::edited_deleted);

  CHECK(store.digest() == "125d21ca630e4f0aa67e11777bbdb0c8dc84c5990a79762ce9c4b73cc5d5fd09");
  CHECK(store.latest().text() == "1a20b483fb0-0003-0000000000007ace");
  CHECK(store.last_sequence(0xa11ce) == 12);
}
