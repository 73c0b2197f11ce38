#include <doctest/doctest.h>

#include "shared/base/field_reader.h"

using namespace oferta;  // NOLINT(google-build-using-namespace)

TEST_CASE("a sound record is read without problems") {
  const Json json = *parse_json(R"({
    "name": {"ru": "Маршрутизатор", "en": "Router"}, "title": "Слово",
    "price": {"amount": 125000, "currency": "RUB"}, "date": "2026-11-24", "stock": 7,
    "active": true, "level": "must", "tags": ["a", "b"], "maker": {"id": "m1"},
    "scores": {"x": 1, "y": 2}, "unknown": [1, 2], "nothing": null})");
  Problems problems;
  const FieldReader reader(json, "records[12]", problems);
  CHECK(reader.local_text("name") == LocalText{"Маршрутизатор", "Router"});
  CHECK(reader.local_text("title") == LocalText{"Слово", ""});
  CHECK(reader.money("price") == Money{125000});
  CHECK(reader.date("date") == Date{2026, 11, 24});
  CHECK(reader.integer("stock", {0, 10}) == 7);
  CHECK(reader.boolean("active"));
  CHECK(reader.choice("level", {"nice", "should", "must"}) == 2);
  CHECK(reader.texts("tags") == std::vector<std::string>{"a", "b"});
  CHECK(reader.object("maker").text("id") == "m1");
  std::string scores;
  reader.each_member("scores", [&](const std::string& name, const FieldReader& value) {
    scores += name + std::to_string(value.as_integer());
  });
  CHECK(scores == "x1y2");
  CHECK_FALSE(reader.has("nothing"));
  CHECK(reader.integer_or("nothing", 5) == 5);
  CHECK(reader.text_or("absent", "x") == "x");
  CHECK_FALSE(reader.optional_date("absent"));
  CHECK(problems.empty());
  CHECK(problems.result());
}

TEST_CASE("every problem is noted with its place") {
  const Json json =
      *parse_json(R"({"name": 5, "stock": "7", "price": {"amount": 1, "currency": "rub"},
    "lines": [{"q": 1}, {"q": -1}, 3], "level": "maybe", "empty": "  ", "date": "2026-02-30"})");
  Problems problems;
  const FieldReader reader(json, "r", problems);
  CHECK(reader.text("name").empty());
  CHECK(reader.integer_or("stock", 9) == 0);
  CHECK(reader.money("price").amount == 1);
  reader.each("lines", [](const FieldReader& line) {
    if (line.expect_object()) line.integer("q", {0, 100});
  });
  CHECK(reader.choice("level", {"nice", "must"}) == 0);
  CHECK(reader.non_empty_text("empty") == "  ");
  reader.date("date");
  reader.integer("absent");
  std::vector<std::string> places;
  for (const Error& error : problems.all()) places.push_back(error.detail);
  CHECK(places == std::vector<std::string>{"r.name", "r.stock", "r.price.currency", "r.lines[1].q",
                                           "r.lines[2]", "r.level", "r.empty", "r.date",
                                           "r.absent"});
  CHECK(problems.result().error().detail == "r.name");
  CHECK(problems.all()[3].code == ErrorCode::out_of_range);
}

TEST_CASE("anything but an object reads as one with every field missing") {
  const Json json = Json::array();
  Problems problems;
  const FieldReader reader(json, "", problems);
  CHECK_FALSE(reader.expect_object());
  CHECK(reader.object("a").object("b").text("c").empty());
  CHECK(problems.count() == 4);
  CHECK(problems.all().back().detail == "a.b.c");
}

TEST_CASE("values are written as they are read") {
  CHECK(canonical(json_of(Money{-5})) == R"({"amount":-5,"currency":"RUB"})");
  CHECK(canonical(json_of(Date{2026, 1, 2})) == R"("2026-01-02")");
  CHECK(canonical(json_of(LocalText{"Да", ""})) == R"({"ru":"Да"})");
}
