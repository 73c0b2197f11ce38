#include "app/screens/price_trace.h"

#include <array>
#include <string_view>

#include "shared/base/format.h"

namespace oferta::app {
namespace {

using pricing::TraceKind;
using pricing::TraceStep;

struct TraceRow {
  std::string label;
  std::string change;
  std::string after;
  bool result = false;
};

class TraceRows {
 public:
  TraceRows(const Strings& strings, const PriceTrace& trace) : strings_(strings), trace_(trace) {
    for (const TraceStep& step : trace.steps) {
      if (step.kind != TraceKind::vat_inside && step.kind != TraceKind::vat_on_top) add(step);
    }
    add_vat();
  }
  const std::vector<TraceRow>& rows() const { return rows_; }

 private:
  std::string money(Minor amount) const {
    return format_money({amount, trace_.currency}, strings_.language(), MoneyStyle::bare);
  }

  std::string change(Minor amount) const {
    return amount < 0 ? "−" + money(-amount) : "+" + money(amount);
  }

  std::string label_of(const TraceStep& step) const {
    switch (step.kind) {
      case TraceKind::quantity_break:
        return strings_.get("price.break");
      case TraceKind::line_discount:
        return strings_.get("price.line_discount");
      case TraceKind::document_discount:
        return strings_.get("price.document_discount");
      default:
        return step.name.empty() ? strings_.get("price.rule") : step.name;
    }
  }

  void add(const TraceStep& step) {
    if (step.kind == TraceKind::list) {
      const std::string units = format_integer(trace_.quantity, strings_.language());
      rows_.push_back({strings_.get("price.list"), money(trace_.unit_price) + " × " + units,
                       money(step.after)});
      return;
    }
    std::string label = label_of(step);
    if (step.rate != 0) label += ", " + format_percent(step.rate, strings_.language());
    rows_.push_back({std::move(label), change(step.change), money(step.after)});
  }

  /// Without VAT, the VAT, with it: in this order whether prices have it in them or not.
  void add_vat() {
    const TraceStep& last = trace_.steps.back();
    if (last.kind == TraceKind::vat_inside || last.kind == TraceKind::vat_on_top) {
      rows_.push_back({strings_.get("price.net"), "", money(trace_.figures.net)});
      rows_.push_back(
          {strings_.format("price.vat", {{"rate", format_percent(last.rate, strings_.language())}}),
           change(trace_.figures.vat), money(trace_.figures.gross)});
    } else {
      rows_.push_back({strings_.get("price.no_vat"), "", money(trace_.figures.gross)});
    }
    rows_.push_back({strings_.get("price.gross"), "", money(trace_.figures.gross), true});
  }

  const Strings& strings_;
  const PriceTrace& trace_;
  std::vector<TraceRow> rows_;
};

}  // namespace

void draw_price_trace(ui::Ui& ui, const Strings& strings, const PriceTrace& trace, bool& open) {
  if (trace.steps.empty()) {
    open = false;
    return;
  }
  const std::string title = strings.format("price.why", {{"name", trace.name}});
  if (!ui::begin_dialog(ui, title, open, {.id = "price", .width = 600})) {
    return;
  }
  const TraceRows made(strings, trace);
  const std::array<ui::TableColumn, 3> columns = {
      ui::TableColumn{.title = strings.get("price.column.step")},
      ui::TableColumn{
          .title = strings.get("price.column.change"), .width = 150, .align = ui::Align::right},
      ui::TableColumn{
          .title = strings.get("price.column.after"), .width = 120, .align = ui::Align::right}};
  ui::begin_table(ui, title, columns,
                  {.id = "steps", .row_count = static_cast<int>(made.rows().size())});
  for (const int index : ui::table_rows(ui)) {
    const TraceRow& row = made.rows()[static_cast<std::size_t>(index)];
    const ui::TextStyle style =
        row.result ? ui::TextStyle::caption13_semibold : ui::TextStyle::caption13;
    ui::begin_table_row(ui, index);
    ui::table_cell(ui, row.label, {.style = style});
    ui::table_cell(ui, row.change, {.style = style, .color = ui::Color::text_muted});
    ui::table_cell(ui, row.after, {.style = style});
    ui::end_table_row(ui);
  }
  ui::end_table(ui);
  ui::end_dialog(ui);
}

bool price_link(ui::Ui& ui, const Strings& strings, const std::string& name,
                const std::string& amount) {
  return ui::link(ui, amount,
                  {.id = "price-link",
                   .role = ui::Role::button,
                   .name = strings.format("price.why.link", {{"name", name}, {"amount", amount}})});
}

}  // namespace oferta::app
