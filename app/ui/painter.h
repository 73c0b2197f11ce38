#pragma once
/// The shapes everything is made of: fills, hairlines, shadows, text, icons. For app/ui.
#include <string_view>

#include "app/ui/state.h"
#include "app/ui/typography.h"

namespace oferta::ui::paint {

/// A colour for a draw list, as transparent as everything is drawn at the moment.
ImU32 ink(const State& s, Rgba color);
/// Position or length on the device's pixel grid.
float snap(const State& s, float value);

void fill(State& s, const Rect& rect, Rgba color, float radius = 0);
/// A filled rectangle with a border inside its edge; `thickness` 0 is a hairline (one device
/// pixel).
void framed(State& s, const Rect& rect, Rgba color, Rgba border, float radius, float thickness = 0);
void horizontal_line(State& s, float x, float y, float width, Rgba color);
void vertical_line(State& s, float x, float y, float height, Rgba color);
/// A soft shadow under a card (level 1), a selected card (2), a menu or dialog (3).
void shadow(State& s, const Rect& rect, float radius, int level);
/// The focus ring around a control.
void ring(State& s, const Rect& rect, float radius);
void disc(State& s, float x, float y, float radius, Rgba color);
void circle(State& s, float x, float y, float radius, Rgba color, float thickness);
void line(State& s, float x1, float y1, float x2, float y2, Rgba color, float thickness);

/// A line of text in a box of the face's line height whose top left corner is given.
void text(State& s, const Face& face, float x, float y, std::string_view text, Rgba color);
/// One line in the middle of a rectangle's height, shortened to its width.
void text_in(State& s, const Face& face, const Rect& rect, std::string_view text, Rgba color,
             Align align = Align::left);
/// Lines from break_lines.
void lines(State& s, const Face& face, const Rect& rect, const TextLines& lines, Rgba color,
           Align align = Align::left);
/// A glyph of the icon font centred at a point.
void icon(State& s, std::string_view glyph, float center_x, float center_y, float size, Rgba color);

}  // namespace oferta::ui::paint
