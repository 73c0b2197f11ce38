#include "shared/offer/document_style.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <utility>

#include "shared/base/text.h"

namespace oferta::offer {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return 0;
}

int channel(std::string_view colour, std::size_t index) {
  const std::size_t at = 1 + 2 * index;
  if (at + 1 >= colour.size()) return 0;
  return hex_digit(colour[at]) * 16 + hex_digit(colour[at + 1]);
}

}  // namespace

std::string mix(std::string_view a, std::string_view b, int share) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out = "#";
  for (std::size_t i = 0; i < 3; ++i) {
    const int value = (channel(a, i) * (100 - share) + channel(b, i) * share + 50) / 100;
    out += kDigits[static_cast<std::size_t>(value / 16)];
    out += kDigits[static_cast<std::size_t>(value % 16)];
  }
  return out;
}

bool is_colour(std::string_view text) {
  return text.size() == 7 && text[0] == '#' &&
         text.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string_view::npos;
}

int contrast_with_white(std::string_view colour) {
  constexpr std::array<double, 3> kWeights{0.2126, 0.7152, 0.0722};
  double luminance = 0;
  for (std::size_t i = 0; i < kWeights.size(); ++i) {
    const double share = channel(colour, i) / 255.0;
    luminance +=
        kWeights[i] * (share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4));
  }
  return static_cast<int>(1.05 / (luminance + 0.05) * 100);
}

std::string readable_colour(std::string_view colour) {
  std::string dark(colour);
  for (int share = 1; contrast_with_white(dark) < kReadableContrast; ++share) {
    dark = mix(colour, "#000000", share);
  }
  return dark;
}

Palette palette_of(const std::string& accent) {
  Palette palette;
  palette.accent = accent;
  palette.accent_tint = mix(accent, "#ffffff", 93);
  palette.accent_end = mix(accent, "#12b5a6", 70);
  return palette;
}

const std::string& tile_tint(std::size_t number) {
  static const std::array<std::string, 10> kTints{"#2563a8", "#0f8a7e", "#b4570c", "#6b4fb3",
                                                  "#a63a50", "#3f7d2c", "#8a6d0b", "#1d7fa3",
                                                  "#9a3f8c", "#4a5f7a"};
  return kTints.at(number % kTints.size());
}

Json text(std::string_view content) {
  return Json{{"text", std::string(content)}};
}

Json text(std::vector<Json> parts) {
  return Json{{"text", std::move(parts)}};
}

Json stack(std::vector<Json> nodes) {
  return Json{{"stack", std::move(nodes)}};
}

Json with(Json node, const Json& members) {
  node.update(members);
  return node;
}

Json margin(double left, double top, double right, double bottom) {
  return Json{{"margin", Json::array({left, top, right, bottom})}};
}

Json svg(const std::string& picture, double width) {
  return Json{{"svg", picture}, {"width", width}};
}

Json pictogram(std::string_view name, std::string_view tint, double width, bool tile) {
  return Json{{"pictogram", std::string(name)},
              {"tint", std::string(tint)},
              {"width", width},
              {"tile", tile}};
}

Json hairline(const std::string& colour, double width) {
  const Json line{{"type", "line"},     {"x1", 0}, {"y1", 0},
                  {"x2", width},        {"y2", 0}, {"lineWidth", 0.75},
                  {"lineColor", colour}};
  return Json{{"canvas", Json::array({line})}};
}

Json section_heading(std::string_view content, const Palette& palette) {
  return with(text(content), {{"fontSize", 13},
                              {"bold", true},
                              {"color", palette.ink},
                              {"headlineLevel", 1},
                              {"margin", {0, 16, 0, 6}}});
}

Json overline(std::string_view content, const Palette& palette) {
  std::u32string capitals = decode_utf8(content);
  for (char32_t& letter : capitals) letter = to_upper(letter);
  return with(text(encode_utf8(capitals)), {{"fontSize", 7},
                                            {"bold", true},
                                            {"color", palette.accent},
                                            {"characterSpacing", 0.7},
                                            {"margin", {0, 0, 0, 3}}});
}

std::string xml_escaped(std::string_view content) {
  std::string out = replace_all(content, "&", "&amp;");
  out = replace_all(out, "<", "&lt;");
  return replace_all(out, ">", "&gt;");
}

std::size_t estimated_lines(std::string_view content, std::size_t per_line) {
  std::size_t lines = 0;
  for (const std::string_view paragraph : split(content, '\n')) {
    lines += std::max<std::size_t>(1, (length_utf8(paragraph) + per_line - 1) / per_line);
  }
  return lines;
}

std::vector<std::string> split_lines(std::string_view content, std::size_t per_line,
                                     std::size_t max_lines) {
  std::vector<std::string> pieces(1);
  std::size_t lines = 0;
  std::size_t column = per_line;  // so that the first character opens a line
  std::size_t space = std::string::npos;
  for (std::size_t at = 0; at < content.size();) {
    const std::size_t before = at;
    const char32_t c = next_code_point(content, at);
    if (column >= per_line || c == U'\n') {
      ++lines;
      column = 0;
      if (lines > max_lines) {
        // Break at the last space of the piece, or in the middle of a word as long as a piece.
        std::string& full = pieces.back();
        std::string rest;
        if (c != U'\n' && space != std::string::npos && space > 0) {
          rest = full.substr(space + 1);
          full.resize(space);
        }
        pieces.push_back(std::move(rest));
        lines = 1;
        column = length_utf8(pieces.back());
        space = std::string::npos;
        if (c == U'\n') continue;
      }
    }
    ++column;
    if (c == U' ') space = pieces.back().size();
    pieces.back().append(content.substr(before, at - before));
  }
  return pieces;
}

}  // namespace oferta::offer
