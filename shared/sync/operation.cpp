#include "shared/sync/operation.h"

#include <algorithm>
#include <charconv>

#include "shared/base/text.h"

namespace oferta::sync {
namespace {

Result<void> check_text(const std::string& text) {
  if (text.size() > kMaxStringBytes) {
    return fail(ErrorCode::out_of_range, "The text is longer than 64 KiB.");
  }
  if (!is_valid_utf8(text)) return fail(ErrorCode::invalid_format, "The text is not valid UTF-8.");
  return {};
}

// Recursion is bounded: `levels` counts down.
Result<void> check_value(const Json& value, int levels) {
  if (value.is_structured()) {
    if (levels == 0) {
      return fail(ErrorCode::out_of_range, "The value is nested more than 16 levels deep.");
    }
    if (value.is_object()) {
      for (const auto& [key, member] : value.get_ref<const Json::object_t&>()) {
        OFERTA_TRY(check_text(key));
        OFERTA_TRY(check_value(member, levels - 1));
      }
    } else {
      for (const Json& element : value) OFERTA_TRY(check_value(element, levels - 1));
    }
    return {};
  }
  if (value.is_string()) return check_text(value.get_ref<const std::string&>());
  if (value.is_number_float() || value.is_binary() || value.is_discarded()) {
    return fail(ErrorCode::invalid_format, "Only whole numbers are stored.");
  }
  const bool too_large =
      value.is_number_unsigned()
          ? value.get<std::uint64_t>() > static_cast<std::uint64_t>(kMaxJsonInteger)
          : value.is_number_integer() && (value.get<std::int64_t>() > kMaxJsonInteger ||
                                          value.get<std::int64_t>() < -kMaxJsonInteger);
  if (too_large) return fail(ErrorCode::out_of_range, "The number is beyond ±(2^53−1).");
  return {};
}

}  // namespace

Result<std::string> encode_value(const Json& value, std::string_view place) {
  if (const Result<void> checked = check_value(value, kMaxValueDepth); !checked) {
    return fail_at(place, checked.error());
  }
  return canonical(value);
}

Json decode_value(std::string_view canonical_value) {
  if (canonical_value.empty()) return nullptr;
  const char first = canonical_value.front();
  // Most values are plain texts and numbers, which need no parser.
  if (first == '"' && canonical_value.find('\\') == std::string_view::npos) {
    return std::string(canonical_value.substr(1, canonical_value.size() - 2));
  }
  if (first == '-' || (first >= '0' && first <= '9')) {
    std::int64_t number = 0;
    const char* const end = canonical_value.data() + canonical_value.size();
    const auto [rest, error] = std::from_chars(canonical_value.data(), end, number);
    if (error == std::errc() && rest == end) return number;
  }
  Json value = parse_own_json(canonical_value);
  return value.is_discarded() ? Json() : value;
}

Stamp latest_stamp(const std::vector<Operation>& operations) {
  Stamp latest;
  for (const Operation& operation : operations) latest = std::max(latest, operation.stamp);
  return latest;
}

}  // namespace oferta::sync
