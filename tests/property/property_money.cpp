// Rounding and sharing against independent definitions, over random numbers.
#include <doctest/doctest.h>

#include <numeric>

#include "shared/base/format.h"
#include "shared/base/money.h"
#include "shared/base/random.h"

using namespace oferta;  // NOLINT(google-build-using-namespace)

TEST_CASE("a rounded quotient is never more than half a unit away") {
  Random random(1);
  for (int i = 0; i < 20'000; ++i) {
    const std::int64_t a = random.between(-1'000'000'000, 1'000'000'000);
    const std::int64_t b = random.between(-1'000, 1'000);
    const std::int64_t c = random.between(1, 10'000);
    const Result<Minor> q = mul_div_half_up(a, b, c);
    REQUIRE(q);
    // |a·b − q·c| ≤ c/2, and a tie lies further from zero.
    const std::int64_t error = a * b - *q * c;
    REQUIRE(2 * std::abs(error) <= c);
    if (2 * std::abs(error) == c) REQUIRE(std::abs(*q * c) > std::abs(a * b));
    REQUIRE(*mul_div_half_up(-a, b, c) == -*q);
  }
}

TEST_CASE("shares add up, are proportional within one unit and keep the order of the weights") {
  Random random(2);
  for (int i = 0; i < 5'000; ++i) {
    const Minor total = random.between(-1'000'000, 1'000'000);
    std::vector<std::int64_t> weights(static_cast<std::size_t>(1 + random.below(12)));
    for (std::int64_t& weight : weights) weight = random.between(0, 1'000);
    const auto sum = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
    const Result<std::vector<Minor>> parts = allocate(total, weights);
    REQUIRE(parts);
    REQUIRE(std::accumulate(parts->begin(), parts->end(), Minor{0}) == total);
    if (sum == 0) continue;
    for (std::size_t k = 0; k < weights.size(); ++k) {
      REQUIRE(std::abs((*parts)[k] * sum - total * weights[k]) < sum);
      for (std::size_t m = 0; m < weights.size(); ++m) {
        if (weights[k] > weights[m]) REQUIRE(std::abs((*parts)[k]) >= std::abs((*parts)[m]));
      }
    }
  }
}

TEST_CASE("money that is shown can be typed in again") {
  Random random(3);
  for (int i = 0; i < 5'000; ++i) {
    const auto magnitude = static_cast<std::int64_t>(1) << random.below(53);
    const Minor amount = random.between(-magnitude, magnitude);
    for (const Language language : {Language::ru, Language::en}) {
      for (const MoneyStyle style : {MoneyStyle::full, MoneyStyle::bare}) {
        const std::string shown = format_money(Money{amount}, language, style);
        CAPTURE(shown);
        const Result<Minor> typed = parse_money(shown);
        REQUIRE(typed);
        REQUIRE(*typed == amount);
      }
    }
  }
}
