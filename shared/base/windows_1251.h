#pragma once
/// The eight-bit encoding of Russian Windows: older files come in it, and bank QR codes may.
///
///   std::string text = decode_windows_1251(bytes);
///   std::optional<std::string> bytes = encode_windows_1251("Счёт");   // 4 bytes
///
/// The table is that of the WHATWG Encoding Standard: every byte has a character.
#include <optional>
#include <string>
#include <string_view>

namespace oferta {

/// UTF-8 of the bytes.
std::string decode_windows_1251(std::string_view bytes);
/// Absent when a character is not in the encoding.
std::optional<std::string> encode_windows_1251(std::string_view text);

}  // namespace oferta
