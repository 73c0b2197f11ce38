#include "shared/offer/glyphs.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "shared/base/text.h"

namespace oferta::offer {
namespace {

struct CodeRange {
  char32_t first, last;
};

// Latin with Western and Central European letters, Cyrillic.
constexpr std::array<CodeRange, 9> kRanges{{{0x0020, 0x007E},
                                            {0x00A0, 0x017F},
                                            {0x0218, 0x021B},
                                            {0x02BC, 0x02BC},
                                            {0x0400, 0x045F},
                                            {0x0490, 0x0491},
                                            {0x04AE, 0x04B1},
                                            {0x04D8, 0x04D9},
                                            {0x04E8, 0x04E9}}};
constexpr std::u32string_view kSigns =
    U"\u2007\u2009\u200B\u202F"
    U"–—‘’‚“”„†‡•…‰′″‹›⁄€₽₸₴№™"
    U"←↑→↓↔↗↘−∞≈≠≤≥×÷√"
    U"■□▲△▶▼◆○●✓✔✕✗";

constexpr char32_t kBox = U'□';

bool is_invisible(char32_t c) {
  return c == 0x00AD || (c >= 0x200C && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         c == 0x2060 || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF;
}

bool is_other_space(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x2000 && c <= 0x200A) || c == 0x205F ||
         c == 0x3000;
}

/// The letter that `mark` makes of the one before it, as some systems write й and ё; 0 for none.
char32_t composed(char32_t letter, char32_t mark) {
  if (mark == 0x0306) return letter == U'и' ? U'й' : letter == U'И' ? U'Й' : 0;
  if (mark == 0x0308) return letter == U'е' ? U'ё' : letter == U'Е' ? U'Ё' : 0;
  return 0;
}

/// What stands for `c` in a document: 0 for nothing, the box for what cannot be drawn.
char32_t drawn(char32_t c) {
  if (c == U'\n' || c == 0x2028 || c == 0x2029) return U'\n';
  if (is_invisible(c)) return 0;
  if (has_glyph(c)) return c;
  if (is_other_space(c)) return U' ';
  if (c == 0x2010 || c == 0x2011) return U'-';
  if (c == 0x2012 || c == 0x2015) return U'–';
  return kBox;
}

}  // namespace

bool has_glyph(char32_t c) {
  const bool in_range = std::any_of(kRanges.begin(), kRanges.end(), [c](const CodeRange& range) {
    return c >= range.first && c <= range.last;
  });
  return in_range || kSigns.find(c) != std::u32string_view::npos;
}

std::string printable(std::string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c == U'\r' && at < text.size() && text[at] == '\n') continue;
    if (!out.empty()) {
      const char32_t letter = composed(out.back(), c);
      if (letter != 0) {
        out.back() = letter;
        continue;
      }
    }
    const char32_t shown = c == U'\r' ? U'\n' : drawn(c);
    if (shown == 0) continue;
    out += shown;
  }
  return encode_utf8(out);
}

std::vector<char32_t> unprintable(std::string_view text) {
  std::vector<char32_t> missing;
  char32_t before = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = next_code_point(text, at);
    if (c != kBox && composed(before, c) == 0 && drawn(c) == kBox) missing.push_back(c);
    before = c;
  }
  return missing;
}

}  // namespace oferta::offer
