#include "shared/importing/price_cells.h"

#include <algorithm>
#include <cstddef>

#include "shared/base/format.h"
#include "shared/base/text.h"
#include "shared/importing/decimal.h"

namespace oferta::importing {
namespace {

bool is_space(char32_t c) {
  return c == U' ' || c == U'\t' || c == U'\n' || c == U'\r' || c == U'\u00A0' || c == U'\u2009' ||
         c == U'\u202F';
}

/// Without a name or sign of a currency, and without spaces.
std::string bare_number(std::string_view text) {
  std::string out = fold_case(text);
  for (const std::string_view sign :
       {"руб.", "руб", "rub", "rur", "usd", "eur", "cny", "kzt", "₽", "$", "€", "₸", "¥", "р."}) {
    out = replace_all(out, sign, "");
  }
  std::string bare;
  for (const char32_t c : decode_utf8(out)) {
    if (!is_space(c)) append_utf8(bare, c == U'\u2212' ? U'-' : c);
  }
  return bare;
}

/// The value × 100, half up where there are more than two decimals.
std::optional<Minor> hundredths(const Decimal& number) {
  if (number.decimals <= 2) return scaled(number, 2);
  std::int64_t divisor = 1;
  for (int left = number.decimals; left > 2; --left) divisor *= 10;
  const Result<Minor> rounded = mul_div_half_up(number.digits, 1, divisor);
  return rounded ? std::optional(*rounded) : std::nullopt;
}

/// "1.250,50" with a comma for the fraction → "1250.50"; nothing where the other sign or an
/// apostrophe does not stand before three digits.
std::optional<std::string> with_point(std::string_view text, char decimal) {
  std::string out;
  const std::size_t fraction = text.find(decimal);
  std::size_t group = 0;  // digits since the last grouping sign
  bool grouped = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    const bool behind = fraction != std::string_view::npos && at > fraction;
    if (at == fraction) {
      if (grouped && group != 3) return std::nullopt;
      out += '.';
    } else if (c == '.' || c == ',' || c == '\'') {
      if (behind || group == 0 || group > 3 || (grouped && group != 3)) return std::nullopt;
      grouped = true;
      group = 0;
    } else {
      out += c;
      if (!behind) ++group;
    }
  }
  if (fraction == std::string_view::npos && grouped && group != 3) return std::nullopt;
  if (!out.empty() && out.back() == '.') out.pop_back();  // «1250,»
  return out;
}

}  // namespace

std::string article_key(std::string_view text) {
  std::string key;
  for (const char32_t c : decode_utf8(fold_case(text))) {
    const bool hyphen = c >= U'\u2010' && c <= U'\u2015';
    if (!is_space(c)) append_utf8(key, hyphen ? U'-' : c);
  }
  return key;
}

std::optional<Minor> read_amount(const RawCell& cell, DecimalSign decimal) {
  std::optional<Minor> minor;
  if (cell.number) {
    const std::optional<Decimal> number = parse_decimal(cell.text);
    if (number) minor = hundredths(*number);
  } else if (decimal == DecimalSign::unsaid) {
    const Result<Minor> typed = parse_money(bare_number(cell.text));
    if (typed) minor = *typed;
  } else {
    const char sign = decimal == DecimalSign::comma ? ',' : '.';
    const std::optional<std::string> plain = with_point(bare_number(cell.text), sign);
    const std::optional<Decimal> number = plain ? parse_decimal(*plain) : std::nullopt;
    if (number) minor = scaled(*number, 2);
  }
  return minor && *minor > 0 && in_money_range(*minor) ? minor : std::nullopt;
}

std::optional<std::int64_t> read_count(const RawCell& cell) {
  std::optional<Minor> hundred;
  if (cell.number) {
    const std::optional<Decimal> number = parse_decimal(cell.text);
    if (number) hundred = scaled(*number, 2);
  } else if (const Result<Minor> typed = parse_money(cell.text)) {  // «1 200» and "12,00"
    hundred = *typed;
  }
  if (!hundred || *hundred < 0 || *hundred % kMinorPerMajor != 0) return std::nullopt;
  return *hundred / kMinorPerMajor;
}

std::optional<std::int64_t> read_vat_rate(const RawCell& cell) {
  constexpr std::int64_t kWhole = 10'000;
  std::string text = bare_number(cell.text);
  for (const std::string_view word : {"ндс", "vat"}) text = replace_all(text, word, "");
  const bool percent = !text.empty() && text.back() == '%';
  text = replace_all(text, "%", "");
  const std::optional<std::string> plain = with_point(replace_all(text, ",", "."), '.');
  const std::optional<Decimal> number = plain ? parse_decimal(*plain) : std::nullopt;
  if (!number || number->digits < 0) return std::nullopt;
  // A workbook keeps 20 % as 0.2; nobody's rate is below one percent but zero.
  const bool share = cell.number && !percent && scaled(*number, 4).value_or(kWhole) < kWhole &&
                     number->decimals > 0;
  const std::optional<std::int64_t> rate = scaled(*number, share ? 4 : 2);
  return rate && *rate <= kWhole ? rate : std::nullopt;
}

}  // namespace oferta::importing
