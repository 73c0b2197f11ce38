// JSONTestSuite, kept beside the repository: 318 files that a parser of RFC 8259 accepts or
// refuses. Passes without the data. tests/cli/syntax.test.mjs tries some of them through the
// command.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "shared/base/json.h"
#include "tests/support/test_data.h"

namespace {

using namespace oferta;

/// What must be said of a file of the suite. Files named i_ are up to us: numbers may be of any
/// size; text must be UTF-8 without lone surrogates, and depth is limited. Duplicate keys, which
/// the RFC allows, are refused on purpose.
bool is_accepted(const std::string& name) {
  if (name.rfind("y_object_duplicated_key", 0) == 0) return false;
  return name.rfind("y_", 0) == 0 || name.rfind("i_number_", 0) == 0;
}

}  // namespace

TEST_CASE("JSON test suite: every file is accepted or refused as it must be, and parsed no wider") {
  const std::vector<std::string> names = testing::list_shared_data("json-test-suite");
  if (names.empty()) return;
  int judged = 0;
  for (const std::string& name : names) {
    if (name.size() < 5 || name.substr(name.size() - 5) != ".json") continue;
    ++judged;
    const auto text = testing::read_shared_data("json-test-suite/" + name);
    REQUIRE(text);
    const bool valid = check_json_syntax(*text).has_value();
    CHECK_MESSAGE(valid == is_accepted(name), name);
    // Content is parsed more strictly than syntax – numbers must fit – and never less.
    CHECK_MESSAGE((valid || !parse_json(*text).has_value()), name);
  }
  CHECK(judged == 318);
}
