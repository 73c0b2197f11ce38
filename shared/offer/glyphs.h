#pragma once
/// Which characters the document fonts have, and text made fit for them.
///
///   std::string safe = printable("Розетка 😀");     // «Розетка □»
///
/// The coverage is that of the fonts tools/fonts.py makes; a test compares both. A PDF says nothing
/// about a glyph it lacks, so what cannot be printed is replaced by a visible box here.
#include <string>
#include <string_view>
#include <vector>

namespace oferta::offer {

/// True for a character the document fonts can draw.
bool has_glyph(char32_t c);

/// The text with what the fonts lack put another way: line ends as \n, other control characters and
/// exotic spaces as a space, decomposed й and ё composed, invisible marks dropped, kinds of hyphens
/// as "-", anything else as □.
std::string printable(std::string_view text);

/// The characters of `text` that printable() shows as □, in order of appearance.
std::vector<char32_t> unprintable(std::string_view text);

}  // namespace oferta::offer
