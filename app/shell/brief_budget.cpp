#include "app/shell/brief_budget.h"

#include <utility>

namespace oferta::app {
namespace {

constexpr Minor kStartingBudget = 100'000'000;  // 1 000 000,00

}  // namespace

std::optional<Money> named_budget(const workspace::Workspace& workspace,
                                  const needs::Brief& brief) {
  const Currency currency = workspace.company().currency;
  if (const needs::Questionnaire* questionnaire = workspace.questionnaire(brief.questionnaire)) {
    for (const needs::Question& question : questionnaire->questions) {
      const auto answer = brief.answers.find(question.id);
      if (question.kind != needs::QuestionKind::money || answer == brief.answers.end()) {
        continue;
      }
      const auto* amount = std::get_if<std::int64_t>(&answer->second);
      if (amount != nullptr && *amount > 0) {
        return Money{*amount, currency};
      }
    }
  }
  return std::nullopt;
}

Money assumed_budget(const workspace::Workspace& workspace, const needs::Brief& brief) {
  if (brief.budget) {
    return *brief.budget;
  }
  const Money starting{kStartingBudget, workspace.company().currency};
  return named_budget(workspace, brief).value_or(starting);
}

needs::Brief with_budget(const workspace::Workspace& workspace, needs::Brief brief) {
  brief.budget = assumed_budget(workspace, brief);
  return brief;
}

}  // namespace oferta::app
