#include "app/screens/offer_sheet.h"

#include <array>
#include <string>
#include <vector>

#include "app/screens/price_trace.h"
#include "app/screens/support.h"
#include "app/ui/icons_generated.h"
#include "shared/offer/amount_in_words.h"
#include "shared/offer/negotiated_total.h"

namespace oferta::app {
namespace {

// The sheet speaks the offer's language, whatever the interface speaks.
struct Sheet {
  const offer::Offer& offer;
  const Strings& strings;
  const pricing::PricedDocument& priced;
  const offer::Company& company;

  [[nodiscard]] std::string money(Minor amount, MoneyStyle style = MoneyStyle::bare) const {
    return format_money(Money{amount, offer.currency}, offer.language, style);
  }
  [[nodiscard]] const std::string& tr(std::string_view key) const { return strings.get(key); }
};

void line_if(ui::Ui& ui, const std::string& text) {
  if (!text.empty()) {
    ui::text(ui, ui::TextStyle::caption13, text, {.color = ui::Color::text_muted});
  }
}

std::string labelled(const std::string& label, const std::string& value) {
  return value.empty() ? std::string() : label + " " + value;
}

void draw_parties(ui::Ui& ui, const Sheet& sheet) {
  const offer::Company& company = sheet.company;
  const offer::Addressee& to = sheet.offer.addressee;
  const Language language = sheet.offer.language;
  ui.begin_row({-1, -1}, {.gap = 24, .item_gap = 3, .stack_below = 520});
  ui::heading(ui, 2, ui::TextStyle::caption13_semibold, sheet.tr("offer.supplier"),
              {.color = ui::Color::text_muted});
  ui::text(ui, ui::TextStyle::body15_semibold, company.legal_name.get(language));
  line_if(ui, join({labelled(sheet.tr("client.inn"), company.inn),
                    labelled(sheet.tr("client.kpp"), company.kpp)},
                   " · "));
  line_if(ui, company.address.get(language));
  line_if(ui, join({company.phone, company.email}, " · "));
  ui.next();
  ui::heading(ui, 2, ui::TextStyle::caption13_semibold, sheet.tr("offer.addressee"),
              {.color = ui::Color::text_muted});
  ui::text(ui, ui::TextStyle::body15_semibold, to.name);
  line_if(ui, to.contact_post.empty() ? to.contact_name : to.contact_name + ", " + to.contact_post);
  line_if(ui, labelled(sheet.tr("client.inn"), to.inn));
  line_if(ui, to.address);
  ui.end_row();
}

void draw_understood(ui::Ui& ui, const Sheet& sheet) {
  if (sheet.offer.needs.empty()) {
    return;
  }
  ui::heading(ui, 2, ui::TextStyle::title18, sheet.tr("offer.need"));
  if (sheet.offer.budget) {
    line_if(ui, sheet.strings.format(
                    "offer.need.budget",
                    {{"amount", sheet.money(*sheet.offer.budget, MoneyStyle::whole)}}) +
                    ", " +
                    sheet.tr(sheet.offer.budget_includes_vat ? "offer.need.budget.with"
                                                             : "offer.need.budget.without"));
  }
  ui::begin_group(ui, ui::Role::list, sheet.tr("offer.need"), "understood");
  ui.begin_grid({.min_cell_width = 300, .max_columns = 2, .gap = 6});
  bool first = true;
  for (const offer::OfferNeed& need : sheet.offer.needs) {
    if (!first) {
      ui.next();
    }
    first = false;
    const bool met = need.met >= 500;
    ui::check_line(ui, need.name + " – " + sheet.tr(level_key(need.level)), met,
                   sheet.tr(met_key(need.met)));
  }
  ui.end_grid();
  ui::end_group(ui);
}

void draw_line(ui::Ui& ui, const ScreenContext& context, const Sheet& sheet, std::size_t index,
               bool with_discount) {
  const offer::OfferLine& line = sheet.offer.lines[index];
  const pricing::LineFigures& figures = sheet.priced.lines[index];
  ui::begin_table_row(ui, static_cast<int>(index));
  ui::table_cell(ui, std::to_string(index + 1), {.color = ui::Color::text_muted});
  ui::table_cell(ui, line.name,
                 {.style = ui::TextStyle::caption13_semibold, .second_line = line.why});
  ui::table_cell(ui, format_integer(line.quantity, sheet.offer.language) + "\u00A0" + line.unit);
  // The sum was agreed on, so the price of a unit is what follows from it.
  const std::string unit_price =
      offer::has_agreed_total(sheet.offer) && line.quantity > 1
          ? sheet.strings.format(
                "offer.unit_price",
                {{"amount", sheet.money(offer::derived_unit_price(figures, line.quantity))}})
          : std::string();
  ui::table_cell(ui, sheet.money(line.price), {.second_line = unit_price});
  if (with_discount) {
    const Minor discount = figures.discount();
    ui::table_cell(ui, discount > 0 ? "−" + sheet.money(discount) : std::string("–"),
                   {.color = ui::Color::text_muted});
  }
  ui::begin_table_cell(ui);
  if (price_link(ui, context.strings, line.name, sheet.money(figures.after_adjustments))) {
    context.view.offer.price_line = index;
  }
  ui::end_table_cell(ui);
  ui::end_table_row(ui);
}

void draw_lines(ui::Ui& ui, const ScreenContext& context, const Sheet& sheet) {
  const bool with_discount = sheet.priced.totals.discount() > 0;
  std::vector<ui::TableColumn> columns = {
      {.title = sheet.tr("offer.column.number"), .width = 48, .hide_on_phone = true},
      {.title = sheet.tr("offer.column.name"), .width = -1},
      {.title = sheet.tr("offer.column.quantity"), .width = 84, .align = ui::Align::right},
      {.title = sheet.tr("offer.column.price"),
       .width = 108,
       .align = ui::Align::right,
       .hide_on_phone = true}};
  if (with_discount) {
    columns.push_back({.title = sheet.tr("offer.column.discount"),
                       .width = 104,
                       .align = ui::Align::right,
                       .hide_on_phone = true});
  }
  columns.push_back(
      {.title = sheet.tr("offer.column.sum"), .width = 116, .align = ui::Align::right});
  ui::begin_table(
      ui, sheet.tr("offer.solution"), columns,
      {.id = "lines", .row_count = static_cast<int>(sheet.offer.lines.size()), .row_height = 52});
  for (const int row : ui::table_rows(ui)) {
    draw_line(ui, context, sheet, static_cast<std::size_t>(row), with_discount);
  }
  ui::end_table(ui);
}

// What of the discount was taken off several lines together, by the name of the rule.
void draw_adjustments(ui::Ui& ui, const Sheet& sheet) {
  const std::vector<pricing::Adjustment>& made = sheet.offer.adjustments;
  Minor amount = 0;
  for (std::size_t i = 0; i < made.size(); ++i) {
    for (const Minor share : sheet.priced.shares[i]) {
      amount += share;
    }
    if (i + 1 < made.size() && made[i + 1].rule == made[i].rule) {
      continue;
    }
    ui::label_value(ui, sheet.strings.format("offer.total.adjustment", {{"name", made[i].name}}),
                    sheet.money(-amount));
    amount = 0;
  }
}

// Why the line that was pressed costs what it costs.
void draw_line_trace(ui::Ui& ui, const ScreenContext& context, const Sheet& sheet) {
  OfferView& view = context.view.offer;
  if (!view.price_line) {
    return;
  }
  bool open = false;
  const Result<pricing::DocumentInput> document = offer::pricing_input(sheet.offer);
  if (view.offer == sheet.offer.id && document && *view.price_line < sheet.offer.lines.size()) {
    const offer::OfferLine& line = sheet.offer.lines[*view.price_line];
    auto steps = pricing::trace_of(*document, sheet.priced, *view.price_line);
    if (steps) {
      open = true;
      draw_price_trace(ui, context.strings,
                       {line.name, sheet.offer.currency, line.quantity, line.price,
                        *std::move(steps), sheet.priced.lines[*view.price_line]},
                       open);
    }
  }
  if (!open) {
    view.price_line.reset();
  }
}

void draw_totals(ui::Ui& ui, const Sheet& sheet) {
  const pricing::Totals& totals = sheet.priced.totals;
  ui.begin_column({.gap = 6, .max_width = 380, .align = ui::Align::right});
  if (totals.discount() > 0) {
    ui::label_value(ui, sheet.tr("offer.total.list"), sheet.money(totals.list));
    ui::label_value(ui, sheet.tr("offer.total.discount"), "−" + sheet.money(totals.discount()));
  }
  draw_adjustments(ui, sheet);
  ui::label_value(ui, sheet.tr("offer.total.net"), sheet.money(totals.net));
  for (const pricing::VatSum& sum : totals.vat_sums) {
    if (!sum.rate_bp) {
      ui::label_value(ui, sheet.tr("offer.total.no_vat"), "–");
      continue;
    }
    const std::string rate = format_percent(*sum.rate_bp, sheet.offer.language);
    ui::label_value(ui,
                    sheet.strings.format(sheet.offer.prices_include_vat ? "offer.total.vat_inside"
                                                                        : "offer.total.vat_on_top",
                                         {{"rate", rate}}),
                    sheet.money(sum.vat));
  }
  ui::separator(ui);
  ui::label_value(ui, sheet.tr("offer.total"), sheet.money(totals.gross, MoneyStyle::full),
                  {.style = ui::TextStyle::title18,
                   .value_style = ui::TextStyle::title18,
                   .label_color = ui::Color::text});
  ui.end_column();
  const Result<std::string> words =
      offer::amount_in_words({totals.gross, sheet.offer.currency}, sheet.offer.language);
  if (words) {
    ui::text(ui, ui::TextStyle::caption13, sheet.tr("offer.words") + ": " + *words);
  }
}

void draw_terms(ui::Ui& ui, const Sheet& sheet) {
  const offer::Terms& terms = sheet.offer.terms;
  ui::heading(ui, 2, ui::TextStyle::title18, sheet.tr("offer.terms"));
  const std::array<std::pair<std::string_view, const std::string*>, 3> all = {
      std::pair{std::string_view("offer.terms.payment"), &terms.payment},
      std::pair{std::string_view("offer.terms.delivery"), &terms.delivery},
      std::pair{std::string_view("offer.terms.warranty"), &terms.warranty}};
  for (const auto& [key, text] : all) {
    if (!text->empty()) {
      ui::text(ui, ui::TextStyle::caption13, sheet.tr(key) + ": " + *text);
    }
  }
  if (!sheet.offer.next_step.empty()) {
    ui::heading(ui, 2, ui::TextStyle::title18, sheet.tr("offer.next"));
    ui::text(ui, ui::TextStyle::body15, sheet.offer.next_step);
  }
}

void draw_manager(ui::Ui& ui, const ScreenContext& context, const Sheet& sheet) {
  const offer::Manager* manager = context.workspace.manager(sheet.offer.manager);
  if (manager == nullptr) {
    return;
  }
  const std::string& name = manager->name.get(sheet.offer.language);
  ui::separator(ui);
  ui::heading(ui, 3, sheet.tr("offer.manager"));
  ui.begin_row({40, -1}, {.gap = 12, .item_gap = 2, .vertical = ui::Align::center});
  ui::avatar(ui, name, 40);
  ui.next();
  ui::text(ui, ui::TextStyle::body15_semibold,
           name + ", " + manager->post.get(sheet.offer.language));
  line_if(ui, join({manager->phone, manager->email}, " · "));
  ui.end_row();
  ui::text(ui, ui::TextStyle::caption13, sheet.tr("offer.informational"),
           {.color = ui::Color::text_muted});
}

}  // namespace

void draw_offer_sheet(ui::Ui& ui, const ScreenContext& context, const offer::Offer& offer) {
  const Result<pricing::PricedDocument> priced = offer::price_offer(offer);
  if (!priced) {
    ui::banner(ui, ui::Tone::danger,
               context.strings.format("toast.failed", {{"reason", priced.error().message}}),
               {.id = "unpriced", .icon = ui::kIconTriangleAlert});
    return;
  }
  const Sheet sheet{offer, Strings::of(offer.language), *priced, context.workspace.company()};
  ui::begin_card(ui, "sheet",
                 {.name = sheet.strings.format("offer.heading", {{"number", offer.number}}),
                  .padding = ui.phone() ? 16.0F : 32.0F,
                  .gap = 14});
  ui::heading(ui, 1, sheet.strings.format("offer.heading", {{"number", offer.number}}));
  if (offer.version > 1) {
    line_if(ui, sheet.strings.format("offer.version.name",
                                     {{"version", std::to_string(offer.version)}}));
  }
  line_if(ui,
          sheet.strings.format("offer.date", {{"date", format_date(offer.date, offer.language)}}) +
              " · " +
              sheet.strings.format("offer.valid",
                                   {{"date", format_date(offer.valid_until, offer.language)}}));
  draw_parties(ui, sheet);
  draw_understood(ui, sheet);
  ui::heading(ui, 2, ui::TextStyle::title18, sheet.tr("offer.solution"));
  draw_lines(ui, context, sheet);
  draw_totals(ui, sheet);
  draw_terms(ui, sheet);
  draw_manager(ui, context, sheet);
  ui::end_card(ui);
  draw_line_trace(ui, context, sheet);
}

}  // namespace oferta::app
