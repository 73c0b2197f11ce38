// A price list on its way into the catalogue: how it was understood, what it would change.
#include <string>

#include "app/screens/price_list_parts.h"
#include "app/screens/screen.h"
#include "app/screens/support.h"
#include "app/ui/icons_generated.h"

namespace oferta::app {
namespace {

using importing::PriceCounts;

std::int64_t number(std::size_t count) {
  return static_cast<std::int64_t>(count);
}

void draw_price_list_actions(ui::Ui& ui, const ScreenContext& context) {
  const PriceListView& view = context.view.price_list;
  const PriceCounts counts = view.preview ? view.preview->counts : PriceCounts{};
  const bool something = view.has_changes();
  const std::string label =
      something
          ? context.strings.format(
                "price_list.import",
                {{"added", context.strings.plural("price_list.added", number(counts.added))},
                 {"changed", context.strings.plural("price_list.changed", number(counts.changed))}})
          : context.tr("price_list.import.nothing");
  ui.begin_inline({.gap = 8, .align = ui.phone() ? ui::Align::left : ui::Align::right});
  if (ui::button(ui, context.tr("price_list.other"),
                 {.id = "other-file", .icon = ui::kIconUpload})) {
    context.commands.emit(PickPriceList{});
  }
  if (ui::button(ui, label,
                 {.id = "import",
                  .kind = ui::ButtonKind::primary,
                  .icon = ui::kIconCheck,
                  .enabled = something,
                  .shortcut = "Alt+Enter"})) {
    context.commands.emit(ImportPriceList{});
  }
  ui.end_inline();
}

// What the file is, in one line.
std::string facts(const ScreenContext& context) {
  const PriceListView& view = context.view.price_list;
  return view.file + " · " +
         context.strings.plural("price_list.rows", number(view.table().rows.size()));
}

// What a person should know before importing: a column is missing, rows will be left out.
void draw_warning(ui::Ui& ui, const ScreenContext& context) {
  const PriceListView& view = context.view.price_list;
  if (!view.mapping.complete()) {
    const bool price = view.mapping.has(importing::PriceField::price);
    ui::banner(ui, ui::Tone::warning,
               context.tr(price ? "price_list.missing.article" : "price_list.missing.price"),
               {.id = "missing", .icon = ui::kIconTriangleAlert, .live = ui::Live::polite});
  } else if (view.preview && view.preview->counts.wrong > 0) {
    ui::banner(ui, ui::Tone::warning,
               context.strings.plural("price_list.left_out", number(view.preview->counts.wrong)),
               {.id = "left-out", .icon = ui::kIconTriangleAlert, .live = ui::Live::polite});
  }
}

void draw_open_list(ui::Ui& ui, const ScreenContext& context) {
  const bool phone = ui.phone();
  if (!phone) {
    ui.begin_row({-1, -1}, {.gap = 12, .vertical = ui::Align::center, .stack_below = 760});
  }
  ui::heading(ui, 1, context.tr("price_list.title"));
  ui::text(ui, ui::TextStyle::caption13, facts(context), {.color = ui::Color::text_muted});
  if (!phone) {
    ui.next();
  }
  draw_price_list_actions(ui, context);
  if (!phone) {
    ui.end_row();
  }
  draw_warning(ui, context);
  // What will change is what a person came for; how the list was understood stands beside it, or
  // under it where there is no room.
  ui.begin_row({-1, 340}, {.gap = 12, .item_gap = 12, .stack_below = 900});
  draw_price_list_rows(ui, context);
  ui.next();
  draw_price_list_columns(ui, context);
  draw_price_list_reading(ui, context);
  ui.end_row();
  if (context.view.price_list.stale) {
    ui.request_frame();  // a correction is shown with the next one
  }
}

void draw_no_list(ui::Ui& ui, const ScreenContext& context) {
  ui::heading(ui, 1, context.tr("price_list.title"));
  if (ui::empty_state(ui, context.tr("price_list.empty.title"),
                      {.icon = ui::kIconUpload,
                       .text = context.tr("price_list.empty.text"),
                       .action = context.tr("price_list.pick")})) {
    context.commands.emit(PickPriceList{});
  }
}

}  // namespace

void draw_price_list(ui::Ui& ui, const ScreenContext& context) {
  PriceListView& view = context.view.price_list;
  update_price_list(view, context.workspace, context.today);
  ui.set_title(context.tr("price_list.title"));
  ui::begin_scroll(ui, "price-list-page");
  ui.begin_column({.gap = 12,
                   .padding = page_padding(ui),
                   .max_width = ui::kContentMaxWidth,
                   .align = ui::Align::center});
  if (!view.reading.empty()) {
    ui::progress(ui, context.strings.format("price_list.reading", {{"file", view.reading}}), -1);
  }
  if (view.open()) {
    draw_open_list(ui, context);
  } else if (view.reading.empty()) {
    draw_no_list(ui, context);
  }
  ui.end_column();
  ui::end_scroll(ui);
}

}  // namespace oferta::app
