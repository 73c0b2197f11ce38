#pragma once
/// Numbers, money and dates as people read and type them, by language.
///
///   format_money(Money{125000000}, Language::ru);   // «1 250 000,00 ₽», no-break spaces
///   format_money(Money{125000000}, Language::en);   // "₽1,250,000.00"
///   Result<Minor> typed = parse_money("1 250 000,5");  // 125000050
///
/// Russian: groups of three split by U+00A0 (from four digits on), decimal comma, the sign of the
/// currency after the number. English: commas, decimal point, the sign before the number, as the
/// Unicode CLDR gives it and an English price table expects. A currency without a sign of its own
/// shows its code. Minus is U+2212.
#include <cstdint>
#include <string>
#include <string_view>

#include "shared/base/date.h"
#include "shared/base/money.h"
#include "shared/base/text.h"

namespace oferta {

enum class MoneyStyle {
  full,        ///< with kopecks and currency: «1 250 000,00 ₽»
  whole,       ///< rounded to whole roubles, half up: «1 250 000 ₽»
  bare,        ///< with kopecks, without currency (table cells): «1 250 000,00»
  bare_whole,  ///< rounded, without currency
};
std::string format_money(const Money& money, Language language,
                         MoneyStyle style = MoneyStyle::full);

/// «1 250 000» / "1,250,000".
std::string format_integer(std::int64_t value, Language language);
/// `value` ÷ 10^decimals, trailing zeros of the fraction left out: (12550, 2) → «125,5».
/// decimals 0–15.
std::string format_decimal(std::int64_t value, int decimals, Language language);
/// Hundredths of a percent: 2200 → «22 %» / "22%", 1250 → «12,5 %» / "12.5%".
std::string format_percent(std::int64_t basis_points, Language language);
/// «₽», "$", "€" … or the code.
std::string currency_sign(const Currency& currency);

/// Typed money in major units: "1 250 000,5", "1250000.50", "1,250,000.50", with spaces or no-break
/// spaces, an optional sign and currency sign. A trailing separator is ignored. A single separator
/// followed by one or two digits is decimal; followed by three digits, a comma or point is a
/// thousands separator only where it groups the whole number. More than two decimals:
/// invalid_format; too large: out_of_range.
Result<Minor> parse_money(std::string_view text);
/// A typed whole number with optional grouping spaces.
Result<std::int64_t> parse_integer(std::string_view text);

enum class DateStyle {
  numeric,  ///< «24.11.2026» / "24 Nov 2026" (a numeric English date would be ambiguous)
  full,     ///< «24 ноября 2026 г.» / "24 November 2026"
};
std::string format_date(const Date& date, Language language, DateStyle style = DateStyle::numeric);
/// A typed date: "24.11.2026", "2026-11-24" or, as English writes it, "24 Nov 2026".
Result<Date> parse_date(std::string_view text);

}  // namespace oferta
