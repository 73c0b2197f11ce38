// The frame around every screen: navigation rail (a bar at the bottom of a phone), the top bar with
// the client, the steps and the state of the data, and the place where the screen draws itself.
#include <array>
#include <string>

#include "app/screens/history.h"
#include "app/screens/palette.h"
#include "app/screens/screen.h"
#include "app/screens/support.h"
#include "app/screens/sync_state.h"
#include "app/shell/offer_desk.h"
#include "app/ui/icons_generated.h"

namespace oferta::app {
namespace {

struct Place {
  std::string_view id;
  std::string_view label_key;
  std::string_view name_key;  // the label in one word
  std::string_view icon;
  Route route;
  bool current = false;
};

bool in_clients(Screen screen) {
  return screen == Screen::clients || screen == Screen::client || screen == Screen::needs ||
         screen == Screen::selection;
}

void draw_place(ui::Ui& ui, const ScreenContext& context, const Place& place) {
  // The bar of a phone has room for the whole word; the rail may need it broken.
  const std::string_view label = ui.phone() ? place.name_key : place.label_key;
  if (ui::nav_item(ui, context.tr(label),
                   {.id = place.id,
                    .icon = place.icon,
                    .current = place.current,
                    .name = context.tr(place.name_key)})) {
    context.go(place.route);
  }
}

std::array<Place, 4> places(const ScreenContext& context) {
  const Screen screen = context.route.screen;
  return {Place{"clients", "nav.clients", "nav.clients", ui::kIconUsers, to_clients(),
                in_clients(screen)},
          Place{"catalogue", "nav.catalogue", "nav.catalogue", ui::kIconPackage, to_catalogue(),
                screen == Screen::catalogue || screen == Screen::price_list},
          Place{"offers", "nav.offers", "nav.offers.name", ui::kIconFileText, to_offers(),
                screen == Screen::offers || screen == Screen::offer},
          Place{"settings", "nav.settings", "nav.settings", ui::kIconSettings, to_settings(),
                screen == Screen::settings || screen == Screen::data || screen == Screen::file}};
}

void draw_rail(ui::Ui& ui, const ScreenContext& context) {
  const ui::Rect rail{0, 0, ui::rail_width(ui), ui.viewport().height};
  ui::panel(ui, rail, {.background = ui::Color::rail, .border_right = ui.theme().contrast});
  ui.begin_area(rail, {.gap = 4, .padding = {6, 14, 6, 12}});
  ui::begin_group(ui, ui::Role::navigation, context.tr("nav.label"), "rail");
  if (ui::brand_mark(ui, context.tr("nav.home"), 36)) {
    context.go(to_clients());
  }
  ui.spacing(12);
  const std::array<Place, 4> all = places(context);
  for (std::size_t i = 0; i + 1 < all.size(); ++i) {
    draw_place(ui, context, all[i]);
  }
  ui.begin_bottom("rail-bottom");
  draw_place(ui, context, all.back());
  ui.end_bottom();
  ui::end_group(ui);
  ui.end_area();
}

void draw_bottom_bar(ui::Ui& ui, const ScreenContext& context) {
  const ui::Rect page = ui.viewport();
  const float height = ui::bottom_bar_height(ui);
  const ui::Rect bar{0, page.height - height, page.width, height};
  ui::panel(ui, bar, {.background = ui::Color::rail, .border_top = ui.theme().contrast});
  ui.begin_area(bar, {.padding = {4, 4, 4, 4}});
  ui::begin_group(ui, ui::Role::navigation, context.tr("nav.label"), "bar");
  ui.begin_row({-1, -1, -1, -1}, {.gap = 4});
  bool first = true;
  for (const Place& place : places(context)) {
    if (!first) {
      ui.next();
    }
    first = false;
    draw_place(ui, context, place);
  }
  ui.end_row();
  ui::end_group(ui);
  ui.end_area();
}

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

void draw_bar_actions(ui::Ui& ui, const ScreenContext& context) {
  ui.begin_inline({.gap = ui.phone() ? 0.0F : 6.0F, .align = ui::Align::right, .wrap = false});
  if (ui::icon_button(
          ui, ui::kIconSearch, context.tr("palette.title"),
          {.id = "palette-button", .kind = ui::ButtonKind::ghost, .shortcut = "Ctrl+K"})) {
    context.commands.emit(TogglePalette{});
  }
  if (ui.phone()) {
    draw_undo(ui, context);
    draw_more(ui, context);
  } else {
    draw_sync_state(ui, context);
    draw_undo(ui, context);
    if (ui::icon_button(ui, ui::kIconRedo2, context.tr("top.redo"),
                        {.id = "redo",
                         .kind = ui::ButtonKind::ghost,
                         .enabled = context.can_redo,
                         .shortcut = "Ctrl+Shift+Z"})) {
      context.commands.emit(Redo{});
    }
    draw_language_button(ui, context);
  }
  ui.end_inline();
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
    case Screen::price_list:
      return "price_list.title";
    case Screen::settings:
      return "settings.title";
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

void draw_top_bar(ui::Ui& ui, const ScreenContext& context, const ui::Rect& bar) {
  ui::panel(ui, bar, {.background = ui::Color::surface, .border_bottom = true});
  ui.begin_area(bar, {.padding = ui::Insets::symmetric(20, 8)});
  ui::begin_group(ui, ui::Role::banner, "", "top-bar");
  const clients::Client* client = client_of_page(context);
  const std::string brief = brief_of_page(context);
  const bool with_steps = client != nullptr && !brief.empty() && !ui.phone();
  if (with_steps) {
    ui.begin_row({-1, 0, -1}, {.gap = 16, .vertical = ui::Align::center});
  } else {
    ui.begin_row({-1, 0}, {.gap = 16, .vertical = ui::Align::center});
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
  draw_bar_actions(ui, context);
  ui.end_row();
  ui::end_group(ui);
  ui.end_area();
}

// A change that did not reach the disk: what happened, what is safe, what to do.
void draw_unsaved(ui::Ui& ui, const ScreenContext& context) {
  if (context.save_state != SaveState::failed) {
    return;
  }
  ui.begin_column({.padding = {20, 12, 20, 0}});
  if (ui::banner(ui, ui::Tone::danger,
                 context.strings.format("storage.failed", {{"reason", context.save_error}}),
                 {.id = "unsaved",
                  .action = context.tr("storage.export"),
                  .icon = ui::kIconTriangleAlert,
                  .live = ui::Live::assertive})) {
    context.commands.emit(ExportWorkspace{});
  }
  ui.end_column();
}

// Where the selection goes, when it was opened to change an offer.
void draw_remade(ui::Ui& ui, const ScreenContext& context) {
  if (context.route.screen != Screen::selection) {
    return;
  }
  const offer::Offer* offer = context.workspace.offer(
      offer_being_remade(context.workspace, context.view, context.route.brief));
  if (offer == nullptr) {
    return;
  }
  const bool draft = offer->status == offer::Status::draft;
  ui.begin_column({.padding = {20, 12, 20, 0}});
  if (ui::banner(ui, ui::Tone::accent,
                 context.strings.format(draft ? "offer.remake.draft" : "offer.remake.version",
                                        {{"name", version_name(context.strings, *offer)}}),
                 {.id = "remade",
                  .action = context.tr("offer.remake.separate"),
                  .icon = ui::kIconReplace,
                  .live = ui::Live::polite})) {
    context.view.remade_offer.clear();
  }
  ui.end_column();
}

void draw_screen(ui::Ui& ui, const ScreenContext& context) {
  switch (context.route.screen) {
    case Screen::clients:
      return draw_clients(ui, context);
    case Screen::client:
      return draw_client(ui, context);
    case Screen::needs:
      return draw_needs(ui, context);
    case Screen::selection:
      return draw_selection(ui, context);
    case Screen::offer:
      return draw_offer(ui, context);
    case Screen::offers:
      return draw_offers(ui, context);
    case Screen::catalogue:
      return draw_catalogue(ui, context);
    case Screen::price_list:
      return draw_price_list(ui, context);
    case Screen::settings:
      return draw_settings(ui, context);
    case Screen::data:
      return draw_data_page(ui, context);
    case Screen::file:
      return draw_file(ui, context);
    case Screen::gallery:
      return draw_gallery(ui, context);
  }
}

// Another screen, or the same one about something else; a filter in the address is neither.
bool is_new_place(const Route& before, const Route& now) {
  return before.screen != now.screen || before.client != now.client || before.brief != now.brief ||
         before.offer != now.offer;
}

// The focus goes along to a new screen; at the start it is the browser's.
void follow_route(ui::Ui& ui, const ScreenContext& context) {
  std::optional<Route>& shown = context.view.shown;
  if (shown == context.route) {
    return;
  }
  if (shown && is_new_place(*shown, context.route)) {
    ui.request_heading_focus();
  }
  shown = context.route;
}

}  // namespace

void draw_page(ui::Ui& ui, const ScreenContext& context) {
  if (context.team.phase() == TeamPhase::revoked) {
    return draw_revoked(ui, context);
  }
  follow_route(ui, context);
  const ui::Rect page = ui.viewport();
  const bool phone = ui.phone();
  const float left = phone ? 0 : ui::rail_width(ui);
  const float bottom = phone ? ui::bottom_bar_height(ui) : 0;
  if (!phone) {
    draw_rail(ui, context);
  }
  const float top = ui::top_bar_height(ui);
  draw_top_bar(ui, context, {left, 0, page.width - left, top});
  const ui::Rect body{left, top, page.width - left, page.height - top - bottom};
  ui.begin_area(body);
  ui::begin_group(ui, ui::Role::main, "", "main");
  if (phone) {
    ui.begin_column({.padding = {16, 8, 16, 0}});
    draw_sync_strip(ui, context);
    ui.end_column();
  }
  draw_unsaved(ui, context);
  const clients::Client* client = client_of_page(context);
  const std::string brief = brief_of_page(context);
  if (phone && client != nullptr && !brief.empty()) {
    ui.begin_column({.padding = {16, 8, 16, 0}});
    draw_steps(ui, context, *client, brief);
    ui.end_column();
  }
  draw_remade(ui, context);
  draw_screen(ui, context);
  ui::end_group(ui);
  ui.end_area();
  if (phone) {
    draw_bottom_bar(ui, context);
  }
  draw_palette(ui, context);
  draw_history(ui, context);
}

}  // namespace oferta::app
