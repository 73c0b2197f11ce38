#include <doctest/doctest.h>

#include "shared/base/json.h"

using namespace oferta;  // NOLINT(google-build-using-namespace)

namespace {

std::string place(std::string_view text) {
  const Result<Json> json = parse_json(text);
  return json ? "accepted" : json.error().detail;
}

std::string message(std::string_view text) {
  const Result<Json> json = parse_json(text);
  return json ? "accepted" : json.error().message;
}

}  // namespace

TEST_CASE("sound JSON is read as it is") {
  const Result<Json> json = parse_json(R"( {"b":[1,-2,true,null],"a":{"":"ж\u0436\n"}} )");
  REQUIRE(json);
  CHECK((*json)["b"][1] == -2);
  CHECK((*json)["a"][""] == "жж\n");
  CHECK(parse_json("\"\\ud83d\\ude00\"")->get<std::string>() == "😀");
  CHECK(parse_json("9007199254740991")->get<std::int64_t>() == kMaxJsonInteger);
  CHECK(parse_json("-9007199254740991")->get<std::int64_t>() == -kMaxJsonInteger);
  CHECK(*parse_json("[]") == Json::array());
}

TEST_CASE("a refusal names the place") {
  CHECK(place("{\"a\":1,\n  \"b\":2,\n  \"a\":3}") == "line 3, column 3");
  CHECK(place("[1,\n 2x]") == "line 2, column 3");
  CHECK(place("[9007199254740992]") == "line 1, column 2");
  CHECK(place("[1, -9007199254740992]") == "line 1, column 5");
  CHECK(place("[1, 1.5]") == "line 1, column 5");
  CHECK(place("[1 22]") == "line 1, column 4");
  CHECK(place("{\"a\" \"b\"}") == "line 1, column 6");
  CHECK(place("[\"\xFF\"]") == "line 1, column 3");
  CHECK(place("[1,2") == "line 1, column 5");
  CHECK(place("") == "line 1, column 1");
  CHECK(place("[1]\n[2]") == "line 2, column 1");
  CHECK(place("{\"a\\\"\":1,\"a\\\"\":2}") == "line 1, column 10");
}

TEST_CASE("a refusal says what is wrong") {
  CHECK(message(R"({"name":1,"name":2})") == "The key \"name\" appears twice.");
  CHECK(message("[1,2").find("ends too early") != std::string::npos);
  CHECK(message("[1.5]").find("whole numbers") != std::string::npos);
  CHECK(message("[1e999]").find("too large") != std::string::npos);
  CHECK(message("\xEF\xBB\xBF{}").find("byte order mark") != std::string::npos);
  CHECK(message(std::string_view("{}\0", 3)).find("NUL") != std::string::npos);
  CHECK(parse_json("nul").error().code == ErrorCode::invalid_json);
}

TEST_CASE("what we do not accept on purpose") {
  for (const char* const wrong :
       {"\"\\ud800\"", "\"\\udc00\\ud800\"", "\"\xED\xA0\x80\"", "\"\xC0\x80\"", "[1.0]", "[1e2]",
        "{\"a\":{\"b\":1,\"b\":1}}", "123456789012345678901234567890", "[1,]", "{\"a\":1,}",
        "// x\n1", "'a'", "NaN", "01", "+1", "\"\t\""}) {
    CAPTURE(wrong);
    CHECK_FALSE(parse_json(wrong));
  }
}

TEST_CASE("nesting is limited, iteratively") {
  CHECK(parse_json(std::string(64, '[') + std::string(64, ']')));
  const Result<Json> deep = parse_json(std::string(65, '[') + std::string(65, ']'));
  REQUIRE_FALSE(deep);
  CHECK(deep.error().detail == "line 1, column 65");
  CHECK_FALSE(parse_json(std::string(1'000'000, '[')));
  CHECK_FALSE(parse_json(std::string(100'000, '{')));
  CHECK(parse_json("[[1]]", {2, false}));
  CHECK_FALSE(parse_json("[[1]]", {1, false}));
}

TEST_CASE("floats only where they are asked for") {
  const Result<Json> json = parse_json("[1.5,2e3,7]", {64, true});
  REQUIRE(json);
  CHECK((*json)[0] == 1.5);
  CHECK((*json)[2].is_number_integer());
  CHECK_FALSE(parse_json("[1e999]", {64, true}));
  CHECK_FALSE(parse_json("[9007199254740993]", {64, true}));
}

TEST_CASE("canonical bytes: sorted keys, no spaces, plain UTF-8") {
  const Result<Json> json =
      parse_json(R"({"я":1,"b":[ -0 , 10 ],"a":"\u0416\/\u001f\u007f\"\\\b\f\n\r\t","B":{}})");
  REQUIRE(json);
  CHECK(canonical(*json) ==
        "{\"B\":{},\"a\":\"Ж/\\u001f\x7F\\\"\\\\\\b\\f\\n\\r\\t\",\"b\":[0,10],\"я\":1}");
  CHECK(canonical(*parse_json(canonical(*json))) == canonical(*json));
  CHECK(canonical(Json("a\xFF")) == "\"a\uFFFD\"");
  CHECK(canonical(Json()) == "null");
  CHECK(pretty(Json{{"a", 1}}) == "{\n  \"a\": 1\n}\n");
}
