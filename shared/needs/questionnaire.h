#pragma once
/// A questionnaire as data: questions with branching, whose answers have effects on the selection.
///
///   for (const Question* question : asked_questions(questionnaire, answers)) …   // asking.h
///   NeedProfile profile = build_profile(questionnaire, brief);                   // profile.h
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "shared/base/result.h"
#include "shared/base/text.h"
#include "shared/catalogue/product.h"
#include "shared/needs/brief.h"
#include "shared/needs/level.h"

namespace oferta::needs {

enum class QuestionKind { single, multiple, scale, number, money, text };

std::string_view question_kind_name(QuestionKind kind);
Result<QuestionKind> parse_question_kind(std::string_view name);

/// A condition on answers. Answers of questions that are not asked count as not given.
struct Condition {
  enum class Kind {
    is,        ///< the answer equals `value`
    has,       ///< the choice key `value` is among the answer's choices (or is the single one)
    at_least,  ///< the number is ≥ `number`
    at_most,   ///< the number is ≤ `number`
    answered,  ///< there is an answer
    all,       ///< every one of `parts`
    any,       ///< at least one of `parts`
    negation,  ///< not the first of `parts`
  };
  Kind kind = Kind::answered;
  std::string question;  ///< empty: the question that carries the condition
  AnswerValue value;     ///< with `is` and `has`
  std::int64_t number = 0;
  std::vector<Condition> parts;
};

/// The category takes part in the selection.
struct OpenSlot {
  std::string category;
  std::int64_t cap = 1;   ///< at most so many different products
  bool required = false;  ///< at least one must be chosen
};

/// The client wants the need served.
struct WantNeed {
  std::string need;
  Level level = Level::nice;
};

/// Units of the chosen product: ceil(answer · multiply / (divide · attribute)) + plus, within
/// min … max; or `value` whatever the answer.
struct SetQuantity {
  std::string category;
  std::optional<std::int64_t> value;
  std::int64_t multiply = 1;
  std::int64_t divide = 1;
  std::int64_t plus = 0;
  std::string divide_by;  ///< attribute of the product: units one of it serves; empty: 1
  std::int64_t min = 1;
  std::optional<std::int64_t> max;
};

/// Only products whose attribute satisfies this may be chosen. A bound taken from the answer is
/// answer · multiply / divide, rounded up for at_least and down for at_most.
struct LimitAttribute {
  enum class Kind { at_least, at_most, is };
  std::string category;
  std::string attribute;
  Kind kind = Kind::at_least;
  bool from_answer = false;         ///< the bound or value is the answer itself
  catalogue::AttributeValue value;  ///< a number for at_least and at_most
  std::int64_t multiply = 1;
  std::int64_t divide = 1;
};

/// What an answer leads to. Without `when`: as soon as the question is answered.
struct Effect {
  std::optional<Condition> when;
  std::variant<OpenSlot, WantNeed, SetQuantity, LimitAttribute> action;
};

struct Choice {
  std::string key;
  LocalText text;
  LocalText hint;
};

struct Question {
  std::string id;
  std::string questionnaire;
  std::int64_t order = 0;
  LocalText text;
  LocalText help;
  QuestionKind kind = QuestionKind::single;
  std::vector<Choice> choices;
  std::optional<std::int64_t> min, max;  ///< of a scale, number or amount; number of choices
  std::int64_t step = 1;
  LocalText unit;
  LocalText low, high;                  ///< the ends of a scale in words
  std::optional<AnswerValue> fallback;  ///< `default`: counts until the client says otherwise
  bool required = false;
  std::optional<Condition> ask_if;
  std::vector<Effect> effects;

  const Choice* choice(std::string_view key) const;
};

struct Questionnaire {
  std::string id;
  LocalText name;
  LocalText intro;
  std::int64_t order = 0;
  std::vector<Question> questions;  ///< by order, then id

  const Question* question(std::string_view question_id) const;
};

/// Whether it only asks: no answer opens a category, so that there is nothing to choose from.
bool is_survey(const Questionnaire& questionnaire);

/// Whether the answer is one the question can take: of the right kind, within min and max, choices
/// that exist. The error says what is wrong in one English sentence.
Result<void> check_answer(const Question& question, const AnswerValue& answer);

}  // namespace oferta::needs
