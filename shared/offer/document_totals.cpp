#include <string>
#include <utility>
#include <vector>

#include "shared/base/format.h"
#include "shared/offer/amount_in_words.h"
#include "shared/offer/document_parts.h"
#include "shared/offer/options.h"

namespace oferta::offer {
namespace {

Json row(std::string_view label, const std::string& amount, const Palette& palette) {
  return Json::array({with(text(label), {{"color", palette.muted}}),
                      with(text(amount), {{"alignment", "right"}, {"color", palette.body}})});
}

Json total_row(const DocumentContext& context) {
  const Json style{{"bold", true},
                   {"fontSize", 11},
                   {"color", "#ffffff"},
                   {"fillColor", context.palette.accent},
                   {"margin", {0, 2, 0, 2}}};
  return Json::array({with(text(context.texts.total), style),
                      with(with(text(context.money(context.priced.totals.gross)), style),
                           {{"alignment", "right"}})});
}

std::string rate_label(std::string_view label, std::int64_t rate_bp, Language language) {
  return std::string(label) + format_percent(rate_bp, language);
}

/// Rows of VAT, one for each rate; «Без НДС» where there is none.
void append_vat_rows(const DocumentContext& context, Json& body) {
  const pricing::Totals& totals = context.priced.totals;
  const bool included = context.offer.prices_include_vat;
  const std::string_view label = included ? context.texts.vat_included : context.texts.vat_on_top;
  bool charged = false;
  for (const pricing::VatSum& sum : totals.vat_sums) {
    if (!sum.rate_bp) continue;
    charged = true;
    body.push_back(row(rate_label(label, *sum.rate_bp, context.language()), context.money(sum.vat),
                       context.palette));
  }
  if (!charged) body.push_back(row(context.texts.no_vat, "–", context.palette));
}

/// What is taken off several lines together, by the name of the rule; the parts of one rule as one.
void append_adjustments(const DocumentContext& context, Json& body) {
  const std::vector<pricing::Adjustment>& made = context.offer.adjustments;
  Minor amount = 0;
  for (std::size_t i = 0; i < made.size(); ++i) {
    for (const Minor share : context.priced.shares[i]) amount += share;
    if (i + 1 < made.size() && made[i + 1].rule == made[i].rule) continue;
    body.push_back(row(made[i].name, context.money(-amount), context.palette));
    amount = 0;
  }
}

Json totals_table(const DocumentContext& context) {
  const pricing::Totals& totals = context.priced.totals;
  const DocumentTexts& texts = context.texts;
  const Palette& palette = context.palette;
  const Minor on_lines = totals.break_discount + totals.rule_discount + totals.line_discount;
  const bool vat_on_top = !context.offer.prices_include_vat && totals.vat != 0;
  Json body = Json::array();
  if (totals.discount() != 0) {
    body.push_back(row(texts.list_sum, context.money(totals.list), palette));
  }
  if (on_lines != 0) body.push_back(row(texts.line_discounts, context.money(-on_lines), palette));
  if (totals.document_discount != 0) {
    body.push_back(
        row(rate_label(texts.document_discount, context.offer.discount_bp, context.language()),
            context.money(-totals.document_discount), palette));
  }
  append_adjustments(context, body);
  if (vat_on_top) {
    body.push_back(row(texts.net_sum, context.money(totals.net), palette));
    append_vat_rows(context, body);
    body.push_back(total_row(context));
  } else {
    body.push_back(total_row(context));
    append_vat_rows(context, body);
  }
  return Json{{"table", {{"widths", {"*", "auto"}}, {"body", std::move(body)}}},
              {"layout", "totals"},
              {"fontSize", 9},
              {"width", 272}};
}

Json words(const DocumentContext& context) {
  const Offer& offer = context.offer;
  const Palette& palette = context.palette;
  const Money gross{context.priced.totals.gross, offer.currency};
  return with(stack({with(text(count_sentence(counted_lines(offer).size(),
                                              context.money(gross.amount), offer.language)),
                          {{"fontSize", 8.5}, {"color", palette.muted}, {"margin", {0, 0, 0, 5}}}),
                     overline(context.texts.in_words, palette),
                     with(text(amount_in_words(gross, offer.language)),
                          {{"fontSize", 9.5}, {"bold", true}, {"color", palette.ink}})}),
              {{"width", "*"}, {"margin", {0, 5, 0, 0}}});
}

}  // namespace

Json totals_block(const DocumentContext& context) {
  return Json{{"columns", Json::array({words(context), totals_table(context)})},
              {"columnGap", 20},
              {"margin", {0, 12, 0, 0}}};
}

}  // namespace oferta::offer
