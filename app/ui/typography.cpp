#include "app/ui/typography.h"

#include <algorithm>
#include <cmath>

#include "app/ui/text.h"
#include "shared/base/text.h"

namespace oferta::ui {
namespace {

constexpr float kCapHeight = 0.727F;  // of Inter, in em
constexpr std::string_view kEllipsis = "…";

struct StyleShape {
  float size;
  float line_height;
  bool semibold;
};

StyleShape shape_of(TextStyle style) {
  switch (style) {
    case TextStyle::caption13:
      return {13, 18, false};
    case TextStyle::caption13_semibold:
      return {13, 18, true};
    case TextStyle::body15:
      return {15, 22, false};
    case TextStyle::body15_semibold:
      return {15, 22, true};
    case TextStyle::title18:
      return {18, 24, true};
    case TextStyle::display24:
      return {24, 30, true};
    case TextStyle::display32:
      return {32, 40, true};
  }
  return {15, 22, false};
}

Face make_face(const State& s, TextStyle style, bool bold) {
  const StyleShape shape = shape_of(style);
  Face out;
  out.font = bold ? s.fonts.semibold : s.fonts.regular;
  out.size = std::round(shape.size * s.text_scale);
  out.line_height = std::round(shape.line_height * s.text_scale);
  out.semibold = bold;
  return out;
}

// Spaces a line may end at; no-break spaces are letters.
bool breaks_after(char32_t c) {
  return c == U' ' || c == U'-' || c == U'\u2010' || c == U'\u2013' || c == U'\u2014' ||
         c == U'\u200B' || c == U'/' || c == U'\u2009';
}
bool is_space(char32_t c) {
  return c == U' ' || c == U'\u2009' || c == U'\u200B';
}

std::string_view without_end_spaces(std::string_view line) {
  while (!line.empty() && line.back() == ' ') line.remove_suffix(1);
  return line;
}

// Breaks one paragraph and appends its lines.
void break_paragraph(const Face& face, std::string_view text, float width,
                     std::vector<std::string>& lines) {
  ImFontBaked* baked = face.font->GetFontBaked(face.size);
  std::size_t start = 0;
  std::size_t best = 0;     // where a break is allowed
  float line_width = 0;     // from start
  float width_at_best = 0;  // from start to best
  std::size_t position = 0;
  while (position < text.size()) {
    const std::size_t at = position;
    const char32_t c = next_code_point(text, position);
    const float advance = baked->GetCharAdvance(static_cast<ImWchar>(c));
    // A space that hangs over the edge does not push its word to the next line.
    if (line_width + advance > width && !is_space(c) && at > start) {
      const std::size_t cut = best > start ? best : at;
      lines.emplace_back(without_end_spaces(text.substr(start, cut - start)));
      line_width -= best > start ? width_at_best : line_width;
      start = cut;
      best = cut;
      width_at_best = 0;
    }
    line_width += advance;
    // A hyphen or dash breaks only when something follows it that is not a figure («−38», «24/7»).
    const bool figure_next =
        position < text.size() && text[position] >= '0' && text[position] <= '9';
    if (breaks_after(c) && (is_space(c) || !figure_next)) {
      best = position;
      width_at_best = line_width;
    }
  }
  lines.emplace_back(without_end_spaces(text.substr(start)));
}

}  // namespace

Face face(const State& s, TextStyle style) {
  return make_face(s, style, shape_of(style).semibold);
}

Face semibold(const State& s, TextStyle style) {
  return make_face(s, style, true);
}

float text_width(const Face& face, std::string_view text) {
  ImFontBaked* baked = face.font->GetFontBaked(face.size);
  float width = 0;
  std::size_t position = 0;
  while (position < text.size()) {
    width += baked->GetCharAdvance(static_cast<ImWchar>(next_code_point(text, position)));
  }
  return width;
}

std::string shorten(const Face& face, std::string_view text, float width) {
  if (text_width(face, text) <= width + 0.5F) return std::string(text);
  ImFontBaked* baked = face.font->GetFontBaked(face.size);
  const float room = width - text_width(face, kEllipsis);
  float taken = 0;
  std::size_t position = 0;
  std::size_t kept = 0;
  while (position < text.size()) {
    taken += baked->GetCharAdvance(static_cast<ImWchar>(next_code_point(text, position)));
    if (taken > room) break;
    kept = position;
  }
  return std::string(without_end_spaces(text.substr(0, kept))) + std::string(kEllipsis);
}

TextLines break_lines(const Face& face, std::string_view text, float width, int max_lines) {
  TextLines out;
  // A cell whose own width is not known yet must not be broken into letters.
  const bool wrap = width >= face.size;
  std::size_t start = 0;
  while (start <= text.size()) {
    std::size_t end = text.find('\n', start);
    if (end == std::string_view::npos) end = text.size();
    const std::string_view paragraph = text.substr(start, end - start);
    if (wrap) {
      break_paragraph(face, paragraph, width + 0.5F, out.lines);
    } else {
      out.lines.emplace_back(paragraph);
    }
    start = end + 1;
  }
  const auto limit = static_cast<std::size_t>(std::max(0, max_lines));
  if (limit > 0 && out.lines.size() > limit) {
    std::string rest;
    for (std::size_t i = limit - 1; i < out.lines.size(); ++i) {
      if (!rest.empty()) rest += ' ';
      rest += out.lines[i];
    }
    out.lines.resize(limit);
    out.lines.back() = shorten(face, rest, width);
    out.cut = true;
  }
  for (const std::string& line : out.lines) out.width = std::max(out.width, text_width(face, line));
  out.height = face.line_height * static_cast<float>(out.lines.size());
  return out;
}

float baseline_in(const Face& face, float height) {
  return std::round((height + kCapHeight * face.size) / 2);
}

TextSize measure_text(Ui& ui, TextStyle style, std::string_view text, float width) {
  const TextLines lines = break_lines(face(ui.state(), style), text, width);
  return {lines.width, lines.height, static_cast<int>(lines.lines.size())};
}

}  // namespace oferta::ui
