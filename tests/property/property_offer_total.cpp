// "Make the total N" of random offers: the sum to the kopeck, floors held or named, and the way
// back.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

#include "shared/base/random.h"
#include "shared/offer/negotiated_total.h"
#include "shared/offer/offer_json.h"
#include "shared/offer/offer_records.h"
#include "tests/support/offer_samples.h"

namespace oferta::offer {
namespace {

OfferLine random_offer_line(Random& random) {
  OfferLine line;
  line.product = "p" + std::to_string(random.below(1000));
  line.name = line.product;
  line.price = random.between(1, random.one_in(5) ? 3'000'000'00 : 60'000'00);
  line.quantity = random.between(1, 60);
  line.break_bp = random.one_in(3) ? random.between(0, 1500) : 0;
  line.discount_bp = random.one_in(3) ? random.between(0, 2000) : 0;
  const std::int64_t rates[] = {2200, 1000, 700, 500, 0};
  if (!random.one_in(6)) line.vat_bp = rates[random.below(5)];
  if (random.one_in(4)) line.steps.push_back({.value = random.between(1, 2500), .rule = "promo"});
  return line;
}

Offer random_offer(Random& random, bool prices_include_vat) {
  Offer offer;
  offer.id = "offer-1";
  offer.number = "КП-2026/0001";
  offer.date = Date{2026, 11, 24};
  offer.valid_until = Date{2026, 12, 24};
  offer.addressee.name = "ООО «Гранит»";
  offer.prices_include_vat = prices_include_vat;
  offer.discount_bp = random.one_in(2) ? random.between(0, 1000) : 0;
  const std::int64_t count = random.between(1, 25);
  for (std::int64_t i = 0; i < count; ++i) offer.lines.push_back(random_offer_line(random));
  if (random.one_in(3)) {
    OfferLine charge = random_offer_line(random);
    charge.product.clear();
    charge.charge = "delivery";
    charge.quantity = 1;
    charge.break_bp = charge.discount_bp = 0;
    charge.steps.clear();
    offer.lines.push_back(charge);
  }
  offer.rounding = std::string(rounding_for(offer));
  return offer;
}

Minor charges(const Offer& offer, const pricing::PricedDocument& priced) {
  Minor sum = 0;
  for (std::size_t i = 0; i < offer.lines.size(); ++i) {
    if (!offer.lines[i].charge.empty()) sum += priced.lines[i].gross;
  }
  return sum;
}

}  // namespace

TEST_CASE(
    "random offers: a total is reached to the kopeck and the figures of the lines are its sum") {
  Random random(14'700);
  for (int i = 0; i < 3'000; ++i) {
    const Offer offer = random_offer(random, true);
    const auto before = price_offer(offer);
    REQUIRE(before);
    const Minor fixed = charges(offer, *before);
    const Minor goods = before->totals.gross - fixed;
    const Minor wanted = fixed + random.between(goods / 2, goods + goods / 10);
    const auto agreed = with_total(offer, wanted, {});
    REQUIRE_MESSAGE(agreed.has_value(), agreed.error().message);
    const auto priced = price_offer(agreed->offer);
    REQUIRE(priced);
    REQUIRE(priced->totals.gross == wanted);
    Minor gross = 0;
    Minor vat = 0;
    Minor of_rates = 0;
    for (std::size_t n = 0; n < priced->lines.size(); ++n) {
      const pricing::LineFigures& figures = priced->lines[n];
      gross += figures.gross;
      vat += figures.vat;
      REQUIRE(figures.net + figures.vat == figures.gross);
      REQUIRE(figures.after_adjustments >= 0);
      if (!offer.lines[n].charge.empty()) REQUIRE(figures == before->lines[n]);
      // The unit's price follows from the sum, off by half a kopeck a unit at most.
      const std::int64_t quantity = offer.lines[n].quantity;
      const Minor apart =
          derived_unit_price(figures, quantity) * quantity - figures.after_adjustments;
      REQUIRE(2 * std::max(apart, -apart) <= quantity);
    }
    for (const pricing::VatSum& sum : priced->totals.vat_sums) of_rates += sum.vat;
    REQUIRE(gross == wanted);
    REQUIRE(vat == priced->totals.vat);
    REQUIRE(of_rates == vat);
    // The way back, and another total instead of this one.
    REQUIRE(without_total(agreed->offer) == offer);
    const Minor other = fixed + random.between(goods / 2, goods);
    REQUIRE(with_total(agreed->offer, other, {})->offer == with_total(offer, other, {})->offer);
  }
}

TEST_CASE("random offers with VAT on top: a total is reached, or the nearest below is named") {
  Random random(14'701);
  int reached = 0;
  constexpr int kOffers = 1'500;
  for (int i = 0; i < kOffers; ++i) {
    const Offer offer = random_offer(random, false);
    const Minor gross = price_offer(offer)->totals.gross;
    const Minor fixed = charges(offer, *price_offer(offer));
    const Minor wanted = fixed + random.between((gross - fixed) / 2, gross - fixed);
    const auto agreed = with_total(offer, wanted, {});
    if (!agreed) {
      REQUIRE(agreed.error().code == ErrorCode::infeasible);
      continue;
    }
    ++reached;
    REQUIRE(price_offer(agreed->offer)->totals.gross == wanted);
  }
  CHECK(reached > kOffers * 4 / 5);
}

TEST_CASE(
    "random floors hold where they can; where they cannot every line below is named by how much") {
  Random random(14'702);
  int broken = 0;
  for (int i = 0; i < 2'000; ++i) {
    const Offer offer = random_offer(random, true);
    const auto before = price_offer(offer);
    const Minor fixed = charges(offer, *before);
    std::vector<std::optional<Minor>> floors;
    Minor held = 0;
    for (std::size_t n = 0; n < offer.lines.size(); ++n) {
      const Minor stands = before->lines[n].after_adjustments;
      floors.push_back(random.one_in(3) ? std::optional<Minor>()
                                        : random.between(stands / 2, stands));
      if (offer.lines[n].charge.empty()) held += floors[n].value_or(0);
    }
    const Minor wanted = random.between(fixed, before->totals.gross);
    const auto agreed = with_total(offer, wanted, floors);
    REQUIRE(agreed);
    const auto priced = price_offer(agreed->offer);
    REQUIRE(priced->totals.gross == wanted);
    std::vector<pricing::BelowFloor> below;
    for (std::size_t n = 0; n < offer.lines.size(); ++n) {
      const Minor missing = floors[n].value_or(0) - priced->lines[n].after_adjustments;
      if (offer.lines[n].charge.empty() && missing > 0) below.push_back({n, missing});
    }
    REQUIRE(agreed->below_floor == below);
    if (wanted - fixed >= held) REQUIRE(below.empty());
    broken += below.empty() ? 0 : 1;
  }
  CHECK(broken > 100);  // both ways have been seen
}

TEST_CASE("an agreed total is kept by records and files, and verified from them") {
  Random random(14'703);
  for (int i = 0; i < 60; ++i) {
    Offer offer = random_offer(random, true);
    offer.currency = Currency::rub();
    const Minor gross = price_offer(offer)->totals.gross;
    // Above the sum as well: then each line takes more instead of giving.
    const auto agreed = with_total(offer, gross + (i % 2 == 0 ? 1 : -1) * (gross / 20), {});
    if (!agreed) continue;  // charges alone may be more
    std::vector<OfferRecord> records = offer_records(agreed->offer);
    const Json fields = records[0].fields;
    records.erase(records.begin());
    REQUIRE(*offer_from_records("offer-1", fields, records) == agreed->offer);
    const auto file = write_offer(agreed->offer, testing::sample_issuer());
    REQUIRE(file);
    REQUIRE(verify_offer(*file)->mismatches.empty());
  }
}

}  // namespace oferta::offer
