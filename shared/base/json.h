#pragma once
/// Strict JSON: one parser, one canonical form for everything that is stored, sent or hashed.
///
///   Result<Json> document = parse_json(bytes);
///   std::string same_bytes_everywhere = canonical(*document);
///   Result<void> verdict = check_json_syntax(bytes);     // `oferta check --syntax`
///
/// Errors are invalid_json with the place ("line 3, column 14") in Error::detail; columns count
/// bytes from 1.
#include <cstddef>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "shared/base/result.h"

namespace oferta {

using Json = nlohmann::json;

/// The largest integer of the wire: 2^53−1, so that JavaScript reads the same number.
inline constexpr std::int64_t kMaxJsonInteger = 9'007'199'254'740'991;

struct JsonLimits {
  int max_depth = 64;         ///< nested arrays and objects
  bool allow_floats = false;  ///< the wire has integers only
};

/// Parses one RFC 8259 document. Refused, with the place: anything off the grammar (a byte order
/// mark too), duplicate keys, invalid UTF-8, lone surrogates, more than `max_depth` levels,
/// integers beyond ±(2^53−1), fractions and exponents unless floats are allowed, and numbers that
/// do not fit a double. Iterative: hostile nesting costs no stack.
Result<Json> parse_json(std::string_view text, const JsonLimits& limits = {});

/// What the program wrote itself – canonical(), a stored field – without the questions asked of
/// what comes from elsewhere; a discarded value where it is not JSON.
Json parse_own_json(std::string_view text);

/// Says whether `text` is JSON by RFC 8259 exactly, except that duplicate keys, invalid UTF-8, lone
/// surrogates and more than 64 levels are refused. Numbers may be of any size here.
Result<void> check_json_syntax(std::string_view text);

/// The canonical bytes of a value: keys in byte order, no white space, UTF-8 unescaped except for
/// quote, backslash and control characters. Values that came through parse_json without floats give
/// the same bytes on every machine.
std::string canonical(const Json& value);

/// Appends `text` as a JSON string, as canonical() writes it.
void append_json_string(std::string& out, std::string_view text);

/// The same value indented by two spaces, with a final newline, for files people may read.
std::string pretty(const Json& value);

}  // namespace oferta
