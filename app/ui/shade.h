#pragma once
/// A ground that its shade tells from the page; where more contrast is asked for, an edge does.
///
///   paint::shade(s, bar, ui.color(Color::track), radius::kPill);
#include "app/ui/painter.h"

namespace oferta::ui::paint {

inline void shade(State& s, const Rect& rect, Rgba color, float radius) {
  if (s.theme->contrast) {
    framed(s, rect, color, s.theme->color(Color::border), radius);
  } else {
    fill(s, rect, color, radius);
  }
}

}  // namespace oferta::ui::paint
