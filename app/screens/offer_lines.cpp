#include "app/screens/offer_lines.h"

#include <algorithm>
#include <vector>

#include "app/screens/client_window.h"
#include "app/screens/price_trace.h"
#include "app/ui/choice.h"
#include "app/ui/icons_generated.h"
#include "shared/offer/negotiated_total.h"
#include "shared/offer/sections.h"

namespace oferta::app {
namespace {

// Widths of the table. Below the first, quantity and price stand under the name; what the columns
// say that show only above the second is in «why this price» as well.
constexpr float kRoomForColumns = 560;
constexpr float kRoomForAllColumns = 700;
constexpr float kRowHeight = 52;
constexpr float kNarrowRowHeight = 76;  // two lines for the name

// A table of lines: those of one part of the offer.
struct LineTable {
  std::string_view id;
  std::string title;
  std::vector<std::size_t> lines;  // positions in the offer
  std::size_t first_number = 1;
  bool discounts = false;
  bool editable = false;
  bool narrow = false;  // no columns for quantity and price: they stand below the name
  const offer::Choice* choice = nullptr;  // whose alternatives they are
  bool shown_to_client = false;           // who sees which of them is pointed at
};

// What the sheet says of a line below its name: what it would change, or why it is there.
std::string note_of(const Sheet& sheet, const LineTable& table, std::size_t index) {
  const offer::OfferLine& line = sheet.offer.lines[index];
  if (table.choice != nullptr && table.choice->counted) {
    const Minor change =
        sheet.priced.lines[index].gross - sheet.priced.lines[*table.choice->counted].gross;
    return sheet.strings.format(
        "offer.besides.instead",
        {{"line", sheet.offer.lines[*table.choice->counted].name},
         {"change", (change > 0 ? "+" : "") + sheet.money(change, MoneyStyle::full)}});
  }
  if (!line.choice.empty() && !line.optional) {
    return sheet.strings.format("offer.besides.chosen", {{"choice", line.choice}});
  }
  return sheet.form == offer::DocumentForm::full ? line.why : std::string();
}

void draw_edit_cell(ui::Ui& ui, const ScreenContext& context, const offer::OfferLine& line,
                    std::size_t index) {
  ui::begin_table_cell(ui);
  if (line.charge.empty() &&
      ui::icon_button(
          ui, ui::kIconPencil, context.strings.format("offer.line.edit", {{"line", line.name}}),
          {.id = "edit", .kind = ui::ButtonKind::ghost, .size = ui::ControlSize::small})) {
    context.view.offer.edited_line = index;
    context.view.offer.alternative_search.clear();
  }
  ui::end_table_cell(ui);
}

void draw_line(ui::Ui& ui, const ScreenContext& context, const Sheet& sheet, const LineTable& table,
               int row) {
  const std::size_t index = table.lines[static_cast<std::size_t>(row)];
  const offer::OfferLine& line = sheet.offer.lines[index];
  const pricing::LineFigures& figures = sheet.priced.lines[index];
  ui::begin_table_row(ui, row);
  ui::table_cell(ui, std::to_string(table.first_number + static_cast<std::size_t>(row)),
                 {.color = ui::Color::text_muted});
  const std::string quantity =
      format_integer(line.quantity, sheet.offer.language) + "\u00A0" + line.unit;
  const std::string note =
      table.narrow ? quantity + " × " + sheet.money(line.price) : note_of(sheet, table, index);
  ui::table_cell(ui, line.name,
                 {.style = ui::TextStyle::caption13_semibold,
                  .second_line = note,
                  .lines = table.narrow ? 2 : 1});
  ui::table_cell(ui, quantity);
  // The sum was agreed on, so the price of a unit is what follows from it.
  const std::string unit_price =
      !line.optional && offer::has_agreed_total(sheet.offer) && line.quantity > 1
          ? sheet.strings.format(
                "offer.unit_price",
                {{"amount", sheet.money(offer::derived_unit_price(figures, line.quantity))}})
          : std::string();
  ui::table_cell(ui, sheet.money(line.price), {.second_line = unit_price});
  if (table.discounts) {
    const Minor discount = figures.discount();
    ui::table_cell(ui, discount > 0 ? "−" + sheet.money(discount) : std::string("–"),
                   {.color = ui::Color::text_muted});
  }
  if (sheet.preview) {
    ui::table_cell(ui, sheet.money(figures.after_adjustments));
  } else {
    ui::begin_table_cell(ui);
    if (price_link(ui, context.strings, line.name, sheet.money(figures.after_adjustments))) {
      context.view.offer.price_line = index;
    }
    ui::end_table_cell(ui);
  }
  if (table.editable) {
    draw_edit_cell(ui, context, line, index);
  }
  if (table.shown_to_client) {
    context.view.client_window.point_at(index, ui::table_row_pointed(ui));
  }
  ui::end_table_row(ui);
}

void draw_table(ui::Ui& ui, const ScreenContext& context, const Sheet& sheet, LineTable table) {
  table.shown_to_client = !sheet.preview && is_shown_to_client(context);
  table.editable = !sheet.preview && sheet.offer.status == offer::Status::draft;
  table.narrow = ui.room_in(ui.available_width()) < kRoomForColumns;
  table.discounts = std::any_of(table.lines.begin(), table.lines.end(), [&sheet](std::size_t line) {
    return sheet.priced.lines[line].discount() > 0;
  });
  std::vector<ui::TableColumn> columns = {
      {.title = sheet.tr("offer.column.number"), .width = 48, .hide_below = kRoomForAllColumns},
      {.title = sheet.tr("offer.column.name"), .width = -1},
      {.title = sheet.tr("offer.column.quantity"),
       .width = 112,
       .align = ui::Align::right,
       .hide_below = kRoomForColumns},
      {.title = sheet.tr("offer.column.price"),
       .width = 108,
       .align = ui::Align::right,
       .hide_below = kRoomForColumns}};
  if (table.discounts) {
    columns.push_back({.title = sheet.tr("offer.column.discount"),
                       .width = 104,
                       .align = ui::Align::right,
                       .hide_below = kRoomForAllColumns});
  }
  columns.push_back(
      {.title = sheet.tr("offer.column.sum"), .width = 116, .align = ui::Align::right});
  if (table.editable) {
    columns.push_back(
        {.width = 44, .align = ui::Align::right, .name = sheet.tr("offer.line.part")});
  }
  ui::begin_table(ui, table.title, columns,
                  {.id = table.id,
                   .row_count = static_cast<int>(table.lines.size()),
                   .row_height = table.narrow ? kNarrowRowHeight : kRowHeight});
  for (const int row : ui::table_rows(ui)) {
    draw_line(ui, context, sheet, table, row);
  }
  ui::end_table(ui);
}

// The sub-total, and whether a client is told more than it.
void draw_section_foot(ui::Ui& ui, const ScreenContext& context, const Sheet& sheet,
                       const offer::Section& section) {
  ui::label_value(ui, sheet.strings.format("offer.section.total", {{"section", section.name}}),
                  sheet.money(section.sum), {.value_style = ui::TextStyle::body15_semibold});
  if (!sheet.preview && sheet.offer.status == offer::Status::draft) {
    bool only = section.total_only;
    if (ui::switch_toggle(ui, context.tr("offer.section.only"), only, {.id = "only"})) {
      context.commands.emit(ShowSectionPrices{sheet.offer.id, section.name, !only});
    }
  } else if (section.total_only) {
    ui::text(ui, ui::TextStyle::caption13, sheet.tr("offer.section.only"),
             {.color = ui::Color::text_muted});
  }
}

}  // namespace

void draw_counted_lines(ui::Ui& ui, const ScreenContext& context, const Sheet& sheet) {
  if (!offer::has_sections(sheet.offer)) {
    return draw_table(ui, context, sheet,
                      {.id = "lines",
                       .title = sheet.tr("offer.solution"),
                       .lines = offer::counted_lines(sheet.offer)});
  }
  std::size_t number = 1;
  for (const offer::Section& section : offer::sections_of(sheet.offer, sheet.priced)) {
    ui.push_id(section.name);
    const std::string title = section.name.empty() ? sheet.tr("offer.section.rest") : section.name;
    ui::heading(ui, sheet.level(2), ui::TextStyle::title18, title);
    draw_table(ui, context, sheet,
               {.id = "lines", .title = title, .lines = section.lines, .first_number = number});
    number += section.lines.size();
    if (!section.name.empty()) {
      draw_section_foot(ui, context, sheet, section);
    }
    ui.pop_id();
  }
}

void draw_lines_besides(ui::Ui& ui, const ScreenContext& context, const Sheet& sheet) {
  std::size_t number = offer::counted_lines(sheet.offer).size() + 1;
  for (const offer::Choice& choice : sheet.figures.choices) {
    std::vector<std::size_t> lines = choice.lines;
    if (choice.counted) {
      lines.erase(std::find(lines.begin(), lines.end(), *choice.counted));
    }
    if (lines.empty()) {
      continue;
    }
    const std::string title =
        sheet.strings.format("offer.besides.choice", {{"choice", choice.name}});
    ui::heading(ui, sheet.level(2), ui::TextStyle::title18, title);
    const std::size_t first = number;
    number += lines.size();
    draw_table(
        ui, context, sheet,
        {.id = title, .title = title, .lines = lines, .first_number = first, .choice = &choice});
  }
  if (sheet.figures.options.lines == 0) {
    return;
  }
  ui::heading(ui, sheet.level(2), ui::TextStyle::title18, sheet.tr("offer.besides"));
  draw_table(ui, context, sheet,
             {.id = "optional",
              .title = sheet.tr("offer.besides"),
              .lines = offer::optional_lines(sheet.offer),
              .first_number = number});
  ui.begin_column({.gap = 6, .max_width = 380, .align = ui::Align::right});
  ui::label_value(ui, sheet.tr("offer.besides.sum"), sheet.money(sheet.figures.options.gross));
  ui::label_value(ui, sheet.tr("offer.besides.with_all"),
                  sheet.money(sheet.figures.options.with_all));
  ui.end_column();
}

}  // namespace oferta::app
