#include "shared/offer/offer.h"

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <vector>

#include "shared/base/json.h"
#include "shared/offer/compose.h"
#include "shared/offer/issuer.h"
#include "shared/offer/offer_json.h"
#include "shared/offer/offer_records.h"
#include "tests/support/offer_samples.h"

using namespace oferta;
using namespace oferta::offer;
using oferta::testing::sample_input;

namespace {

Offer composed(const ComposeInput& input) {
  const Result<Offer> offer = compose_offer(input);
  REQUIRE_MESSAGE(offer.has_value(), offer.error().message);
  return *offer;
}

/// The file of the sample offer, changed by `change`.
template <class Change>
std::string changed_file(Change change) {
  Json file = *parse_json(*write_offer(composed(sample_input()), testing::sample_issuer()));
  change(file);
  return canonical(file);
}

}  // namespace

TEST_CASE("an offer takes texts in its language, terms of the company, VAT of its date") {
  const Offer offer = composed(sample_input());
  CHECK(offer.valid_until == Date{2026, 12, 24});
  CHECK(offer.terms.payment == "70 % – аванс");
  CHECK(offer.manager == "manager-1");
  CHECK(offer.vat_bp == 2200);
  REQUIRE(offer.lines.size() == 2);
  CHECK(offer.lines[0].name == "Телефон A");
  CHECK(offer.lines[0].break_bp == 500);
  CHECK(offer.lines[0].vat_bp == 2200);
  CHECK(offer.lines[1].vat_bp == 1000);
  CHECK(offer.lines[1].discount_bp == 300);
  CHECK(offer.budget == 200'000'00);
  CHECK(offer.next_step.find("24\u00A0декабря 2026") != std::string::npos);

  const Offer english = composed(sample_input(Language::en));
  CHECK(english.lines[0].name == "Phone A");
  CHECK(english.terms.warranty == "24 months");
  CHECK(english.next_step.find("24\u00A0December 2026") != std::string::npos);

  ComposeInput earlier = sample_input();
  earlier.date = Date{2025, 12, 31};
  CHECK(composed(earlier).vat_bp == 2000);
}

TEST_CASE("needs that are switched off are not in the offer") {
  const Offer offer = composed(sample_input());
  REQUIRE(offer.needs.size() == 2);
  CHECK(offer.needs[0].need == "calls");
  CHECK(offer.needs[1].met == 0);
}

TEST_CASE("a company that charges no VAT offers without VAT") {
  ComposeInput input = sample_input();
  input.issuer.company.charges_vat = false;
  const Offer offer = composed(input);
  CHECK_FALSE(offer.vat_bp.has_value());
  CHECK_FALSE(offer.lines[0].vat_bp.has_value());
  CHECK(price_offer(offer)->totals.vat == 0);
}

TEST_CASE("the offer's figures are those of the pricing engine") {
  const Offer offer = composed(sample_input());
  const Result<pricing::PricedDocument> priced = price_offer(offer);
  REQUIRE(priced.has_value());
  // 124 900,00 − 5 % = 118 655,00 − 1 % = 117 468,45; 2 971,50 − 3 % = 2 882,36 − 1 % = 2 853,54
  CHECK(priced->lines[0].gross == 11746845);
  CHECK(priced->lines[1].gross == 285354);
  CHECK(priced->totals.gross == 11746845 + 285354);
}

TEST_CASE("what makes no offer is refused with a reason") {
  const auto code = [](const ComposeInput& input) { return compose_offer(input).error().code; };
  ComposeInput input = sample_input();
  input.lines.clear();
  CHECK(code(input) == ErrorCode::invalid_argument);
  input = sample_input();
  input.number.clear();
  CHECK(code(input) == ErrorCode::invalid_argument);
  input = sample_input();
  input.addressee.name.clear();
  CHECK(code(input) == ErrorCode::invalid_argument);
  input = sample_input();
  input.lines[1].price.currency = *Currency::parse("USD");
  CHECK(compose_offer(input).error().detail == "lines[1]");
  input = sample_input();
  input.budget = Money{1, *Currency::parse("USD")};
  CHECK(code(input) == ErrorCode::invalid_argument);
  input = sample_input();
  input.date = Date{2018, 1, 1};
  CHECK(code(input) == ErrorCode::not_found);
}

