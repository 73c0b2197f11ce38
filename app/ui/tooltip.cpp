#include <algorithm>
#include <cmath>

#include "app/ui/interaction.h"
#include "app/ui/painter.h"

namespace oferta::ui {
namespace {

constexpr float kMargin = 8;

// Below the anchor; at the foot of the page beside it, because above it stands what the anchor is
// about, such as the total over the button that makes the offer; above only where nothing else is.
Rect place_below(const Rect& anchor, float width, float height, float page_width,
                 float page_height) {
  const float x = std::clamp(anchor.x + (anchor.width - width) / 2, kMargin,
                             std::max(kMargin, page_width - width - kMargin));
  if (anchor.bottom() + kMargin + height <= page_height) {
    return {x, anchor.bottom() + kMargin, width, height};
  }
  const float beside = anchor.x - kMargin - width;
  if (beside >= kMargin) return {beside, anchor.y + (anchor.height - height) / 2, width, height};
  return {x, anchor.y - kMargin - height, width, height};
}

// To the right while there is room, with its foot no lower than the anchor's.
Rect place_beside(const Rect& anchor, float width, float height, float page_width) {
  const bool fits = anchor.right() + kMargin + width + kMargin <= page_width;
  const float x = fits ? anchor.right() + kMargin : anchor.x - kMargin - width;
  const float y = std::min(anchor.y, anchor.bottom() - height);
  return {std::max(kMargin, x), std::max(kMargin, y), width, height};
}

}  // namespace

void tooltip(State& s, Id id, const Rect& anchor, const Interaction& did, std::string_view text,
             TooltipSide side) {
  if (text.empty() || s.pointer.touch || !(did.hovered || did.ring) || did.held) return;
  TooltipState& tip = s.tooltip;
  if (tip.id != id) {
    tip.id = id;
    tip.waited = 0;
  }
  tip.anchor = anchor;
  tip.text = std::string(text);
  tip.side = side;
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
  const Face type = face(s, TextStyle::caption13);
  const TextLines lines = break_lines(type, tip.text, 280);
  const float width = std::ceil(lines.width) + 20;
  const float height = lines.height + 12;
  const Rect rect = tip.side == TooltipSide::beside
                        ? place_beside(tip.anchor, width, height, s.input.width)
                        : place_below(tip.anchor, width, height, s.input.width, s.input.height);
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
