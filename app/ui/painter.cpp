#include "app/ui/painter.h"

#include <algorithm>
#include <cmath>

namespace oferta::ui::paint {
namespace {

ImVec2 corner(float x, float y) {
  return {x, y};
}

float limited(const Rect& rect, float radius) {
  return std::min(radius, std::min(rect.width, rect.height) / 2);
}

// Spread, fall and strength of the blurred edge.
struct ShadowShape {
  float blur;
  float drop;
  float strength;
};
ShadowShape shadow_shape(int level) {
  if (level <= 1) return {3, 1, 0.6F};
  if (level == 2) return {14, 4, 1.2F};
  return {28, 10, 2.6F};
}

}  // namespace

ImU32 ink(const State& s, Rgba color) {
  const Rgba c = s.alpha < 1 ? with_alpha(color, s.alpha) : color;
  return IM_COL32((c >> 24) & 0xFFU, (c >> 16) & 0xFFU, (c >> 8) & 0xFFU, c & 0xFFU);
}

float snap(const State& s, float value) {
  return std::round(value * s.input.scale) / s.input.scale;
}

void fill(State& s, const Rect& rect, Rgba color, float radius) {
  if ((color & 0xFFU) == 0 || rect.width <= 0 || rect.height <= 0) return;
  s.list().AddRectFilled(corner(snap(s, rect.x), snap(s, rect.y)),
                         corner(snap(s, rect.right()), snap(s, rect.bottom())), ink(s, color),
                         limited(rect, radius));
}

void framed(State& s, const Rect& rect, Rgba color, Rgba border, float radius, float thickness) {
  // Two fills, because a stroke thinner than a CSS pixel is not drawn as such on dense screens.
  const float edge = thickness > 0 ? thickness : s.pixel();
  fill(s, rect, border, radius);
  fill(s, inset(rect, edge), color, std::max(0.0F, limited(rect, radius) - edge));
}

void horizontal_line(State& s, float x, float y, float width, Rgba color) {
  fill(s, {x, snap(s, y), width, s.pixel()}, color);
}

void vertical_line(State& s, float x, float y, float height, Rgba color) {
  fill(s, {snap(s, x), y, s.pixel(), height}, color);
}

void shadow(State& s, const Rect& rect, float radius, int level) {
  const ShadowShape shape = shadow_shape(level);
  const int steps = level <= 1 ? 3 : 8;
  const Rgba base = s.theme->color(Color::shadow);
  for (int i = 0; i < steps; ++i) {
    // Layers add up to a falling curve: each one is fainter and wider than the one inside it.
    const float t = (static_cast<float>(i) + 0.5F) / static_cast<float>(steps);
    const float grow = shape.blur * (1 - t);
    const float share = shape.strength * (0.4F + t) / static_cast<float>(steps);
    const Rect layer{rect.x - grow, rect.y - grow + shape.drop, rect.width + 2 * grow,
                     rect.height + 2 * grow};
    fill(s, layer, with_alpha(base, share * 0.6F), radius + grow);
  }
}

void ring(State& s, const Rect& rect, float radius) {
  constexpr float kGap = 2;
  constexpr float kThickness = 2;
  const Rect outer = inset(rect, -(kGap + kThickness / 2));
  const float round = limited(rect, radius) + kGap + kThickness / 2;
  ImDrawList& list = s.list();
  list.PathRect(corner(outer.x, outer.y), corner(outer.right(), outer.bottom()), round);
  list.PathStroke(ink(s, s.theme->color(Color::focus_ring)), ImDrawFlags_Closed, kThickness);
}

void disc(State& s, float x, float y, float radius, Rgba color) {
  s.list().AddCircleFilled(corner(x, y), radius, ink(s, color));
}

void circle(State& s, float x, float y, float radius, Rgba color, float thickness) {
  s.list().AddCircle(corner(x, y), radius, ink(s, color), 0, thickness);
}

void line(State& s, float x1, float y1, float x2, float y2, Rgba color, float thickness) {
  s.list().AddLine(corner(x1, y1), corner(x2, y2), ink(s, color), thickness);
}

void text(State& s, const Face& face, float x, float y, std::string_view text, Rgba color) {
  if (text.empty()) return;
  const ImFontBaked* baked = face.font->GetFontBaked(face.size);
  const float top = y + baseline_in(face, face.line_height) - std::round(baked->Ascent);
  s.list().AddText(face.font, face.size, corner(std::round(x), std::round(top)), ink(s, color),
                   text.data(), text.data() + text.size());
}

void text_in(State& s, const Face& face, const Rect& rect, std::string_view content, Rgba color,
             Align align) {
  if (!visible(s, rect)) return;
  const std::string shown = shorten(face, content, rect.width);
  if (shown != content) s.cut_texts.emplace_back(content);
  float x = rect.x;
  if (align != Align::left) {
    const float slack = rect.width - text_width(face, shown);
    x += align == Align::right ? slack : slack / 2;
  }
  text(s, face, x, rect.y + (rect.height - face.line_height) / 2, shown, color);
}

void lines(State& s, const Face& face, const Rect& rect, const TextLines& content, Rgba color,
           Align align) {
  float y = rect.y;
  for (const std::string& line : content.lines) {
    const Rect box{rect.x, y, rect.width, face.line_height};
    if (visible(s, box)) {
      float x = rect.x;
      if (align != Align::left) {
        const float slack = rect.width - text_width(face, line);
        x += align == Align::right ? slack : slack / 2;
      }
      text(s, face, x, y, line, color);
    }
    y += face.line_height;
  }
}

void icon(State& s, std::string_view glyph, float center_x, float center_y, float size,
          Rgba color) {
  if (glyph.empty()) return;
  const float pixels = std::round(size);
  const ImFontBaked* baked = s.fonts.icons->GetFontBaked(pixels);
  // The icon font's em square is the icon's own box, from its ascent down.
  const float top = center_y - pixels / 2 + (pixels - std::round(baked->Ascent));
  s.list().AddText(s.fonts.icons, pixels,
                   corner(std::round(center_x - pixels / 2), std::round(top)), ink(s, color),
                   glyph.data(), glyph.data() + glyph.size());
}

}  // namespace oferta::ui::paint
