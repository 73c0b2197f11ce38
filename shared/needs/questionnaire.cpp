#include "shared/needs/questionnaire.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <set>

namespace oferta::needs {
namespace {

constexpr std::array<std::string_view, 6> kKindNames = {"single", "multiple", "scale",
                                                        "number", "money",    "text"};

constexpr std::size_t kMaxTextAnswer = std::size_t{64} * 1024;

tl::unexpected<Error> wrong_kind(const Question& question, std::string_view expected) {
  return fail(ErrorCode::invalid_format,
              "The answer to \"" + question.id + "\" has to be " + std::string(expected) + ".");
}

Result<void> check_choices(const Question& question, const std::vector<std::string>& keys) {
  std::set<std::string_view> seen;
  for (const std::string& key : keys) {
    if (question.choice(key) == nullptr) {
      return fail(ErrorCode::not_found,
                  "The question \"" + question.id + "\" has no choice \"" + key + "\".");
    }
    if (!seen.insert(key).second) {
      return fail(ErrorCode::invalid_format,
                  "The choice \"" + key + "\" is given twice for \"" + question.id + "\".");
    }
  }
  return {};
}

Result<void> check_amount(const Question& question, std::int64_t amount) {
  if ((question.min && amount < *question.min) || (question.max && amount > *question.max)) {
    return fail(ErrorCode::out_of_range, "The answer " + std::to_string(amount) + " to \"" +
                                             question.id + "\" is outside its limits.");
  }
  return {};
}

}  // namespace

std::string_view question_kind_name(QuestionKind kind) {
  return kKindNames[static_cast<std::size_t>(kind)];
}

Result<QuestionKind> parse_question_kind(std::string_view name) {
  for (std::size_t i = 0; i < kKindNames.size(); ++i) {
    if (kKindNames[i] == name) return static_cast<QuestionKind>(i);
  }
  return fail(ErrorCode::invalid_format,
              "There is no kind of question \"" + std::string(name) + "\".");
}

const Choice* Question::choice(std::string_view key) const {
  const auto found = std::find_if(choices.begin(), choices.end(),
                                  [key](const Choice& candidate) { return candidate.key == key; });
  return found == choices.end() ? nullptr : &*found;
}

const Question* Questionnaire::question(std::string_view question_id) const {
  const auto found =
      std::find_if(questions.begin(), questions.end(),
                   [question_id](const Question& asked) { return asked.id == question_id; });
  return found == questions.end() ? nullptr : &*found;
}

bool is_survey(const Questionnaire& questionnaire) {
  return std::none_of(
      questionnaire.questions.begin(), questionnaire.questions.end(), [](const Question& question) {
        return std::any_of(
            question.effects.begin(), question.effects.end(),
            [](const Effect& effect) { return std::holds_alternative<OpenSlot>(effect.action); });
      });
}

Result<void> check_answer(const Question& question, const AnswerValue& answer) {
  switch (question.kind) {
    case QuestionKind::single: {
      const auto* key = std::get_if<std::string>(&answer);
      if (key == nullptr) return wrong_kind(question, "one choice key");
      return check_choices(question, {*key});
    }
    case QuestionKind::multiple: {
      const auto* keys = std::get_if<std::vector<std::string>>(&answer);
      if (keys == nullptr) return wrong_kind(question, "a list of choice keys");
      OFERTA_TRY(check_choices(question, *keys));
      return check_amount(question, static_cast<std::int64_t>(keys->size()));
    }
    case QuestionKind::scale:
    case QuestionKind::number:
    case QuestionKind::money: {
      const auto* amount = std::get_if<std::int64_t>(&answer);
      if (amount == nullptr) return wrong_kind(question, "a whole number");
      return check_amount(question, *amount);
    }
    case QuestionKind::text: {
      const auto* text = std::get_if<std::string>(&answer);
      if (text == nullptr) return wrong_kind(question, "a text");
      if (text->size() > kMaxTextAnswer) {
        return fail(ErrorCode::out_of_range, "The answer to \"" + question.id + "\" is too long.");
      }
      return {};
    }
  }
  return fail(ErrorCode::internal, "Unknown kind of question.");
}

}  // namespace oferta::needs
