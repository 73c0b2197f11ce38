#include "app/screens/inbox.h"

#include <algorithm>
#include <string>
#include <vector>

#include "app/screens/support.h"
#include "app/shell/offer_desk.h"
#include "app/ui/icons_generated.h"
#include "shared/sharing/answer_preview.h"

namespace oferta::app {
namespace {

using offer::AnswerKind;
using offer::ClientAnswer;

std::string_view icon_of(AnswerKind kind) {
  switch (kind) {
    case AnswerKind::accept:
      return ui::kIconCheck;
    case AnswerKind::decline:
      return ui::kIconX;
    case AnswerKind::question:
      return ui::kIconMail;
    case AnswerKind::wish:
      return ui::kIconPencil;
  }
  return ui::kIconMail;
}

// «Вопрос о строке 3 · 24.11.2026»
std::string heading_of(const ScreenContext& context, const ClientAnswer& answer) {
  std::string heading = context.tr("answers.kind." + std::string(offer::answer_name(answer.kind)));
  if (answer.line > 0) {
    heading +=
        " " + context.strings.format("answers.line", {{"line", std::to_string(answer.line)}});
  }
  return heading + " · " + context.date(date_of_unix_ms(answer.at_ms));
}

void draw_words(ui::Ui& ui, const ScreenContext& context, const ClientAnswer& answer) {
  const auto say = [&](const std::string& words) {
    if (!words.empty()) ui::text(ui, ui::TextStyle::caption13, words);
  };
  if (!answer.name.empty()) {
    say(context.strings.format("answers.signed", {{"name", answer.name}}));
  }
  if (answer.kind == AnswerKind::decline) {
    say(context.tr("offer.reason." + std::string(offer::reason_name(answer.reason))));
  }
  say(answer.text);
}

void begin_answer(ui::Ui& ui, const ScreenContext& context, const ClientAnswer& answer) {
  const std::string heading = heading_of(context, answer);
  ui.push_id(answer.id);
  ui::begin_group(ui, ui::Role::listitem, heading, "answer");
  ui.begin_row({20, -1}, {.gap = 8, .item_gap = 2});
  ui::icon(ui, icon_of(answer.kind),
           answer.kind == AnswerKind::accept ? ui::Color::success : ui::Color::text_muted, 18);
  ui.next();
  ui::text(ui, ui::TextStyle::caption13_semibold, heading);
  draw_words(ui, context, answer);
}

void end_answer(ui::Ui& ui) {
  ui.end_row();
  ui::end_group(ui);
  ui.pop_id();
}

// Whether the answer would decide the offer as it stands.
bool would_decide(const ScreenContext& context, const offer::Offer& offer,
                  const ClientAnswer& answer) {
  if (answer.kind != AnswerKind::accept && answer.kind != AnswerKind::decline) return false;
  const offer::Step step =
      answer.kind == AnswerKind::accept ? offer::Step::accept : offer::Step::decline;
  return offer::check_answer(answer, offer) &&
         offer::check_step(step, offer, versions_in(context.workspace, offer), context.today);
}

void draw_outcome(ui::Ui& ui, const ScreenContext& context, const sharing::AnswerPreview& preview) {
  const char* key = "answers.kept";
  if (!preview.keeps()) {
    key = "answers.refused";
  } else if (preview.known) {
    key = "answers.known";
  } else if (preview.decides) {
    key = preview.answer->kind == AnswerKind::accept ? "answers.accepts" : "answers.declines";
  } else if (!preview.problem.message.empty()) {
    key = "answers.late";
  }
  ui::text(ui, ui::TextStyle::caption13, context.tr(key), {.color = ui::Color::text_muted});
}

}  // namespace

void draw_answers(ui::Ui& ui, const ScreenContext& context, const offer::Offer& offer) {
  const std::vector<const ClientAnswer*> answers = context.workspace.answers_to(offer.id);
  if (answers.empty()) return;
  ui::begin_card(ui, "answers", {.title = context.tr("answers.title"), .gap = 10});
  ui::begin_group(ui, ui::Role::list, context.tr("answers.title"), "answers-list");
  for (const ClientAnswer* answer : answers) {
    begin_answer(ui, context, *answer);
    if (would_decide(context, offer, *answer) &&
        ui::button(ui,
                   context.tr(answer->kind == AnswerKind::accept ? "answers.decide.accept"
                                                                 : "answers.decide.decline"),
                   {.id = "decide", .size = ui::ControlSize::small})) {
      context.commands.emit(DecideByAnswer{answer->id});
    }
    end_answer(ui);
  }
  ui::end_group(ui);
  ui::end_card(ui);
}

void draw_answers_dialog(ui::Ui& ui, const ScreenContext& context) {
  AnswersView& view = context.view.answers;
  if (!ui::begin_dialog(ui, context.tr("answers.preview"), view.open,
                        {.id = "answers", .width = 560, .text = context.tr("answers.lead")})) {
    return;
  }
  const auto previews = sharing::preview_answers(context.workspace, view.answers, context.today);
  ui::begin_group(ui, ui::Role::list, context.tr("answers.preview"), "preview");
  for (const sharing::AnswerPreview& preview : previews) {
    begin_answer(ui, context, *preview.answer);
    draw_outcome(ui, context, preview);
    end_answer(ui);
  }
  ui::end_group(ui);
  const bool something = std::any_of(previews.begin(), previews.end(), [](const auto& preview) {
    return preview.keeps() && !preview.known;
  });
  ui::begin_dialog_actions(ui);
  if (ui::button(ui, context.tr("dialog.cancel"), {.id = "cancel"})) {
    view = AnswersView{};
  }
  if (ui::button(ui, context.tr("answers.take"),
                 {.id = "take", .kind = ui::ButtonKind::primary, .enabled = something})) {
    context.commands.emit(TakeAnswers{});
  }
  ui::end_dialog_actions(ui);
  ui::end_dialog(ui);
}

}  // namespace oferta::app
