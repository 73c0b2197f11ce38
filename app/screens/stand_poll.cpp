#include "app/screens/stand_poll.h"

#include <algorithm>
#include <string>

#include "app/screens/count_bars.h"
#include "app/ui/choice.h"
#include "app/ui/icons_generated.h"
#include "shared/base/sort.h"

namespace oferta::app {
namespace {

// «Ответили 37 посетителей»
std::string answered_words(const ChoosingPage& page, const workspace::QuestionReport& answered) {
  return page.context.strings.plural("stand.poll.answered", answered.answered);
}

// The choices most visitors made, as many as there is room for; of a scale, all points in order.
workspace::QuestionReport leading(workspace::QuestionReport answered,
                                  const needs::Question& question, std::size_t room) {
  if (question.kind == needs::QuestionKind::scale) return answered;
  sort_by(answered.answers, [](const workspace::AnswerCount& a, const workspace::AnswerCount& b) {
    return a.count > b.count;
  });
  if (answered.answers.size() > room) answered.answers.resize(room);
  return answered;
}

}  // namespace

std::vector<const workspace::QuestionReport*> shown_poll(const ChoosingPage& page) {
  std::vector<const workspace::QuestionReport*> shown;
  for (const workspace::QuestionReport& question : page.context.choosing.poll().questions) {
    if (workspace::may_be_shown(question)) shown.push_back(&question);
  }
  return shown;
}

void draw_poll_slide(ui::Ui& ui, const ChoosingPage& page,
                     const workspace::QuestionReport& answered) {
  const needs::Question& question = *page.questionnaire.question(answered.question);
  const std::string& text = question.text.get(page.context.language());
  ui::heading(ui, 2, text, {.align = ui::Align::center});
  ui::text(ui, ui::TextStyle::caption13, answered_words(page, answered),
           {.color = ui::Color::text_muted, .align = ui::Align::center});
  constexpr float kLeast = 3;
  const CountBars all = answer_bars(page.context, answered, question);
  const float room = std::max(kLeast, ui.available_height() / ui::bar_height(ui, all.items()));
  draw_bars(ui, page.context, text,
            answer_bars(page.context, leading(answered, question, static_cast<std::size_t>(room)),
                        question));
}

void draw_poll_after(ui::Ui& ui, const ChoosingPage& page) {
  const std::vector<const workspace::QuestionReport*> shown = shown_poll(page);
  if (shown.empty()) return;
  ui.spacing(8);
  ui::separator(ui);
  ui::heading(ui, 2, page.tr("stand.poll.others"));
  for (const workspace::QuestionReport* answered : shown) {
    const needs::Question& question = *page.questionnaire.question(answered->question);
    const std::string& text = question.text.get(page.context.language());
    ui::begin_card(ui, question.id, {.title = text});
    ui::text(ui, ui::TextStyle::caption13, answered_words(page, *answered),
             {.color = ui::Color::text_muted});
    draw_bars(ui, page.context, text, answer_bars(page.context, *answered, question));
    ui::end_card(ui);
  }
}

void draw_poll_counts(ui::Ui& ui, const ChoosingPage& page) {
  const workspace::Poll& poll = page.context.choosing.poll();
  if (poll.questions.empty()) return;
  ui::label_value(ui, page.tr("stand.poll.counted"), count_text(page.context, poll.people));
  if (poll.people > 0 &&
      ui::button(ui, page.tr("stand.poll.clear"), {.id = "clear", .icon = ui::kIconRotateCcw})) {
    page.context.commands.emit(ClearPoll{});
  }
}

void draw_poll_choice(ui::Ui& ui, const ScreenContext& context,
                      const needs::Questionnaire& questionnaire) {
  ShareView& share = context.view.share;
  std::vector<const needs::Question*> questions;
  for (const needs::Question& question : questionnaire.questions) {
    if (workspace::can_be_polled(question)) questions.push_back(&question);
  }
  if (questions.empty()) return;
  ui::checkbox(ui, context.tr("stand.poll"), share.poll,
               {.id = "poll", .description = context.tr("stand.poll.hint")});
  if (!share.poll) return;
  ui::begin_group(ui, ui::Role::group, context.tr("stand.poll.questions"), "polled");
  ui.begin_column({.padding = {.left = 28}});
  ui.begin_grid({.min_cell_width = 200, .max_columns = 2, .item_gap = 0});
  for (const needs::Question* question : questions) {
    if (question != questions.front()) ui.next();
    bool wanted = share.poll_without.count(question->id) == 0;
    if (!ui::checkbox(ui, question->text.get(context.language()), wanted, {.id = question->id})) {
      continue;
    }
    if (wanted) {
      share.poll_without.erase(question->id);
    } else {
      share.poll_without.insert(question->id);
    }
  }
  ui.end_grid();
  ui.end_column();
  ui::end_group(ui);
}

std::vector<std::string> poll_asked(const ShareView& share,
                                    const needs::Questionnaire& questionnaire) {
  std::vector<std::string> asked;
  for (const needs::Question& question : questionnaire.questions) {
    if (share.poll && workspace::can_be_polled(question) &&
        share.poll_without.count(question.id) == 0) {
      asked.push_back(question.id);
    }
  }
  return asked;
}

}  // namespace oferta::app
