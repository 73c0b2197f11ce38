#include <doctest/doctest.h>

#include "shared/base/json.h"

using namespace oferta;  // NOLINT(google-build-using-namespace)

namespace {

bool accepted(std::string_view text) {
  return check_json_syntax(text).has_value();
}

}  // namespace

TEST_CASE("numbers of any size are good grammar") {
  const std::string digits(100'000, '7');
  CHECK(accepted("1e400"));
  CHECK(accepted("-1E-400000000000000000000"));
  CHECK(accepted(digits));
  CHECK(accepted("-" + digits));
  CHECK(accepted("[" + digits + "." + digits + "e+" + digits + "]"));
  CHECK(accepted("[1.5,0e1,-0,0.0,20e-0]"));
  CHECK(accepted("{\"1e400\":\"" + digits + "\"}"));
}

TEST_CASE("a long number does not hide bad grammar") {
  const std::string digits(500, '7');
  for (const std::string& wrong : std::vector<std::string>{
           "0" + digits, digits + ".", digits + "e", digits + "e+", digits + "x", "-", "1.e5",
           digits + ".5.5", digits + "e5e5", digits + "-1", "." + digits, "[" + digits + " 1]"}) {
    CAPTURE(wrong);
    CHECK_FALSE(accepted(wrong));
  }
}

TEST_CASE("places are those of the original text") {
  const std::string digits(500, '7');
  CHECK(check_json_syntax("[" + digits + ",x]").error().detail == "line 1, column 503");
  CHECK(check_json_syntax("[1e" + digits + "\n,}").error().detail == "line 2, column 2");
}

TEST_CASE("the same refusals on purpose as everywhere") {
  CHECK_FALSE(accepted(R"({"a":1,"a":1})"));
  CHECK_FALSE(accepted(R"({"a":1,"\u0061":1})"));
  CHECK_FALSE(accepted("\"\\ud800\""));
  CHECK_FALSE(accepted("\"\xFF\""));
  CHECK(accepted(std::string(64, '[') + std::string(64, ']')));
  CHECK_FALSE(accepted(std::string(65, '[') + std::string(65, ']')));
  CHECK_FALSE(accepted(std::string(100'000, '[')));
  CHECK_FALSE(accepted("\xEF\xBB\xBF{}"));
  CHECK_FALSE(accepted(std::string_view("[1]\0", 4)));
}

TEST_CASE("strings with quotes, digits and escapes do not confuse the judge") {
  CHECK(accepted(R"({"a\"1":"\\","b":"\\\"12","c":12})"));
  CHECK(accepted(R"(["\"123456789012345678901234567890", 5])"));
  CHECK_FALSE(accepted(R"(["\\"1"])"));
}
