// Reading what people type: money, whole numbers and dates.
#include <algorithm>
#include <cstddef>
#include <optional>

#include "shared/base/format.h"

namespace oferta {
namespace {

// The typed text with signs of currency and all kinds of spaces taken away.
std::string without_decoration(std::string_view text) {
  std::string out = fold_case(text);
  for (const std::string_view mark :
       {"руб.", "руб", "р.", "rub", "₽", "$", "€", "\u00A0", "\u202F", "\u2009", " ", "\t"}) {
    out = replace_all(out, mark, "");
  }
  return replace_all(out, "\u2212", "-");
}

// Takes a leading sign away; true for minus.
bool take_sign(std::string_view& text) {
  if (text.empty() || (text.front() != '-' && text.front() != '+')) return false;
  const bool minus = text.front() == '-';
  text.remove_prefix(1);
  return minus;
}

bool all_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// The value of a run of digits; nothing when it exceeds kMaxMinor.
std::optional<std::int64_t> digits_value(std::string_view digits) {
  std::int64_t value = 0;
  for (const char c : digits) {
    if (value > kMaxMinor / 10) return std::nullopt;
    value = value * 10 + (c - '0');
  }
  if (value > kMaxMinor) return std::nullopt;
  return value;
}

// "1,250,000" → "1250000" when every group but the first has three digits; else nothing.
std::optional<std::string> ungrouped(std::string_view text, char separator) {
  const std::vector<std::string_view> groups = split(text, separator);
  std::string out;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const bool sound = i == 0 ? groups.size() == 1 || (!groups[i].empty() && groups[i].size() <= 3)
                              : groups[i].size() == 3;
    if (!sound) return std::nullopt;
    out += groups[i];
  }
  return out;
}

struct Parts {
  std::string whole;
  std::string fraction;
};

// Tells decimal from grouping separators.
std::optional<Parts> number_parts(std::string_view text) {
  const std::size_t last = text.find_last_of(".,");
  if (last == std::string_view::npos) return Parts{std::string(text), ""};
  const char separator = text[last];
  const char other = separator == '.' ? ',' : '.';
  const std::string_view before = text.substr(0, last);
  const std::string_view after = text.substr(last + 1);
  const bool repeated = before.find(separator) != std::string_view::npos;
  const bool mixed = before.find(other) != std::string_view::npos;
  if (repeated && mixed) return std::nullopt;
  const bool groups_whole = !mixed && after.size() == 3 && !before.starts_with('0');
  if (repeated || groups_whole) {
    auto whole = ungrouped(text, separator);
    if (!whole) return std::nullopt;
    return Parts{*std::move(whole), ""};
  }
  auto whole = mixed ? ungrouped(before, other) : std::optional(std::string(before));
  if (!whole) return std::nullopt;
  return Parts{*std::move(whole), std::string(after)};
}

}  // namespace

Result<Minor> parse_money(std::string_view text) {
  const auto wrong = [] {
    return fail(ErrorCode::invalid_format, "This is not an amount of money.");
  };
  const std::string plain = without_decoration(text);
  std::string_view rest = plain;
  const bool minus = take_sign(rest);
  std::optional<Parts> parts = number_parts(rest);
  if (!parts) return wrong();
  if (parts->whole.empty() && parts->fraction.empty()) return wrong();
  if (!all_digits(parts->whole) || !all_digits(parts->fraction)) return wrong();
  if (parts->fraction.size() > 2) {
    return fail(ErrorCode::invalid_format, "An amount has at most two decimals.");
  }
  parts->fraction.append(2 - parts->fraction.size(), '0');
  const std::optional<std::int64_t> amount = digits_value(parts->whole + parts->fraction);
  if (!amount) {
    return fail(ErrorCode::out_of_range, "The amount is larger than can be handled.");
  }
  return minus ? -*amount : *amount;
}

Result<std::int64_t> parse_integer(std::string_view text) {
  std::string plain(text);
  for (const std::string_view space : {"\u00A0", "\u202F", "\u2009", " ", "\t"}) {
    plain = replace_all(plain, space, "");
  }
  plain = replace_all(plain, "\u2212", "-");
  std::string_view rest = plain;
  const bool minus = take_sign(rest);
  if (rest.empty() || !all_digits(rest)) {
    return fail(ErrorCode::invalid_format, "This is not a whole number.");
  }
  const std::optional<std::int64_t> value = digits_value(rest);
  if (!value) return fail(ErrorCode::out_of_range, "The number is larger than can be handled.");
  return minus ? -*value : *value;
}

namespace {

/// "24 Nov 2026" or with the month in full; nothing for anything else. A month is known by its
/// first three letters, in which no two are alike.
std::optional<Date> english_date(std::string_view text) {
  constexpr std::string_view kMonths = "janfebmaraprmayjunjulaugsepoctnovdec";
  const std::string plain = replace_all(std::string(text), "\u00A0", " ");
  const std::vector<std::string_view> parts = split(plain, ' ');
  if (parts.size() != 3 || !all_digits(parts[0]) || !all_digits(parts[2])) return std::nullopt;
  if (parts[0].size() > 2 || parts[1].size() < 3 || parts[2].size() != 4) return std::nullopt;
  std::string name(parts[1].substr(0, 3));
  for (char& letter : name) letter = static_cast<char>(letter | 0x20);
  const std::size_t place = kMonths.find(name);
  if (place == std::string_view::npos || place % 3 != 0) return std::nullopt;
  const Date date{static_cast<int>(digits_value(parts[2]).value_or(0)),
                  static_cast<int>(place / 3) + 1,
                  static_cast<int>(digits_value(parts[0]).value_or(0))};
  if (!date.valid()) return std::nullopt;
  return date;
}

}  // namespace

Result<Date> parse_date(std::string_view text) {
  const std::string_view typed = trim(text);
  if (const std::optional<Date> english = english_date(typed)) return *english;
  if (typed.find('.') == std::string_view::npos) return Date::parse(typed);
  const auto wrong = [] {
    return fail(ErrorCode::invalid_format, "A date is written DD.MM.YYYY and must exist.");
  };
  const std::vector<std::string_view> parts = split(typed, '.');
  if (parts.size() != 3 || parts[2].size() != 4) return wrong();
  for (const std::string_view part : parts) {
    if (part.empty() || part.size() > 4 || !all_digits(part)) return wrong();
  }
  const auto number = [](std::string_view digits) {
    return static_cast<int>(digits_value(digits).value_or(0));
  };
  const Date date{number(parts[2]), number(parts[1]), number(parts[0])};
  if (!date.valid()) return wrong();
  return date;
}

}  // namespace oferta
