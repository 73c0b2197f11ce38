#include <doctest/doctest.h>

#include <limits>
#include <numeric>

#include "shared/base/money.h"

using namespace oferta;  // NOLINT(google-build-using-namespace)

TEST_CASE("a currency is three capital letters") {
  CHECK(Currency().code() == "RUB");
  CHECK(Currency::parse("EUR")->code() == "EUR");
  for (const char* const wrong : {"", "RU", "RUBL", "rub", "R1B", "РУБ"}) {
    CHECK_FALSE(Currency::parse(wrong));
  }
  CHECK(*Currency::parse("RUB") == Currency::rub());
  CHECK(*Currency::parse("USD") != Currency::rub());
}

TEST_CASE("sums stay within 2^53−1") {
  CHECK(*add_minor(kMaxMinor - 1, 1) == kMaxMinor);
  CHECK(add_minor(kMaxMinor, 1).error().code == ErrorCode::out_of_range);
  CHECK(*subtract_minor(-kMaxMinor, 0) == -kMaxMinor);
  CHECK_FALSE(subtract_minor(-kMaxMinor, 1));
  CHECK_FALSE(add_minor(std::numeric_limits<Minor>::max(), std::numeric_limits<Minor>::max()));
  CHECK(*multiply_minor(250, -4) == -1000);
  CHECK_FALSE(multiply_minor(kMaxMinor, 2));
}

TEST_CASE("different currencies do not add") {
  const Money roubles{100};
  const Money dollars{100, *Currency::parse("USD")};
  CHECK(add(roubles, Money{50})->amount == 150);
  CHECK(subtract(roubles, Money{250})->amount == -150);
  CHECK(add(roubles, dollars).error().code == ErrorCode::invalid_argument);
  CHECK(multiply(dollars, 3) == Money{300, *Currency::parse("USD")});
}

TEST_CASE("mul_div rounds half away from zero") {
  CHECK(*mul_div_half_up(100, 22, 122) == 18);  // 18.03
  CHECK(*mul_div_half_up(5, 1, 2) == 3);        // 2.5
  CHECK(*mul_div_half_up(-5, 1, 2) == -3);      // −2.5
  CHECK(*mul_div_half_up(5, -1, 2) == -3);
  CHECK(*mul_div_half_up(5, 1, -2) == -3);
  CHECK(*mul_div_half_up(-5, 1, -2) == 3);
  CHECK(*mul_div_half_up(1, 1, 3) == 0);
  CHECK(*mul_div_half_up(2, 1, 3) == 1);
  CHECK(*mul_div_half_up(kMaxMinor, kMaxMinor, kMaxMinor) == kMaxMinor);
  CHECK(mul_div_half_up(1, 1, 0).error().code == ErrorCode::invalid_argument);
  CHECK(mul_div_half_up(kMaxMinor, 2, 1).error().code == ErrorCode::out_of_range);
  const std::int64_t lowest = std::numeric_limits<std::int64_t>::min();
  CHECK_FALSE(mul_div_half_up(lowest, lowest, 1));
  CHECK(*mul_div_half_up(lowest, 1, lowest) == 1);
}

TEST_CASE("allocation gives the largest remainders the odd units") {
  CHECK(*allocate(100, {1, 1, 1}) == std::vector<Minor>{34, 33, 33});
  CHECK(*allocate(10, {1, 2, 4}) == std::vector<Minor>{1, 3, 6});  // 1.43, 2.86, 5.71
  CHECK(*allocate(-100, {1, 1, 1}) == std::vector<Minor>{-34, -33, -33});
  CHECK(*allocate(7, {0, 5, 0}) == std::vector<Minor>{0, 7, 0});
  CHECK(*allocate(7, {0, 0}) == std::vector<Minor>{4, 3});
  CHECK(allocate(0, {})->empty());
  CHECK_FALSE(allocate(1, {}));
  CHECK_FALSE(allocate(1, {1, -1}));
  CHECK_FALSE(allocate(kMaxMinor + 1, {1}));
}
