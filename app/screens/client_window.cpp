#include "app/screens/client_window.h"

#include <string>

#include "app/screens/presentation.h"
#include "app/screens/presented_view.h"
#include "app/ui/icons_generated.h"

namespace oferta::app {
namespace {

// «Клиент видит: 2 из 4 – Решение»
std::string seen_by_client(const ScreenContext& context, int step) {
  return context.strings.format("present.window.sees",
                                {{"step", std::to_string(step + 1)},
                                 {"steps", std::to_string(kPresentationSteps)},
                                 {"name", context.tr(presentation_step_key(step))}});
}

void draw_turning(ui::Ui& ui, const ScreenContext& context, int step) {
  ui.begin_inline({.gap = 4, .wrap = false});
  if (ui::icon_button(ui, ui::kIconChevronLeft, context.tr("present.window.back"),
                      {.id = "back", .enabled = step > 0, .shortcut = "Alt+PageUp"})) {
    context.commands.emit(ShowClientStep{step - 1});
  }
  if (ui::icon_button(ui, ui::kIconChevronRight, context.tr("present.window.forward"),
                      {.id = "forward",
                       .enabled = step + 1 < kPresentationSteps,
                       .shortcut = "Alt+PageDown"})) {
    context.commands.emit(ShowClientStep{step + 1});
  }
  ui.end_inline();
}

void draw_pointing(ui::Ui& ui, const ScreenContext& context) {
  ui::switch_toggle(ui, context.tr("present.window.point"), context.view.client_window.points,
                    {.id = "point"});
}

}  // namespace

void follow_client_window(const ScreenContext& context) {
  ClientWindowView& window = context.view.client_window;
  if (!window.open()) return;
  const Route place = parse_route(window.place);
  const needs::Brief* brief = nullptr;
  if (place.screen == Screen::selection) {
    // Proposals are there for the selection that is open; until then the client sees the last ones.
    if (!is_shown_to_client(context)) return;
    brief = context.workspace.brief(place.brief);
    if (brief == nullptr || context.engine.proposals().variant(brief->variant) == nullptr) return;
  } else if (context.workspace.offer(place.offer) == nullptr) {
    return;
  }
  if (const sharing::ClientView* view = presented_view(context, place, window.made)) {
    window.at.offer = chosen_offer(brief, *view);
  }
}

bool is_shown_to_client(const ScreenContext& context) {
  const ClientWindowView& window = context.view.client_window;
  return window.open() && same_place(parse_route(window.place), context.route);
}

void draw_client_window_bar(ui::Ui& ui, const ScreenContext& context) {
  ClientWindowView& window = context.view.client_window;
  if (!window.open()) return;
  const bool wide = ui.room_in(ui.available_width()) >= 900;
  const std::string& close = context.tr("present.window.close");
  bool closed = false;
  ui.begin_column({.padding = {20, 12, 20, 0}});
  ui::begin_card(
      ui, "client-window",
      {.name = context.tr("present.window"), .padding = 8, .tone = ui::Tone::accent, .flat = true});
  if (wide) {
    ui.begin_row({24, -1, 0, 0, 0}, {.gap = 12, .vertical = ui::Align::center});
  } else {
    ui.begin_row({24, -1, 0, 0}, {.gap = 8, .vertical = ui::Align::center});
  }
  ui::icon(ui, ui::kIconScreenShare, ui::Color::accent_text, 20);
  ui.next();
  ui::text(ui, ui::TextStyle::body15, seen_by_client(context, window.at.step),
           {.live = ui::Live::polite});
  if (!wide) draw_pointing(ui, context);
  ui.next();
  draw_turning(ui, context, window.at.step);
  ui.next();
  if (wide) {
    draw_pointing(ui, context);
    ui.next();
    closed = ui::button(ui, close, {.id = "close", .kind = ui::ButtonKind::ghost});
  } else {
    closed = ui::icon_button(ui, ui::kIconX, close, {.id = "close", .kind = ui::ButtonKind::ghost});
  }
  ui.end_row();
  ui::end_card(ui);
  ui.end_column();
  if (closed) context.commands.emit(CloseClientWindow{});
}

bool can_open_client_window(const ui::Ui& ui) {
  return !ui.phone();
}

}  // namespace oferta::app
