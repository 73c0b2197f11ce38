// Sections of an offer: headings and sub-totals, and prices a client is not told – absent from
// every document and package, not hidden in them.
#include "shared/offer/sections.h"

#include <doctest/doctest.h>

#include <string>

#include "shared/base/format.h"
#include "shared/base/json.h"
#include "shared/deals/workbook.h"
#include "shared/offer/document.h"
#include "shared/offer/offer_records.h"
#include "shared/offer/options.h"
#include "shared/offer/sealing.h"
#include "shared/offer/version.h"
#include "shared/sharing/client_view.h"
#include "shared/sharing/offer_page.h"
#include "tests/support/offer_samples.h"

namespace {

using namespace oferta;
using namespace oferta::offer;

/// Four lines, of which the first and the last are «Связь» and the second «Монтаж»; the client is
/// told of the installation its total alone.
Offer sectioned() {
  ComposeInput input = testing::sample_input();
  input.lines.push_back(testing::sample_line("C", 7'777'70, 1));
  input.lines.push_back(testing::sample_line("D", 3'210'00, 2));
  const auto made = compose_offer(input);
  REQUIRE(made);
  Offer offer = *made;
  for (const auto& [line, name] :
       {std::pair{0, "Связь"}, {1, "Монтаж"}, {2, "Монтаж"}, {3, "Связь"}}) {
    const auto changed = with_section(offer, static_cast<std::size_t>(line), name);
    REQUIRE(changed);
    offer = *changed;
  }
  const auto summed = with_total_only(offer, "Монтаж", true);
  REQUIRE(summed);
  return *summed;
}

std::string amount(Minor minor) {
  return format_money({minor, Currency::rub()}, Language::ru, MoneyStyle::bare);
}

/// Amounts of the installation's lines that no client may find: prices, sums, what lines are worth.
std::vector<Minor> secret_amounts(const Offer& offer) {
  const auto priced = price_offer(offer);
  REQUIRE(priced);
  std::vector<Minor> amounts;
  for (const std::size_t i : {1U, 2U}) {
    const pricing::LineFigures& figures = priced->lines[i];
    for (const Minor minor : {offer.lines[i].price, figures.list, figures.after_discount,
                              figures.after_adjustments, figures.net, figures.gross}) {
      amounts.push_back(minor);
    }
  }
  return amounts;
}

}  // namespace

TEST_CASE("lines of one name stand together, and their sums add up to what totals begin with") {
  const Offer offer = sectioned();
  const auto priced = price_offer(offer);
  REQUIRE(priced);
  const std::vector<Section> sections = sections_of(offer, *priced);
  REQUIRE(sections.size() == 2);
  CHECK(sections[0].name == "Связь");
  CHECK(sections[0].lines == std::vector<std::size_t>{0, 3});
  CHECK_FALSE(sections[0].total_only);
  CHECK(sections[1].lines == std::vector<std::size_t>{1, 2});
  CHECK(sections[1].total_only);
  const pricing::Totals& totals = priced->totals;
  CHECK(sections[0].sum + sections[1].sum - totals.document_discount == totals.gross);
  // The money is what it would be without sections.
  Offer plain = offer;
  for (OfferLine& line : plain.lines) line.section.clear();
  plain.total_only.clear();
  CHECK(price_offer(plain)->totals == totals);
  CHECK(sections_of(plain, *priced).size() == 1);
  CHECK_FALSE(has_sections(plain));
}

TEST_CASE("a section nobody is in is forgotten; what is offered besides keeps its price") {
  Offer offer = sectioned();
  for (const std::size_t line : {1U, 2U}) offer = *with_section(offer, line, "  ");
  CHECK(offer.total_only.empty());
  CHECK(offer.lines[1].section.empty());
  offer = sectioned();
  CHECK(hides_price(offer, offer.lines[1]));
  offer.lines[1].optional = true;
  CHECK_FALSE(hides_price(offer, offer.lines[1]));
  CHECK_FALSE(with_total_only(offer, "Нет такого", true));
  CHECK_FALSE(with_section(offer, 99, "Связь"));
  CHECK_FALSE(with_section(offer, 0, std::string(kMaxSectionName + 1, 'x')));
  CHECK(with_total_only(offer, "Монтаж", false)->total_only.empty());
}

