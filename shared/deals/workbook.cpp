#include "shared/deals/workbook.h"

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "shared/base/format.h"
#include "shared/base/json.h"
#include "shared/deals/paper.h"
#include "shared/offer/sections.h"

namespace oferta::deals {
namespace {

Json sheet_column(const std::string& title, const char* kind, int width) {
  return Json{{"title", title}, {"kind", kind}, {"width", width}};
}

Json sheet_columns(const offer::Offer& offer) {
  const Language language = offer.language;
  const std::string sign = ", " + currency_sign(offer.currency);
  const auto title = [&](const Words& words) { return words.in(language); };
  return Json::array({sheet_column("№", "integer", 5),
                      sheet_column(title({"Артикул", "SKU"}), "text", 16),
                      sheet_column(title({"Наименование", "Item"}), "text", 44),
                      sheet_column(title({"Описание", "Description"}), "text", 50),
                      sheet_column(title({"Ед.", "Unit"}), "text", 10),
                      sheet_column(title({"Кол-во", "Qty"}), "integer", 9),
                      sheet_column(title({"Цена", "Price"}) + sign, "money", 14),
                      sheet_column(title({"Скидка", "Discount"}) + sign, "money", 14),
                      sheet_column(title({"Без НДС", "Net"}) + sign, "money", 15),
                      sheet_column(title({"Ставка НДС", "VAT rate"}), "percent", 12),
                      sheet_column(title({"НДС", "VAT"}) + sign, "money", 14),
                      sheet_column(title({"Сумма", "Amount"}) + sign, "money", 16)});
}

Json line_row(const offer::Offer& offer, const pricing::PricedDocument& priced, std::size_t index,
              std::size_t number) {
  const offer::OfferLine& line = offer.lines[index];
  const pricing::LineFigures& figures = priced.lines[index];
  const offer::DocumentTexts& texts = offer::document_texts(offer.language);
  Json rate = line.vat_bp ? Json(*line.vat_bp) : Json(std::string(texts.no_vat));
  // A section of which the sub-total alone is told keeps its lines' figures to itself.
  if (offer::hides_price(offer, line)) {
    return Json::array({number, line.sku, line.name, line.description, line.unit, line.quantity, "",
                        "", "", "", "", ""});
  }
  // An alternative says what it is one of.
  const std::string name = line.choice.empty() ? line.name : line.choice + ": " + line.name;
  return Json::array({number, line.sku, name, line.description, line.unit, line.quantity,
                      line.price, figures.discount(), figures.net, std::move(rate), figures.vat,
                      figures.gross});
}

Json heading_row(const std::string& title) {
  return Json::array({"", "", title, "", "", "", "", "", "", "", "", ""});
}

/// Its columns are those of the lines: what is paid in the end, not what the document says above
/// the discount of the whole.
Json section_row(const offer::DocumentTexts& texts, const offer::Section& section,
                 const pricing::PricedDocument& priced) {
  Minor discount = 0, net = 0, vat = 0, gross = 0;
  for (const std::size_t i : section.lines) {
    discount += priced.lines[i].discount();
    net += priced.lines[i].net;
    vat += priced.lines[i].vat;
    gross += priced.lines[i].gross;
  }
  return Json::array({"", "", std::string(texts.section_total) + section.name, "", "", "", "",
                      discount, net, "", vat, gross});
}

}  // namespace

Result<std::string> offer_workbook(const offer::Offer& offer, const offer::Issuer& issuer) {
  OFERTA_ASSIGN(const pricing::PricedDocument priced, offer::price_offer(offer));
  const Language language = offer.language;
  const offer::DocumentTexts& texts = offer::document_texts(language);
  const std::string title = std::string(texts.title) + " № " + offer.number + " " +
                            std::string(texts.dated) + format_date(offer.date, language);
  Json rows = Json::array();
  Json strong = Json::array();
  std::size_t number = 0;
  for (const offer::Section& section : offer::sections_of(offer, priced)) {
    if (!section.name.empty()) {
      strong.push_back(rows.size());
      rows.push_back(heading_row(section.name));
    }
    for (const std::size_t i : section.lines) {
      rows.push_back(line_row(offer, priced, i, ++number));
    }
    if (!section.name.empty()) {
      strong.push_back(rows.size());
      rows.push_back(section_row(texts, section, priced));
    }
  }
  const pricing::Totals& totals = priced.totals;
  strong.push_back(rows.size());
  rows.push_back(Json::array({"", "", std::string(texts.total), "", "", "", "", totals.discount(),
                              totals.net, "", totals.vat, totals.gross}));
  if (number < offer.lines.size()) {
    strong.push_back(rows.size());
    rows.push_back(heading_row(Words{"Не входит в итог", "Not in the total"}.in(language)));
  }
  for (std::size_t i = 0; i < offer.lines.size(); ++i) {
    if (offer.lines[i].optional) rows.push_back(line_row(offer, priced, i, ++number));
  }
  const std::string author = issuer.company.legal_name.get(language);
  Json sheet{{"name", offer.number},
             {"above", {title, author, offer.addressee.name}},
             {"columns", sheet_columns(offer)},
             {"strong", std::move(strong)}};
  sheet["rows"] = std::move(rows);
  return canonical(
      Json{{"title", title}, {"author", author}, {"sheets", Json::array({std::move(sheet)})}});
}

}  // namespace oferta::deals
