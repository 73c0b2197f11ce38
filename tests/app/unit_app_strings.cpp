#include <doctest/doctest.h>

#include <set>
#include <string>
#include <vector>

#include "app/shell/strings.h"

using namespace oferta;
using namespace oferta::app;

namespace {

// The names in braces of a text.
std::set<std::string> placeholders(const std::string& text) {
  std::set<std::string> names;
  for (std::size_t open = text.find('{'); open != std::string::npos;
       open = text.find('{', open + 1)) {
    names.insert(text.substr(open, text.find('}', open) - open + 1));
  }
  return names;
}

bool is_plural(const Strings& strings, const std::string& key) {
  return strings.get(key + "#one") != key + "#one";
}

}  // namespace

TEST_CASE("both languages have the same keys with the same values to fill in") {
  const Strings& russian = Strings::of(Language::ru);
  const Strings& english = Strings::of(Language::en);
  REQUIRE(russian.keys().size() > 100);
  CHECK(russian.keys() == english.keys());
  for (const std::string& key : russian.keys()) {
    CAPTURE(key);
    REQUIRE(is_plural(russian, key) == is_plural(english, key));
    if (is_plural(russian, key)) {
      for (const std::int64_t count : {0, 1, 2, 5, 11, 21}) {
        CHECK(russian.plural(key, count).find('#') == std::string::npos);
        CHECK(english.plural(key, count).find('#') == std::string::npos);
      }
    } else {
      CHECK_FALSE(russian.get(key).empty());
      CHECK(placeholders(russian.get(key)) == placeholders(english.get(key)));
    }
  }
}

TEST_CASE("plural forms follow the language") {
  CHECK(Strings::of(Language::ru).plural("selection.lines", 1) == "1 позиция");
  CHECK(Strings::of(Language::ru).plural("selection.lines", 3) == "3 позиции");
  CHECK(Strings::of(Language::ru).plural("selection.lines", 11) == "11 позиций");
  CHECK(Strings::of(Language::en).plural("selection.lines", 1) == "1 line");
  CHECK(Strings::of(Language::en).plural("selection.lines", 2) == "2 lines");
}

TEST_CASE("a missing key shows itself") {
  CHECK(Strings::of(Language::en).get("no.such.key") == "no.such.key");
}

TEST_CASE("a plural form that a language does not have is not there") {
  CHECK(Strings::of(Language::ru).find("selection.lines#few") != nullptr);
  CHECK(Strings::of(Language::en).find("selection.lines#few") == nullptr);
}
