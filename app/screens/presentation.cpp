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

// A page of slides: the manager's screen turned to the client, or the client's window.
struct Showing {
  const Strings& words;  // the slides speak the offer's language, whatever the interface speaks
  std::string company{};
  int step = 0;
  bool in_window = false;

  [[nodiscard]] const std::string& tr(std::string_view key) const { return words.get(key); }
  void turn_to(const ScreenContext& context, int to) const {
    context.commands.emit(in_window ? Command(ShowClientStep{to})
                                    : Command(ShowPresentationStep{to}));
  }
};

Showing showing_of(const ScreenContext& context, const sharing::ClientView* view, int step,
                   bool in_window) {
  const bool same = view == nullptr || view->language == context.language();
  return {same ? context.strings : Strings::of(view->language),
          view == nullptr ? std::string() : view->supplier.name, step, in_window};
}

void draw_way(ui::Ui& ui, const ScreenContext& context, const Showing& showing) {
  std::array<ui::StepItem, kPresentationSteps> items;
  for (int at = 0; at < kPresentationSteps; ++at) {
    const std::string_view key = presentation_step_key(at);
    items[static_cast<std::size_t>(at)] = {.label = showing.tr(key),
                                           .state = at == showing.step  ? ui::StepState::current
                                                    : at < showing.step ? ui::StepState::done
                                                                        : ui::StepState::ahead,
                                           .id = key};
  }
  const int pressed = ui::steps(ui, showing.tr("present.steps"), items,
                                showing.tr(presentation_step_key(showing.step)));
  if (pressed >= 0) showing.turn_to(context, pressed);
}

// What leads out of it: back to the manager's screen, or of a window's edges.
void draw_way_out(ui::Ui& ui, const ScreenContext& context, const Showing& showing) {
  if (!showing.in_window) {
    if (ui::icon_button(ui, ui::kIconX, showing.tr("present.end"),
                        {.id = "end", .kind = ui::ButtonKind::ghost, .shortcut = "Esc"})) {
      context.commands.emit(EndPresentation{});
    }
    return;
  }
  const std::optional<bool>& full = context.view.shown_here.full_screen;
  if (full && ui::icon_button(ui, *full ? ui::kIconMinimize : ui::kIconMaximize,
                              showing.tr(*full ? "present.window.edges" : "present.window.full"),
                              {.id = "full", .kind = ui::ButtonKind::ghost, .shortcut = "F"})) {
    context.commands.emit(SwitchFullScreen{});
  }
}

void draw_head(ui::Ui& ui, const ScreenContext& context, const Showing& showing,
               const ui::Rect& rect) {
  ui::panel(ui, rect, {.background = ui::Color::surface, .border_bottom = true});
  ui.begin_area(rect, {.padding = ui::Insets::symmetric(ui.phone() ? 12 : 24, 8)});
  ui::begin_group(ui, ui::Role::banner, "", "head");
  const bool steps_here = ui.room_in(rect.width) >= 760;
  if (steps_here) {
    ui.begin_row({-1, 0, 0}, {.gap = 16, .vertical = ui::Align::center});
  } else {
    ui.begin_row({-1, 0}, {.gap = 12, .vertical = ui::Align::center});
  }
  ui::text(ui, ui::TextStyle::body15_semibold, showing.company, {.max_lines = 1});
  ui.next();
  if (steps_here) {
    draw_way(ui, context, showing);
    ui.next();
  }
  draw_way_out(ui, context, showing);
  ui.end_row();
  ui::end_group(ui);
  ui.end_area();
}

void draw_foot(ui::Ui& ui, const ScreenContext& context, const Showing& showing,
               const ui::Rect& rect) {
  const int step = showing.step;
  ui::panel(ui, rect, {.background = ui::Color::surface, .border_top = true});
  ui.begin_area(rect, {.padding = ui::Insets::symmetric(ui.phone() ? 12 : 24, 10)});
  ui::begin_group(ui, ui::Role::region, showing.tr("present.turn"), "foot");
  ui.begin_row({0, -1, 0}, {.gap = 16, .vertical = ui::Align::center});
  if (ui::button(ui, showing.tr("present.back"),
                 {.id = "back",
                  .size = ui::ControlSize::large,
                  .icon = ui::kIconArrowLeft,
                  .enabled = step > 0})) {
    showing.turn_to(context, step - 1);
  }
  ui.next();
  if (context.view.shown_here.alone) {
    ui::text(
        ui, ui::TextStyle::caption13, showing.tr("present.window.alone"),
        {.color = ui::Color::text_muted, .align = ui::Align::center, .live = ui::Live::polite});
  } else {
    ui::text(ui, ui::TextStyle::caption13,
             showing.words.format("present.of", {{"step", std::to_string(step + 1)},
                                                 {"steps", std::to_string(kPresentationSteps)}}),
             {.color = ui::Color::text_muted, .align = ui::Align::center});
  }
  ui.next();
  if (ui::button(ui, showing.tr("present.forward"),
                 {.id = "forward",
                  .kind = ui::ButtonKind::primary,
                  .size = ui::ControlSize::large,
                  .trailing_icon = ui::kIconArrowRight,
                  .enabled = step + 1 < kPresentationSteps})) {
    showing.turn_to(context, step + 1);
  }
  ui.end_row();
  ui::end_group(ui);
  ui.end_area();
}

