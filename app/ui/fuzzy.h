#pragma once
/// Finding by a few letters, as people type them: parts of words in any order, in either case, and
/// in the wrong keyboard layout.
///
///   const std::string query = "кли нов";
///   if (fuzzy_score(query, "Новый клиент") > 0) …
///   fuzzy_score("rkbtyn", "Клиенты") > 0           // «клиен» typed with the Latin layout on
#include <string>
#include <string_view>

namespace oferta::ui {

/// How well `text` answers `query`, 0: not at all. Every word of the query has to be found; the
/// beginning of the text counts most, then the beginning of a word, a part of one, and last the
/// letters one after another with others between them. An empty query fits everything equally.
int fuzzy_score(std::string_view query, std::string_view text);

/// What the same keys write in the other layout: Latin QWERTY as Russian ЙЦУКЕН and the reverse.
/// In lower case.
std::string other_layout(std::string_view text);

}  // namespace oferta::ui
