#include "shared/base/windows_1251.h"

#include <array>
#include <cstddef>

#include "shared/base/text.h"

namespace oferta {
namespace {

constexpr std::size_t kAscii = 0x80;    // below it bytes are ASCII
constexpr std::size_t kLetters = 0xC0;  // from here on А … я in their order
constexpr char32_t kFirstLetter = 0x0410, kLastLetter = 0x044F;

constexpr std::array<char16_t, kLetters - kAscii> kUpper{
    0x0402, 0x0403, 0x201A, 0x0453, 0x201E, 0x2026, 0x2020, 0x2021, 0x20AC, 0x2030, 0x0409,
    0x2039, 0x040A, 0x040C, 0x040B, 0x040F, 0x0452, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x0098, 0x2122, 0x0459, 0x203A, 0x045A, 0x045C, 0x045B, 0x045F, 0x00A0,
    0x040E, 0x045E, 0x0408, 0x00A4, 0x0490, 0x00A6, 0x00A7, 0x0401, 0x00A9, 0x0404, 0x00AB,
    0x00AC, 0x00AD, 0x00AE, 0x0407, 0x00B0, 0x00B1, 0x0406, 0x0456, 0x0491, 0x00B5, 0x00B6,
    0x00B7, 0x0451, 0x2116, 0x0454, 0x00BB, 0x0458, 0x0405, 0x0455, 0x0457};

}  // namespace

std::string decode_windows_1251(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() * 2);
  for (const char byte : bytes) {
    const auto code = static_cast<std::size_t>(static_cast<unsigned char>(byte));
    if (code < kAscii) {
      out += byte;
    } else if (code < kLetters) {
      append_utf8(out, kUpper.at(code - kAscii));
    } else {
      append_utf8(out, kFirstLetter + static_cast<char32_t>(code - kLetters));
    }
  }
  return out;
}

std::optional<std::string> encode_windows_1251(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c < kAscii) {
      out += static_cast<char>(c);
    } else if (c >= kFirstLetter && c <= kLastLetter) {
      out += static_cast<char>(static_cast<unsigned char>(kLetters + (c - kFirstLetter)));
    } else {
      std::size_t index = 0;
      while (index < kUpper.size() && kUpper.at(index) != c) ++index;
      if (index == kUpper.size()) return std::nullopt;
      out += static_cast<char>(static_cast<unsigned char>(kAscii + index));
    }
  }
  return out;
}

}  // namespace oferta
