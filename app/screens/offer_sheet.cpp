#include "app/screens/offer_sheet.h"

#include <array>
#include <string>
#include <vector>

#include "app/screens/offer_lines.h"
#include "app/screens/price_trace.h"
#include "app/screens/support.h"
#include "app/shell/refusal.h"
#include "app/ui/icons_generated.h"
#include "shared/offer/amount_in_words.h"

namespace oferta::app {
namespace {

void line_if(ui::Ui& ui, const std::string& text) {
  if (!text.empty()) {
    ui::text(ui, ui::TextStyle::caption13, text, {.color = ui::Color::text_muted});
  }
}

std::string labelled(const std::string& label, const std::string& value) {
  return value.empty() ? std::string() : label + " " + value;
}

void draw_parties(ui::Ui& ui, const Sheet& sheet) {
  const offer::Company& company = sheet.figures.issuer.company;
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
    line_if(ui, budget_words(sheet.strings, sheet.money(*sheet.offer.budget, MoneyStyle::whole),
                             sheet.offer.budget_includes_vat));
  }
  ui::begin_group(ui, ui::Role::list, sheet.tr("offer.need"), "understood");
  ui.begin_grid({.min_cell_width = 300, .max_columns = 2, .gap = 6});
  bool first = true;
  for (const offer::OfferNeed& need : sheet.offer.needs) {
    if (!first) {
      ui.next();
    }
    first = false;
    ui::check_line(ui, need.name + " – " + sheet.tr(level_key(need.level)), check_of(need.met),
                   sheet.tr(met_key(need.met)));
  }
  ui.end_grid();
  ui::end_group(ui);
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

void draw_manager(ui::Ui& ui, const Sheet& sheet) {
  const offer::Manager& manager = sheet.figures.issuer.manager;
  const std::string& name = manager.name.get(sheet.offer.language);
  if (name.empty()) {
    return;
  }
  ui::separator(ui);
  ui::heading(ui, 3, sheet.tr("offer.manager"));
  ui.begin_row({40, -1}, {.gap = 12, .item_gap = 2, .vertical = ui::Align::center});
  ui::avatar(ui, name, 40);
  ui.next();
  ui::text(ui, ui::TextStyle::body15_semibold,
           name + ", " + manager.post.get(sheet.offer.language));
  line_if(ui, join({manager.phone, manager.email}, " · "));
  ui.end_row();
  ui::text(ui, ui::TextStyle::caption13, sheet.tr("offer.informational"),
           {.color = ui::Color::text_muted});
}

}  // namespace

void draw_offer_sheet(ui::Ui& ui, const ScreenContext& context, const offer::Offer& offer) {
  const OfferFigures& figures = offer_figures(context, offer);
  const Result<pricing::PricedDocument>& priced = figures.priced;
  if (!priced) {
    ui::banner(ui, ui::Tone::danger,
               context.strings.format("toast.failed",
                                      {{"reason", refusal_text(context.strings, priced.error())}}),
               {.id = "unpriced", .icon = ui::kIconTriangleAlert});
    return;
  }
  const Sheet sheet{offer, Strings::of(offer.language), *priced, figures};
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
  draw_counted_lines(ui, context, sheet);
  draw_totals(ui, sheet);
  draw_lines_besides(ui, context, sheet);
  draw_terms(ui, sheet);
  draw_manager(ui, sheet);
  ui::end_card(ui);
  draw_line_trace(ui, context, sheet);
}

}  // namespace oferta::app
