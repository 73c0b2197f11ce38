#pragma once
/// Where in a JSON text something stands. Internal to the parser.
///
///   std::string place = place_of(text, 17);   // "line 2, column 5"
#include <cstddef>
#include <string>
#include <string_view>

namespace oferta {

/// "line L, column C", both from 1; columns count bytes.
std::string place_of(std::string_view text, std::size_t offset);

/// Start of the string or number token that a lexer has just read up to `consumed` (it may have
/// looked one byte ahead behind a number).
std::size_t string_start(std::string_view text, std::size_t consumed);
std::size_t number_start(std::string_view text, std::size_t consumed);

}  // namespace oferta
