#include "app/ui/fuzzy.h"

#include <algorithm>
#include <array>

#include "shared/base/text.h"

namespace oferta::ui {
namespace {

constexpr int kTextStart = 100;
constexpr int kWordStart = 80;
constexpr int kInside = 40;
constexpr int kScattered = 10;

// The letter keys of the two layouts, row by row.
constexpr std::u32string_view kLatinKeys = U"qwertyuiop[]asdfghjkl;'zxcvbnm,.`";
constexpr std::u32string_view kCyrillicKeys = U"йцукенгшщзхъфывапролджэячсмитьбюё";
static_assert(kLatinKeys.size() == kCyrillicKeys.size());

bool is_word_character(char32_t c) {
  return (c >= U'0' && c <= U'9') || to_lower(c) != to_upper(c);
}

// Letters one after another, the first of them at the beginning of a word; short words would be
// found everywhere.
bool scattered(std::u32string_view word, std::u32string_view text) {
  if (word.size() < 3) {
    return false;
  }
  for (std::size_t start = 0; start < text.size(); ++start) {
    const bool begins = start == 0 || !is_word_character(text[start - 1]);
    if (!begins || text[start] != word[0]) continue;
    std::size_t at = start;
    std::size_t found = 0;
    while (at < text.size() && found < word.size()) {
      if (text[at] == word[found]) ++found;
      ++at;
    }
    // Letters that lie far apart were not meant.
    if (found == word.size() && at - start <= word.size() * 3) return true;
  }
  return false;
}

int word_score(std::u32string_view word, std::u32string_view text) {
  int best = 0;
  for (std::size_t at = text.find(word); at != std::u32string_view::npos;
       at = text.find(word, at + 1)) {
    if (at == 0) return kTextStart;
    best = std::max(best, is_word_character(text[at - 1]) ? kInside : kWordStart);
  }
  if (best == 0 && scattered(word, text)) return kScattered;
  return best;
}

int score_as_typed(std::string_view folded_query, std::u32string_view text) {
  int sum = 0;
  int words = 0;
  for (const std::string_view part : split(folded_query, ' ')) {
    if (part.empty()) continue;
    const int score = word_score(decode_utf8(part), text);
    if (score == 0) return 0;
    sum += score;
    ++words;
  }
  return words == 0 ? 1 : sum / words;
}

}  // namespace

std::string other_layout(std::string_view text) {
  std::u32string out;
  for (const char32_t c : decode_utf8(text)) {
    const char32_t lower = to_lower(c);
    if (const std::size_t at = kLatinKeys.find(lower); at != std::u32string_view::npos) {
      out += kCyrillicKeys[at];
    } else if (const std::size_t key = kCyrillicKeys.find(lower);
               key != std::u32string_view::npos) {
      out += kLatinKeys[key];
    } else {
      out += lower;
    }
  }
  return encode_utf8(out);
}

int fuzzy_score(std::string_view query, std::string_view text) {
  const std::u32string folded = decode_utf8(fold_case(text));
  const int typed = score_as_typed(fold_case(query), folded);
  if (typed > 0) {
    return typed;
  }
  // The other layout is a guess, so it counts less than anything found as typed.
  const int guessed = score_as_typed(fold_case(other_layout(query)), folded);
  return guessed == 0 ? 0 : std::max(1, guessed / 20);
}

}  // namespace oferta::ui
