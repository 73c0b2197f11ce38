// What kind of content a file holds, by its name.
#pragma once

#include <string_view>

namespace oferta::server::http {

/// The value of Content-Type: content_type("app.mjs") is "text/javascript; charset=utf-8".
/// Unknown endings give "application/octet-stream".
std::string_view content_type(std::string_view file_name);

}  // namespace oferta::server::http
