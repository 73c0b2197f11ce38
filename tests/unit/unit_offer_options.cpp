// What an offer offers besides: optional lines, choose-one groups, and their prices.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "shared/catalogue/catalogue.h"
#include "shared/deals/papers.h"
#include "shared/offer/difference.h"
#include "shared/offer/document.h"
#include "shared/offer/negotiated_total.h"
#include "shared/offer/offer_json.h"
#include "shared/offer/offer_records.h"
#include "shared/offer/options.h"
#include "shared/offer/reprice.h"
#include "tests/support/offer_samples.h"

using namespace oferta;
using namespace oferta::offer;

namespace {

/// Phones A (10 units), B (3) and C (2), with VAT in their prices.
Offer three_lines() {
  ComposeInput input = testing::sample_input();
  input.lines.push_back(testing::sample_line("C", 5'000'00, 2));
  const Result<Offer> offer = compose_offer(input);
  REQUIRE(offer);
  return *offer;
}

Offer optional_third() {
  const Result<Offer> offer = with_optional(three_lines(), 2, true);
  REQUIRE(offer);
  return *offer;
}

/// C stands as an alternative to B.
Offer choice_of_two() {
  Result<Offer> offer = with_choice(three_lines(), 1, "Телефон секретаря");
  REQUIRE(offer);
  offer = with_choice(*offer, 2, "Телефон секретаря");
  REQUIRE(offer);
  return *offer;
}

pricing::PricedDocument priced(const Offer& offer) {
  const Result<pricing::PricedDocument> made = price_offer(offer);
  REQUIRE_MESSAGE(made.has_value(), made.error().message);
  return *made;
}

pricing::PriceRule threshold(Minor from, std::int64_t bp) {
  pricing::PriceRule rule;
  rule.id = "threshold";
  rule.name = {"Скидка от суммы", "Volume discount"};
  rule.kind = pricing::RuleKind::total_percent;
  rule.discount_bp = bp;
  rule.from_total = Money{from, Currency::rub()};
  return rule;
}

pricing::PriceRule pair(const char* first, const char* second) {
  pricing::PriceRule rule;
  rule.id = "pair";
  rule.name = {"Комплект", "Set"};
  rule.kind = pricing::RuleKind::bundle;
  rule.discount_bp = 1000;
  rule.items = {{first, 1}, {second, 1}};
  return rule;
}

struct Prices {
  catalogue::Catalogue catalogue;
  pricing::PriceBook book;
  pricing::VatRates rates = testing::sample_vat_rates();

  PriceContext context() const { return {catalogue, book, rates, {}, true}; }
};

Prices with_rules(std::vector<pricing::PriceRule> rules) {
  Prices prices;
  prices.book = pricing::PriceBook({}, {}, {}, std::move(rules));
  return prices;
}

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
    ++count;
  }
  return count;
}

}  // namespace

TEST_CASE("an optional line is priced and in no total") {
  const Offer before = three_lines();
  const Offer after = optional_third();
  const auto all = priced(before);
  const auto firm = priced(after);
  CHECK(after.rounding == "options-half-up-3");
  CHECK(firm.lines[2] == all.lines[2]);  // the discount of the document is in it
  CHECK(firm.totals.gross == all.totals.gross - all.lines[2].gross);
  CHECK(firm.totals.vat == all.totals.vat - all.lines[2].vat);
  const OptionSums sums = option_sums(after, firm);
  CHECK(sums.lines == 1);
  CHECK(sums.gross == all.lines[2].gross);
  CHECK(sums.with_all == all.totals.gross);
  // And back: the same offer.
  CHECK(with_optional(after, 2, false).value() == before);
}

