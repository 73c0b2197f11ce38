#include "shared/importing/text_encoding.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "shared/base/text.h"
#include "shared/base/windows_1251.h"

namespace oferta::importing {
namespace {

constexpr std::string_view kMarkUtf8 = "\xef\xbb\xbf";
constexpr std::string_view kMarkLittle = "\xff\xfe";
constexpr std::string_view kMarkBig = "\xfe\xff";

/// Separators, digits and line breaks have a zero byte in UTF-16: the second one of each pair in
/// little endian (`place` 1), the first in big endian (0). Zeros in the other place are the end of
/// a rare character; no text of one byte a character holds any.
bool has_zeros(std::string_view bytes, std::size_t place) {
  constexpr std::size_t kLooked = 4096;
  constexpr std::size_t kMany = 20;  // a separator or digit in so many characters
  constexpr std::size_t kFew = 5;
  std::size_t zeros = 0;
  std::size_t others = 0;
  std::size_t pairs = 0;
  for (std::size_t at = 0; at + 1 < std::min(bytes.size(), kLooked); at += 2) {
    ++pairs;
    if (bytes[at + place] == '\0') ++zeros;
    if (bytes[at + 1 - place] == '\0') ++others;
  }
  return zeros > 0 && zeros * kMany >= pairs && others * kFew <= zeros;
}

std::string decode_utf16(std::string_view bytes, bool little) {
  constexpr char32_t kReplacement = 0xFFFD;
  std::string out;
  out.reserve(bytes.size());
  const auto unit = [&](std::size_t at) {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<char32_t>(little ? second * 256U + first : first * 256U + second);
  };
  const auto is_high = [](char32_t c) { return c >= 0xD800 && c < 0xDC00; };
  const auto is_low = [](char32_t c) { return c >= 0xDC00 && c < 0xE000; };
  std::size_t at = 0;
  for (; at + 1 < bytes.size(); at += 2) {
    const char32_t first = unit(at);
    if (is_high(first) && at + 3 < bytes.size() && is_low(unit(at + 2))) {
      append_utf8(out, 0x10000 + ((first - 0xD800) << 10U) + (unit(at + 2) - 0xDC00));
      at += 2;
    } else {
      append_utf8(out, is_high(first) || is_low(first) ? kReplacement : first);
    }
  }
  if (at < bytes.size()) append_utf8(out, kReplacement);  // half a character at the end
  return out;
}

bool take_mark(std::string_view& bytes, std::string_view mark) {
  if (bytes.substr(0, mark.size()) != mark) return false;
  bytes.remove_prefix(mark.size());
  return true;
}

}  // namespace

DecodedText decode_text(std::string_view bytes) {
  if (take_mark(bytes, kMarkLittle) || has_zeros(bytes, 1)) {
    return {decode_utf16(bytes, true), Encoding::utf16_little};
  }
  if (take_mark(bytes, kMarkBig) || has_zeros(bytes, 0)) {
    return {decode_utf16(bytes, false), Encoding::utf16_big};
  }
  take_mark(bytes, kMarkUtf8);
  if (is_valid_utf8(bytes)) return {std::string(bytes), Encoding::utf8};
  return {decode_windows_1251(bytes), Encoding::windows_1251};
}

DecodedText decode_text(std::string_view bytes, Encoding encoding) {
  switch (encoding) {
    case Encoding::utf16_little:
    case Encoding::utf16_big: {
      const bool little = encoding == Encoding::utf16_little;
      take_mark(bytes, little ? kMarkLittle : kMarkBig);
      return {decode_utf16(bytes, little), encoding};
    }
    case Encoding::windows_1251:
      return {decode_windows_1251(bytes), encoding};
    case Encoding::utf8:
      break;
  }
  take_mark(bytes, kMarkUtf8);
  return {encode_utf8(decode_utf8(bytes)), Encoding::utf8};
}

}  // namespace oferta::importing