// There is nothing to show now; the way back is above.
void draw_nothing(ui::Ui& ui, const ScreenContext& context, const Showing& showing) {
  if (showing.in_window) {
    ui::heading(ui, 1,
                showing.tr(context.view.shown_here.alone ? "present.window.nobody"
                                                         : "present.window.coming"));
    return;
  }
  const needs::Brief* brief = presented_brief(context);
  if (brief == nullptr) {
    ui::heading(ui, 1, showing.tr("present.missing"));
    return;
  }
  const bool impossible = context.engine.proposals().impossible.has_value();
  ui::heading(ui, 1, showing.tr(impossible ? "present.impossible" : "present.working"));
  draw_budget_slider(ui, context, *brief);
}

void draw_showing(ui::Ui& ui, const ScreenContext& context, const Showing& showing,
                  const std::optional<Slide>& slide, std::optional<int>& drawn_step) {
  ui.set_title(showing.company.empty() ? showing.tr("present.title") : showing.company);
  if (drawn_step != showing.step) {
    drawn_step = showing.step;
    ui.request_heading_focus();
  }
  const ui::Rect page = ui.viewport();
  const float scale = ui.text_scale();
  const float top = 28 + 36 * scale;
  const float bottom = 28 + 40 * scale;
  draw_head(ui, context, showing, {0, 0, page.width, top});
  ui.begin_area({0, top, page.width, page.height - top - bottom});
  ui::begin_group(ui, ui::Role::main, "", "slides");
  ui.push_id(showing.step);
  ui::begin_scroll(ui, "slide");
  ui.begin_column({.gap = 14 * scale,
                   .padding = ui::Insets::symmetric(ui.phone() ? 16 : 40, 20 * scale),
                   .max_width = 1500,
                   .align = ui::Align::center});
  if (ui.room_in(page.width) < 760) draw_way(ui, context, showing);
  if (slide) {
    draw_slide(ui, context, *slide, showing.step);
  } else {
    draw_nothing(ui, context, showing);
  }
  ui.end_column();
  ui::end_scroll(ui);
  ui.pop_id();
  ui::end_group(ui);
  ui.end_area();
  draw_foot(ui, context, showing, {0, page.height - bottom, page.width, bottom});
}

}  // namespace

std::string_view presentation_step_key(int step) {
  constexpr std::array<std::string_view, kPresentationSteps> kKeys = {
      "present.need", "present.solution", "present.price", "present.next"};
  return kKeys[static_cast<std::size_t>(step)];
}

void draw_presentation(ui::Ui& ui, const ScreenContext& context) {
  ui::clear_toasts(ui);  // they speak to the manager
  PresentationView& shown = context.view.presentation;
  const needs::Brief* brief = presented_brief(context);
  const sharing::ClientView* view = presented_view(context, context.route, shown.made);
  const Showing showing = showing_of(context, view, shown.step, false);
  std::optional<Slide> slide;
  if (view != nullptr) {
    slide.emplace(Slide{*view, view->offers[chosen_offer(brief, *view)], showing.words, brief});
  }
  draw_showing(ui, context, showing, slide, shown.drawn_step);
  if (draw_pin_dialog(ui, showing.words, shown.pin,
                      {showing.tr("present.pin.ask"), showing.tr("present.pin.lead"),
                       showing.tr("present.end")})) {
    context.commands.emit(EndPresentation{});
  }
}

void draw_shown_here(ui::Ui& ui, const ScreenContext& context) {
  ShownView& shown = context.view.shown_here;
  const sharing::ClientView* view = shown.view.get();
  const Showing showing = showing_of(context, view, shown.at.step, true);
  std::optional<Slide> slide;
  if (view != nullptr) {
    slide.emplace(
        Slide{*view, view->offers[shown.at.offer], showing.words, nullptr, shown.at.line});
  }
  draw_showing(ui, context, showing, slide, shown.drawn_step);
}

}  // namespace oferta::app
