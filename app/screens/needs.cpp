// The needs assessment: the questions that are asked now, and beside them what they amount to.
#include <string>

#include "app/screens/needs_panel.h"
#include "app/screens/notes.h"
#include "app/screens/question_card.h"
#include "app/screens/screen.h"
#include "app/screens/support.h"
#include "app/ui/icons_generated.h"
#include "shared/needs/asking.h"

namespace oferta::app {
namespace {

void draw_questions(ui::Ui& ui, const ScreenContext& context, const needs::Brief& brief,
                    const needs::Questionnaire& questionnaire, const needs::Asking& asking) {
  ui::heading(ui, 1, context.tr("needs.title"));
  if (!questionnaire.intro.empty()) {
    ui::text(ui, ui::TextStyle::body15, questionnaire.intro.get(context.language()),
             {.color = ui::Color::text_muted});
  }
  const std::size_t assumed = asking.effective.size() - asking.answered;
  const std::string progress =
      context.strings.format(assumed == 0 ? "needs.progress" : "needs.progress.assumed",
                             {{"done", std::to_string(asking.answered)},
                              {"assumed", std::to_string(assumed)},
                              {"total", std::to_string(asking.questions.size())}});
  const float fraction = asking.questions.empty() ? 0.0F
                                                  : static_cast<float>(asking.answered) /
                                                        static_cast<float>(asking.questions.size());
  ui::progress(ui, progress, fraction);
  for (const needs::Question* question : asking.questions) {
    draw_question(ui, context, brief, *question);
  }
}

void draw_side(ui::Ui& ui, const ScreenContext& context, const needs::Brief& brief,
               const needs::Questionnaire& questionnaire) {
  ui::begin_card(ui, "understood", {.title = context.tr("needs.understood")});
  draw_weights(ui, context, brief, needs::build_profile(questionnaire, brief));
  ui::end_card(ui);
  ui::begin_card(ui, "notes", {.title = context.tr("needs.notes")});
  draw_notes(ui, context, brief.client, brief.id);
  ui::end_card(ui);
}

void draw_next(ui::Ui& ui, const ScreenContext& context, const needs::Brief& brief) {
  if (ui::button(ui, context.tr("needs.to_selection"),
                 {.id = "to-selection",
                  .kind = ui::ButtonKind::primary,
                  .size = ui::ControlSize::large,
                  .trailing_icon = ui::kIconArrowRight,
                  .full_width = true,
                  .shortcut = "Alt+Enter"})) {
    context.go(to_selection(brief.client, brief.id));
  }
}

}  // namespace

void draw_needs(ui::Ui& ui, const ScreenContext& context) {
  const needs::Brief* brief = context.workspace.brief(context.route.brief);
  const needs::Questionnaire* questionnaire =
      brief == nullptr ? nullptr : context.workspace.questionnaire(brief->questionnaire);
  if (questionnaire == nullptr) {
    return draw_missing(ui, context, "client.missing", to_clients());
  }
  ui.set_title(context.tr("needs.title"));
  const needs::Asking asking = needs::ask(*questionnaire, brief->answers);
  ui.push_id(brief->id);
  const bool wide = ui.viewport().width >= 960;
  if (wide) {
    const float side = ui.viewport().width >= 1280 ? 380.0F : 340.0F;
    ui.begin_row({-1, side}, {.gap = 12});
    ui::begin_scroll(ui, "questions", ui.available_height());
    ui.begin_column(
        {.gap = 16, .padding = page_padding(ui), .max_width = 820, .align = ui::Align::center});
    draw_questions(ui, context, *brief, *questionnaire, asking);
    ui.end_column();
    ui::end_scroll(ui);
    ui.next();
    ui::begin_scroll(ui, "side", ui.available_height() - 80,
                     {.padding = {4, 16, 20, 16}, .gap = 16});
    draw_side(ui, context, *brief, *questionnaire);
    ui::end_scroll(ui);
    ui.begin_column({.padding = {4, 8, 20, 16}});
    draw_next(ui, context, *brief);
    ui.end_column();
    ui.end_row();
  } else {
    ui::begin_scroll(ui, "questions");
    ui.begin_column({.gap = 16, .padding = page_padding(ui)});
    draw_questions(ui, context, *brief, *questionnaire, asking);
    draw_side(ui, context, *brief, *questionnaire);
    draw_next(ui, context, *brief);
    ui.end_column();
    ui::end_scroll(ui);
  }
  ui.pop_id();
}

}  // namespace oferta::app
