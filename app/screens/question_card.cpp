#include "app/screens/question_card.h"

#include <algorithm>
#include <string>
#include <vector>

#include "app/screens/edit_field.h"
#include "app/screens/support.h"
#include "app/shell/answer_json.h"
#include "app/ui/icons_generated.h"

namespace oferta::app {
namespace {

// The client's own answer, or the question's default.
const needs::AnswerValue* answer_of(const needs::Brief& brief, const needs::Question& question) {
  const auto own = brief.answers.find(question.id);
  if (own != brief.answers.end()) {
    return &own->second;
  }
  return question.fallback ? &*question.fallback : nullptr;
}

void answer(const ScreenContext& context, const needs::Brief& brief,
            const needs::Question& question, const needs::AnswerValue& value) {
  context.commands.emit(SetAnswer{brief.id, question.id, answer_json(value)});
}

std::vector<ui::ChoiceItem> items_of(const ScreenContext& context,
                                     const needs::Question& question) {
  std::vector<ui::ChoiceItem> items;
  for (const needs::Choice& choice : question.choices) {
    items.push_back({.label = choice.text.get(context.language()),
                     .description = choice.hint.get(context.language()),
                     .id = choice.key});
  }
  return items;
}

// Choices with explanations are cards; short bare ones are chips.
ui::ChoiceOptions look_of(const needs::Question& question) {
  const bool explained =
      std::any_of(question.choices.begin(), question.choices.end(),
                  [](const needs::Choice& choice) { return !choice.hint.empty(); });
  return {.id = question.id,
          .look = explained ? ui::ChoiceLook::cards : ui::ChoiceLook::chips,
          .show_label = false,
          .required = question.required};
}

void draw_single(ui::Ui& ui, const ScreenContext& context, const needs::Brief& brief,
                 const needs::Question& question) {
  const std::vector<ui::ChoiceItem> items = items_of(context, question);
  const needs::AnswerValue* value = answer_of(brief, question);
  const auto* key = value == nullptr ? nullptr : std::get_if<std::string>(value);
  const auto chosen = std::find_if(
      question.choices.begin(), question.choices.end(),
      [key](const needs::Choice& choice) { return key != nullptr && choice.key == *key; });
  int index =
      chosen == question.choices.end() ? -1 : static_cast<int>(chosen - question.choices.begin());
  if (ui::radio_group(ui, question.text.get(context.language()), items, index, look_of(question))) {
    answer(context, brief, question, question.choices[static_cast<std::size_t>(index)].key);
  }
}

void draw_multiple(ui::Ui& ui, const ScreenContext& context, const needs::Brief& brief,
                   const needs::Question& question) {
  const std::vector<ui::ChoiceItem> items = items_of(context, question);
  const needs::AnswerValue* value = answer_of(brief, question);
  const auto* keys = value == nullptr ? nullptr : std::get_if<std::vector<std::string>>(value);
  std::vector<bool> chosen;
  for (const needs::Choice& choice : question.choices) {
    chosen.push_back(keys != nullptr &&
                     std::find(keys->begin(), keys->end(), choice.key) != keys->end());
  }
  if (ui::checkbox_group(ui, question.text.get(context.language()), items, chosen,
                         look_of(question)) >= 0) {
    std::vector<std::string> now;
    for (std::size_t i = 0; i < chosen.size(); ++i) {
      if (chosen[i]) {
        now.push_back(question.choices[i].key);
      }
    }
    answer(context, brief, question, now);
  }
}

void draw_scale(ui::Ui& ui, const ScreenContext& context, const needs::Brief& brief,
                const needs::Question& question) {
  const std::int64_t min = question.min.value_or(1);
  const std::int64_t max = question.max.value_or(5);
  std::vector<std::string> labels;
  for (std::int64_t point = min; point <= max; ++point) {
    labels.push_back(std::to_string(point));
  }
  std::vector<ui::ChoiceItem> items;
  for (const std::string& label : labels) {
    items.push_back({.label = label, .id = label});
  }
  const needs::AnswerValue* value = answer_of(brief, question);
  const auto* point = value == nullptr ? nullptr : std::get_if<std::int64_t>(value);
  int index = point == nullptr ? -1 : static_cast<int>(*point - min);
  if (ui::segmented(ui, question.text.get(context.language()), items, index,
                    {.id = question.id, .show_label = false})) {
    answer(context, brief, question, min + index);
  }
  if (!question.low.empty() || !question.high.empty()) {
    // Beside the buttons they explain, whatever the width of the card.
    ui::text(ui, ui::TextStyle::caption13,
             std::to_string(min) + " – " + question.low.get(context.language()) + "   ·   " +
                 std::to_string(max) + " – " + question.high.get(context.language()),
             {.color = ui::Color::text_muted});
  }
}

void draw_number(ui::Ui& ui, const ScreenContext& context, const needs::Brief& brief,
                 const needs::Question& question) {
  const needs::AnswerValue* value = answer_of(brief, question);
  const auto* number = value == nullptr ? nullptr : std::get_if<std::int64_t>(value);
  std::int64_t typed = number == nullptr ? question.min.value_or(0) : *number;
  const ui::NumberOptions limits{.min = question.min.value_or(0),
                                 .max = question.max.value_or(1'000'000),
                                 .step = question.step};
  const ui::FieldResult result =
      ui::stepper(ui, question.text.get(context.language()), typed, limits,
                  {.id = question.id,
                   .suffix = question.unit.get(context.language()),
                   .required = question.required,
                   .show_label = false,
                   .width = 240});
  if (result.changed && result.valid) {
    answer(context, brief, question, typed);
  }
}

void draw_money(ui::Ui& ui, const ScreenContext& context, const needs::Brief& brief,
                const needs::Question& question) {
  const needs::AnswerValue* value = answer_of(brief, question);
  const auto* number = value == nullptr ? nullptr : std::get_if<std::int64_t>(value);
  std::int64_t typed = number == nullptr ? 0 : *number;
  const ui::FieldResult result =
      ui::money_field(ui, question.text.get(context.language()), typed,
                      {.id = question.id,
                       .suffix = "₽",
                       .required = question.required,
                       .show_label = false,
                       .width = 240},
                      {.min = question.min.value_or(0), .max = question.max.value_or(kMaxMinor)});
  if (result.changed && result.valid) {
    answer(context, brief, question, typed);
  }
}

void draw_text(ui::Ui& ui, const ScreenContext& context, const needs::Brief& brief,
               const needs::Question& question) {
  const needs::AnswerValue* value = answer_of(brief, question);
  const auto* text = value == nullptr ? nullptr : std::get_if<std::string>(value);
  const std::string key = "answer/" + brief.id + "/" + question.id;
  const auto typed =
      edit_field(ui, context, key, question.text.get(context.language()),
                 text == nullptr ? std::string() : *text, {.show_label = false, .rows = 3});
  if (typed) {
    if (typed->empty()) {
      context.commands.emit(SetAnswer{brief.id, question.id, std::nullopt});
    } else {
      answer(context, brief, question, *typed);
    }
  }
}

}  // namespace

void draw_question_control(ui::Ui& ui, const ScreenContext& context, const needs::Brief& brief,
                           const needs::Question& question) {
  switch (question.kind) {
    case needs::QuestionKind::single:
      return draw_single(ui, context, brief, question);
    case needs::QuestionKind::multiple:
      return draw_multiple(ui, context, brief, question);
    case needs::QuestionKind::scale:
      return draw_scale(ui, context, brief, question);
    case needs::QuestionKind::number:
      return draw_number(ui, context, brief, question);
    case needs::QuestionKind::money:
      return draw_money(ui, context, brief, question);
    case needs::QuestionKind::text:
      return draw_text(ui, context, brief, question);
  }
}

void draw_question(ui::Ui& ui, const ScreenContext& context, const needs::Brief& brief,
                   const needs::Question& question) {
  const bool answered = brief.answers.count(question.id) > 0;
  ui.push_id(question.id);
  const std::string& title = question.text.get(context.language());
  ui::begin_card(
      ui, "question",
      {.title = title,
       .action = answered && !question.required ? std::string_view(context.tr("needs.clear"))
                                                : std::string_view(),
       .gap = 10});
  if (!question.help.empty()) {
    ui::text(ui, ui::TextStyle::caption13, question.help.get(context.language()),
             {.color = ui::Color::text_muted});
  }
  draw_question_control(ui, context, brief, question);
  if (!answered && question.fallback) {
    ui::text(ui, ui::TextStyle::caption13, context.tr("needs.assumed"),
             {.color = ui::Color::text_muted});
  }
  if (ui::end_card(ui).action) {
    context.commands.emit(SetAnswer{brief.id, question.id, std::nullopt});
  }
  ui.pop_id();
}

}  // namespace oferta::app
