#include "shared/clients/client.h"

#include <array>
#include <cstddef>

#include "shared/base/text.h"

namespace oferta::clients {
namespace {

constexpr std::array<std::string_view, 2> kKinds = {"company", "person"};
constexpr std::array<std::string_view, 7> kStages = {"new", "needs", "selection", "offer",
                                                     "won", "lost",  "dormant"};
// Folded; longer forms need not come first, as whole words are compared.
constexpr std::array<std::string_view, 14> kLegalForms = {"ооо", "оао", "зао", "пао", "ао",
                                                          "ип",  "нко", "ано", "гбу", "фгуп",
                                                          "llc", "ltd", "inc", "jsc"};

bool is_letter_or_digit(char32_t c) {
  return to_lower(c) != to_upper(c) || (c >= U'0' && c <= U'9');
}

bool is_legal_form(std::string_view word) {
  const std::string folded = fold_case(word);
  for (const std::string_view form : kLegalForms) {
    if (folded == form) return true;
  }
  return false;
}

std::vector<std::string> words_of(std::string_view name) {
  std::vector<std::string> words;
  std::string word;
  for (const char32_t c : decode_utf8(name)) {
    if (is_letter_or_digit(c)) {
      append_utf8(word, c);
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

template <std::size_t N>
std::size_t index_of(const std::array<std::string_view, N>& names, std::string_view name) {
  std::size_t i = 0;
  while (i < N && names[i] != name) ++i;
  return i;
}

}  // namespace

std::string_view kind_name(ClientKind kind) {
  return kKinds[static_cast<std::size_t>(kind)];
}

Result<ClientKind> parse_kind(std::string_view name) {
  const std::size_t i = index_of(kKinds, name);
  if (i < kKinds.size()) return static_cast<ClientKind>(i);
  return fail(ErrorCode::invalid_format,
              "A client is a company or a person, not \"" + std::string(name) + "\".");
}

std::string_view stage_name(Stage stage) {
  return kStages[static_cast<std::size_t>(stage)];
}

Result<Stage> parse_stage(std::string_view name) {
  const std::size_t i = index_of(kStages, name);
  if (i < kStages.size()) return static_cast<Stage>(i);
  return fail(ErrorCode::invalid_format, "There is no stage \"" + std::string(name) + "\".");
}

std::string initials(std::string_view name) {
  const std::vector<std::string> words = words_of(name);
  std::string letters;
  int taken = 0;
  for (const std::string& word : words) {
    if (taken == 2) break;
    if (is_legal_form(word) && words.size() > 1) continue;
    std::size_t position = 0;
    append_utf8(letters, to_upper(next_code_point(word, position)));
    ++taken;
  }
  return letters;
}

}  // namespace oferta::clients
