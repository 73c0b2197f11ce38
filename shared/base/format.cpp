#include "shared/base/format.h"

#include <array>
#include <cstddef>

namespace oferta {
namespace {

constexpr std::string_view kNoBreakSpace = "\u00A0";
constexpr std::string_view kMinus = "\u2212";

std::uint64_t magnitude(std::int64_t value) {
  return value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value);
}

std::string grouped(std::uint64_t value, Language language) {
  const std::string digits = std::to_string(value);
  const std::string_view separator = language == Language::ru ? kNoBreakSpace : ",";
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) out += separator;
    out += digits[i];
  }
  return out;
}

std::string two_digits(std::uint64_t value) {
  std::string out = std::to_string(value);
  return out.size() < 2 ? "0" + out : out;
}

constexpr std::array<std::string_view, 12> kMonthsRu{"января",   "февраля", "марта",  "апреля",
                                                     "мая",      "июня",    "июля",   "августа",
                                                     "сентября", "октября", "ноября", "декабря"};
constexpr std::array<std::string_view, 12> kMonthsEn{
    "January", "February", "March",     "April",   "May",      "June",
    "July",    "August",   "September", "October", "November", "December"};

}  // namespace

std::string currency_sign(const Currency& currency) {
  std::string code = currency.code();
  if (code == "RUB") return "₽";
  if (code == "USD") return "$";
  if (code == "EUR") return "€";
  if (code == "GBP") return "£";
  return code;
}

std::string format_money(const Money& money, Language language, MoneyStyle style) {
  std::uint64_t amount = magnitude(money.amount);
  const bool whole = style == MoneyStyle::whole || style == MoneyStyle::bare_whole;
  if (whole) amount = (amount + kMinorPerMajor / 2) / kMinorPerMajor * kMinorPerMajor;
  std::string number = grouped(amount / kMinorPerMajor, language);
  if (!whole) {
    number += language == Language::ru ? ',' : '.';
    number += two_digits(amount % kMinorPerMajor);
  }
  const std::string minus(money.amount < 0 && amount != 0 ? kMinus : "");
  if (style == MoneyStyle::bare || style == MoneyStyle::bare_whole) return minus + number;
  const std::string sign = currency_sign(money.currency);
  if (language == Language::ru) {
    number = minus + number;
    number += kNoBreakSpace;
    return number + sign;
  }
  const bool is_code = sign == money.currency.code();
  std::string out = minus + sign;
  if (is_code) out += kNoBreakSpace;
  return out + number;
}

std::string format_integer(std::int64_t value, Language language) {
  return (value < 0 ? std::string(kMinus) : std::string()) + grouped(magnitude(value), language);
}

std::string format_decimal(std::int64_t value, int decimals, Language language) {
  std::uint64_t scale = 1;
  for (int i = 0; i < decimals && i < 15; ++i) scale *= 10;
  const std::uint64_t absolute = magnitude(value);
  std::string out =
      (value < 0 ? std::string(kMinus) : std::string()) + grouped(absolute / scale, language);
  std::uint64_t fraction = absolute % scale;
  if (fraction == 0) return out;
  out += language == Language::ru ? ',' : '.';
  while (fraction > 0) {
    scale /= 10;
    out += static_cast<char>('0' + static_cast<int>(fraction / scale));
    fraction %= scale;
  }
  return out;
}

std::string format_percent(std::int64_t basis_points, Language language) {
  std::string out = format_decimal(basis_points, 2, language);
  if (language == Language::ru) out += kNoBreakSpace;
  return out + "%";
}

std::string format_date(const Date& date, Language language, DateStyle style) {
  if (!date.valid()) return date.to_iso();
  const std::string day = std::to_string(date.day);
  const std::string year = std::to_string(date.year);
  const auto month = static_cast<std::size_t>(date.month - 1);
  if (language == Language::ru) {
    if (style == DateStyle::numeric) {
      return two_digits(static_cast<std::uint64_t>(date.day)) + "." +
             two_digits(static_cast<std::uint64_t>(date.month)) + "." + date.to_iso().substr(0, 4);
    }
    std::string out = day;
    out += kNoBreakSpace;
    out += kMonthsRu[month];
    out += ' ';
    out += year;
    out += kNoBreakSpace;
    return out + "г.";
  }
  const bool shortened = style == DateStyle::numeric;
  std::string out = day;
  out += kNoBreakSpace;
  out += shortened ? kMonthsEn[month].substr(0, 3) : kMonthsEn[month];
  return out + " " + year;
}

}  // namespace oferta
