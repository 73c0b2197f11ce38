#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "shared/base/format.h"
#include "shared/deals/paper.h"
#include "shared/deals/papers.h"
#include "shared/offer/options.h"
#include "shared/offer/sections.h"

namespace oferta::deals {
namespace {

using offer::Offer;
using offer::text;
using offer::with;

constexpr std::size_t kMostVariants = 4;
constexpr double kVariantWidth = 84;

struct Variant {
  const Offer& offer;
  pricing::PricedDocument priced;
};

Result<void> comparable(const std::vector<Offer>& variants) {
  if (variants.size() < 2 || variants.size() > kMostVariants) {
    return fail(ErrorCode::invalid_argument, "Two to four variants can be compared.", "variants");
  }
  const Offer& first = variants.front();
  for (const Offer& other : variants) {
    if (other.addressee != first.addressee || other.language != first.language ||
        other.currency != first.currency || other.date != first.date ||
        other.prices_include_vat != first.prices_include_vat) {
      return fail(ErrorCode::invalid_argument,
                  "Variants are for one client, on one date, in one language and currency.",
                  "variants");
    }
  }
  return {};
}

std::string variant_title(const Offer& offer, std::size_t index) {
  if (offer.variant == "economy") return Words{"Экономный", "Economy"}.in(offer.language);
  if (offer.variant == "balanced") return Words{"Сбалансированный", "Balanced"}.in(offer.language);
  if (offer.variant == "best") return Words{"Лучший", "Best"}.in(offer.language);
  return Words{"Вариант ", "Variant "}.in(offer.language) + std::to_string(index + 1);
}

std::vector<PaperColumn> columns_of(const std::vector<Variant>& variants, const Words& first) {
  std::vector<PaperColumn> columns{{first.in(variants.front().offer.language), 0, "left", false}};
  for (std::size_t i = 0; i < variants.size(); ++i) {
    columns.push_back({variant_title(variants[i].offer, i), kVariantWidth, "right", false});
  }
  return columns;
}

std::vector<PaperRow> figure_rows(const std::vector<Variant>& variants) {
  const Language language = variants.front().offer.language;
  const auto row = [&](const Words& label, auto figure) {
    PaperRow out{{label.in(language)}, ""};
    for (const Variant& variant : variants) out.cells.push_back(figure(variant));
    return out;
  };
  const auto money = [language](const Variant& variant, Minor amount) {
    return format_money({amount, variant.offer.currency}, language);
  };
  std::vector<PaperRow> rows;
  rows.push_back(row({"Всего к оплате", "Total to pay"}, [&](const Variant& variant) {
    return money(variant, variant.priced.totals.gross);
  }));
  rows.push_back(row({"в том числе НДС", "including VAT"}, [&](const Variant& variant) {
    return variant.priced.totals.vat == 0 ? std::string("–")
                                          : money(variant, variant.priced.totals.vat);
  }));
  rows.push_back(row({"Скидки", "Discounts"}, [&](const Variant& variant) {
    const Minor discount = variant.priced.totals.discount();
    return discount == 0 ? std::string("–") : money(variant, -discount);
  }));
  rows.push_back(row({"Потребности закрыты на", "Needs met"}, [&](const Variant& variant) {
    return format_percent((offer::coverage(variant.offer) + 5) / 10 * 100, language);
  }));
  rows.push_back(row({"Позиций", "Items"}, [&](const Variant& variant) {
    return format_integer(static_cast<std::int64_t>(variant.offer.lines.size()), language);
  }));
  return rows;
}

/// Needs in the order of their first appearance, how far each variant meets them.
std::vector<PaperRow> need_rows(const std::vector<Variant>& variants) {
  const Language language = variants.front().offer.language;
  std::vector<PaperRow> rows;
  std::map<std::string, std::size_t> row_of;
  for (std::size_t i = 0; i < variants.size(); ++i) {
    for (const offer::OfferNeed& need : variants[i].offer.needs) {
      const auto [found, added] = row_of.try_emplace(need.need, rows.size());
      if (added) {
        rows.push_back({std::vector<std::string>(variants.size() + 1, "–"), ""});
        rows.back().cells[0] = capitalise(need.name);
      }
      rows[found->second].cells[i + 1] = format_percent(need.met / 10 * 100, language);
    }
  }
  return rows;
}

/// Products in the order of their first appearance, how many each variant has and for what sum.
std::vector<PaperRow> product_rows(const std::vector<Variant>& variants) {
  const Language language = variants.front().offer.language;
  std::vector<PaperRow> rows;
  std::map<std::string, std::size_t> row_of;
  for (std::size_t i = 0; i < variants.size(); ++i) {
    for (std::size_t at = 0; at < variants[i].offer.lines.size(); ++at) {
      const offer::OfferLine& line = variants[i].offer.lines[at];
      const std::string key = line.product.empty() ? line.sku + "\n" + line.name : line.product;
      const auto [found, added] = row_of.try_emplace(key, rows.size());
      if (added) {
        rows.push_back({std::vector<std::string>(variants.size() + 1, "–"), ""});
        rows.back().cells[0] = line.name;
      }
      const Money sum{variants[i].priced.lines[at].gross, variants[i].offer.currency};
      const std::string count = format_integer(line.quantity, language) + "\u00A0×\n";
      std::string& cell = rows[found->second].cells[i + 1];
      // The same product may stand in several lines of an offer.
      cell = cell == "–" ? "" : cell + "\n";
      // Of some sections a client is told the sub-total alone.
      cell += offer::hides_price(variants[i].offer, line)
                  ? format_integer(line.quantity, language)
                  : count + format_money(sum, language, MoneyStyle::bare);
    }
  }
  return rows;
}

}  // namespace

Result<std::string> comparison_document(const std::vector<Offer>& offers,
                                        const offer::Issuer& issuer) {
  OFERTA_TRY(comparable(offers));
  std::vector<Offer> firm;  // what is offered besides is not compared
  for (const Offer& one : offers) firm.push_back(offer::without_options(one));
  std::vector<Variant> variants;
  for (const Offer& one : firm) {
    OFERTA_ASSIGN(pricing::PricedDocument priced, offer::price_offer(one));
    variants.push_back({one, std::move(priced)});
  }
  const Offer& first = firm.front();
  const Language language = first.language;
  const offer::Palette palette = offer::palette_of(issuer.company.accent);
  const offer::DocumentTexts& texts = offer::document_texts(language);
  const offer::DocumentContext context{first, issuer, variants.front().priced, texts, palette};

  const Words title{"Сравнение вариантов", "Comparison of variants"};
  const Words to{"Кому", "To"}, offer_word{"Предложение", "Offer"};
  const Words figures{"Показатель", "Figure"}, needs{"Потребность", "Need"};
  const Words products{"Наименование", "Item"};
  const Words inside{"Что входит: количество и сумма", "What is in it: quantity and amount"};
  const Words how{"Насколько закрыты потребности", "How far the needs are met"};
  const std::string dated =
      std::string(texts.dated) + format_date(first.date, language, DateStyle::full);

  Json content = Json::array({offer::letterhead(context)});
  offer::append(content, paper_title(palette, title.in(language), dated));
  content.push_back(paper_facts(palette, {{to.in(language), party_text(first.addressee, language)},
                                          {offer_word.in(language), first.number}}));
  offer::append(
      content, paper_table(palette, columns_of(variants, figures), figure_rows(variants), nullptr));
  const std::vector<PaperRow> met = need_rows(variants);
  if (!met.empty()) {
    content.push_back(offer::section_heading(how.in(language), palette));
    offer::append(content, paper_table(palette, columns_of(variants, needs), met, nullptr));
  }
  const std::vector<PaperRow> goods = product_rows(variants);
  if (!goods.empty()) {
    content.push_back(offer::section_heading(inside.in(language), palette));
    offer::append(content, paper_table(palette, columns_of(variants, products), goods, nullptr));
  }
  return finish_document(
      context, std::move(content),
      title.in(language) + " " + std::string(texts.number_sign) + first.number + " " + dated,
      first.date);
}

}  // namespace oferta::deals
