#include <doctest/doctest.h>

#include "shared/base/text.h"
#include "shared/sync/sync_file.h"
#include "tests/support/sync_build.h"
#include "tests/support/test_data.h"

using namespace oferta;        // NOLINT(google-build-using-namespace)
using namespace oferta::sync;  // NOLINT(google-build-using-namespace)
using oferta::testing::Person;

namespace {

std::string sample_file() {
  Person anna("anna", 1);
  std::vector<Operation> operations = anna.set("name", "Ромашка");
  operations.push_back(anna.set("city", "Пермь")[0]);
  return write_sync_file({"space-1", 1}, operations);
}

std::string refused(const std::string& text) {
  const Result<SyncFile> file = read_sync_file(text);
  return file ? "accepted" : describe(file.error());
}

}  // namespace

TEST_CASE("a file comes back as it was written") {
  const Result<SyncFile> file = read_sync_file(sample_file());
  REQUIRE(file);
  CHECK(file->header.space == "space-1");
  CHECK(file->operations.size() == 2);
  CHECK(write_sync_file(file->header, file->operations) == sample_file());
  Store store;
  CHECK(store.apply_all(file->operations) == 2);
  CHECK(store.apply_all(file->operations) == 0);
  const std::string without_newline = sample_file().substr(0, sample_file().size() - 1);
  CHECK(read_sync_file(without_newline));
}

TEST_CASE("a snapshot remembers what its replica had seen") {
  Person anna("anna", 1);
  anna.set("name", "one");
  anna.set("name", "two");
  const std::string text = write_sync_file({"s", 1, anna.store.seen()}, anna.store.to_operations());
  const Result<SyncFile> file = read_sync_file(text);
  REQUIRE(file);
  CHECK(file->header.seen == anna.store.seen());
  CHECK(file->header.seen.sequences.at(1).through() == 2);
}

TEST_CASE("a snapshot remembers the gaps in what its replica had seen") {
  Seen seen;
  seen.latest = Stamp(5, 0, 7);
  seen.sequences[7].add(1, 3);
  seen.sequences[7].add(6, 6);
  seen.sequences[8].add(2, 4);
  const Result<SyncFile> file = read_sync_file(write_sync_file({"s", 1, seen}, {}));
  REQUIRE(file);
  CHECK(file->header.seen == seen);
}

TEST_CASE("a file cut anywhere is refused") {
  const std::string text = sample_file();
  for (std::size_t size = 0; size + 1 < text.size(); ++size) {
    REQUIRE_FALSE(read_sync_file(text.substr(0, size)));
  }
}

TEST_CASE("a file with any byte changed is refused") {
  const std::string text = sample_file();
  for (std::size_t i = 0; i + 1 < text.size(); ++i) {
    std::string changed = text;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    CAPTURE(changed);
    REQUIRE_FALSE(read_sync_file(changed));
  }
}

TEST_CASE("the reason of a refusal is clear") {
  const std::string text = sample_file();
  CHECK(refused("") == "The file is empty.");
  CHECK(refused("{\"name\":1}\n") == "This is not a file of Oferta operations. (line 1)");
  CHECK(refused(replace_all(text, "Пермь", "Томск")).find("has been changed") != std::string::npos);
  CHECK(refused(text.substr(0, text.find("{\"end\""))).find("incomplete") != std::string::npos);
  CHECK(refused(text + "{}\n").find("Something follows") != std::string::npos);
  CHECK(refused(replace_all(text, "\"p\":1", "\"p\":2")).find("newer version") !=
        std::string::npos);
  CHECK(refused(replace_all(text, "\"s\":2", "\"s\":0")).find("line 3: s") != std::string::npos);
}

TEST_CASE("members of a later header are kept") {
  SyncFileHeader header;
  header.space = "s";
  header.schema = 3;
  header.unknown = R"({"note":"later"})";
  const Result<SyncFile> file = read_sync_file(write_sync_file(header, {}));
  REQUIRE(file);
  CHECK(file->header.unknown == R"({"note":"later"})");
  CHECK(file->header.schema == 3);
}