TEST_CASE("of a choose-one group exactly one line counts, and choosing another changes places") {
  const Offer offer = choice_of_two();
  CHECK_FALSE(offer.lines[1].optional);
  CHECK(offer.lines[2].optional);
  const auto choices = choices_of(offer);
  REQUIRE(choices.size() == 1);
  CHECK(choices[0].lines == std::vector<std::size_t>{1, 2});
  CHECK(choices[0].counted == 1);
  CHECK(option_sums(offer, priced(offer)).lines == 0);  // an alternative is in no sum
  const Result<Offer> other = choose(offer, 2);
  REQUIRE(other);
  CHECK(other->lines[1].optional);
  CHECK_FALSE(other->lines[2].optional);
  const Minor change = priced(*other).totals.gross - priced(offer).totals.gross;
  CHECK(change == priced(offer).lines[2].gross - priced(offer).lines[1].gross);
  CHECK(choose(*other, 1).value() == offer);

  Offer both = offer;
  both.lines[2].optional = false;
  both.rounding = "options-half-up-3";
  CHECK(price_offer(both).error().detail == "lines[2].choice");
}

TEST_CASE("an alternative is added beside its line, and adjustments keep their lines") {
  Offer offer = three_lines();
  offer.adjustments.push_back(
      {.value = 100'00, .rule = "set", .name = "Комплект", .lines = {0, 2}});
  offer.rounding = std::string(rounding_for(offer));
  OfferLine line = offer.lines[1];
  line.product = "D";
  const Result<Offer> made = with_alternative(offer, 1, line, "Телефон секретаря");
  REQUIRE(made);
  REQUIRE(made->lines.size() == 4);
  CHECK(made->lines[2].product == "D");
  CHECK(made->lines[2].optional);
  CHECK(made->adjustments[0].lines == std::vector<std::size_t>{0, 3});
  CHECK(priced(*made).totals.gross == priced(offer).totals.gross);
  CHECK(with_alternative(offer, 1, line, "").error().detail == "choice");
}

TEST_CASE("charges are not offered besides, and older policies know no optional lines") {
  Offer offer = three_lines();
  offer.lines[2].charge = "delivery";
  offer.rounding = std::string(rounding_for(offer));
  CHECK(with_optional(offer, 2, true).error().code == ErrorCode::invalid_argument);
  offer.lines[2].optional = true;
  offer.rounding = std::string(rounding_for(offer));
  CHECK(price_offer(offer).error().detail == "lines[2].optional");

  Offer old = optional_third();
  old.rounding = "rules-half-up-2";
  CHECK(price_offer(old).error().code == ErrorCode::conflict);
}

TEST_CASE("a total agreed on is spread over the lines that count, and goes when they change") {
  const Offer offer = optional_third();
  const auto agreed = with_total(offer, 100'000'00, {});
  REQUIRE(agreed);
  CHECK(priced(agreed->offer).totals.gross == 100'000'00);
  CHECK(priced(agreed->offer).lines[2] == priced(offer).lines[2]);
  CHECK_FALSE(has_agreed_total(with_optional(agreed->offer, 2, false).value()));
}

TEST_CASE("records and files keep what is offered besides, and a file's figures are checked") {
  for (const Offer& offer : {optional_third(), choice_of_two()}) {
    std::vector<OfferRecord> records = offer_records(offer);
    const Json head = records.front().fields;
    records.erase(records.begin());
    CHECK(offer_from_records(offer.id, head, records).value() == offer);
    const Result<std::string> file = write_offer(offer, testing::sample_issuer());
    REQUIRE(file);
    const Result<OfferFile> read = read_offer(*file);
    REQUIRE(read);
    CHECK(read->offer == offer);
  }
  const Result<std::string> text = write_offer(optional_third(), testing::sample_issuer());
  Json file = parse_json(*text).value();
  CHECK(file["totals"]["options"]["with_options"] ==
        file["totals"]["gross"].get<Minor>() + file["totals"]["options"]["gross"].get<Minor>());
  file["totals"]["options"]["gross"] = 1;
  file["hash"] = offer_hash(file);
  const Result<OfferVerdict> verdict = verify_offer(canonical(file));
  REQUIRE(verdict);
  REQUIRE(verdict->mismatches.size() == 1);
  CHECK(verdict->mismatches[0].place == "totals.options.gross");
}

TEST_CASE("versions say that a line is optional now, and what is offered besides") {
  const auto difference = compare_offers(three_lines(), optional_third());
  REQUIRE(difference);
  REQUIRE(difference->lines.size() == 1);
  const auto& fields = difference->lines[0].fields;
  REQUIRE(fields.size() == 1);
  CHECK(fields[0].field == "part");
  CHECK(shown(fields[0].before, Language::ru) == "в составе");
  CHECK(shown(fields[0].after, Language::en) == "optional");
  bool options = false;
  for (const offer::FieldDifference& field : difference->totals) {
    options = options || field.field == "options";
  }
  CHECK(options);
}

TEST_CASE("the document shows what is offered besides apart, with its own sum") {
  const Offer offer = optional_third();
  for (const DocumentForm form : {DocumentForm::full, DocumentForm::brief}) {
    const Result<std::string> definition = offer_document(offer, testing::sample_issuer(), form);
    REQUIRE(definition);
    CHECK(count_of(*definition, "По желанию: в итог не входит") == 1);
    CHECK(count_of(*definition, "Всего по желанию") == 1);
    CHECK(count_of(*definition, "Телефон C") == 1);
    CHECK(count_of(*definition, "Всего 2\u00A0наименования") == 1);
  }
  const Result<std::string> choice =
      offer_document(choice_of_two(), testing::sample_issuer(), DocumentForm::full);
  REQUIRE(choice);
  CHECK(count_of(*choice, "На выбор: Телефон секретаря") == 2);  // at the line, above the others
  CHECK(count_of(*choice, "Вместо «Телефон B»: +") == 1);
  CHECK(count_of(*choice, "По желанию") == 0);
}

TEST_CASE("papers that follow an offer are about what counts alone") {
  const Offer offer = optional_third();
  const Offer firm = without_options(offer);
  CHECK(firm.lines.size() == 2);
  CHECK(priced(firm).totals == priced(offer).totals);
  CHECK(firm.rounding == "line-half-up-1");
  const Result<std::string> contract = deals::paper_document(
      deals::Paper::contract, {.offer = offer, .issuer = testing::paying_issuer()});
  REQUIRE(contract);
  CHECK(count_of(*contract, "Телефон B") > 0);
  CHECK(count_of(*contract, "Телефон C") == 0);
}

TEST_CASE("priced again, a threshold and a bundle hold for the lines that count") {
  const Prices prices = with_rules({threshold(125'000'00, 500), pair("B", "C")});
  const Result<Offer> whole = repriced(three_lines(), prices.context());
  REQUIRE(whole);
  REQUIRE(whole->adjustments.size() == 2);
  const Result<Offer> marked = with_optional(*whole, 2, true);
  REQUIRE(marked);
  const Result<Offer> without = repriced(*marked, prices.context());
  REQUIRE(without);
  CHECK(without->adjustments.empty());  // no pair any more, and below the threshold
  const Result<Offer> back = repriced(with_optional(*without, 2, false).value(), prices.context());
  REQUIRE(back);
  CHECK(*back == *whole);
  // A rule the book does not know cannot be worked out again.
  CHECK(repriced(*whole, with_rules({}).context()).value() == *whole);
}

TEST_CASE("another quantity takes the break it reaches") {
  Prices prices;
  catalogue::Product product;
  product.id = "A";
  product.category = "phones";
  product.unit = {"место|места|мест", "seat|seats"};
  product.price = Money{12'490'00, Currency::rub()};
  product.breaks = {{10, 500}, {20, 900}};
  prices.catalogue.put(product);
  Offer offer = three_lines();
  offer.lines[0].unit = "мест";
  const Result<Offer> more = with_quantity(offer, 0, 22, prices.context());
  REQUIRE(more);
  CHECK(more->lines[0].break_bp == 900);
  CHECK(more->lines[0].unit == "места");
  const Result<Offer> one = with_quantity(offer, 0, 1, prices.context());
  REQUIRE(one);
  CHECK(one->lines[0].break_bp == 0);
  CHECK(with_quantity(offer, 0, 0, prices.context()).error().detail == "quantity");
  const Result<OfferLine> line = line_of_product(offer, "A", 10, prices.context());
  REQUIRE(line);
  CHECK(line->break_bp == 500);
  CHECK(line->vat_bp == 2200);
}
