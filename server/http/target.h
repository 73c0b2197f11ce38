// From the target of a request to a path that is safe to open below a folder.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace oferta::server::http {

/// The relative path a request target names: decode_target("/a%20b/c.js?v=2") is "a b/c.js", and
/// "/" is "". Nothing when it is malformed or could leave the folder: `..`, hidden names, empty
/// segments, backslashes, control characters.
std::optional<std::string> decode_target(std::string_view target);

}  // namespace oferta::server::http
