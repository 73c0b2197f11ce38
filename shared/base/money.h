#pragma once
/// Exact money: whole minor units (kopecks, cents) with a currency. No floating point anywhere.
///
///   Money price{125000'00, Currency::rub()};
///   Result<Money> sum = add(price, Money{50});              // 125 000,50 ₽
///   Result<Minor> vat = mul_div_half_up(sum->amount, 22, 122);
#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"

namespace oferta {

/// An amount in minor units: kopecks for RUB.
using Minor = std::int64_t;

/// The largest magnitude of an amount: 2^53−1, so that every amount survives JSON and JavaScript.
inline constexpr Minor kMaxMinor = 9'007'199'254'740'991;

/// Minor units in one major unit. All currencies served here have two decimals.
inline constexpr Minor kMinorPerMajor = 100;

/// An ISO 4217 code: three capital ASCII letters.
class Currency {
 public:
  /// The rouble.
  constexpr Currency() = default;
  static constexpr Currency rub() { return Currency(); }
  /// Exactly three letters A–Z; anything else is invalid_format.
  static Result<Currency> parse(std::string_view code);

  std::string code() const { return std::string(code_.begin(), code_.end()); }
  friend constexpr bool operator==(const Currency&, const Currency&) = default;
  /// Written out, since libc++ 14's array has no three-way comparison yet.
  friend constexpr std::strong_ordering operator<=>(const Currency& a, const Currency& b) {
    for (std::size_t i = 0; i < a.code_.size(); ++i) {
      if (a.code_[i] != b.code_[i]) return a.code_[i] <=> b.code_[i];
    }
    return std::strong_ordering::equal;
  }

 private:
  std::array<char, 3> code_{'R', 'U', 'B'};
};

struct Money {
  Minor amount = 0;
  Currency currency = {};  ///< initialised, so that Money{amount} means roubles
  friend constexpr bool operator==(const Money&, const Money&) = default;
};

/// |amount| ≤ kMaxMinor.
constexpr bool in_money_range(Minor amount) {
  return amount >= -kMaxMinor && amount <= kMaxMinor;
}

/// Sum and difference; out_of_range when the result exceeds kMaxMinor.
Result<Minor> add_minor(Minor a, Minor b);
Result<Minor> subtract_minor(Minor a, Minor b);
/// amount × count; out_of_range when the result exceeds kMaxMinor.
Result<Minor> multiply_minor(Minor amount, std::int64_t count);

/// The same for money; invalid_argument when the currencies differ.
Result<Money> add(const Money& a, const Money& b);
Result<Money> subtract(const Money& a, const Money& b);
Result<Money> multiply(const Money& money, std::int64_t count);

/// a × b ÷ c rounded to the nearest integer, exactly (the product has 128 bits).
/// A half is rounded away from zero ("half up" on the magnitude), so −x gives minus what x gives.
/// invalid_argument when c = 0; out_of_range when the result exceeds kMaxMinor.
Result<Minor> mul_div_half_up(std::int64_t a, std::int64_t b, std::int64_t c);

/// a × b of factors that are not amounts (rates, quantities); out_of_range when 64 bits overflow.
Result<std::int64_t> checked_product(std::int64_t a, std::int64_t b);

/// Splits `total` in proportion to `weights` so that the parts add up to `total` exactly: largest
/// remainder method (Hamilton), ties to the earlier part. Weights must be ≥ 0; when all are 0 the
/// split is even. A negative total gives the negated split of its magnitude. No weights: an empty
/// list for total 0, else invalid_argument.
Result<std::vector<Minor>> allocate(Minor total, const std::vector<std::int64_t>& weights);

}  // namespace oferta
