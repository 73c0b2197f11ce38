#include <doctest/doctest.h>

#include "shared/needs/asking.h"
#include "shared/needs/need.h"
#include "shared/needs/profile.h"

namespace {

using namespace oferta;
using namespace oferta::needs;
using catalogue::Product;

using Keys = std::vector<std::string>;

Question question(const std::string& id, QuestionKind kind, std::int64_t order) {
  Question made;
  made.id = id;
  made.order = order;
  made.kind = kind;
  if (kind == QuestionKind::single || kind == QuestionKind::multiple) {
    made.choices = {{"a", {"А", "A"}, {}}, {"b", {"Б", "B"}, {}}, {"c", {"В", "C"}, {}}};
  }
  return made;
}

Condition condition(Condition::Kind kind, std::string about = "",
                    AnswerValue value = std::int64_t{0}, std::int64_t number = 0) {
  Condition made;
  made.kind = kind;
  made.question = std::move(about);
  made.value = std::move(value);
  made.number = number;
  return made;
}

Condition group(Condition::Kind kind, std::vector<Condition> parts) {
  Condition made;
  made.kind = kind;
  made.parts = std::move(parts);
  return made;
}

Keys asked(const Asking& asking) {
  Keys list;
  for (const Question* entry : asking.questions) list.push_back(entry->id);
  return list;
}

TEST_CASE("weights: rank order centroids of three ranks, in thousandths") {
  // (1 + 1/2 + 1/3)/3 = 0.6111, (1/2 + 1/3)/3 = 0.2778, (1/3)/3 = 0.1111
  CHECK(weight_of(Level::must) == 611);
  CHECK(weight_of(Level::should) == 278);
  CHECK(weight_of(Level::nice) == 111);
  CHECK(weight_of(Level::off) == 0);
  CHECK(weight_of(Level::must) + weight_of(Level::should) + weight_of(Level::nice) == 1000);
  CHECK(parse_level("should").value() == Level::should);
  CHECK_FALSE(parse_level("would"));
}

TEST_CASE("curves: linear between the points, flat outside, half up") {
  const Curve curve{{8, 0}, {24, 700}, {48, 1000}};
  CHECK(value_of(curve, -5) == 0);
  CHECK(value_of(curve, 8) == 0);
  CHECK(value_of(curve, 16) == 350);
  CHECK(value_of(curve, 9) == 44);  // 43.75
  CHECK(value_of(curve, 24) == 700);
  CHECK(value_of(curve, 25) == 713);  // 712.5
  CHECK(value_of(curve, 100) == 1000);
  CHECK(value_of({}, 5) == 0);
  CHECK(value_of({{10, 400}}, 3) == 400);
  const Curve falling{{20, 1000}, {60, 0}};
  CHECK(value_of(falling, 30) == 750);
  CHECK(value_of(falling, 61) == 0);
  // The far ends of what an attribute can be.
  CHECK(value_of({{0, 0}, {9'007'199'254'740'991, 1000}}, 4'503'599'627'370'496) == 500);
}

TEST_CASE("needs: the best matching entry counts") {
  Need need;
  need.serves = {{"switch", "", "ports", {{0, 0}, {10, 1000}}, std::nullopt, 0},
                 {"switch", "", "poe", {}, catalogue::AttributeValue(true), 600},
                 {"", "magic", "", {}, std::nullopt, 900},
                 {"service", "", "", {}, std::nullopt, 300}};
  Product product;
  product.id = "x";
  product.category = "switch";
  CHECK(served_level(need, product) == 0);
  product.attributes["ports"] = std::int64_t{4};
  CHECK(served_level(need, product) == 400);
  product.attributes["poe"] = true;
  CHECK(served_level(need, product) == 600);
  product.attributes["ports"] = std::int64_t{8};
  CHECK(served_level(need, product) == 800);
  product.id = "magic";
  CHECK(served_level(need, product) == 900);
  product.id = "y";
  product.category = "service";
  CHECK(served_level(need, product) == 300);
  product.category = "other";
  CHECK(served_level(need, product) == 0);
}

TEST_CASE("answers: kinds, limits and choices are checked") {
  Question number = question("n", QuestionKind::number, 1);
  number.min = 1;
  number.max = 100;
  CHECK(check_answer(number, std::int64_t{1}));
  CHECK_FALSE(check_answer(number, std::int64_t{0}));
  CHECK_FALSE(check_answer(number, std::int64_t{101}));
  CHECK_FALSE(check_answer(number, std::string("5")));
  const Question single = question("s", QuestionKind::single, 1);
  CHECK(check_answer(single, std::string("b")));
  CHECK_FALSE(check_answer(single, std::string("z")));
  CHECK_FALSE(check_answer(single, Keys{"b"}));
  const Question multiple = question("m", QuestionKind::multiple, 1);
  CHECK(check_answer(multiple, Keys{"b", "a"}));
  CHECK(check_answer(multiple, Keys{}));
  CHECK_FALSE(check_answer(multiple, Keys{"b", "b"}));
  CHECK_FALSE(check_answer(multiple, Keys{"z"}));
  const Question text = question("t", QuestionKind::text, 1);
  CHECK(check_answer(text, std::string("anything")));
  CHECK_FALSE(check_answer(text, std::string(64 * 1024 + 1, 'x')));
}

TEST_CASE("conditions: every kind, and answers that are not given") {
  const Answers answers{{"n", std::int64_t{20}}, {"s", std::string("a")}, {"m", Keys{"a", "c"}}};
  using Kind = Condition::Kind;
  CHECK(holds(condition(Kind::is, "s", std::string("a")), "", answers));
  CHECK_FALSE(holds(condition(Kind::is, "s", std::string("b")), "", answers));
  CHECK(holds(condition(Kind::is, "", std::int64_t{20}), "n", answers));
  CHECK(holds(condition(Kind::has, "m", std::string("c")), "", answers));
  CHECK_FALSE(holds(condition(Kind::has, "m", std::string("b")), "", answers));
  CHECK(holds(condition(Kind::has, "s", std::string("a")), "", answers));
  CHECK(holds(condition(Kind::at_least, "n", {}, 20), "", answers));
  CHECK_FALSE(holds(condition(Kind::at_least, "n", {}, 21), "", answers));
  CHECK(holds(condition(Kind::at_most, "n", {}, 20), "", answers));
  CHECK_FALSE(holds(condition(Kind::at_most, "n", {}, 19), "", answers));
  CHECK(holds(condition(Kind::at_least, "m", {}, 2), "", answers));
  CHECK(holds(condition(Kind::answered, "s"), "", answers));
  CHECK_FALSE(holds(condition(Kind::answered, "x"), "", answers));
  CHECK_FALSE(holds(condition(Kind::at_most, "x", {}, 5), "", answers));
  const Condition yes = condition(Kind::answered, "s");
  const Condition no = condition(Kind::answered, "x");
  CHECK(holds(group(Kind::all, {yes, yes}), "", answers));
  CHECK_FALSE(holds(group(Kind::all, {yes, no}), "", answers));
  CHECK(holds(group(Kind::any, {no, yes}), "", answers));
  CHECK_FALSE(holds(group(Kind::any, {no, no}), "", answers));
  CHECK(holds(group(Kind::negation, {no}), "", answers));
  CHECK_FALSE(holds(group(Kind::negation, {yes}), "", answers));
}

/// kind (single) → phones (number, if a) → lines (number, if phones ≥ 10); note (text) at the end.
Questionnaire branching() {
  Questionnaire made;
  Question kind = question("kind", QuestionKind::single, 1);
  kind.required = true;
  Question phones = question("phones", QuestionKind::number, 2);
  phones.ask_if = condition(Condition::Kind::is, "kind", std::string("a"));
  Question lines = question("lines", QuestionKind::number, 3);
  lines.ask_if = condition(Condition::Kind::at_least, "phones", {}, 10);
  made.questions = {kind, phones, lines, question("note", QuestionKind::text, 4)};
  return made;
}

TEST_CASE("asking: branches open and close with the answers before them") {
  const Questionnaire questionnaire = branching();
  Asking now = ask(questionnaire, {});
  CHECK(asked(now) == Keys{"kind", "note"});
  CHECK(now.next->id == "kind");
  CHECK(now.required_missing == 1);

  Answers answers{
      {"kind", std::string("a")}, {"phones", std::int64_t{12}}, {"lines", std::int64_t{3}}};
  now = ask(questionnaire, answers);
  CHECK(asked(now) == Keys{"kind", "phones", "lines", "note"});
  CHECK(now.answered == 3);
  CHECK(now.required_missing == 0);
  CHECK(now.next->id == "note");
  CHECK(now.effective.size() == 3);

  // The branch is cut at its root: answers further on do not count although they are still there.
  answers["kind"] = std::string("b");
  now = ask(questionnaire, answers);
  CHECK(asked(now) == Keys{"kind", "note"});
  CHECK(now.effective.size() == 1);
  CHECK(now.answered == 1);
}

TEST_CASE("asking: defaults count without being the client's own, nonsense does not count") {
  Questionnaire questionnaire = branching();
  questionnaire.questions[0].fallback = std::string("a");
  questionnaire.questions[1].min = 1;
  const Asking now = ask(questionnaire, {{"phones", std::int64_t{0}}, {"note", std::string()}});
  CHECK(asked(now) == Keys{"kind", "phones", "note"});
  CHECK(now.answered == 0);
  CHECK(now.required_missing == 0);
  CHECK(now.next->id == "kind");
  CHECK(now.effective.count("phones") == 0);
  CHECK(now.effective.count("note") == 0);
}

TEST_CASE("asking: a condition on a later question never holds") {
  Questionnaire questionnaire = branching();
  questionnaire.questions[0].ask_if = condition(Condition::Kind::answered, "note");
  const Asking now =
      ask(questionnaire, {{"kind", std::string("a")}, {"note", std::string("hello")}});
  CHECK(asked(now) == Keys{"note"});
}

TEST_CASE("profile: effects of answers come together") {
  Questionnaire questionnaire = branching();
  Question& kind = questionnaire.questions[0];
  kind.effects.push_back({std::nullopt, OpenSlot{"phone", 1, false}});
  kind.effects.push_back(
      {condition(Condition::Kind::is, "", std::string("a")), WantNeed{"calls", Level::should}});
  kind.effects.push_back(
      {condition(Condition::Kind::is, "", std::string("b")), WantNeed{"quiet", Level::must}});
  Question& phones = questionnaire.questions[1];
  phones.effects.push_back({std::nullopt, OpenSlot{"phone", 2, true}});
  phones.effects.push_back(
      {condition(Condition::Kind::at_least, "", {}, 10), WantNeed{"calls", Level::must}});
  phones.effects.push_back({std::nullopt, WantNeed{"looks", Level::nice}});
  Brief brief;
  brief.answers = {{"kind", std::string("a")}, {"phones", std::int64_t{12}}};
  NeedProfile profile = build_profile(questionnaire, brief);
  REQUIRE(profile.slots.size() == 1);
  CHECK(profile.slots[0].cap == 2);
  CHECK(profile.slots[0].required);
  CHECK(profile.slots[0].questions == Keys{"kind", "phones"});
  REQUIRE(profile.needs.size() == 2);
  CHECK(profile.needs[0].need == "calls");
  CHECK(profile.needs[0].level == Level::must);
  CHECK(profile.needs[1].need == "looks");
  CHECK(profile.need("quiet") == nullptr);

  // The manager's word beats the answers, both ways.
  brief.weights = {{"calls", Level::off}, {"quiet", Level::nice}};
  profile = build_profile(questionnaire, brief);
  CHECK(profile.need("calls") == nullptr);
  REQUIRE(profile.need("quiet") != nullptr);
  CHECK(profile.need("quiet")->by_hand);
}

Product sized(std::int64_t ports) {
  Product product;
  product.id = "p";
  product.category = "switch";
  product.attributes["ports"] = ports;
  return product;
}

TEST_CASE("profile: quantities follow the answer and the product") {
  Questionnaire questionnaire = branching();
  Question& phones = questionnaire.questions[1];
  SetQuantity rule;
  rule.category = "switch";
  rule.multiply = 2;
  rule.plus = 1;
  rule.divide_by = "ports";
  phones.effects.push_back({std::nullopt, rule});
  Brief brief;
  brief.answers = {{"kind", std::string("a")}, {"phones", std::int64_t{25}}};
  NeedProfile profile = build_profile(questionnaire, brief);
  CHECK(profile.quantity_for(sized(24)) == 4);  // ceil(50/24) + 1
  CHECK(profile.quantity_for(sized(50)) == 2);
  CHECK(profile.quantity_for(sized(51)) == 2);
  CHECK_FALSE(profile.quantity_for(sized(0)).has_value());
  Product other = sized(24);
  other.attributes.clear();
  CHECK_FALSE(profile.quantity_for(other).has_value());
  other.category = "phone";
  CHECK(profile.quantity_for(other) == 1);

  // The largest of several counts; limits hold; nothing needed is nothing.
  SetQuantity fixed;
  fixed.category = "switch";
  fixed.value = 3;
  phones.effects.push_back({std::nullopt, fixed});
  profile = build_profile(questionnaire, brief);
  CHECK(profile.quantity_for(sized(24)) == 4);
  CHECK(profile.quantity_for(sized(100)) == 3);
  phones.effects.clear();
  rule.max = 2;
  phones.effects.push_back({std::nullopt, rule});
  profile = build_profile(questionnaire, brief);
  CHECK(profile.quantity_for(sized(24)) == 2);
  phones.effects.clear();
  fixed.value = 0;
  fixed.min = 0;
  phones.effects.push_back({std::nullopt, fixed});
  profile = build_profile(questionnaire, brief);
  CHECK_FALSE(profile.quantity_for(sized(24)).has_value());
}

TEST_CASE("profile: limits from constants and from the answer") {
  Questionnaire questionnaire = branching();
  Question& phones = questionnaire.questions[1];
  LimitAttribute at_least;
  at_least.category = "switch";
  at_least.attribute = "ports";
  at_least.from_answer = true;
  at_least.multiply = 1;
  at_least.divide = 2;
  phones.effects.push_back({std::nullopt, at_least});
  Brief brief;
  brief.answers = {{"kind", std::string("a")}, {"phones", std::int64_t{25}}};
  NeedProfile profile = build_profile(questionnaire, brief);
  CHECK(profile.broken_limit(sized(13)) == nullptr);  // 12.5 goes up
  REQUIRE(profile.broken_limit(sized(12)) != nullptr);
  CHECK(profile.broken_limit(sized(12))->question == "phones");
  Product other = sized(5);
  other.category = "phone";
  CHECK(profile.broken_limit(other) == nullptr);
  other.category = "switch";
  other.attributes.clear();
  CHECK(profile.broken_limit(other) != nullptr);

  phones.effects.clear();
  LimitAttribute same;
  same.category = "switch";
  same.attribute = "colour";
  same.kind = LimitAttribute::Kind::is;
  same.from_answer = true;
  questionnaire.questions[0].effects.push_back({std::nullopt, same});
  profile = build_profile(questionnaire, brief);
  other.attributes["colour"] = std::string("a");
  CHECK(profile.broken_limit(other) == nullptr);
  other.attributes["colour"] = std::string("b");
  CHECK(profile.broken_limit(other) != nullptr);
}

}  // namespace
