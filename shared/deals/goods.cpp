#include <optional>
#include <utility>

#include "shared/base/format.h"
#include "shared/deals/paper.h"

namespace oferta::deals {
namespace {

/// With VAT inside or none, lines add up to what is paid; with VAT on top, to the sum before it.
bool vat_on_top(const offer::DocumentContext& context) {
  return !context.offer.prices_include_vat && context.priced.totals.vat != 0;
}

void append_vat(const offer::DocumentContext& context, std::vector<PaperFact>& sums) {
  const std::string_view label =
      vat_on_top(context) ? context.texts.vat_on_top : context.texts.vat_included;
  bool charged = false;
  for (const pricing::VatSum& sum : context.priced.totals.vat_sums) {
    if (!sum.rate_bp) continue;
    charged = true;
    sums.push_back({std::string(label) + format_percent(*sum.rate_bp, context.language()),
                    context.money(sum.vat)});
  }
  if (!charged) sums.push_back({std::string(context.texts.no_vat), "–"});
}

}  // namespace

GoodsTable goods_table(const offer::DocumentContext& context) {
  const Language language = context.language();
  const pricing::Totals& totals = context.priced.totals;
  const bool on_top = vat_on_top(context);
  const bool discounts = totals.discount() != 0;
  const std::string sign = ",\u00A0" + currency_sign(context.offer.currency);
  const Words name{"Наименование", "Item"}, unit{"Ед.", "Unit"};
  GoodsTable table;
  table.columns = {{std::string(context.texts.position), 16, "center"},
                   {name.in(language), 0, "left"},
                   {std::string(context.texts.quantity), 36, "right"},
                   {unit.in(language), 40, "left"},
                   {std::string(context.texts.price) + sign, 62, "right"}};
  if (discounts) {
    table.columns.push_back({std::string(context.texts.discount) + sign, 58, "right"});
  }
  const std::string_view sum = on_top ? context.texts.sum_without_vat : context.texts.sum;
  table.columns.push_back({std::string(sum) + sign, 70, "right", true});
  for (std::size_t i = 0; i < context.offer.lines.size(); ++i) {
    const offer::OfferLine& line = context.offer.lines[i];
    const pricing::LineFigures& figures = context.priced.lines[i];
    PaperRow row;
    row.cells = {std::to_string(i + 1), line.name, format_integer(line.quantity, language),
                 line.unit, context.bare(line.price)};
    if (discounts) {
      row.cells.push_back(figures.discount() == 0 ? "" : context.bare(-figures.discount()));
    }
    row.cells.push_back(context.bare(figures.after_adjustments));
    if (!line.sku.empty()) row.note = std::string(context.texts.sku) + line.sku;
    table.rows.push_back(std::move(row));
  }
  if (discounts) {
    const Words discount{"Скидка", "Discount"};
    table.sums.push_back({std::string(context.texts.list_sum), context.money(totals.list)});
    table.sums.push_back({discount.in(language), context.money(-totals.discount())});
  }
  const Words subtotal{"Итого", "Subtotal"};
  table.sums.push_back({on_top ? std::string(context.texts.net_sum) : subtotal.in(language),
                        context.money(totals.after_discounts)});
  append_vat(context, table.sums);
  table.sums.push_back({std::string(context.texts.total), context.money(totals.gross), true});
  return table;
}

std::vector<Json> goods_section(const offer::DocumentContext& context, Json below) {
  const GoodsTable table = goods_table(context);
  Json tail{
      {"columns",
       Json::array({paper_words(context, context.offer.lines.size(), context.priced.totals.gross),
                    paper_sums(context.palette, table.sums)})},
      {"columnGap", 20},
      {"margin", {0, 10, 0, 0}}};
  if (!below.is_null()) tail = offer::stack({std::move(tail), std::move(below)});
  return paper_table(context.palette, table.columns, table.rows, std::move(tail));
}

}  // namespace oferta::deals
