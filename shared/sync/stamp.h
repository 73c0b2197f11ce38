#pragma once
/// The stamp of a transaction: hybrid logical time and the node that made it.
///
///   Stamp stamp(1795485600000, 0, node);
///   std::string text = stamp.text();      // "01a20b49a00-0000-00000000000000a1"
///   Result<Stamp> same = Stamp::parse(text);
///
/// The text `%011x-%04x-%016x` (milliseconds, counter, node) has a fixed width, so stamps sort as
/// text just as they compare as numbers.
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "shared/base/result.h"

namespace oferta::sync {

/// A storage instance; 64 random bits, on the wire as 16 hexadecimal digits.
using NodeId = std::uint64_t;

std::string node_text(NodeId node);
Result<NodeId> parse_node(std::string_view text);

/// 2400-01-01T00:00Z. Later stamps are refused when an operation is read, so that adopting a wrong
/// clock always leaves room to count on.
inline constexpr std::uint64_t kMaxStampMs = 13'569'465'600'000;

class Stamp {
 public:
  /// No stamp: smaller than every other; its text is empty.
  constexpr Stamp() = default;
  constexpr Stamp(std::uint64_t ms, std::uint16_t counter, NodeId node)
      : tick_((ms << kCounterBits) | counter), node_(node) {}
  /// From a tick: milliseconds · 2^16 + counter.
  static constexpr Stamp from_tick(std::uint64_t tick, NodeId node) {
    Stamp stamp;
    stamp.tick_ = tick;
    stamp.node_ = node;
    return stamp;
  }
  /// Exactly the 33 characters of text(), lower case; else invalid_format.
  static Result<Stamp> parse(std::string_view text);

  constexpr std::uint64_t tick() const { return tick_; }
  /// Milliseconds since 1970-01-01T00:00Z.
  constexpr std::uint64_t ms() const { return tick_ >> kCounterBits; }
  constexpr std::uint16_t counter() const { return static_cast<std::uint16_t>(tick_ & 0xFFFFu); }
  constexpr NodeId node() const { return node_; }
  constexpr bool none() const { return tick_ == 0 && node_ == 0; }
  std::string text() const;

  friend constexpr auto operator<=>(const Stamp&,
                                    const Stamp&) = default;  // NOLINT(modernize-use-nullptr)

  static constexpr unsigned kCounterBits = 16;
  /// The last tick that still has 11 digits of milliseconds (in the year 2527).
  static constexpr std::uint64_t kLastTick = (std::uint64_t{1} << 60u) - 1;

 private:
  std::uint64_t tick_ = 0;
  NodeId node_ = 0;
};

}  // namespace oferta::sync
