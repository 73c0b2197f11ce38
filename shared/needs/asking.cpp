#include "shared/needs/asking.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace oferta::needs {
namespace {

/// The answer as a number: a number itself, or how many choices were made.
std::optional<std::int64_t> amount_of(const AnswerValue& answer) {
  if (const auto* number = std::get_if<std::int64_t>(&answer)) return *number;
  if (const auto* keys = std::get_if<std::vector<std::string>>(&answer)) {
    return static_cast<std::int64_t>(keys->size());
  }
  return std::nullopt;
}

bool has_choice(const AnswerValue& answer, const AnswerValue& wanted) {
  const auto* key = std::get_if<std::string>(&wanted);
  if (key == nullptr) return false;
  if (const auto* single = std::get_if<std::string>(&answer)) return *single == *key;
  const auto* keys = std::get_if<std::vector<std::string>>(&answer);
  return keys != nullptr && std::find(keys->begin(), keys->end(), *key) != keys->end();
}

bool holds_for(const Condition& condition, const AnswerValue* answer) {
  if (answer == nullptr) return false;
  switch (condition.kind) {
    case Condition::Kind::is:
      return *answer == condition.value;
    case Condition::Kind::has:
      return has_choice(*answer, condition.value);
    case Condition::Kind::at_least: {
      const std::optional<std::int64_t> amount = amount_of(*answer);
      return amount && *amount >= condition.number;
    }
    case Condition::Kind::at_most: {
      const std::optional<std::int64_t> amount = amount_of(*answer);
      return amount && *amount <= condition.number;
    }
    case Condition::Kind::answered:
      return true;
    case Condition::Kind::all:
    case Condition::Kind::any:
    case Condition::Kind::negation:
      break;
  }
  return false;
}

/// An empty text or an empty list of choices is no answer.
bool says_something(const AnswerValue& answer) {
  if (const auto* text = std::get_if<std::string>(&answer)) return !text->empty();
  if (const auto* keys = std::get_if<std::vector<std::string>>(&answer)) return !keys->empty();
  return true;
}

const AnswerValue* own_answer(const Question& question, const Answers& answers) {
  const auto found = answers.find(question.id);
  if (found == answers.end() || !says_something(found->second)) return nullptr;
  return check_answer(question, found->second) ? &found->second : nullptr;
}

}  // namespace

bool holds(const Condition& condition, std::string_view own, const Answers& effective) {
  const auto part_holds = [&](const Condition& part) { return holds(part, own, effective); };
  switch (condition.kind) {
    case Condition::Kind::all:
      return std::all_of(condition.parts.begin(), condition.parts.end(), part_holds);
    case Condition::Kind::any:
      return std::any_of(condition.parts.begin(), condition.parts.end(), part_holds);
    case Condition::Kind::negation:
      return condition.parts.empty() || !part_holds(condition.parts.front());
    default:
      break;
  }
  const std::string_view asked = condition.question.empty() ? own : condition.question;
  const auto found = effective.find(asked);
  return holds_for(condition, found == effective.end() ? nullptr : &found->second);
}

Asking ask(const Questionnaire& questionnaire, const Answers& answers) {
  Asking asking;
  for (const Question& question : questionnaire.questions) {
    if (question.ask_if && !holds(*question.ask_if, question.id, asking.effective)) continue;
    asking.questions.push_back(&question);
    if (const AnswerValue* answer = own_answer(question, answers)) {
      ++asking.answered;
      asking.effective.emplace(question.id, *answer);
      continue;
    }
    if (asking.next == nullptr) asking.next = &question;
    if (question.fallback && says_something(*question.fallback)) {
      asking.effective.emplace(question.id, *question.fallback);
    } else if (question.required) {
      ++asking.required_missing;
    }
  }
  return asking;
}

}  // namespace oferta::needs