TEST_CASE(
    "sections are kept in records, in the hash, and for the same products of a new selection") {
  const Offer offer = sectioned();
  const auto records = offer_records(offer);
  const std::vector<OfferRecord> lines(records.begin() + 1, records.end());
  const auto same = offer_from_records(offer.id, records.front().fields, lines);
  REQUIRE(same);
  CHECK(*same == offer);
  CHECK(content_hash(offer) != content_hash(*with_total_only(offer, "Монтаж", false)));
  Offer chosen = offer;
  std::swap(chosen.lines[0], chosen.lines[2]);
  for (OfferLine& line : chosen.lines) line.section.clear();
  chosen.total_only.clear();
  const Offer kept = with_contents(offer, chosen);
  CHECK(kept.lines[0].section == "Монтаж");
  CHECK(kept.lines[2].section == "Связь");
  CHECK(kept.total_only == offer.total_only);
}

TEST_CASE("a package has no price of a section that is told by its total, and reads back") {
  const Offer offer = sectioned();
  const auto view = sharing::client_view({&offer}, testing::sample_issuer());
  REQUIRE(view);
  const std::string bytes = sharing::write_client_view(*view);
  const auto same = sharing::read_client_view(bytes);
  REQUIRE(same);
  CHECK(*same == *view);
  const auto json = parse_json(bytes);
  REQUIRE(json);
  const Json& lines = (*json)["offers"][0]["lines"];
  for (const char* key : {"price", "list", "sum"}) {
    CHECK(lines[0].contains(key));
    CHECK_FALSE(lines[1].contains(key));
    CHECK_FALSE(lines[2].contains(key));
  }
  for (const Minor secret : secret_amounts(offer)) {
    CAPTURE(secret);
    CHECK(bytes.find(":" + std::to_string(secret)) == std::string::npos);
  }
  const std::string page = sharing::offer_page(*view, {}).html;
  for (const Minor secret : secret_amounts(offer)) {
    CAPTURE(amount(secret));
    CHECK(page.find(amount(secret)) == std::string::npos);
  }
  CHECK(page.find("<strong>Монтаж</strong>") != std::string::npos);
  // What stands in no section is told apart from the section above it.
  CHECK(page.find("<strong>Остальное</strong>") == std::string::npos);
  const auto loose = with_section(offer, 3, "");
  REQUIRE(loose);
  const auto view_of_loose = sharing::client_view({&*loose}, testing::sample_issuer());
  REQUIRE(view_of_loose);
  const std::string loose_page = sharing::offer_page(*view_of_loose, {}).html;
  CHECK(loose_page.find("<strong>Остальное</strong>") != std::string::npos);
  // Prices are never left out without a sub-total in their place.
  Json cut = *json;
  cut["offers"][0].erase("sections");
  CHECK_FALSE(sharing::read_client_view(canonical(cut) + "\n"));
  Json bare = *json;
  bare["offers"][0]["lines"][0].erase("section");
  bare["offers"][0]["lines"][0].erase("price");
  CHECK_FALSE(sharing::read_client_view(canonical(bare) + "\n"));
}

TEST_CASE("papers name the lines of such a section, and its total alone") {
  const Offer offer = sectioned();
  const auto priced = price_offer(offer);
  REQUIRE(priced);
  const std::vector<Section> sections = sections_of(offer, *priced);
  for (const DocumentForm form : {DocumentForm::full, DocumentForm::brief}) {
    const auto document = offer_document(offer, testing::sample_issuer(), form);
    REQUIRE(document);
    CHECK(document->find("Итого по разделу: Монтаж") != std::string::npos);
    CHECK(document->find("Итого по разделу: Связь") != std::string::npos);
    CHECK(document->find(amount(sections[1].sum)) != std::string::npos);
    CHECK(document->find(offer.lines[2].name) != std::string::npos);
    for (const Minor secret : secret_amounts(offer)) {
      CAPTURE(amount(secret));
      CHECK(document->find(amount(secret)) == std::string::npos);
    }
  }
  const auto workbook = deals::offer_workbook(offer, testing::sample_issuer());
  REQUIRE(workbook);
  for (const Minor secret : secret_amounts(offer)) {
    CAPTURE(secret);
    CHECK(workbook->find("," + std::to_string(secret) + ",") == std::string::npos);
  }
  CHECK(workbook->find("Итого по разделу: Монтаж") != std::string::npos);
}
