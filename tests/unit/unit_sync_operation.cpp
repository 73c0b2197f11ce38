#include <doctest/doctest.h>

#include "shared/sync/operation.h"

using namespace oferta;        // NOLINT(google-build-using-namespace)
using namespace oferta::sync;  // NOLINT(google-build-using-namespace)

namespace {

constexpr const char* kStamp = "0000000001a-0000-00000000000000a1";

Json sample() {
  return {{"n", "00000000000000a1"},
          {"s", 42},
          {"h", kStamp},
          {"t", "product"},
          {"id", "p1"},
          {"u", "anna"},
          {"v", 1},
          {"f", {{"name", "Router"}}}};
}

Error refused(const Json& json) {
  const Result<Operation> operation = decode_operation(json);
  REQUIRE_FALSE(operation);
  return operation.error();
}

}  // namespace

TEST_CASE("an operation is read and written with the same bytes") {
  const std::string text =
      R"({"f":{"name":"Ёж \"1\"","price":{"amount":5,"currency":"RUB"}},)"
      R"("h":"0000000001a-0000-00000000000000a1","id":"p1","n":"00000000000000a1","s":42,)"
      R"("t":"product","u":"anna","v":1,"w":{"name":"00000000019-0000-00000000000000a1"}})";
  const Result<Operation> operation = parse_operation(text);
  REQUIRE(operation);
  CHECK(operation->node == 0xA1);
  CHECK(operation->sequence == 42);
  CHECK(operation->stamp == Stamp(0x1A, 0, 0xA1));
  CHECK(operation->type == "product");
  CHECK(operation->id == "p1");
  CHECK(operation->author == "anna");
  REQUIRE(operation->fields.size() == 2);
  CHECK(operation->fields[0].value == R"("Ёж \"1\"")");
  REQUIRE(operation->overwritten.size() == 1);
  CHECK(operation->overwritten[0].stamps == std::vector<Stamp>{Stamp(0x19, 0, 0xA1)});
  CHECK_FALSE(operation->deleted);
  CHECK(encode(*operation) == text);
}

TEST_CASE("deletions and several overwritten stamps") {
  Json json = sample();
  json.erase("f");
  json["d"] = 1;
  json["w"] = {{"name", {kStamp, "0000000001b-0000-00000000000000b2"}}, {"", kStamp}};
  const Result<Operation> operation = decode_operation(json);
  REQUIRE(operation);
  CHECK(operation->deleted == true);
  CHECK(operation->overwritten.size() == 2);
  CHECK(operation->overwritten[0].field.empty());
  CHECK(operation->overwritten[1].stamps.size() == 2);
  CHECK(encode(*operation) == canonical(json));
}

TEST_CASE("members and fields of a later version are kept") {
  Json json = sample();
  json["later"] = {{"x", 1}};
  json["a"] = "first";
  json["f"]["new_field"] = Json::array({1, Json::object()});
  const Result<Operation> operation = decode_operation(json);
  REQUIRE(operation);
  CHECK(encode(*operation) == canonical(json));
}

TEST_CASE("what is missing or of a wrong kind is refused with its place") {
  for (const char* const member : {"n", "s", "h", "t", "id"}) {
    Json json = sample();
    json.erase(member);
    CHECK(refused(json).detail == member);
  }
  const auto with = [](const char* member, Json value) {
    Json json = sample();
    json[member] = std::move(value);
    return json;
  };
  CHECK(refused(with("n", "A1")).detail == "n");
  CHECK(refused(with("s", 0)).code == ErrorCode::out_of_range);
  CHECK(refused(with("h", "yesterday")).detail == "h");
  CHECK(refused(with("h", std::string("00000000000-0000-0000000000000000"))).detail == "h");
  CHECK(refused(with("t", "")).detail == "t");
  CHECK(refused(with("id", "a\nb")).detail == "id");
  CHECK(refused(with("id", std::string(129, 'x'))).detail == "id");
  CHECK(refused(with("d", 2)).detail == "d");
  CHECK(refused(with("v", 0)).detail == "v");
  CHECK(refused(with("f", 5)).detail == "f");
  CHECK(refused(with("w", {{"name", "no"}})).detail == "w.name");
  CHECK(refused(with("f", {{"sealed", false}})).detail == "f.sealed");
  CHECK(refused(with("f", Json::object())).code == ErrorCode::invalid_format);
  CHECK(refused(Json::array()).code == ErrorCode::invalid_format);
}

TEST_CASE("values are limited in size, depth and kind") {
  const auto with_value = [](Json value) {
    Json json = sample();
    json["f"]["x"] = std::move(value);
    return json;
  };
  CHECK(decode_operation(with_value(std::string(kMaxStringBytes, 'a'))));
  CHECK(refused(with_value(std::string(kMaxStringBytes + 1, 'a'))).detail == "f.x");
  Json deep = 1;
  for (int i = 0; i < 16; ++i) deep = Json::array({deep});
  CHECK(decode_operation(with_value(deep)));
  CHECK(refused(with_value(Json::array({deep}))).code == ErrorCode::out_of_range);
  CHECK(refused(with_value(1.5)).code == ErrorCode::invalid_format);
  CHECK(refused(with_value(kMaxJsonInteger + 1)).code == ErrorCode::out_of_range);
  CHECK(refused(with_value("\xFF")).code == ErrorCode::invalid_format);
  Json large = sample();
  for (int i = 0; i < 5; ++i) {
    large["f"]["x" + std::to_string(i)] = std::string(kMaxStringBytes, 'a');
  }
  CHECK(refused(large).code == ErrorCode::out_of_range);
}

TEST_CASE("values come back from their canonical bytes") {
  for (const Json& value :
       {Json(), Json(true), Json(-5), Json(kMaxJsonInteger), Json("plain"), Json("q\"\\\n"),
        Json(""), Json::array({1, "a"}), Json{{"a", Json::object()}}}) {
    const Result<std::string> text = encode_value(value);
    REQUIRE(text);
    CHECK(decode_value(*text) == value);
  }
}

TEST_CASE("the latest stamp of a batch") {
  CHECK(latest_stamp({}).none());
  Operation early;
  early.stamp = Stamp(1, 0, 9);
  Operation late;
  late.stamp = Stamp(2, 0, 1);
  CHECK(latest_stamp({late, early}) == late.stamp);
}
