#include <algorithm>
#include <cmath>

#include "app/ui/interaction.h"
#include "app/ui/painter.h"

namespace oferta::ui {

void tooltip(State& s, Id id, const Rect& anchor, const Interaction& did, std::string_view text) {
  if (text.empty() || s.pointer.touch || !(did.hovered || did.ring) || did.held) return;
  TooltipState& tip = s.tooltip;
  if (tip.id != id) {
    tip.id = id;
    tip.waited = 0;
  }
  tip.anchor = anchor;
  tip.text = std::string(text);
  tip.wanted = true;
}

void draw_tooltip(State& s) {
  TooltipState& tip = s.tooltip;
  if (!tip.wanted) {
    tip.id = 0;
    return;
  }
  const float left = motion::kTooltipDelay - tip.waited;
  if (left > 0) {
    s.wake_after = s.wake_after < 0 ? left : std::min(s.wake_after, left);
    return;
  }
  constexpr float kMargin = 8;
  const Face type = face(s, TextStyle::caption13);
  const TextLines lines = break_lines(type, tip.text, 280);
  const float width = std::ceil(lines.width) + 20;
  const float height = lines.height + 12;
  const float x = std::clamp(tip.anchor.x + (tip.anchor.width - width) / 2, kMargin,
                             std::max(kMargin, s.input.width - width - kMargin));
  const bool above = tip.anchor.bottom() + kMargin + height > s.input.height;
  const float y = above ? tip.anchor.y - kMargin - height : tip.anchor.bottom() + kMargin;
  const Rect rect{x, y, width, height};
  begin_layer(s, {}, false);  // nothing to catch: it is only looked at
  s.alpha = animate(s, tip.id, "tooltip", 1);
  paint::shadow(s, rect, radius::kSmall, 2);
  paint::fill(s, rect, s.theme->color(Color::tooltip), radius::kSmall);
  paint::lines(s, type, {rect.x + 10, rect.y + 6, width - 20, lines.height}, lines,
               s.theme->color(Color::tooltip_text));
  s.alpha = 1;
  end_layer(s);
}

}  // namespace oferta::ui
