#pragma once
/// Decimal numbers as tables write them, exact.
///
///   std::optional<Decimal> price = parse_decimal("451.5");     // 4515 with one decimal
///   std::optional<std::int64_t> cents = scaled(*price, 2);     // 45150
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace oferta::importing {

struct Decimal {
  std::int64_t digits = 0;  ///< the number × 10^decimals
  int decimals = 0;
};

/// An optional minus, digits, and optionally a point with more digits; up to fifteen digits in all.
std::optional<Decimal> parse_decimal(std::string_view text);

/// Several of them with commas between, such as the range "600,3000"; nothing unless all are.
std::optional<std::vector<Decimal>> parse_decimals(std::string_view text);

/// The number × 10^decimals; absent when that is not a whole number of the wire.
std::optional<std::int64_t> scaled(const Decimal& number, int decimals);

}  // namespace oferta::importing
