#pragma once
/// Numbers of offers: «КП-2026/0147», or «КП-2026/0147-7KQ» from a device that works apart.
///
///   std::string number = next_number("КП", date.year, numbers_in_use);
///   std::string apart = next_number("КП", date.year, numbers_in_use, device_suffix(node));
///
/// A number is one more than the highest of its prefix and year, so that a number once given out is
/// not given again when its offer is gone. Two devices that do not see each other's offers would
/// both give out the same next number. A workspace that lives on one device needs nothing more;
/// where several devices write offers apart from each other, each passes its own suffix, which is
/// made from its node id, and numbers differ even when the counts do not. Three characters tell
/// 32 768 devices apart; `same_numbers` finds what still collides, for instance by hand.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace oferta::offer {

struct OfferNumber {
  std::string prefix;
  int year = 0;
  std::int64_t sequence = 0;  ///< from 1
  std::string suffix;         ///< of the device; may be empty
  friend bool operator==(const OfferNumber&, const OfferNumber&) = default;
};

/// Absent when the text does not follow the pattern, as numbers typed by hand may.
std::optional<OfferNumber> parse_number(std::string_view text);
/// At least four digits of sequence.
std::string format_number(const OfferNumber& number);

/// The next number over all numbers in use; those that do not follow the pattern do not count.
std::string next_number(std::string_view prefix, int year, const std::vector<std::string>& in_use,
                        std::string_view suffix = "");

/// Three characters of Crockford's base 32 that stand for a device, from its node id.
std::string device_suffix(std::uint64_t node);

/// Texts that occur more than once, each once, in byte order.
std::vector<std::string> same_numbers(std::vector<std::string> in_use);

}  // namespace oferta::offer
