// "Make the total N" of one offer, line by line.
#include "shared/offer/negotiated_total.h"

#include <doctest/doctest.h>

#include "shared/offer/offer_records.h"
#include "tests/support/offer_samples.h"

using namespace oferta;
using namespace oferta::offer;

namespace {

/// Two lines: 60 000.00 and 40 000.00, and delivery for 1 000.00, VAT of 22 % inside.
Offer two_lines_and_delivery() {
  ComposeInput input = testing::sample_input();
  input.discount_bp = 0;
  input.lines = {testing::sample_line("A", 6'000'00, 10), testing::sample_line("B", 40'000'00, 1)};
  const Result<Offer> offer = compose_offer(input);
  REQUIRE(offer);
  Offer made = *offer;
  OfferLine delivery;
  delivery.name = "Доставка";
  delivery.charge = "delivery";
  delivery.price = 1'000'00;
  delivery.vat_bp = 2200;
  made.lines.push_back(delivery);
  made.rounding = std::string(rounding_for(made));
  return made;
}

pricing::PricedDocument figures_of(const Offer& offer) {
  const auto priced = price_offer(offer);
  REQUIRE(priced);
  return *priced;
}

}  // namespace

TEST_CASE("each line gives in proportion, delivery does not, and the total is what was agreed") {
  const auto agreed = with_total(two_lines_and_delivery(), 91'000'00, {});
  REQUIRE(agreed);
  const pricing::PricedDocument priced = figures_of(agreed->offer);
  CHECK(priced.totals.gross == 91'000'00);
  CHECK(priced.lines[0].gross == 54'000'00);
  CHECK(priced.lines[1].gross == 36'000'00);
  CHECK(priced.lines[2].gross == 1'000'00);
  CHECK(derived_unit_price(priced.lines[0], 10) == 5'400'00);
  CHECK(agreed->offer.adjustments.back().name == "Согласованная сумма");
  CHECK(has_agreed_total(agreed->offer));
  CHECK_FALSE(has_agreed_total(without_total(agreed->offer)));
}

TEST_CASE("a total that is reached already is no adjustment") {
  const Offer offer = two_lines_and_delivery();
  const auto agreed = with_total(offer, 101'000'00, {});
  REQUIRE(agreed);
  CHECK(agreed->offer == offer);
}

TEST_CASE(
    "a line stops at its floor and the others give more; where all stop, the lines are named") {
  const Offer offer = two_lines_and_delivery();
  const auto held = with_total(offer, 91'000'00, {58'000'00, std::nullopt, std::nullopt});
  REQUIRE(held);
  CHECK(held->below_floor.empty());
  CHECK(figures_of(held->offer).lines[0].gross == 58'000'00);
  CHECK(figures_of(held->offer).lines[1].gross == 32'000'00);
  const auto broken = with_total(offer, 91'000'00, {58'000'00, 38'000'00, std::nullopt});
  REQUIRE(broken);
  REQUIRE(broken->below_floor.size() == 2);
  CHECK(broken->below_floor[0] == pricing::BelowFloor{0, 4'000'00});
  CHECK(broken->below_floor[1] == pricing::BelowFloor{1, 2'000'00});
}

TEST_CASE("less than delivery alone, and less than nothing, are refused") {
  const Offer offer = two_lines_and_delivery();
  CHECK(with_total(offer, 999'99, {}).error().code == ErrorCode::invalid_argument);
  CHECK(with_total(offer, -1, {}).error().code == ErrorCode::invalid_argument);
  CHECK(with_total(offer, 1'000'00, {}).has_value());
}

TEST_CASE("floors come from costs, margin and VAT; without a cost there is none") {
  catalogue::Catalogue catalogue;
  catalogue::Product product;
  product.id = "A";
  product.cost = Money{4'000'00, Currency::rub()};
  catalogue.put(product);
  product.id = "B";
  product.cost.reset();
  catalogue.put(product);
  const auto floors = floors_of(two_lines_and_delivery(), catalogue, {3000, 2500, 2000});
  REQUIRE(floors);
  // 40 000.00 of cost are 80 % of 50 000.00, both with VAT; rounding asks for two kopecks more.
  CHECK((*floors)[0] == 50'000'02);
  CHECK_FALSE((*floors)[1].has_value());
  CHECK_FALSE((*floors)[2].has_value());
}

TEST_CASE("agreeing on a total and taking it back write two fields of the offer, no line") {
  const Offer offer = two_lines_and_delivery();
  const Offer agreed = with_total(offer, 91'000'00, {})->offer;
  const Json changes = head_changes(offer, agreed);
  CHECK(changes.size() == 1);  // delivery had brought the rules' rounding policy already
  CHECK(changes["adjustments"].size() == 1);
  CHECK(head_changes(agreed, offer) == Json{{"adjustments", nullptr}});
  CHECK(agreed.lines == offer.lines);
  Offer plain = offer;
  plain.lines.pop_back();
  plain.rounding = std::string(rounding_for(plain));
  CHECK(head_changes(plain, with_total(plain, 90'000'00, {})->offer)["rounding"] ==
        "rules-half-up-2");
  CHECK(head_changes(offer, offer).empty());
}
