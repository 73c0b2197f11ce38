// The frame around every screen: navigation rail (a bar at the bottom of a phone), the top bar, and
// the place where the screen draws itself.
#include <array>
#include <string>

#include "app/screens/choosing.h"
#include "app/screens/client_window.h"
#include "app/screens/history.h"
#include "app/screens/palette.h"
#include "app/screens/presentation.h"
#include "app/screens/screen.h"
#include "app/screens/support.h"
#include "app/screens/sync_state.h"
#include "app/screens/top_bar.h"
#include "app/shell/offer_desk.h"
#include "app/ui/icons_generated.h"
#include "shared/workspace/approval_records.h"

namespace oferta::app {
namespace {

struct Place {
  std::string_view id;
  std::string_view label_key;
  std::string_view name_key;  // the label in one word
  std::string_view icon;
  Route route;
  bool current = false;
  int waiting = 0;  // so many things there wait for the manager
};

bool in_clients(Screen screen) {
  return screen == Screen::clients || screen == Screen::client || screen == Screen::needs ||
         screen == Screen::selection || screen == Screen::requests;
}

void draw_place(ui::Ui& ui, const ScreenContext& context, const Place& place) {
  // The bar of a phone has room for the whole word; the rail may need it broken.
  const std::string_view label = ui.phone() ? place.name_key : place.label_key;
  if (ui::nav_item(ui, context.tr(label),
                   {.id = place.id,
                    .icon = place.icon,
                    .current = place.current,
                    .count = place.waiting,
                    .name = context.tr(place.name_key)})) {
    context.go(place.route);
  }
}

// Of whoever may answer them.
int requests_to_answer(const ScreenContext& context) {
  return context.approvals.can_answer()
             ? static_cast<int>(workspace::open_requests(context.workspace).size())
             : 0;
}

std::array<Place, 4> places(const ScreenContext& context) {
  const Screen screen = context.route.screen;
  return {Place{"clients", "nav.clients", "nav.clients", ui::kIconUsers, to_clients(),
                in_clients(screen), static_cast<int>(context.workspace.open_leads().size())},
          Place{"catalogue", "nav.catalogue", "nav.catalogue", ui::kIconPackage, to_catalogue(),
                screen == Screen::catalogue || screen == Screen::price_list},
          Place{"offers", "nav.offers", "nav.offers.name", ui::kIconFileText, to_offers(),
                screen == Screen::offers || screen == Screen::offer || screen == Screen::approvals,
                requests_to_answer(context)},
          Place{"settings", "nav.settings", "nav.settings", ui::kIconSettings, to_settings(),
                screen == Screen::settings || screen == Screen::document_template ||
                    screen == Screen::data || screen == Screen::file}};
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

// What a request asked for becomes an offer as soon as its variants are final, while its selection
// is on the screen. Where nothing fits there, the manager sees what to do about it.
void offer_at_once(const ScreenContext& context) {
  std::string& wanted = context.view.offer_at_once;
  if (wanted.empty()) return;
  const needs::Brief* brief = context.workspace.brief(wanted);
  const bool here = context.route.screen == Screen::selection && context.route.brief == wanted;
  const proposal::Proposals& found = context.engine.proposals();
  if (here && !found.impossible && !found.variants_known) return;
  wanted.clear();
  if (here && brief != nullptr && found.variant(brief->variant) != nullptr) {
    context.commands.emit(CreateOffer{brief->id, true});
  }
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
    case Screen::approvals:
      return draw_approvals(ui, context);
    case Screen::requests:
      return draw_requests(ui, context);
    case Screen::settings:
      return draw_settings(ui, context);
    case Screen::document_template:
      return draw_document_template(ui, context);
    case Screen::data:
      return draw_data_page(ui, context);
    case Screen::file:
      return draw_file(ui, context);
    case Screen::gallery:
      return draw_gallery(ui, context);
    case Screen::choosing:
      return;  // has the whole page
  }
}

// Another screen, or the same one about something else; a filter in the address is neither.
bool is_new_place(const Route& before, const Route& now) {
  return before.screen != now.screen || before.client != now.client || before.brief != now.brief ||
         before.offer != now.offer || before.part != now.part || before.question != now.question;
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
  if (context.view.shown_here.running) {
    return draw_shown_here(ui, context);
  }
  follow_client_window(context);
  offer_at_once(context);
  if (context.view.presentation.running()) {
    return draw_presentation(ui, context);
  }
  follow_route(ui, context);
  if (context.choosing.running()) {
    return draw_choosing(ui, context);
  }
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
  draw_steps_below(ui, context);
  draw_client_window_bar(ui, context);
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
