#include "shared/workspace/lead_report_answers.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>
#include <variant>

#include "shared/needs/asking.h"

namespace oferta::workspace {
namespace {

using needs::AnswerValue;
using needs::Question;
using needs::QuestionKind;
using needs::Questionnaire;

/// A scale that is short enough to count its points.
bool has_points(const Question& question) {
  return question.kind == QuestionKind::scale && question.min && question.max &&
         question.step > 0 && *question.max >= *question.min &&
         (*question.max - *question.min) / question.step < kMaxScalePoints;
}

/// What an answer counts as: keys of choices or points.
std::vector<std::string> keys_of(const AnswerValue& answer) {
  if (const auto* number = std::get_if<std::int64_t>(&answer)) return {std::to_string(*number)};
  if (const auto* key = std::get_if<std::string>(&answer)) return {*key};
  return std::get<std::vector<std::string>>(answer);
}

bool says_nothing(const AnswerValue& answer) {
  const auto* text = std::get_if<std::string>(&answer);
  const auto* keys = std::get_if<std::vector<std::string>>(&answer);
  return (text != nullptr && text->empty()) || (keys != nullptr && keys->empty());
}

/// Counts the keys the question has; whether it has all of them.
bool count_keys(QuestionReport& report, const AnswerValue& answer) {
  bool all = true;
  const std::vector<std::string> keys = keys_of(answer);
  for (const std::string& key : std::set<std::string>(keys.begin(), keys.end())) {
    const auto found =
        std::find_if(report.answers.begin(), report.answers.end(),
                     [&key](const AnswerCount& candidate) { return candidate.key == key; });
    if (found == report.answers.end()) {
      all = false;
    } else {
      ++found->count;
    }
  }
  return all;
}

class QuestionCounter {
 public:
  explicit QuestionCounter(const Question& question) : question_(&question) {
    report_.question = question.id;
    report_.answers = answers_to_count(question);
  }

  void add(const AnswerValue& answer) {
    ++report_.answered;
    const bool fits = needs::check_answer(*question_, answer).has_value();
    const bool several = question_->kind == QuestionKind::multiple &&
                         std::holds_alternative<std::vector<std::string>>(answer);
    if (!fits && !several) {
      ++report_.other;
    } else if (!report_.answers.empty() || several) {
      if (!count_keys(report_, answer)) ++report_.other;
    } else if (const auto* number = std::get_if<std::int64_t>(&answer)) {
      numbers_.push_back(*number);
    }
  }

  QuestionReport finish() {
    std::sort(numbers_.begin(), numbers_.end());
    if (!numbers_.empty()) report_.spread = spread_of(numbers_);
    return std::move(report_);
  }

 private:
  const Question* question_;
  QuestionReport report_;
  std::vector<std::int64_t> numbers_;
};

/// The questions whose answers count. Where an answer does not fit any more, the questionnaire has
/// changed since, and what it led to then is not known: all of them.
std::set<std::string_view> counted_questions(const Questionnaire& questionnaire,
                                             const needs::Answers& answers) {
  std::set<std::string_view> counted;
  bool changed = false;
  for (const Question& question : questionnaire.questions) {
    const auto found = answers.find(question.id);
    changed = changed || (found != answers.end() && !needs::check_answer(question, found->second));
    counted.insert(question.id);
  }
  if (changed) return counted;
  counted.clear();
  for (const Question* question : needs::ask(questionnaire, answers).questions) {
    counted.insert(question->id);
  }
  return counted;
}

}  // namespace

std::vector<AnswerCount> answers_to_count(const Question& question) {
  std::vector<AnswerCount> counts;
  if (question.kind == QuestionKind::single || question.kind == QuestionKind::multiple) {
    for (const needs::Choice& choice : question.choices) counts.push_back({choice.key, 0});
  } else if (has_points(question)) {
    for (std::int64_t point = *question.min; point <= *question.max; point += question.step) {
      counts.push_back({std::to_string(point), 0});
    }
  }
  return counts;
}

Spread spread_of(const std::vector<std::int64_t>& values) {
  const std::size_t middle = values.size() / 2;
  const std::int64_t above = values[middle];
  const std::int64_t below = values.size() % 2 == 0 ? values[middle - 1] : above;
  return {values.front(), below + (above - below + 1) / 2, values.back()};
}

void count_answers(LeadReport& report, const std::vector<const Lead*>& leads,
                   const Questionnaire& questionnaire) {
  std::vector<QuestionCounter> counters;
  for (const Question& question : questionnaire.questions) counters.emplace_back(question);
  for (const Lead* lead : leads) {
    if (lead->brief.questionnaire != questionnaire.id) continue;
    ++report.questionnaire_leads;
    const auto counted = counted_questions(questionnaire, lead->brief.answers);
    for (std::size_t i = 0; i < counters.size(); ++i) {
      const auto found = lead->brief.answers.find(questionnaire.questions[i].id);
      if (found == lead->brief.answers.end() || says_nothing(found->second)) continue;
      if (counted.count(found->first) > 0) counters[i].add(found->second);
    }
  }
  for (QuestionCounter& counter : counters) report.questions.push_back(counter.finish());
}

std::string answer_label(const Question& question, const AnswerCount& answer, Language language) {
  if (const needs::Choice* choice = question.choice(answer.key)) {
    return choice->text.empty() ? choice->key : choice->text.get(language);
  }
  if (question.kind != QuestionKind::scale) return answer.key;
  const bool lowest = question.min && answer.key == std::to_string(*question.min);
  const bool highest = question.max && answer.key == std::to_string(*question.max);
  const std::string& words = lowest ? question.low.get(language) : question.high.get(language);
  return (lowest || highest) && !words.empty() ? answer.key + " – " + words : answer.key;
}

}  // namespace oferta::workspace