TEST_CASE("an offer becomes records and comes back the same") {
  const Offer offer = composed(sample_input());
  std::vector<OfferRecord> records = offer_records(offer);
  REQUIRE(records.size() == 3);
  CHECK(records[0].type == "offer");
  CHECK(records[1].id == "offer-1.01");
  CHECK(records[2].fields.at("position") == 2);
  CHECK(records[2].fields.at("offer") == "offer-1");
  CHECK_FALSE(records[0].fields.contains("totals"));

  const Json head = records[0].fields;
  std::vector<OfferRecord> lines = {records[2], records[1]};  // the order must not matter
  const Result<Offer> again = offer_from_records("offer-1", head, lines);
  REQUIRE_MESSAGE(again.has_value(), describe(again.error()));
  CHECK(*again == offer);

  lines[0].fields["price"]["currency"] = "USD";
  const Result<Offer> mixed = offer_from_records("offer-1", head, lines);
  REQUIRE_FALSE(mixed.has_value());
  CHECK(mixed.error().detail == "offer_line/offer-1.02.price");
}

TEST_CASE("line ids have two digits or more") {
  CHECK(line_id("o", 1) == "o.01");
  CHECK(line_id("o", 99) == "o.99");
  CHECK(line_id("o", 100) == "o.100");
}

TEST_CASE("an offer file comes back the same, byte for byte") {
  const Offer offer = composed(sample_input());
  const Result<std::string> bytes = write_offer(offer, testing::sample_issuer());
  REQUIRE(bytes.has_value());
  const Result<OfferFile> again = read_offer(*bytes);
  REQUIRE_MESSAGE(again.has_value(), describe(again.error()));
  CHECK(again->offer == offer);
  CHECK(again->issuer.company.inn == "7801234564");
  CHECK(again->issuer.manager.name.get(Language::ru) == "Ирина Соколова");
  CHECK(*write_offer(again->offer, again->issuer) == *bytes);
  CHECK(bytes->find("Сто двадцать тысяч триста двадцать один рубль 99\u00A0копеек") !=
        std::string::npos);
}

TEST_CASE("an offer file with other figures than its lines give is refused") {
  const auto refused = [](const std::string& text) {
    const Result<OfferFile> file = read_offer(text);
    REQUIRE_FALSE(file.has_value());
    return file.error();
  };
  CHECK(read_offer(changed_file([](Json&) {})).has_value());
  const Error total = refused(changed_file([](Json& file) { file["totals"]["gross"] = 1; }));
  CHECK(total.code == ErrorCode::conflict);
  CHECK(total.detail == "totals.gross");
  const Error line = refused(changed_file([](Json& file) { file["lines"][1]["quantity"] = 4; }));
  CHECK(line.code == ErrorCode::conflict);
  CHECK(line.detail.rfind("lines[1].figures", 0) == 0);
  const Error hash = refused(changed_file([](Json& file) { file["lines"][1]["why"] = "иначе"; }));
  CHECK(hash.code == ErrorCode::conflict);
  CHECK(hash.detail == "hash");
  CHECK(refused(changed_file([](Json& file) { file["format"] = "oferta-offer-2"; })).code ==
        ErrorCode::unsupported);
  CHECK(refused(changed_file([](Json& file) { file["offer"]["rounding"] = "other-1"; })).code ==
        ErrorCode::unsupported);
  CHECK(refused(changed_file([](Json& file) { file.erase("lines"); })).detail == "lines");
  CHECK(refused(changed_file([](Json& file) {
          file["lines"][0]["price"]["amount"] = -1;
        })).detail == "lines[0].price");
  CHECK(refused("[]").code == ErrorCode::invalid_format);
  CHECK(refused("{").code == ErrorCode::invalid_json);
}

TEST_CASE("an offer file without figures is read, too") {
  const std::string bare = changed_file([](Json& file) {
    file.erase("totals");
    file.erase("hash");
    for (Json& line : file["lines"]) {
      line.erase("figures");
      line.erase("trace");
    }
  });
  const Result<OfferFile> file = read_offer(bare);
  REQUIRE(file.has_value());
  CHECK(file->offer == composed(sample_input()));
}

