// The bar above every screen: whose page it is, the steps, the state of the data and what is always
// at hand.
#include "app/screens/top_bar.h"

#include <array>
#include <string>

#include "app/screens/support.h"
#include "app/screens/sync_state.h"
#include "app/shell/offer_desk.h"
#include "app/ui/icons_generated.h"

namespace oferta::app {
namespace {

// Page widths, in CSS pixels at the usual size of text. Below the first the state of the data is a
// mark without words and rarer actions go into a menu; below the second the steps go under the bar.
constexpr float kRoomForWords = 1280;
constexpr float kRoomForSteps = 900;
// The room for the state in words: kept free, so that nothing moves while the words change.
constexpr float kStateWidth = 246;
constexpr float kActionGap = 6;

void switch_language(const ScreenContext& context) {
  const bool russian = context.language() == Language::ru;
  context.commands.emit(SetLanguage{russian ? Language::en : Language::ru});
}

void draw_language_button(ui::Ui& ui, const ScreenContext& context) {
  if (ui::icon_button(ui, ui::kIconLanguages, context.tr("top.language.name"),
                      {.id = "language", .kind = ui::ButtonKind::ghost})) {
    switch_language(context);
  }
}

// What a phone has no room for beside the title.
void draw_more(ui::Ui& ui, const ScreenContext& context) {
  const std::array<ui::MenuItem, 2> items = {
      ui::MenuItem{
          .label = context.tr("top.redo"), .icon = ui::kIconRedo2, .enabled = context.can_redo},
      ui::MenuItem{.label = context.tr("top.language.name"), .icon = ui::kIconLanguages}};
  switch (ui::menu_button(ui, ui::kIconEllipsis, context.tr("top.more"), items,
                          {.id = "more", .kind = ui::ButtonKind::ghost})) {
    case 0:
      return context.commands.emit(Redo{});
    case 1:
      return switch_language(context);
    default:
      return;
  }
}

void draw_undo(ui::Ui& ui, const ScreenContext& context) {
  if (ui::icon_button(ui, ui::kIconUndo2, context.tr("top.undo"),
                      {.id = "undo",
                       .kind = ui::ButtonKind::ghost,
                       .enabled = context.can_undo,
                       .shortcut = "Ctrl+Z"})) {
    context.commands.emit(Undo{});
  }
}

void draw_search_button(ui::Ui& ui, const ScreenContext& context) {
  if (ui::icon_button(
          ui, ui::kIconSearch, context.tr("palette.title"),
          {.id = "palette-button", .kind = ui::ButtonKind::ghost, .shortcut = "Ctrl+K"})) {
    context.commands.emit(TogglePalette{});
  }
}

void draw_redo(ui::Ui& ui, const ScreenContext& context) {
  if (ui::icon_button(ui, ui::kIconRedo2, context.tr("top.redo"),
                      {.id = "redo",
                       .kind = ui::ButtonKind::ghost,
                       .enabled = context.can_redo,
                       .shortcut = "Ctrl+Shift+Z"})) {
    context.commands.emit(Redo{});
  }
}

// Whose page it is: of a client, a selection for a client, or an offer to one.
const clients::Client* client_of_page(const ScreenContext& context) {
  switch (context.route.screen) {
    case Screen::client:
    case Screen::needs:
    case Screen::selection:
      return context.workspace.client(context.route.client);
    case Screen::offer: {
      const offer::Offer* offer = context.workspace.offer(context.route.offer);
      return offer == nullptr ? nullptr : context.workspace.client(offer->client);
    }
    default:
      return nullptr;
  }
}

// The brief the steps lead through, or "".
std::string brief_of_page(const ScreenContext& context) {
  if (context.route.screen == Screen::needs || context.route.screen == Screen::selection) {
    return context.route.brief;
  }
  if (context.route.screen != Screen::offer) {
    return {};
  }
  const offer::Offer* offer = context.workspace.offer(context.route.offer);
  const bool known = offer != nullptr && context.workspace.brief(offer->brief) != nullptr;
  return known ? offer->brief : std::string();
}

std::string subtitle_of(const clients::Client& client) {
  if (client.contact_name.empty()) {
    return client.phone;
  }
  return client.contact_post.empty() ? client.contact_name
                                     : client.contact_name + ", " + client.contact_post;
}

void draw_client_title(ui::Ui& ui, const ScreenContext& context, const clients::Client& client) {
  ui.begin_row({36, -1}, {.gap = 12, .item_gap = 0, .vertical = ui::Align::center});
  ui::avatar(ui, client.name, 36);
  ui.next();
  if (ui::link(ui, client.name, {.id = "client-title", .style = ui::TextStyle::body15_semibold})) {
    context.go(to_client(client.id));
  }
  const std::string subtitle = subtitle_of(client);
  if (!subtitle.empty()) {
    ui::text(ui, ui::TextStyle::caption13, subtitle,
             {.color = ui::Color::text_muted, .max_lines = 1});
  }
  ui.end_row();
}

ui::StepState state_of(int step, int current) {
  if (step == current) {
    return ui::StepState::current;
  }
  return step < current ? ui::StepState::done : ui::StepState::ahead;
}

void draw_steps(ui::Ui& ui, const ScreenContext& context, const clients::Client& client,
                const std::string& brief) {
  constexpr std::array<std::string_view, 3> kKeys = {"steps.needs", "steps.selection",
                                                     "steps.offer"};
  const int current = context.route.screen == Screen::needs       ? 0
                      : context.route.screen == Screen::selection ? 1
                                                                  : 2;
  std::array<ui::StepItem, 3> items;
  for (int i = 0; i < 3; ++i) {
    const auto index = static_cast<std::size_t>(i);
    items[index] = {context.tr(kKeys[index]), state_of(i, current), kKeys[index]};
  }
  const std::string progress = context.strings.format(
      "steps.progress", {{"step", std::to_string(current + 1)},
                         {"name", context.tr(kKeys[static_cast<std::size_t>(current)])}});
  const int pressed = ui::steps(ui, context.tr("steps.label"), items, progress);
  if (pressed == 0) {
    context.go(to_needs(client.id, brief));
  } else if (pressed == 1) {
    context.go(to_selection(client.id, brief));
  } else if (pressed == 2 && current != 2) {
    // The offer of this brief if there is one already; otherwise the way there leads over the
    // selection, where it is created.
    const std::string offer = newest_offer_of_brief(context.workspace, brief);
    context.go(offer.empty() ? to_selection(client.id, brief) : to_offer(offer));
  }
}

std::string_view title_key(Screen screen) {
  switch (screen) {
    case Screen::catalogue:
      return "catalogue.title";
    case Screen::offers:
    case Screen::offer:
      return "offers.title";
    case Screen::approvals:
      return "approvals.title";
    case Screen::price_list:
      return "price_list.title";
    case Screen::requests:
      return "report.open";  // the whole title has no room on a phone
    case Screen::settings:
      return "settings.title";
    case Screen::document_template:
      return "template.title";
    case Screen::data:
      return "data.title";
    case Screen::file:
      return "preview.title";
    case Screen::gallery:
      return "gallery.title";
    default:
      return "clients.title";
  }
}

bool fits(const ui::Ui& ui, float width) {
  return ui.viewport().width >= width * ui.text_scale();
}

float width_of_actions(const ui::Ui& ui) {
  const float button = ui.touch() ? 44.0F : 40.0F;
  return fits(ui, kRoomForWords) ? kStateWidth * ui.text_scale() + 5 * (button + kActionGap)
                                 : 5 * button + 4 * kActionGap;
}

void draw_phone_actions(ui::Ui& ui, const ScreenContext& context) {
  ui.begin_inline({.gap = 0, .align = ui::Align::right, .wrap = false});
  draw_search_button(ui, context);
  draw_undo(ui, context);
  draw_more(ui, context);
  ui.end_inline();
}

void draw_actions(ui::Ui& ui, const ScreenContext& context) {
  const bool words = fits(ui, kRoomForWords);
  ui.begin_row({-1, 0}, {.gap = kActionGap, .vertical = ui::Align::center});
  ui.begin_inline({.align = ui::Align::right, .wrap = false});
  draw_sync_state(ui, context, words);
  ui.end_inline();
  ui.next();
  ui.begin_inline({.gap = kActionGap, .wrap = false});
  draw_data_button(ui, context);
  draw_search_button(ui, context);
  draw_undo(ui, context);
  if (words) {
    draw_redo(ui, context);
    draw_language_button(ui, context);
  } else {
    draw_more(ui, context);
  }
  ui.end_inline();
  ui.end_row();
}

bool has_steps(const clients::Client* client, const std::string& brief) {
  return client != nullptr && !brief.empty();
}

}  // namespace

void draw_top_bar(ui::Ui& ui, const ScreenContext& context, const ui::Rect& bar) {
  ui::panel(ui, bar, {.background = ui::Color::surface, .border_bottom = true});
  ui.begin_area(bar, {.padding = ui::Insets::symmetric(20, 8)});
  ui::begin_group(ui, ui::Role::banner, "", "top-bar");
  const clients::Client* client = client_of_page(context);
  const std::string brief = brief_of_page(context);
  const bool with_steps = has_steps(client, brief) && fits(ui, kRoomForSteps);
  const float actions = ui.phone() ? 0 : width_of_actions(ui);
  if (with_steps) {
    ui.begin_row({-1, 0, actions}, {.gap = 16, .vertical = ui::Align::center});
  } else {
    ui.begin_row({-1, actions}, {.gap = 16, .vertical = ui::Align::center});
  }
  if (client != nullptr) {
    draw_client_title(ui, context, *client);
  } else {
    ui::text(ui, ui::TextStyle::title18, context.tr(title_key(context.route.screen)),
             {.max_lines = 1});
  }
  if (with_steps) {
    ui.next();
    draw_steps(ui, context, *client, brief);
  }
  ui.next();
  if (ui.phone()) {
    draw_phone_actions(ui, context);
  } else {
    draw_actions(ui, context);
  }
  ui.end_row();
  ui::end_group(ui);
  ui.end_area();
}

void draw_steps_below(ui::Ui& ui, const ScreenContext& context) {
  const clients::Client* client = client_of_page(context);
  const std::string brief = brief_of_page(context);
  if (!has_steps(client, brief) || fits(ui, kRoomForSteps)) {
    return;
  }
  ui.begin_column({.padding = {16, 8, 16, 0}});
  draw_steps(ui, context, *client, brief);
  ui.end_column();
}

}  // namespace oferta::app
