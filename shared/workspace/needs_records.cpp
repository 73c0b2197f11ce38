#include "shared/workspace/needs_records.h"

#include <algorithm>
#include <utility>

#include "shared/workspace/catalogue_records.h"
#include "shared/workspace/question_rules.h"

namespace oferta::workspace {
namespace {

using needs::Need;
using needs::Question;
using needs::Serves;

needs::Curve read_curve(const FieldReader& fields) {
  needs::Curve curve;
  fields.each("curve", [&](const FieldReader& point) {
    const Json& pair = point.json();
    const bool ok = pair.is_array() && pair.size() == 2 && pair[0].is_number_integer() &&
                    pair[1].is_number_integer();
    if (!ok) {
      point.problem("", "A point of a curve is a pair of whole numbers.");
      return;
    }
    const needs::CurvePoint made{pair[0].get<std::int64_t>(), pair[1].get<std::int64_t>()};
    if (made.y < 0 || made.y > needs::kFullLevel) {
      point.problem("", "The level has to be 0 to 1000.", ErrorCode::out_of_range);
    }
    if (!curve.empty() && made.x <= curve.back().x) {
      point.problem("", "The points have to be in the order of rising values.");
    }
    curve.push_back(made);
  });
  return curve;
}

Serves read_serves(const FieldReader& fields) {
  Serves entry;
  entry.category = fields.text_or("category", "");
  entry.product = fields.text_or("product", "");
  entry.attribute = fields.text_or("attribute", "");
  if (entry.category.empty() == entry.product.empty()) {
    fields.problem("", "Either a category or a product has to be named.");
  }
  if (fields.has("is")) {
    // The value may be of any kind; FieldReader has no getter for that.
    Problems problems;
    entry.is = read_attribute_value(FieldReader(fields.json()["is"], "", problems));
    if (!problems.empty()) fields.problem("is", "A number, a flag or a text was expected.");
  }
  entry.curve = read_curve(fields);
  const bool by_curve = !entry.attribute.empty() && !entry.is;
  if (by_curve && entry.curve.empty()) fields.problem("curve", "A curve is missing.");
  if (!by_curve && !entry.curve.empty()) {
    fields.problem("curve", "A curve needs an attribute, and no value of it.");
  }
  if (entry.is && entry.attribute.empty()) fields.problem("is", "An attribute is missing.");
  if (!by_curve) entry.value = static_cast<int>(fields.integer("value", {0, needs::kFullLevel}));
  return entry;
}

std::optional<needs::AnswerValue> read_fallback(const FieldReader& fields) {
  if (!fields.has("default")) return std::nullopt;
  std::optional<needs::AnswerValue> answer = read_answer(fields.json()["default"]);
  if (!answer) fields.problem("default", "A number, a text or a list of texts was expected.");
  return answer;
}

void check_question(const Question& question, const FieldReader& fields) {
  using needs::QuestionKind;
  const bool chooses =
      question.kind == QuestionKind::single || question.kind == QuestionKind::multiple;
  if (chooses && question.choices.empty()) fields.problem("choices", "There is nothing to choose.");
  if (question.min && question.max && *question.min > *question.max) {
    fields.problem("max", "The largest value is below the smallest.");
  }
  if (question.kind == QuestionKind::scale && (!question.min || !question.max)) {
    fields.problem("min", "A scale needs min and max.");
  }
  if (!question.fallback) return;
  if (auto fits = needs::check_answer(question, *question.fallback); !fits) {
    fields.problem("default", fits.error().message);
  }
}

}  // namespace

std::optional<needs::AnswerValue> read_answer(const Json& value) {
  if (value.is_number_integer()) return value.get<std::int64_t>();
  if (value.is_string()) return value.get<std::string>();
  if (!value.is_array()) return std::nullopt;
  std::vector<std::string> keys;
  for (const Json& key : value) {
    if (!key.is_string()) return std::nullopt;
    keys.push_back(key.get<std::string>());
  }
  return keys;
}

Json json_of(const needs::AnswerValue& answer) {
  return std::visit([](const auto& plain) { return Json(plain); }, answer);
}

needs::Level read_level(const FieldReader& fields, std::string_view key) {
  return static_cast<needs::Level>(fields.choice(key, {"off", "nice", "should", "must"}));
}

Need read_need(const std::string& id, const FieldReader& fields) {
  Need need;
  need.id = id;
  need.name = fields.local_text("name");
  need.benefit = fields.optional_local_text("benefit");
  need.order = fields.integer_or("order", 0);
  need.icon = fields.text_or("icon", "");
  need.must_at = static_cast<int>(fields.integer_or("must_at", 500, {0, needs::kFullLevel}));
  fields.each("serves",
              [&](const FieldReader& entry) { need.serves.push_back(read_serves(entry)); });
  return need;
}

needs::Questionnaire read_questionnaire(const std::string& id, const FieldReader& fields) {
  needs::Questionnaire questionnaire;
  questionnaire.id = id;
  questionnaire.name = fields.local_text("name");
  questionnaire.intro = fields.optional_local_text("intro");
  questionnaire.order = fields.integer_or("order", 0);
  return questionnaire;
}

Question read_question(const std::string& id, const FieldReader& fields) {
  Question question;
  question.id = id;
  question.questionnaire = fields.non_empty_text("questionnaire");
  question.order = fields.integer_or("order", 0);
  question.text = fields.local_text("text");
  question.help = fields.optional_local_text("help");
  question.kind = static_cast<needs::QuestionKind>(
      fields.choice("kind", {"single", "multiple", "scale", "number", "money", "text"}));
  fields.each("choices", [&](const FieldReader& choice) {
    const std::string key = choice.non_empty_text("key");
    if (question.choice(key) != nullptr) choice.problem("key", "The key is used twice.");
    question.choices.push_back(
        {key, choice.local_text("text"), choice.optional_local_text("hint")});
  });
  question.min = fields.optional_integer("min");
  question.max = fields.optional_integer("max");
  question.step = fields.integer_or("step", 1, {1, kMaxJsonInteger});
  question.unit = fields.optional_local_text("unit");
  question.low = fields.optional_local_text("low");
  question.high = fields.optional_local_text("high");
  question.fallback = read_fallback(fields);
  question.required = fields.boolean_or("required", false);
  if (fields.has("ask_if")) question.ask_if = read_condition(fields.object("ask_if"));
  fields.each("effects", [&](const FieldReader& effect) {
    if (std::optional<needs::Effect> made = read_effect(effect)) {
      question.effects.push_back(std::move(*made));
    }
  });
  check_question(question, fields);
  return question;
}

Json need_fields(const Need& need) {
  Json fields = Json::object();
  fields["name"] = oferta::json_of(need.name);
  if (!need.benefit.empty()) fields["benefit"] = oferta::json_of(need.benefit);
  fields["order"] = need.order;
  if (!need.icon.empty()) fields["icon"] = need.icon;
  fields["must_at"] = need.must_at;
  Json serves = Json::array();
  for (const Serves& entry : need.serves) {
    Json made = Json::object();
    if (!entry.category.empty()) made["category"] = entry.category;
    if (!entry.product.empty()) made["product"] = entry.product;
    if (!entry.attribute.empty()) made["attribute"] = entry.attribute;
    for (const needs::CurvePoint& point : entry.curve) {
      made["curve"].push_back(Json::array({point.x, point.y}));
    }
    if (entry.is) made["is"] = json_of(*entry.is);
    if (entry.curve.empty()) made["value"] = entry.value;
    serves.push_back(std::move(made));
  }
  fields["serves"] = std::move(serves);
  return fields;
}

}  // namespace oferta::workspace
