#include <doctest/doctest.h>

#include <set>
#include <string>
#include <vector>

#include "shared/offer/numbering.h"

using namespace oferta::offer;

TEST_CASE("the next number is one more than the highest of prefix and year") {
  CHECK(next_number("КП", 2026, {}) == "КП-2026/0001");
  CHECK(next_number("КП", 2026, {"КП-2026/0146", "КП-2026/0009"}) == "КП-2026/0147");
  CHECK(next_number("КП", 2027, {"КП-2026/0146"}) == "КП-2027/0001");
  CHECK(next_number("OF", 2026, {"КП-2026/0146"}) == "OF-2026/0001");
  CHECK(next_number("КП", 2026, {"КП-2026/9999"}) == "КП-2026/10000");
  CHECK(next_number("", 2026, {"2026/0003"}) == "2026/0004");
}

TEST_CASE("numbers from a device that works apart count and carry its suffix") {
  CHECK(next_number("КП", 2026, {"КП-2026/0146-7KQ"}) == "КП-2026/0147");
  CHECK(next_number("КП", 2026, {"КП-2026/0146"}, "7KQ") == "КП-2026/0147-7KQ");
}

TEST_CASE("texts that are no numbers of ours do not count") {
  const std::vector<std::string> strange = {"",           "147",          "КП-2026/",
                                            "КП-26/0147", "КП-2026/01a7", "КП-2026/0147-",
                                            "/",          "-/-",          "КП-2026/12345678901234"};
  for (const std::string& text : strange) CHECK_FALSE(parse_number(text).has_value());
  CHECK(next_number("КП", 2026, strange) == "КП-2026/0001");
}

TEST_CASE("a number is read as it is written") {
  for (const std::string text :
       {"КП-2026/0147", "КП-2026/0147-7KQ", "2026/0003", "А-Б-2026/12345"}) {
    const auto number = parse_number(text);
    REQUIRE(number.has_value());
    CHECK(format_number(*number) == text);
  }
  const auto number = parse_number("А-Б-2026/0012-XY1");
  REQUIRE(number.has_value());
  CHECK(*number == OfferNumber{"А-Б", 2026, 12, "XY1"});
}

TEST_CASE("devices get suffixes of their own") {
  std::set<std::string> suffixes;
  for (std::uint64_t node = 1; node <= 50; ++node) {
    const std::string suffix = device_suffix(node);
    CHECK(suffix.size() == 3);
    CHECK(suffix.find_first_not_of("0123456789ABCDEFGHJKMNPQRSTVWXYZ") == std::string::npos);
    CHECK(device_suffix(node) == suffix);
    suffixes.insert(suffix);
  }
  CHECK(suffixes.size() == 50);
}

TEST_CASE("numbers given out twice are found") {
  CHECK(same_numbers({"b", "a", "b", "c", "a", "b"}) == std::vector<std::string>{"a", "b"});
  CHECK(same_numbers({"a", "b"}).empty());
}
