// Random offers with optional lines and groups of alternatives: the figures are those of an offer
// without them, and every way of taking them adds up.
#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <vector>

#include "shared/base/random.h"
#include "shared/offer/negotiated_total.h"
#include "shared/offer/offer_json.h"
#include "shared/offer/options.h"
#include "tests/support/offer_samples.h"
#include "tests/support/rounds.h"

namespace oferta::offer {
namespace {

OfferLine random_optional_line(Random& random, std::int64_t number) {
  OfferLine line;
  line.product = "p" + std::to_string(number);
  line.name = line.product;
  line.price = random.between(1, 90'000'00);
  line.quantity = random.between(1, 40);
  line.break_bp = random.one_in(3) ? random.between(0, 1500) : 0;
  line.discount_bp = random.one_in(3) ? random.between(0, 2000) : 0;
  if (!random.one_in(6)) line.vat_bp = random.one_in(2) ? 2200 : 1000;
  if (random.one_in(4)) line.steps.push_back({.value = random.between(1, 2500), .rule = "promo"});
  const std::int64_t part = random.between(0, 5);
  line.optional = part <= 1;
  if (part >= 4) line.choice = "group " + std::to_string(random.between(1, 3));
  return line;
}

/// At most one line of a group counts.
void settle_groups(Offer& offer) {
  for (const Choice& choice : choices_of(offer)) {
    for (const std::size_t line : choice.lines) {
      offer.lines[line].optional = choice.counted != line;
    }
  }
}

Offer offer_with_options(Random& random) {
  Offer offer;
  offer.number = "КП-2026/0001";
  offer.date = Date{2026, 11, 24};
  offer.valid_until = Date{2026, 12, 24};
  offer.addressee.name = "ООО «Гранит»";
  offer.prices_include_vat = random.one_in(2);
  offer.discount_bp = random.one_in(2) ? random.between(0, 1000) : 0;
  const std::int64_t count = random.between(1, 20);
  for (std::int64_t i = 0; i < count; ++i) {
    offer.lines.push_back(random_optional_line(random, i));
  }
  settle_groups(offer);
  std::vector<std::size_t> counted = counted_lines(offer);
  if (counted.size() >= 2 && random.one_in(2)) {
    offer.adjustments.push_back({.kind = pricing::Adjustment::Kind::percent,
                                 .value = random.between(1, 1500),
                                 .rule = "pair",
                                 .name = "Комплект",
                                 .lines = {counted[0], counted[1]}});
  }
  if (!counted.empty() && random.one_in(2)) {
    offer.adjustments.push_back(
        {.value = random.between(1, 500'00), .rule = "coupon", .name = "Купон"});
  }
  offer.rounding = std::string(rounding_for(offer));
  return offer;
}

}  // namespace

TEST_CASE("random offers: optional lines change no figure of the others, and all sums hold") {
  Random random(27'011);
  for (int i = 0; i < testing::rounds(1'000); ++i) {
    const Offer offer = offer_with_options(random);
    const auto priced = price_offer(offer);
    REQUIRE_MESSAGE(priced.has_value(), priced.error().message);
    const Offer firm = without_options(offer);
    const auto alone = price_offer(firm);
    REQUIRE_MESSAGE(alone.has_value(), alone.error().message);
    REQUIRE(alone->totals == priced->totals);
    Minor gross = 0;
    Minor vat = 0;
    std::size_t at = 0;
    for (std::size_t n = 0; n < offer.lines.size(); ++n) {
      if (offer.lines[n].optional) continue;
      REQUIRE(alone->lines[at++] == priced->lines[n]);
      gross += priced->lines[n].gross;
      vat += priced->lines[n].vat;
    }
    REQUIRE(gross == priced->totals.gross);
    REQUIRE(vat == priced->totals.vat);
    const OptionSums sums = option_sums(offer, *priced);
    // Without adjustments the total with everything besides is that of the offer which has it all.
    if (offer.adjustments.empty()) {
      Offer whole = offer;
      for (const std::size_t line : optional_lines(offer)) whole.lines[line].optional = false;
      whole.rounding = std::string(rounding_for(whole));
      REQUIRE(price_offer(whole)->totals.gross == sums.with_all);
    }
    // Writing and verifying take most of the time.
    if (testing::kSlow && i % 4 != 0) continue;
    const auto file = write_offer(offer, testing::sample_issuer());
    REQUIRE(file);
    REQUIRE(verify_offer(*file)->mismatches.empty());
  }
}

TEST_CASE("random offers: choosing an alternative moves the total by the difference it names") {
  Random random(27'012);
  int moved = 0;
  for (int i = 0; i < 3'000; ++i) {
    Offer offer = offer_with_options(random);
    offer.adjustments.clear();
    offer.rounding = std::string(rounding_for(offer));
    const auto before = price_offer(offer);
    REQUIRE(before);
    for (const Choice& choice : choices_of(offer)) {
      for (const std::size_t line : choice.lines) {
        const auto other = choose(offer, line);
        REQUIRE(other);
        const Minor was = choice.counted ? before->lines[*choice.counted].gross : 0;
        REQUIRE(price_offer(*other)->totals.gross ==
                before->totals.gross + before->lines[line].gross - was);
        REQUIRE(choices_of(*other).size() == choices_of(offer).size());
        moved += choice.counted != line ? 1 : 0;
      }
    }
    // A total agreed on is that of the lines that count.
    if (offer.prices_include_vat && before->totals.gross > 100) {
      const Minor wanted = before->totals.gross - random.between(1, before->totals.gross / 3);
      const auto agreed = with_total(offer, wanted, {});
      REQUIRE_MESSAGE(agreed.has_value(), agreed.error().message);
      REQUIRE(price_offer(agreed->offer)->totals.gross == wanted);
    }
  }
  REQUIRE(moved > 1'000);
}

}  // namespace oferta::offer
