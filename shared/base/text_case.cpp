// Letter case of the two alphabets the product is used in. The C library's functions depend on the
// locale and know nothing of UTF-8.
#include "shared/base/text.h"

namespace oferta {

char32_t to_lower(char32_t c) {
  if (c >= U'A' && c <= U'Z') return c + 32;
  if (c < 0xC0) return c;
  if (c <= 0xDE) return c == 0xD7 ? c : c + 32;  // Latin-1; U+00D7 is the multiplication sign
  if (c >= 0x100 && c <= 0x17F) {
    // Latin Extended-A: pairs, upper case at even code points, in two stretches at odd ones.
    if (c == 0x130 || c == 0x131 || c == 0x138 || c == 0x149 || c == 0x17F) return c;
    if (c == 0x178) return 0xFF;
    const bool odd_upper = (c >= 0x139 && c <= 0x148) || c >= 0x179;
    return (c % 2 == 1) == odd_upper ? c + 1 : c;
  }
  if (c >= 0x410 && c <= 0x42F) return c + 32;  // А–Я
  if (c >= 0x400 && c <= 0x40F) return c + 80;  // Ѐ–Џ, with Ё
  if (c >= 0x460 && c <= 0x481) return c % 2 == 0 ? c + 1 : c;
  if (c >= 0x48A && c <= 0x4BF) return c % 2 == 0 ? c + 1 : c;
  if (c >= 0x4D0 && c <= 0x52F) return c % 2 == 0 ? c + 1 : c;
  return c;
}

char32_t to_upper(char32_t c) {
  if (c >= U'a' && c <= U'z') return c - 32;
  if (c < 0xE0) return c;
  if (c <= 0xFE) return c == 0xF7 ? c : c - 32;
  if (c == 0xFF) return 0x178;
  if (c >= 0x430 && c <= 0x44F) return c - 32;
  if (c >= 0x450 && c <= 0x45F) return c - 80;
  // The remaining pairs stand side by side.
  const bool paired = (c >= 0x100 && c <= 0x17F) || (c >= 0x460 && c <= 0x52F);
  if (paired && to_lower(c - 1) == c) return c - 1;
  return c;
}

std::string fold_case(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const char32_t lower = to_lower(next_code_point(text, i));
    append_utf8(out, lower == U'ё' ? U'е' : lower);
  }
  return out;
}

std::string capitalise(std::string_view text) {
  if (text.empty()) return {};
  std::size_t rest = 0;
  const char32_t first = to_upper(next_code_point(text, rest));
  std::string out;
  append_utf8(out, first);
  out += text.substr(rest);
  return out;
}

}  // namespace oferta
