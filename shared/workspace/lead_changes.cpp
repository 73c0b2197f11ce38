#include "shared/workspace/lead_changes.h"

#include <cstdint>
#include <set>
#include <string_view>
#include <utility>

#include "shared/base/format.h"
#include "shared/base/money.h"
#include "shared/needs/asking.h"
#include "shared/needs/questionnaire.h"
#include "shared/workspace/workspace.h"

namespace oferta::workspace {
namespace {

std::string choice_words(const needs::Question& question, const std::string& key,
                         Language language) {
  const needs::Choice* choice = question.choice(key);
  return choice == nullptr ? key : choice->text.get(language);
}

std::string number_words(const needs::Question& question, std::int64_t number, Currency currency,
                         Language language) {
  if (question.kind == needs::QuestionKind::money) {
    return format_money({number, currency}, language, MoneyStyle::whole);
  }
  std::string words = format_integer(number, language);
  if (!question.unit.empty()) {
    words += " " + std::string(plural_form(question.unit.get(language), number, language));
  }
  return words;
}

std::string answer_words(const needs::Question& question,
                         const std::optional<needs::AnswerValue>& answer, Currency currency,
                         Language language) {
  if (!answer) return {};
  if (const auto* number = std::get_if<std::int64_t>(&*answer)) {
    return number_words(question, *number, currency, language);
  }
  if (const auto* keys = std::get_if<std::vector<std::string>>(&*answer)) {
    std::vector<std::string> words;
    for (const std::string& key : *keys) words.push_back(choice_words(question, key, language));
    return join(words, ", ");
  }
  const std::string& text = std::get<std::string>(*answer);
  return question.kind == needs::QuestionKind::text ? text : choice_words(question, text, language);
}

std::string budget_words(const std::optional<Money>& budget, Language language) {
  return budget ? format_money(*budget, language, MoneyStyle::whole) : std::string();
}

/// The ids in either of two maps.
template <class Map>
std::set<std::string, std::less<>> ids_in(const Map& before, const Map& after) {
  std::set<std::string, std::less<>> ids;
  for (const auto& [id, value] : before) ids.insert(id);
  for (const auto& [id, value] : after) ids.insert(id);
  return ids;
}

template <class Map>
auto value_in(const Map& map, const std::string& id) -> std::optional<typename Map::mapped_type> {
  const auto found = map.find(id);
  if (found == map.end()) return std::nullopt;
  return found->second;
}

}  // namespace

const needs::Brief* brief_before(const Workspace& workspace, const Lead& lead) {
  const std::string client = client_of_lead(workspace, lead);
  if (client.empty()) return nullptr;
  // The latest comes first.
  for (const needs::Brief* brief : workspace.briefs_of(client)) {
    if (brief->questionnaire == lead.brief.questionnaire && brief->id != lead.taken) return brief;
  }
  return nullptr;
}

std::vector<LeadChange> lead_changes(const Workspace& workspace, const needs::Brief& before,
                                     const needs::Brief& after, Language language) {
  using Subject = LeadChange::Subject;
  std::vector<LeadChange> changes;
  if (before.budget != after.budget) {
    changes.push_back({Subject::budget,
                       {},
                       budget_words(before.budget, language),
                       budget_words(after.budget, language),
                       {},
                       {}});
  }
  const Currency currency = workspace.source(after).currency;
  if (const needs::Questionnaire* questionnaire = workspace.questionnaire(after.questionnaire)) {
    const needs::Answers answers_before = needs::ask(*questionnaire, before.answers).effective;
    const needs::Answers answers_after = needs::ask(*questionnaire, after.answers).effective;
    for (const needs::Question& question : questionnaire->questions) {
      const auto was = value_in(answers_before, question.id);
      const auto is = value_in(answers_after, question.id);
      if (was == is) continue;
      changes.push_back({Subject::question,
                         question.text.get(language),
                         answer_words(question, was, currency, language),
                         answer_words(question, is, currency, language),
                         {},
                         {}});
    }
  }
  for (const std::string& id : ids_in(before.weights, after.weights)) {
    const needs::Need* need = workspace.need(id);
    const auto level = value_in(after.weights, id);
    if (need == nullptr || value_in(before.weights, id) == level) continue;
    changes.push_back({Subject::need, need->name.get(language), {}, {}, level, {}});
  }
  for (const std::string& id : ids_in(before.adjustments, after.adjustments)) {
    const catalogue::Product* product = workspace.catalogue().product(id);
    const auto adjustment = value_in(after.adjustments, id);
    if (product == nullptr || value_in(before.adjustments, id) == adjustment) continue;
    changes.push_back({Subject::product, product->name.get(language), {}, {}, {}, adjustment});
  }
  return changes;
}

}  // namespace oferta::workspace
