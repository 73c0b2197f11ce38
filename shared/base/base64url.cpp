#include "shared/base/base64url.h"

#include <cstddef>
#include <cstdint>

namespace oferta {
namespace {

constexpr std::string_view kUrlLetters =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::uint32_t kLetterBits = 6;
constexpr std::uint32_t kByteBits = 8;
constexpr std::uint32_t kByteMask = 0xFF;
constexpr std::uint32_t kLetterMask = 0x3F;

}  // namespace

std::string base64url(std::string_view bytes) {
  std::string text;
  std::uint32_t held = 0;
  std::uint32_t bits = 0;
  for (const char byte : bytes) {
    held = (held << kByteBits) | static_cast<unsigned char>(byte);
    for (bits += kByteBits; bits >= kLetterBits;) {
      bits -= kLetterBits;
      text += kUrlLetters[(held >> bits) & kLetterMask];
    }
  }
  if (bits > 0) text += kUrlLetters[(held << (kLetterBits - bits)) & kLetterMask];
  return text;
}

Result<std::string> parse_base64url(std::string_view text) {
  std::string bytes;
  std::uint32_t held = 0;
  std::uint32_t bits = 0;
  for (const char letter : text) {
    const std::size_t value = kUrlLetters.find(letter);
    if (value == std::string_view::npos) {
      return fail(ErrorCode::invalid_format, "This is not the text it was written as.");
    }
    held = (held << kLetterBits) | static_cast<std::uint32_t>(value);
    bits += kLetterBits;
    if (bits >= kByteBits) {
      bits -= kByteBits;
      bytes += static_cast<char>((held >> bits) & kByteMask);
    }
  }
  const std::uint32_t rest = held & ((1U << bits) - 1);
  if (bits >= kLetterBits || rest != 0) {
    return fail(ErrorCode::invalid_format, "This is not the text it was written as.");
  }
  return bytes;
}

}  // namespace oferta
