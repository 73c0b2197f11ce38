// What becomes of each row of a price list: new, changed, the same, wrong; nothing is left out.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "app/screens/price_list_parts.h"
#include "app/screens/screen.h"
#include "app/ui/icons_generated.h"

namespace oferta::app {
namespace {

using importing::PreviewRow;
using importing::RowChange;

constexpr std::array<RowChange, importing::kRowChangeCount> kTabs = {
    RowChange::added, RowChange::changed, RowChange::same, RowChange::wrong, RowChange::heading};

std::string money_text(const ScreenContext& context, const std::optional<Money>& money) {
  return money ? format_money(*money, context.language()) : std::string("–");
}

std::string count_text(const ScreenContext& context, const std::optional<std::int64_t>& count) {
  return count ? format_integer(*count, context.language()) : std::string("–");
}

// «было 6 250,00 ₽» where it is another value now.
std::string before_text(const ScreenContext& context, const std::string& before) {
  return context.strings.format("price_list.before", {{"value", before}});
}

bool stock_changes(const PreviewRow& row) {
  return row.change == RowChange::changed && row.stock && row.stock != row.old_stock;
}

// What has no column of its own, or none on a phone.
std::string notes_of(const ScreenContext& context, const PreviewRow& row, bool phone) {
  std::vector<std::string> notes;
  if (phone && !row.article.empty()) {
    notes.push_back(row.article);
  }
  if (row.vat_bp) {
    const std::string before =
        row.old_vat_bp ? format_percent(*row.old_vat_bp, context.language()) : "–";
    notes.push_back(context.strings.format(
        "price_list.vat_change",
        {{"before", before}, {"now", format_percent(*row.vat_bp, context.language())}}));
  }
  if (phone && stock_changes(row)) {
    notes.push_back(context.strings.format(
        "price_list.stock_change",
        {{"before", count_text(context, row.old_stock)}, {"now", count_text(context, row.stock)}}));
  }
  return join(notes, " · ");
}

void draw_row(ui::Ui& ui, const ScreenContext& context, const PreviewRow& row, int index) {
  const bool phone = ui.phone();
  ui::begin_table_row(ui, index);
  ui::table_cell(ui, std::to_string(row.line), {.color = ui::Color::text_muted});
  ui::table_cell(ui, row.article);
  if (row.change == RowChange::wrong) {
    const std::string problem =
        context.tr("price_list.problem." + std::string(row_problem_name(row.problem)));
    const std::string both = row.article.empty() ? problem : row.article + ": " + problem;
    ui::table_cell(ui, row.name, {.second_line = phone ? std::string_view(both) : ""});
    ui::table_cell(ui, problem, {.color = ui::Color::danger, .icon = ui::kIconTriangleAlert});
  } else if (row.change == RowChange::heading) {
    ui::table_cell(ui, row.name);
    ui::table_cell(ui, context.tr("price_list.heading"), {.color = ui::Color::text_muted});
  } else {
    const std::string notes = notes_of(context, row, phone);
    ui::table_cell(ui, row.name, {.second_line = notes});
    const bool moved = row.change == RowChange::changed && row.old_price != row.price;
    const std::string old_price =
        moved ? before_text(context, money_text(context, row.old_price)) : "";
    ui::table_cell(ui, money_text(context, row.price), {.second_line = old_price});
    const std::string old_stock =
        stock_changes(row) ? before_text(context, count_text(context, row.old_stock)) : "";
    ui::table_cell(ui, count_text(context, row.stock), {.second_line = old_stock});
  }
  ui::end_table_row(ui);
}

std::vector<ui::TableColumn> columns_of(const ScreenContext& context, RowChange change) {
  std::vector<ui::TableColumn> columns = {
      ui::TableColumn{.title = context.tr("price_list.line"), .width = 76, .hide_on_phone = true},
      ui::TableColumn{
          .title = context.tr("price_list.field.article"), .width = 150, .hide_on_phone = true},
      ui::TableColumn{.title = context.tr("price_list.field.name"), .width = -1}};
  if (change == RowChange::wrong || change == RowChange::heading) {
    columns.push_back(
        {.title = context.tr(change == RowChange::wrong ? "price_list.problem" : "price_list.kind"),
         .width = -1,
         .hide_on_phone = true});
    return columns;
  }
  columns.push_back(
      {.title = context.tr("price_list.field.price"), .width = 170, .align = ui::Align::right});
  columns.push_back({.title = context.tr("price_list.field.stock"),
                     .width = 120,
                     .align = ui::Align::right,
                     .hide_on_phone = true});
  return columns;
}

// Which rows are shown: tabs, or on a phone, where they would not fit, chips.
void choose_kind(ui::Ui& ui, const ScreenContext& context) {
  PriceListView& view = context.view.price_list;
  std::vector<ui::TabItem> tabs;
  std::vector<std::string> labels;
  std::vector<ui::ChoiceItem> chips;
  for (const RowChange change : kTabs) {
    const std::string& label = context.tr("price_list.tab." + std::string(row_change_name(change)));
    const auto count = static_cast<int>(view.preview->counts.of(change));
    tabs.push_back({.label = label, .id = row_change_name(change), .count = count});
    labels.push_back(label + " " + format_integer(count, context.language()));
  }
  if (!ui.phone()) {
    ui::tabs(ui, context.tr("price_list.preview"), tabs, view.tab);
    return;
  }
  for (std::size_t i = 0; i < labels.size(); ++i) {
    chips.push_back({.label = labels[i], .id = tabs[i].id});
  }
  ui::radio_group(ui, context.tr("price_list.preview"), chips, view.tab,
                  {.id = "kinds", .look = ui::ChoiceLook::chips, .show_label = false});
}

}  // namespace

void draw_price_list_rows(ui::Ui& ui, const ScreenContext& context) {
  PriceListView& view = context.view.price_list;
  if (!view.preview) {
    ui::begin_card(ui, "rows", {.title = context.tr("price_list.preview"), .gap = 12});
    ui::text(ui, ui::TextStyle::body15, context.tr("price_list.incomplete"),
             {.color = ui::Color::text_muted});
    ui::end_card(ui);
    return;
  }
  ui::begin_card(ui, "rows", {.title = context.tr("price_list.preview"), .gap = 12});
  choose_kind(ui, context);
  const RowChange change = kTabs.at(static_cast<std::size_t>(view.tab));
  const std::vector<std::uint32_t>& rows = view.rows.at(static_cast<std::size_t>(change));
  if (rows.empty()) {
    ui::text(ui, ui::TextStyle::body15, context.tr("price_list.none"),
             {.color = ui::Color::text_muted});
    ui::end_card(ui);
    return;
  }
  constexpr float kHighRow = 48;
  const float highest = std::max(320.0F, ui.viewport().height - 340);
  const std::vector<ui::TableColumn> columns = columns_of(context, change);
  const std::string kind(row_change_name(change));
  const std::string id = "rows-" + kind;
  ui::begin_table(ui, context.tr("price_list.tab." + kind), columns,
                  {.id = id,
                   .row_count = static_cast<int>(rows.size()),
                   .row_height = kHighRow,
                   .height = std::min(highest, 40 + kHighRow * static_cast<float>(rows.size()))});
  for (const int index : ui::table_rows(ui)) {
    draw_row(ui, context, view.preview->rows[rows[static_cast<std::size_t>(index)]], index);
  }
  ui::end_table(ui);
  ui::end_card(ui);
}

}  // namespace oferta::app
