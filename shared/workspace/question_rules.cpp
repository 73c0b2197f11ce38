#include "shared/workspace/question_rules.h"

#include <array>
#include <string_view>
#include <utility>

#include "shared/workspace/catalogue_records.h"
#include "shared/workspace/needs_records.h"

namespace oferta::workspace {
namespace {

using needs::Condition;
using needs::Effect;

constexpr std::int64_t kMaxFactor = 1'000'000'000;

void read_parts(const FieldReader& fields, std::string_view key, Condition& condition) {
  fields.each(key,
              [&](const FieldReader& part) { condition.parts.push_back(read_condition(part)); });
  if (condition.parts.empty()) fields.problem(key, "At least one condition was expected.");
}

/// "is" takes any answer; FieldReader has no getter for that.
needs::AnswerValue read_value(const FieldReader& fields, const char* key) {
  std::optional<needs::AnswerValue> value = read_answer(fields.json()[key]);
  if (value) return std::move(*value);
  fields.problem(key, "A number, a text or a list of texts was expected.");
  return std::int64_t{0};
}

needs::OpenSlot read_open(const FieldReader& fields) {
  needs::OpenSlot open;
  open.category = fields.non_empty_text("open");
  open.cap = fields.integer_or("cap", 1, {1, 1'000'000});
  open.required = fields.boolean_or("required", false);
  return open;
}

needs::SetQuantity read_quantity(const FieldReader& fields) {
  needs::SetQuantity set;
  set.category = fields.non_empty_text("quantity");
  set.value = fields.optional_integer("value", {0, kMaxFactor});
  set.multiply = fields.integer_or("multiply", 1, {0, kMaxFactor});
  set.divide = fields.integer_or("divide", 1, {1, kMaxFactor});
  set.plus = fields.integer_or("plus", 0, {-kMaxFactor, kMaxFactor});
  set.divide_by = fields.text_or("divide_by", "");
  // A quantity given outright may be nothing at all; one that is worked out is at least one.
  set.min = fields.integer_or("min", set.value ? 0 : 1, {0, kMaxFactor});
  set.max = fields.optional_integer("max", {0, kMaxFactor});
  return set;
}

void read_bound(const FieldReader& fields, const char* key, needs::LimitAttribute& limit) {
  const Json& bound = fields.json()[key];
  if (bound.is_string() && bound.get_ref<const std::string&>() == "answer") {
    limit.from_answer = true;
    limit.multiply = fields.integer_or("multiply", 1, {1, kMaxFactor});
    limit.divide = fields.integer_or("divide", 1, {1, kMaxFactor});
    return;
  }
  limit.value = fields.integer(key);
}

needs::LimitAttribute read_limit(const FieldReader& fields) {
  needs::LimitAttribute limit;
  limit.category = fields.non_empty_text("limit");
  limit.attribute = fields.non_empty_text("attribute");
  if (fields.has("at_least")) {
    limit.kind = needs::LimitAttribute::Kind::at_least;
    read_bound(fields, "at_least", limit);
  } else if (fields.has("at_most")) {
    limit.kind = needs::LimitAttribute::Kind::at_most;
    read_bound(fields, "at_most", limit);
  } else if (fields.has("is")) {
    limit.kind = needs::LimitAttribute::Kind::is;
    Problems problems;
    limit.value = read_attribute_value(FieldReader(fields.json()["is"], "", problems));
    if (!problems.empty()) fields.problem("is", "A number, a flag or a text was expected.");
  } else if (fields.boolean_or("is_answer", false)) {
    limit.kind = needs::LimitAttribute::Kind::is;
    limit.from_answer = true;
  } else {
    fields.problem("", "A limit needs at_least, at_most, is or is_answer.");
  }
  return limit;
}

}  // namespace

Condition read_condition(const FieldReader& fields) {
  Condition condition;
  if (!fields.expect_object()) return condition;
  condition.question = fields.text_or("question", "");
  if (fields.has("all")) {
    condition.kind = Condition::Kind::all;
    read_parts(fields, "all", condition);
  } else if (fields.has("any")) {
    condition.kind = Condition::Kind::any;
    read_parts(fields, "any", condition);
  } else if (fields.has("not")) {
    condition.kind = Condition::Kind::negation;
    condition.parts.push_back(read_condition(fields.object("not")));
  } else if (fields.has("is")) {
    condition.kind = Condition::Kind::is;
    condition.value = read_value(fields, "is");
  } else if (fields.has("has")) {
    condition.kind = Condition::Kind::has;
    condition.value = fields.text("has");
  } else if (fields.has("at_least")) {
    condition.kind = Condition::Kind::at_least;
    condition.number = fields.integer("at_least");
  } else if (fields.has("at_most")) {
    condition.kind = Condition::Kind::at_most;
    condition.number = fields.integer("at_most");
  } else if (fields.boolean_or("answered", false)) {
    condition.kind = Condition::Kind::answered;
  } else {
    fields.problem("", "A condition needs is, has, at_least, at_most, answered, all, any or not.");
  }
  return condition;
}

std::optional<Effect> read_effect(const FieldReader& fields) {
  if (!fields.expect_object()) return std::nullopt;
  Effect effect;
  if (fields.has("if")) effect.when = read_condition(fields.object("if"));
  if (fields.has("open")) {
    effect.action = read_open(fields);
  } else if (fields.has("need")) {
    effect.action = needs::WantNeed{fields.non_empty_text("need"), read_level(fields, "level")};
  } else if (fields.has("quantity")) {
    effect.action = read_quantity(fields);
  } else if (fields.has("limit")) {
    effect.action = read_limit(fields);
  } else {
    fields.problem("", "An effect needs open, need, quantity or limit.");
    return std::nullopt;
  }
  return effect;
}

}  // namespace oferta::workspace
