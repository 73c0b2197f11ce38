#pragma once
/// Colours, sizes and building blocks of documents. For shared/offer and shared/deals.
///
///   const Palette palette = palette_of("#0b6bb8");
///   Json heading = with(text("Условия"), {{"bold", true}, {"color", palette.ink}});
///
/// Sizes are points: an A4 page is 595 × 842.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/json.h"

namespace oferta::offer {

inline constexpr double kPageWidth = 595.28;
inline constexpr double kSideMargin = 40;
inline constexpr double kContentWidth = kPageWidth - 2 * kSideMargin;

struct Palette {
  std::string accent;       ///< the company's colour
  std::string accent_tint;  ///< for panels
  std::string accent_end;   ///< other end of the logo's gradient
  std::string ink = "#12304f";
  std::string body = "#1d2b38";
  std::string muted = "#5c6b7a";
  std::string hairline = "#d7dee5";
  std::string zebra = "#f5f8fb";
  std::string good = "#1a8a5a";
  std::string warning = "#b25e09";
};

Palette palette_of(const std::string& accent);

/// "#rrggbb", because colours go into SVG text as they are.
bool is_colour(std::string_view text);

/// Contrast between a colour and white, hundredths: 100 … 2100 (WCAG 2.2, relative luminance).
int contrast_with_white(std::string_view colour);
/// What words in a company's colour, and white ones on it, need to be read (WCAG 2.2, 1.4.3).
inline constexpr int kReadableContrast = 450;
/// The colour, mixed with as little black as makes it readable.
std::string readable_colour(std::string_view colour);

/// `share` percent of `b` mixed into `a`; colours as "#rrggbb".
std::string mix(std::string_view a, std::string_view b, int share);

/// One of a few well-matched tints, by number.
const std::string& tile_tint(std::size_t number);

// Nodes of the definition.
Json text(std::string_view content);
/// Parts of one paragraph.
Json text(std::vector<Json> parts);
Json stack(std::vector<Json> nodes);
/// `node` with further members.
Json with(Json node, const Json& members);
Json margin(double left, double top, double right, double bottom);
Json svg(const std::string& picture, double width);
/// An icon of the renderer, on a tinted tile or alone.
Json pictogram(std::string_view name, std::string_view tint, double width, bool tile);
Json hairline(const std::string& colour, double width);
Json section_heading(std::string_view content, const Palette& palette);
/// A label in small accented capitals.
Json overline(std::string_view content, const Palette& palette);

/// Text for XML.
std::string xml_escaped(std::string_view content);

/// A rough count of the lines a text takes at so many characters a line.
std::size_t estimated_lines(std::string_view content, std::size_t per_line);
/// The text cut at spaces into pieces of at most `max_lines` such lines; at least one piece.
std::vector<std::string> split_lines(std::string_view content, std::size_t per_line,
                                     std::size_t max_lines);

}  // namespace oferta::offer
