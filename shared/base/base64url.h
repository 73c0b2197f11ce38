#pragma once
/// Bytes as text that survives a letter, an address and a messenger (RFC 4648, section 5, without
/// padding).
///
///   std::string text = base64url(bytes);
///   Result<std::string> same = parse_base64url(text);
#include <string>
#include <string_view>

#include "shared/base/result.h"

namespace oferta {

std::string base64url(std::string_view bytes);

/// Takes the one text that base64url gives for some bytes, and no other: no padding, no white
/// space, no bits left over. invalid_format.
Result<std::string> parse_base64url(std::string_view text);

}  // namespace oferta
