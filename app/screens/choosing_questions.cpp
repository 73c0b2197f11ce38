// The beginning, and one question after another.
#include <algorithm>
#include <string>
#include <vector>

#include "app/screens/choosing_parts.h"
#include "app/screens/question_card.h"
#include "app/ui/icons_generated.h"

namespace oferta::app {
namespace {

std::vector<const needs::Question*> questions_of(const ChoosingPage& page) {
  return questions_for_choosing(page.questionnaire, page.brief.answers);
}

// The question of the address, or the first where it is none of those asked.
std::size_t place_of(const ChoosingPage& page,
                     const std::vector<const needs::Question*>& questions) {
  const auto found = std::find_if(
      questions.begin(), questions.end(),
      [&](const needs::Question* question) { return question->id == page.context.route.question; });
  return found == questions.end() ? 0 : static_cast<std::size_t>(found - questions.begin());
}

bool is_answered(const ChoosingPage& page, const needs::Question& question) {
  return page.brief.answers.count(question.id) > 0;
}

// Whether the way on is closed until there is an answer.
bool is_needed(const ChoosingPage& page, const needs::Question& question) {
  return question.required && !question.fallback && !is_answered(page, question);
}

ChoosingPart after_questions(const ChoosingPage& page) {
  return page.survey() ? ChoosingPart::send : ChoosingPart::budget;
}

// The last question, or the beginning where none is asked.
void go_to_last_question(const ChoosingPage& page,
                         const std::vector<const needs::Question*>& questions) {
  questions.empty() ? page.go(ChoosingPart::welcome)
                    : page.go(ChoosingPart::questions, questions.back()->id);
}

void draw_promise(ui::Ui& ui, std::string_view icon, const std::string& words) {
  ui.begin_row({24, -1}, {.gap = 10, .vertical = ui::Align::center});
  ui::icon(ui, icon, ui::Color::accent, 20);
  ui.next();
  ui::text(ui, ui::TextStyle::body15, words);
  ui.end_row();
}

// Goes on where it was left, or begins.
void draw_start(ui::Ui& ui, const ChoosingPage& page) {
  const bool begun = !page.brief.answers.empty();
  if (ui::button(ui, page.tr(begun ? "choose.continue" : "choose.begin"),
                 {.id = "begin",
                  .kind = ui::ButtonKind::primary,
                  .size = ui::ControlSize::large,
                  .trailing_icon = ui::kIconArrowRight,
                  .full_width = true})) {
    const auto questions = questions_of(page);
    const auto next = std::find_if(
        questions.begin(), questions.end(),
        [&](const needs::Question* question) { return !is_answered(page, *question); });
    if (begun && next == questions.end()) {
      page.go(after_questions(page));
    } else {
      page.go(ChoosingPart::questions, next == questions.end() ? std::string() : (*next)->id);
    }
  }
  if (begun && ui::button(ui, page.tr("choose.anew"),
                          {.id = "anew",
                           .kind = ui::ButtonKind::ghost,
                           .icon = ui::kIconRotateCcw,
                           .full_width = true})) {
    page.context.commands.emit(ClearChoice{});
  }
}

}  // namespace

void draw_company_contacts(ui::Ui& ui, const ChoosingPage& page) {
  const Language language = page.context.language();
  const offer::Manager* manager =
      page.context.workspace.manager(page.context.choosing.package().manager);
  const offer::Company& company = page.context.workspace.company();
  const std::string name =
      manager == nullptr ? company.name.get(language) : manager->name.get(language);
  const std::string post = manager == nullptr ? std::string() : manager->post.get(language);
  const std::string& phone = manager == nullptr ? company.phone : manager->phone;
  const std::string& email = manager == nullptr ? company.email : manager->email;
  if (phone.empty() && email.empty()) return;
  ui.begin_row({48, -1}, {.gap = 14, .item_gap = 2, .vertical = ui::Align::center});
  ui::avatar(ui, name, 48);
  ui.next();
  ui::text(ui, ui::TextStyle::body15_semibold, join({name, post}, ", "));
  draw_ways_to_reach(ui, phone, email);
  ui.end_row();
}

void draw_welcome(ui::Ui& ui, const ChoosingPage& page) {
  const Language language = page.context.language();
  const offer::Company& company = page.context.workspace.company();
  ui.spacing(ui.phone() ? 8 : 32);
  const bool survey = page.survey();
  ui::heading(ui, 1, survey ? page.questionnaire.name.get(language) : page.tr("choose.title"));
  const std::string& intro = page.questionnaire.intro.get(language);
  ui::text(ui, ui::TextStyle::body15,
           intro.empty() ? page.tr(survey ? "survey.intro" : "choose.intro") : intro);
  ui.spacing(4);
  draw_promise(ui, ui::kIconListChecks, page.tr("choose.promise.time"));
  if (survey) {
    draw_promise(ui, ui::kIconEyeOff, page.tr("survey.promise.nameless"));
  } else {
    draw_promise(ui, ui::kIconLayers, page.tr("choose.promise.offers"));
  }
  draw_promise(ui, ui::kIconLock,
               page.context.strings.format("choose.promise.private",
                                           {{"company", company.name.get(language)}}));
  if (page.context.choosing.in_file()) {
    draw_promise(ui, ui::kIconWifiOff, page.tr("choose.file.promise"));
  }
  ui.spacing(8);
  draw_start(ui, page);
  ui.spacing(8);
  ui::separator(ui);
  draw_company_contacts(ui, page);
}

void draw_asked_question(ui::Ui& ui, const ChoosingPage& page) {
  const auto questions = questions_of(page);
  if (questions.empty()) return;
  const std::size_t at = place_of(page, questions);
  const needs::Question& question = *questions[at];
  const Language language = page.context.language();
  const auto all = static_cast<float>(questions.size());
  ui::progress(
      ui,
      page.context.strings.format("choose.question", {{"at", std::to_string(at + 1)},
                                                      {"of", std::to_string(questions.size())}}),
      static_cast<float>(at + 1) / all);
  ui.spacing(8);
  ui::heading(ui, 1, question.text.get(language));
  if (!question.help.empty()) {
    ui::text(ui, ui::TextStyle::body15, question.help.get(language),
             {.color = ui::Color::text_muted});
  }
  ui.push_id(question.id);
  draw_question_control(ui, page.context, page.brief, question);
  ui.pop_id();
  if (!is_answered(page, question) && question.fallback) {
    ui::text(ui, ui::TextStyle::caption13, page.tr("choose.assumed"),
             {.color = ui::Color::text_muted});
  }
}

ChoosingFoot foot_of_question(const ChoosingPage& page) {
  const auto questions = questions_of(page);
  if (questions.empty()) return {.forward = page.tr("present.forward")};
  const needs::Question& question = *questions[place_of(page, questions)];
  if (is_needed(page, question)) {
    return {.forward = page.tr("present.forward"),
            .enabled = false,
            .reason = page.tr("choose.answer_first")};
  }
  const bool skips = !is_answered(page, question) && !question.fallback;
  return {.forward = page.tr(skips ? "choose.skip" : "present.forward")};
}

void go_forward(const ChoosingPage& page) {
  const auto questions = questions_of(page);
  const std::size_t next = place_of(page, questions) + 1;
  switch (page.context.route.part) {
    case ChoosingPart::welcome:
      return page.context.commands.emit(BeginVisit{});
    case ChoosingPart::questions:
      return next < questions.size() ? page.go(ChoosingPart::questions, questions[next]->id)
                                     : page.go(after_questions(page));
    case ChoosingPart::budget:
      return page.go(ChoosingPart::offers);
    case ChoosingPart::offers:
      return page.go(ChoosingPart::contents);
    case ChoosingPart::contents:
      return page.go(ChoosingPart::send);
    case ChoosingPart::send:
      return page.context.commands.emit(SendChoice{});
    case ChoosingPart::sent:
      return page.context.commands.emit(EndVisit{});
  }
}

void go_back(const ChoosingPage& page) {
  const auto questions = questions_of(page);
  const std::size_t at = place_of(page, questions);
  switch (page.context.route.part) {
    case ChoosingPart::welcome:
      return;
    case ChoosingPart::questions:
      return at == 0 ? page.go(ChoosingPart::welcome)
                     : page.go(ChoosingPart::questions, questions[at - 1]->id);
    case ChoosingPart::budget:
      return go_to_last_question(page, questions);
    case ChoosingPart::offers:
      return page.go(ChoosingPart::budget);
    case ChoosingPart::contents:
      return page.go(ChoosingPart::offers);
    case ChoosingPart::send:
      return page.survey() ? go_to_last_question(page, questions) : page.go(ChoosingPart::contents);
    case ChoosingPart::sent:
      return page.go(ChoosingPart::contents);
  }
}

}  // namespace oferta::app
