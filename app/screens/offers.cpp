// All offers, the newest first.
#include <algorithm>
#include <array>
#include <vector>

#include "app/screens/screen.h"
#include "app/screens/support.h"
#include "app/shell/offer_desk.h"
#include "app/ui/icons_generated.h"
#include "shared/base/sort.h"
#include "shared/workspace/approval_records.h"

namespace oferta::app {
namespace {

std::vector<const offer::Offer*> sorted_offers(const ScreenContext& context) {
  std::vector<const offer::Offer*> offers;
  for (const auto& [id, offer] : context.workspace.offers()) {
    offers.push_back(&offer);
  }
  sort_by(offers, [](const offer::Offer* a, const offer::Offer* b) {
    if (a->date != b->date) {
      return a->date > b->date;
    }
    if (a->number != b->number) {
      return a->number > b->number;
    }
    return a->version != b->version ? a->version > b->version : a->id < b->id;
  });
  return offers;
}

// Widths of the table.
constexpr float kRoomForDates = 780;
constexpr float kRoomForClients = 620;

void draw_row(ui::Ui& ui, const ScreenContext& context, const offer::Offer& offer, int row,
              bool narrow) {
  const std::string name = version_name(context.strings, offer);
  const offer::Status status = standing_of(context.workspace, offer, context.today);
  ui::begin_table_row(
      ui, row, {.id = offer.id, .name = context.strings.format("offers.open", {{"number", name}})});
  // Where there is room for one column of names only, whose offer it is says more than its date.
  const std::string second = narrow ? offer.addressee.name : context.date(offer.date);
  ui::table_cell(ui, name, {.style = ui::TextStyle::body15_semibold, .second_line = second});
  ui::table_cell(ui, offer.addressee.name);
  ui::begin_table_cell(ui);
  status_badge(ui, context, status);
  ui::end_table_cell(ui);
  const bool expired = status == offer::Status::expired;
  ui::table_cell(ui, context.date(offer.valid_until),
                 {.color = expired ? ui::Color::danger : ui::Color::text_muted,
                  .icon = expired ? ui::kIconCircleAlert : std::string_view()});
  ui::table_cell(ui, context.money(offer_total(offer), MoneyStyle::full));
  if (ui::end_table_row(ui)) {
    context.go(to_offer(offer.id));
  }
}

// The way to requests for approvals, where a head has some.
void draw_requests_banner(ui::Ui& ui, const ScreenContext& context) {
  const auto waiting = workspace::open_requests(context.workspace);
  if (waiting.empty() || context.approvals.role() != offer::PersonRole::head) {
    return;
  }
  if (ui::banner(
          ui, ui::Tone::accent,
          context.strings.plural("approvals.count", static_cast<std::int64_t>(waiting.size())),
          {.id = "approvals",
           .action = context.tr("approvals.open"),
           .icon = ui::kIconClipboardList})) {
    context.go(to_approvals(waiting.front()->id));
  }
}

}  // namespace

void draw_offers(ui::Ui& ui, const ScreenContext& context) {
  ui.set_title(context.tr("offers.title"));
  const std::vector<const offer::Offer*> offers = sorted_offers(context);
  ui::begin_scroll(ui, "offers-page");
  ui.begin_column({.gap = 16,
                   .padding = page_padding(ui),
                   .max_width = ui::kContentMaxWidth,
                   .align = ui::Align::center});
  ui::heading(ui, 1, context.tr("offers.title"));
  ui::text(ui, ui::TextStyle::caption13,
           context.strings.plural("offers.count", static_cast<std::int64_t>(offers.size())),
           {.color = ui::Color::text_muted});
  draw_requests_banner(ui, context);
  if (offers.empty()) {
    if (ui::empty_state(ui, context.tr("offers.empty.title"),
                        {.icon = ui::kIconFileText,
                         .text = context.tr("offers.empty.text"),
                         .action = context.tr("nav.clients")})) {
      context.go(to_clients());
    }
  } else {
    ui::begin_card(ui, "offers-card", {.name = context.tr("offers.title"), .padding = 4});
    const bool narrow = ui.room_in(ui.available_width()) < kRoomForClients;
    const std::array<ui::TableColumn, 5> columns = {
        ui::TableColumn{.title = context.tr("offers.column.number"),
                        .width = narrow ? -1.0F : 190.0F},
        ui::TableColumn{.title = context.tr("offers.column.client"),
                        .width = -1,
                        .hide_below = kRoomForClients},
        ui::TableColumn{.title = context.tr("offers.column.status"), .width = 150},
        ui::TableColumn{
            .title = context.tr("offers.column.valid"), .width = 140, .hide_below = kRoomForDates},
        ui::TableColumn{.title = context.tr("offers.column.sum"),
                        .width = 160,
                        .align = ui::Align::right,
                        .hide_on_phone = true}};
    ui::begin_table(ui, context.tr("offers.title"), columns,
                    {.id = "offers",
                     .row_count = static_cast<int>(offers.size()),
                     .row_height = 56,
                     .clickable = true});
    for (const int row : ui::table_rows(ui)) {
      draw_row(ui, context, *offers[static_cast<std::size_t>(row)], row, narrow);
    }
    ui::end_table(ui);
    ui::end_card(ui);
  }
  ui.end_column();
  ui::end_scroll(ui);
}

}  // namespace oferta::app
