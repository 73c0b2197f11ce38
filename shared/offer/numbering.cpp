#include "shared/offer/numbering.h"

#include <algorithm>
#include <cstddef>

#include "shared/base/random.h"

namespace oferta::offer {
namespace {

constexpr std::string_view kDigits = "0123456789";
/// More digits than this are an article number or an accident, not a count of offers.
constexpr std::size_t kMaxSequenceDigits = 9;

bool all_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of(kDigits) == std::string_view::npos;
}

std::int64_t number_of(std::string_view digits) {
  std::int64_t value = 0;
  for (const char digit : digits) value = value * 10 + (digit - '0');
  return value;
}

std::string padded(std::int64_t value, std::size_t width) {
  const std::string digits = std::to_string(value);
  return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

}  // namespace

std::optional<OfferNumber> parse_number(std::string_view text) {
  const std::size_t slash = text.rfind('/');
  if (slash == std::string_view::npos) return std::nullopt;
  std::string_view head = text.substr(0, slash);
  std::string_view tail = text.substr(slash + 1);

  OfferNumber number;
  const std::size_t dash = tail.find('-');
  if (dash != std::string_view::npos) {
    number.suffix = std::string(tail.substr(dash + 1));
    if (number.suffix.empty()) return std::nullopt;
    tail = tail.substr(0, dash);
  }
  if (!all_digits(tail) || tail.size() > kMaxSequenceDigits) return std::nullopt;
  number.sequence = number_of(tail);

  const std::size_t year_dash = head.rfind('-');
  const std::string_view year =
      year_dash == std::string_view::npos ? head : head.substr(year_dash + 1);
  if (year.size() != 4 || !all_digits(year)) return std::nullopt;
  number.year = static_cast<int>(number_of(year));
  if (year_dash != std::string_view::npos) number.prefix = std::string(head.substr(0, year_dash));
  return number;
}

std::string format_number(const OfferNumber& number) {
  std::string text = number.prefix;
  if (!text.empty()) text += '-';
  text += padded(number.year, 4) + "/" + padded(number.sequence, 4);
  if (!number.suffix.empty()) text += "-" + number.suffix;
  return text;
}

std::string next_number(std::string_view prefix, int year, const std::vector<std::string>& in_use,
                        std::string_view suffix) {
  std::int64_t highest = 0;
  for (const std::string& text : in_use) {
    const std::optional<OfferNumber> number = parse_number(text);
    if (number && number->prefix == prefix && number->year == year) {
      highest = std::max(highest, number->sequence);
    }
  }
  return format_number({std::string(prefix), year, highest + 1, std::string(suffix)});
}

std::string device_suffix(std::uint64_t node) {
  // Crockford's alphabet has no letter that is mistaken for a figure.
  constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  std::uint64_t state = node;
  std::uint64_t mixed = split_mix(state);
  std::string suffix;
  for (int i = 0; i < 3; ++i) {
    suffix += kAlphabet[static_cast<std::size_t>(mixed % kAlphabet.size())];
    mixed /= kAlphabet.size();
  }
  return suffix;
}

std::vector<std::string> same_numbers(std::vector<std::string> in_use) {
  std::sort(in_use.begin(), in_use.end());
  std::vector<std::string> repeated;
  for (std::size_t i = 1; i < in_use.size(); ++i) {
    if (in_use[i] != in_use[i - 1]) continue;
    if (repeated.empty() || repeated.back() != in_use[i]) repeated.push_back(in_use[i]);
  }
  return repeated;
}

}  // namespace oferta::offer