TEST_CASE("prices by rules are frozen in the offer and computed again from its file") {
  ComposeInput input = sample_input();
  pricing::PriceRule autumn{.id = "autumn", .name = {"Осень", "Autumn"}, .discount_bp = 1000};
  autumn.version = 3;
  pricing::PriceRule big{.id = "big", .kind = pricing::RuleKind::total_percent, .discount_bp = 300};
  pricing::PriceRule delivery{
      .id = "delivery", .name = {"Доставка", "Delivery"}, .kind = pricing::RuleKind::charge};
  delivery.amount = Money{1'500'00};
  input.rules = {autumn, big, delivery};
  input.total = 100'000'00;
  const Currency usd = *Currency::parse("USD");
  input.lines[1].price_list = "secret-partner-list";
  input.lines[1].foreign = Money{100'00, usd};
  input.lines[1].rate = 990'500;
  input.lines[1].price = Money{9'905'00};
  const Offer offer = composed(input);
  CHECK(offer.rounding == "rules-half-up-2");
  REQUIRE(offer.lines.size() == 3);
  CHECK(offer.lines[0].steps[0].version == 3);
  CHECK(offer.lines[2].charge == "delivery");
  REQUIRE(offer.adjustments.size() == 2);
  const auto priced = price_offer(offer);
  REQUIRE(priced.has_value());
  CHECK(priced->totals.gross == 101'500'00);

  const Result<std::string> bytes = write_offer(offer, testing::sample_issuer());
  REQUIRE(bytes.has_value());
  CHECK(bytes->find("secret-partner-list") == std::string::npos);
  const Result<OfferFile> again = read_offer(*bytes);
  REQUIRE_MESSAGE(again.has_value(), describe(again.error()));
  Offer without_list = offer;
  without_list.lines[1].price_list.clear();
  CHECK(again->offer == without_list);

  // A workspace keeps the list's name, too.
  const std::vector<OfferRecord> records = offer_records(offer);
  const auto kept =
      offer_from_records("offer-1", records[0].fields, {records.begin() + 1, records.end()});
  REQUIRE_MESSAGE(kept.has_value(), describe(kept.error()));
  CHECK(*kept == offer);

  Offer wrong = offer;
  wrong.rounding = "line-half-up-1";
  CHECK(price_offer(wrong).error().detail == "rounding");
  wrong = offer;
  wrong.lines[1].rate = 990'501;
  CHECK(price_offer(wrong).error().detail == "lines[1].price");
}

TEST_CASE("an offer without rules is written as it has always been") {
  CHECK(composed(sample_input()).rounding == "line-half-up-1");
}

TEST_CASE("the verdict on a changed file names every figure that no longer follows") {
  const auto verdict = verify_offer(changed_file([](Json& file) {
    file["lines"][1]["figures"]["vat"] = 1;
    file["totals"]["net"] = 2;
    file["totals"]["bonus"] = 3;
  }));
  REQUIRE(verdict.has_value());
  std::vector<std::string> places;
  for (const OfferMismatch& mismatch : verdict->mismatches) places.push_back(mismatch.place);
  CHECK(places ==
        std::vector<std::string>{"lines[1].figures.vat", "totals.net", "totals.bonus", "hash"});
  CHECK(verdict->mismatches[0].found == "1");
  CHECK(verify_offer(changed_file([](Json&) {}))->mismatches.empty());
}

TEST_CASE("a company is read from its record, with what it leaves out") {
  Problems problems;
  const Json fields = *parse_json(
      R"({"name":"Дом","vat":"none","accent":"#12AB9f","legal_name":{"ru":"ООО «Дом»"}})");
  const Company company = read_company(FieldReader(fields, "company/own", problems));
  CHECK(problems.empty());
  CHECK_FALSE(company.charges_vat);
  CHECK(company.accent == "#12AB9f");
  CHECK(company.number_prefix == "КП");
  CHECK(company.offer_valid_days == 30);

  const Json wrong = *parse_json(R"({"name":"Дом","accent":"red","currency":"рубль"})");
  const Company kept = read_company(FieldReader(wrong, "company/own", problems));
  CHECK(problems.count() == 2);
  CHECK(kept.accent == "#0b6bb8");
}

TEST_CASE("statuses have names") {
  for (const Status status :
       {Status::draft, Status::sent, Status::viewed, Status::accepted, Status::declined}) {
    CHECK(*parse_status(status_name(status)) == status);
  }
  // These follow from the day and from later versions: no record says so.
  for (const Status status : {Status::expired, Status::superseded}) {
    CHECK_FALSE(parse_status(status_name(status)).has_value());
  }
  CHECK_FALSE(parse_status("lost").has_value());
}
