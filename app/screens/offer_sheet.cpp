#include "app/screens/offer_sheet.h"

#include <string>
#include <utility>
#include <vector>

#include "app/screens/offer_lines.h"
#include "app/screens/offer_words.h"
#include "app/screens/price_trace.h"
#include "app/screens/support.h"
#include "app/shell/refusal.h"
#include "app/ui/icons_generated.h"
#include "shared/offer/amount_in_words.h"

namespace oferta::app {
namespace {

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

void draw_block(ui::Ui& ui, const ScreenContext& context, const Sheet& sheet, offer::Block block) {
  switch (block) {
    case offer::Block::lines:
      ui::heading(ui, sheet.level(2), ui::TextStyle::title18, sheet.tr("offer.solution"));
      draw_counted_lines(ui, context, sheet);
      return draw_totals(ui, sheet);
    case offer::Block::options:
      return draw_lines_besides(ui, context, sheet);
    default:
      return draw_words(ui, sheet, block);
  }
}

void draw_sheet(ui::Ui& ui, const ScreenContext& context, const Sheet& sheet) {
  ui::begin_card(ui, "sheet",
                 {.name = sheet.strings.format("offer.heading", {{"number", sheet.offer.number}}),
                  .padding = ui.room_in(ui.available_width()) < 520 ? 16.0F : 32.0F,
                  .gap = 14});
  const offer::DocumentTemplates& templates = sheet.figures.issuer.company.templates;
  for (const offer::Block block : offer::shown_blocks(offer::template_of(templates, sheet.form))) {
    const float top = ui.cursor_y();
    draw_block(ui, context, sheet, block);
    if (sheet.in_sight == block) ui::reveal_since(ui, top);
  }
  ui::end_card(ui);
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
  draw_sheet(ui, context, sheet);
  draw_line_trace(ui, context, sheet);
}

void draw_offer_preview(ui::Ui& ui, const ScreenContext& context, const offer::Offer& offer,
                        offer::Issuer issuer, offer::DocumentForm form,
                        std::optional<offer::Block> in_sight) {
  OfferFigures figures{.priced = offer::price_offer(offer), .issuer = std::move(issuer)};
  if (!figures.priced) {
    return;
  }
  figures.options = offer::option_sums(offer, *figures.priced);
  figures.choices = offer::choices_of(offer);
  draw_sheet(ui, context,
             {offer, Strings::of(offer.language), *figures.priced, figures, form, true, in_sight});
}

}  // namespace oferta::app
