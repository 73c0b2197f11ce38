#include "shared/importing/decimal.h"

#include <cstddef>

#include "shared/base/json.h"
#include "shared/base/text.h"

namespace oferta::importing {

std::optional<Decimal> parse_decimal(std::string_view text) {
  constexpr int kMaxDigits = 15;
  const bool negative = !text.empty() && text.front() == '-';
  if (negative) text.remove_prefix(1);
  Decimal number;
  bool point = false;
  int digits = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '.' && !point && i > 0 && i + 1 < text.size()) {
      point = true;
      continue;
    }
    if (c < '0' || c > '9' || ++digits > kMaxDigits) return std::nullopt;
    number.digits = number.digits * 10 + (c - '0');
    if (point) ++number.decimals;
  }
  if (digits == 0) return std::nullopt;
  if (negative) number.digits = -number.digits;
  return number;
}

std::optional<std::vector<Decimal>> parse_decimals(std::string_view text) {
  std::vector<Decimal> numbers;
  for (const std::string_view part : split(text, ',')) {
    const std::optional<Decimal> number = parse_decimal(trim(part));
    if (!number) return std::nullopt;
    numbers.push_back(*number);
  }
  return numbers;
}

std::optional<std::int64_t> scaled(const Decimal& number, int decimals) {
  std::int64_t value = number.digits;
  for (int i = number.decimals; i < decimals; ++i) {
    if (value > kMaxJsonInteger / 10 || value < -kMaxJsonInteger / 10) return std::nullopt;
    value *= 10;
  }
  for (int i = decimals; i < number.decimals; ++i) {
    if (value % 10 != 0) return std::nullopt;
    value /= 10;
  }
  return value;
}

}  // namespace oferta::importing
