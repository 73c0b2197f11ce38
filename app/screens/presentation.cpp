#include "app/screens/presentation.h"

#include <array>
#include <string>

#include "app/screens/pin_dialog.h"
#include "app/screens/presentation_slides.h"
#include "app/screens/presented_view.h"
#include "app/screens/selection_budget.h"
#include "app/ui/icons_generated.h"

namespace oferta::app {
namespace {

constexpr std::array<std::string_view, kPresentationSteps> kStepKeys = {
    "present.need", "present.solution", "present.price", "present.next"};

void draw_way(ui::Ui& ui, const ScreenContext& context, const Strings& words, int step) {
  std::array<ui::StepItem, kStepKeys.size()> items;
  for (std::size_t i = 0; i < kStepKeys.size(); ++i) {
    const int at = static_cast<int>(i);
    items[i] = {.label = words.get(kStepKeys[i]),
                .state = at == step  ? ui::StepState::current
                         : at < step ? ui::StepState::done
                                     : ui::StepState::ahead,
                .id = kStepKeys[i]};
  }
  const int pressed = ui::steps(ui, words.get("present.steps"), items,
                                words.get(kStepKeys[static_cast<std::size_t>(step)]));
  if (pressed >= 0) context.commands.emit(ShowPresentationStep{pressed});
}

void draw_head(ui::Ui& ui, const ScreenContext& context, const Strings& words,
               const std::string& company, const ui::Rect& rect) {
  ui::panel(ui, rect, {.background = ui::Color::surface, .border_bottom = true});
  ui.begin_area(rect, {.padding = ui::Insets::symmetric(ui.phone() ? 12 : 24, 8)});
  ui::begin_group(ui, ui::Role::banner, "", "head");
  const bool steps_here = ui.room_in(rect.width) >= 760;
  if (steps_here) {
    ui.begin_row({-1, 0, 44}, {.gap = 16, .vertical = ui::Align::center});
  } else {
    ui.begin_row({-1, 44}, {.gap = 12, .vertical = ui::Align::center});
  }
  ui::text(ui, ui::TextStyle::body15_semibold, company, {.max_lines = 1});
  ui.next();
  if (steps_here) {
    draw_way(ui, context, words, context.view.presentation.step);
    ui.next();
  }
  if (ui::icon_button(ui, ui::kIconX, words.get("present.end"),
                      {.id = "end", .kind = ui::ButtonKind::ghost, .shortcut = "Esc"})) {
    context.commands.emit(EndPresentation{});
  }
  ui.end_row();
  ui::end_group(ui);
  ui.end_area();
}

void draw_foot(ui::Ui& ui, const ScreenContext& context, const Strings& words,
               const ui::Rect& rect) {
  const int step = context.view.presentation.step;
  ui::panel(ui, rect, {.background = ui::Color::surface, .border_top = true});
  ui.begin_area(rect, {.padding = ui::Insets::symmetric(ui.phone() ? 12 : 24, 10)});
  ui::begin_group(ui, ui::Role::region, words.get("present.turn"), "foot");
  ui.begin_row({0, -1, 0}, {.gap = 16, .vertical = ui::Align::center});
  if (ui::button(ui, words.get("present.back"),
                 {.id = "back",
                  .size = ui::ControlSize::large,
                  .icon = ui::kIconArrowLeft,
                  .enabled = step > 0})) {
    context.commands.emit(ShowPresentationStep{step - 1});
  }
  ui.next();
  ui::text(ui, ui::TextStyle::caption13,
           words.format("present.of", {{"step", std::to_string(step + 1)},
                                       {"steps", std::to_string(kPresentationSteps)}}),
           {.color = ui::Color::text_muted, .align = ui::Align::center});
  ui.next();
  if (ui::button(ui, words.get("present.forward"),
                 {.id = "forward",
                  .kind = ui::ButtonKind::primary,
                  .size = ui::ControlSize::large,
                  .trailing_icon = ui::kIconArrowRight,
                  .enabled = step + 1 < kPresentationSteps})) {
    context.commands.emit(ShowPresentationStep{step + 1});
  }
  ui.end_row();
  ui::end_group(ui);
  ui.end_area();
}

// There is nothing to show now; the way back is above.
void draw_nothing(ui::Ui& ui, const ScreenContext& context, const Strings& words) {
  const needs::Brief* brief = presented_brief(context);
  if (brief == nullptr) {
    ui::heading(ui, 1, words.get("present.missing"));
    return;
  }
  const bool impossible = context.engine.proposals().impossible.has_value();
  ui::heading(ui, 1, words.get(impossible ? "present.impossible" : "present.working"));
  draw_budget_slider(ui, context, *brief);
}

}  // namespace

void draw_presentation(ui::Ui& ui, const ScreenContext& context) {
  ui::clear_toasts(ui);  // they speak to the manager
  const sharing::ClientView* view = presented_view(context);
  PresentationView& shown = context.view.presentation;
  // The slides speak the offer's language, whatever the interface speaks.
  const bool same = view == nullptr || view->language == context.language();
  const Strings& words = same ? context.strings : Strings::of(view->language);
  const std::string company = view == nullptr ? std::string() : view->supplier.name;
  ui.set_title(company.empty() ? words.get("present.title") : company);
  if (shown.drawn_step != shown.step) {
    shown.drawn_step = shown.step;
    ui.request_heading_focus();
  }
  const ui::Rect page = ui.viewport();
  const float scale = ui.text_scale();
  const float top = 28 + 36 * scale;
  const float bottom = 28 + 40 * scale;
  draw_head(ui, context, words, company, {0, 0, page.width, top});
  ui.begin_area({0, top, page.width, page.height - top - bottom});
  ui::begin_group(ui, ui::Role::main, "", "slides");
  ui.push_id(shown.step);
  ui::begin_scroll(ui, "slide");
  ui.begin_column({.gap = 14 * scale,
                   .padding = ui::Insets::symmetric(ui.phone() ? 16 : 40, 20 * scale),
                   .max_width = 1500,
                   .align = ui::Align::center});
  if (ui.room_in(page.width) < 760) draw_way(ui, context, words, shown.step);
  if (view == nullptr) {
    draw_nothing(ui, context, words);
  } else {
    draw_slide(ui, context, {*view, chosen_offer(context, *view), words}, shown.step);
  }
  ui.end_column();
  ui::end_scroll(ui);
  ui.pop_id();
  ui::end_group(ui);
  ui.end_area();
  draw_foot(ui, context, words, {0, page.height - bottom, page.width, bottom});
  if (draw_pin_dialog(ui, words, shown.pin,
                      {words.get("present.pin.ask"), words.get("present.pin.lead"),
                       words.get("present.end")})) {
    context.commands.emit(EndPresentation{});
  }
}

}  // namespace oferta::app
