#include "shared/workspace/poll.h"

#include <algorithm>

#include "shared/base/json.h"
#include "shared/workspace/lead.h"
#include "shared/workspace/lead_report_answers.h"

namespace oferta::workspace {
namespace {

constexpr const char* kPeople = "people";
constexpr const char* kQuestions = "questions";
constexpr const char* kAnswered = "answered";
constexpr const char* kAnswers = "answers";

const Json* member(const Json& object, const std::string& key) {
  if (!object.is_object()) return nullptr;
  const auto found = object.find(key);
  return found == object.end() ? nullptr : &*found;
}

std::int64_t count_at(const Json& object, const std::string& key) {
  const Json* value = member(object, key);
  if (value == nullptr || !value->is_number_integer()) return 0;
  return std::clamp<std::int64_t>(value->get<std::int64_t>(), 0, kMaxJsonInteger);
}

}  // namespace

bool can_be_polled(const needs::Question& question) {
  return !answers_to_count(question).empty();
}

Poll read_poll(std::string_view text, const needs::Questionnaire& questionnaire,
               const std::vector<std::string>& questions) {
  const Json json = parse_own_json(text);
  const Json* kept = member(json, kQuestions);
  Poll poll;
  poll.people = count_at(json, kPeople);
  for (const needs::Question& question : questionnaire.questions) {
    if (std::find(questions.begin(), questions.end(), question.id) == questions.end()) continue;
    QuestionReport report;
    report.question = question.id;
    report.answers = answers_to_count(question);
    if (report.answers.empty()) continue;
    const Json* counts = kept == nullptr ? nullptr : member(*kept, question.id);
    if (counts != nullptr) {
      report.answered = count_at(*counts, kAnswered);
      const Json* answers = member(*counts, kAnswers);
      for (AnswerCount& answer : report.answers) {
        if (answers != nullptr) answer.count = count_at(*answers, answer.key);
      }
    }
    poll.questions.push_back(std::move(report));
  }
  return poll;
}

std::string write_poll(const Poll& poll) {
  Json questions = Json::object();
  for (const QuestionReport& question : poll.questions) {
    Json answers = Json::object();
    for (const AnswerCount& answer : question.answers) {
      if (answer.count > 0) answers[answer.key] = answer.count;
    }
    questions[question.question] = {{kAnswered, question.answered}, {kAnswers, answers}};
  }
  return canonical({{kPeople, poll.people}, {kQuestions, questions}});
}

void count_in(Poll& poll, const needs::Brief& brief, const needs::Questionnaire& questionnaire) {
  Lead lead;
  lead.brief = brief;
  LeadReport given;
  count_answers(given, {&lead}, questionnaire);
  ++poll.people;
  for (QuestionReport& question : poll.questions) {
    const auto found =
        std::find_if(given.questions.begin(), given.questions.end(),
                     [&](const QuestionReport& one) { return one.question == question.question; });
    if (found == given.questions.end()) continue;
    question.answered += found->answered;
    for (std::size_t i = 0; i < question.answers.size() && i < found->answers.size(); ++i) {
      question.answers[i].count += found->answers[i].count;
    }
  }
}

bool may_be_shown(const QuestionReport& question) {
  return question.answered >= kLeastAnswersShown;
}

}  // namespace oferta::workspace
