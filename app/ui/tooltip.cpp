#include <algorithm>
#include <array>
#include <cmath>

#include "app/ui/interaction.h"
#include "app/ui/painter.h"

namespace oferta::ui {
namespace {

constexpr float kMargin = 8;

float overlap(const Rect& a, const Rect& b) {
  const Rect both = intersect(a, b);
  return both.width * both.height;
}

// What somebody may want to press next; rows and groups are only as big as what is in them.
bool is_target(const SemanticNode& node) {
  switch (node.role) {
    case Role::row:
    case Role::group:
    case Role::region:
    case Role::dialog:
    case Role::heading:
      return false;
    default:
      return node.focusable;
  }
}

// How much of what can be pressed besides the anchor's own widget would be covered.
float covered(const SemanticTree& tree, const TooltipState& tip, const Rect& rect) {
  float sum = 0;
  for (const SemanticNode& node : tree.nodes) {
    if (node.id == tip.id || node.layer != tip.layer || !is_target(node)) continue;
    if (overlap(node.rect, tip.anchor) > 0) continue;  // holds the anchor, or lies in it
    sum += overlap(node.rect, rect);
  }
  return sum;
}

}  // namespace

Rect place_tooltip(const SemanticTree& tree, const TooltipState& tip, const Rect& page, float width,
                   float height) {
  const Rect& anchor = tip.anchor;
  const float x = std::clamp(anchor.x + (anchor.width - width) / 2, kMargin,
                             std::max(kMargin, page.width - width - kMargin));
  const bool in_rail = tip.side == TooltipSide::beside;
  const float y = in_rail ? std::min(anchor.y, anchor.bottom() - height)
                          : anchor.y + (anchor.height - height) / 2;
  const Rect below{x, anchor.bottom() + kMargin, width, height};
  const Rect above{x, anchor.y - kMargin - height, width, height};
  const Rect right{anchor.right() + kMargin, std::max(kMargin, y), width, height};
  const Rect left{anchor.x - kMargin - width, std::max(kMargin, y), width, height};
  const bool at_foot = below.bottom() > page.height;
  const std::array<Rect, 4> order = in_rail   ? std::array<Rect, 4>{right, left, below, above}
                                    : at_foot ? std::array<Rect, 4>{left, right, above, below}
                                              : std::array<Rect, 4>{below, above, right, left};
  const Rect* best = nullptr;
  float least = 0;
  for (const Rect& place : order) {
    if (overlap(place, page) < width * height - 0.5F) continue;
    const float cover = covered(tree, tip, place);
    if (best == nullptr || cover < least) {
      best = &place;
      least = cover;
    }
  }
  return best != nullptr ? *best : below;
}

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
  tip.layer = s.layer;
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
  const Rect rect = place_tooltip(s.tree, tip, s.ui.viewport(), width, height);
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
