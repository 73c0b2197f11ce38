#include "shared/sync/stamp.h"

#include <optional>

namespace oferta::sync {
namespace {

constexpr std::size_t kMsDigits = 11;
constexpr std::size_t kCounterDigits = 4;
constexpr std::size_t kNodeDigits = 16;
constexpr std::size_t kStampLength = kMsDigits + 1 + kCounterDigits + 1 + kNodeDigits;

void append_hex(std::string& out, std::uint64_t value, std::size_t digits) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  for (std::size_t i = digits; i > 0; --i) {
    out.push_back(kDigits[static_cast<std::size_t>((value >> (4 * (i - 1))) & 0xFu)]);
  }
}

std::optional<std::uint64_t> hex_value(std::string_view digits) {
  std::uint64_t value = 0;
  for (const char c : digits) {
    const bool decimal = c >= '0' && c <= '9';
    if (!decimal && (c < 'a' || c > 'f')) return std::nullopt;
    value = (value << 4u) | static_cast<std::uint64_t>(decimal ? c - '0' : c - 'a' + 10);
  }
  return value;
}

}  // namespace

std::string node_text(NodeId node) {
  std::string out;
  append_hex(out, node, kNodeDigits);
  return out;
}

Result<NodeId> parse_node(std::string_view text) {
  const std::optional<std::uint64_t> node = hex_value(text);
  if (text.size() != kNodeDigits || !node) {
    return fail(ErrorCode::invalid_format,
                "A node is written as 16 lower-case hexadecimal digits.");
  }
  return *node;
}

Result<Stamp> Stamp::parse(std::string_view text) {
  const auto wrong = [] {
    return fail(ErrorCode::invalid_format,
                "A stamp is written as 11, 4 and 16 lower-case hexadecimal digits with hyphens.");
  };
  if (text.size() != kStampLength || text[kMsDigits] != '-' ||
      text[kMsDigits + 1 + kCounterDigits] != '-') {
    return wrong();
  }
  const auto ms = hex_value(text.substr(0, kMsDigits));
  const auto counter = hex_value(text.substr(kMsDigits + 1, kCounterDigits));
  const auto node = hex_value(text.substr(kMsDigits + 1 + kCounterDigits + 1));
  if (!ms || !counter || !node) return wrong();
  return from_tick((*ms << kCounterBits) | *counter, *node);
}

std::string Stamp::text() const {
  if (none()) return {};
  std::string out;
  out.reserve(kStampLength);
  append_hex(out, ms(), kMsDigits);
  out += '-';
  append_hex(out, counter(), kCounterDigits);
  out += '-';
  append_hex(out, node_, kNodeDigits);
  return out;
}

}  // namespace oferta::sync
