#include "app/ui/scrolling.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "app/ui/interaction.h"
#include "app/ui/layout.h"
#include "app/ui/painter.h"

namespace oferta::ui {
namespace {

constexpr float kSlop = 8;        // a finger moves so far before it scrolls
constexpr float kFriction = 4;    // 1/s, of the inertia
constexpr float kStopSpeed = 12;  // CSS px/s
constexpr float kBarWidth = 4;
constexpr float kBarWidthHovered = 7;
constexpr float kBarReach = 12;  // width that catches the pointer
constexpr float kMinThumb = 28;
constexpr float kRingReach = 5;

float scroll_limit(const ScrollMemory& m) {
  return std::max(0.0F, m.content - m.view);
}

void move_by(ScrollMemory& m, float distance) {
  m.offset = std::clamp(m.offset + distance, 0.0F, scroll_limit(m));
}

// A finger that has moved down or up further than sideways scrolls, and no longer presses.
void start_drag(State& s) {
  if (!s.pointer.touch || !s.pointer.down || s.press_scroll == 0 || s.drag_captured) return;
  if (s.scroll_drag != 0) return;
  const float dx = std::abs(s.pointer.x - s.press_x);
  const float dy = std::abs(s.pointer.y - s.press_y);
  if (dy < kSlop || dy < dx) return;
  s.scroll_drag = s.press_scroll;
  s.active = 0;
  s.last_pointer_y = s.pointer.y;
}

void drag(State& s) {
  if (s.scroll_drag == 0) return;
  ScrollMemory& m = s.scroll_memory[s.scroll_drag];
  if (!s.pointer.down) {
    s.scroll_drag = 0;
    return;
  }
  const float moved = s.last_pointer_y - s.pointer.y;
  s.last_pointer_y = s.pointer.y;
  move_by(m, moved);
  if (s.dt > 0) m.velocity = m.velocity * 0.4F + moved / s.dt * 0.6F;
}

void coast(State& s) {
  for (auto& [id, m] : s.scroll_memory) {
    if (m.velocity == 0 || id == s.scroll_drag) continue;
    const float before = m.offset;
    move_by(m, m.velocity * s.dt);
    m.velocity *= std::exp(-kFriction * s.dt);
    const bool stuck = s.dt > 0 && m.offset == before;
    if (std::abs(m.velocity) < kStopSpeed || stuck || s.pointer.down || s.input.reduced_motion) {
      m.velocity = 0;
    } else {
      s.frame_requested = true;
    }
  }
}

// The bar keeps clear of the content: in the view's padding, or in the margin right of the view.
float bar_edge(const State& s, const ScrollFrame& view) {
  if (view.padding.right >= kBarReach) return view.rect.right();
  return std::min(view.rect.right() + kBarReach, s.input.width);
}

// The view as its children's parent, so that a screen reader or a script can bring any of them
// into sight: it tells the offset that shows them.
void open_view(State& s, Id scroll, const Rect& rect, ScrollMemory& m) {
  SemanticNode node;
  node.id = hash_id(scroll, "view");
  if (const auto wanted = take(s, node.id, SemanticAction::Kind::set_value)) {
    m.offset = std::clamp(std::strtof(wanted->c_str(), nullptr), 0.0F, scroll_limit(m));
    m.velocity = 0;
  }
  node.rect = rect;
  node.scrolls = true;
  node.scroll_offset = m.offset;
  node.scroll_height = m.content;
  const Id self = node.id;
  emit(s, std::move(node));
  open_parent(s, self);
}

// Where content goes on under an edge, the edge casts a shade on it: a line that is cut reads as
// one that continues.
void draw_edge_shades(State& s, const ScrollFrame& view, const ScrollMemory& m) {
  constexpr int kSteps = 8;
  constexpr float kReach = 12;
  const Rgba base = s.theme->color(Color::shadow);
  const Rect& rect = view.rect;
  const bool above = m.offset > 1;
  const bool below = m.offset < scroll_limit(m) - 1;
  for (int i = 1; i <= kSteps; ++i) {
    // Layers add up: darkest at the edge.
    const float reach = kReach * static_cast<float>(i) / kSteps;
    const Rgba shade = with_alpha(base, 0.11F);
    if (above) paint::fill(s, {rect.x, rect.y, rect.width, reach}, shade);
    if (below) paint::fill(s, {rect.x, rect.bottom() - reach, rect.width, reach}, shade);
  }
}

void draw_bar(State& s, const ScrollFrame& view, ScrollMemory& m) {
  const float limit = scroll_limit(m);
  if (limit <= 0.5F) return;
  const float track = view.rect.height - 4;
  const float thumb = std::max(kMinThumb, track * m.view / m.content);
  const float top = view.rect.y + 2 + (track - thumb) * (m.offset / limit);
  const Id id = hash_id(view.id, "bar");
  const float edge = bar_edge(s, view);
  const Rect reach{edge - kBarReach, view.rect.y, kBarReach, view.rect.height};
  const Interaction did = s.pointer.touch ? Interaction{} : interact(s, id, reach);
  if (s.active == id && s.pointer.down) {
    // The thumb's middle follows the pointer.
    const float t = (s.pointer.y - view.rect.y - 2 - thumb / 2) / std::max(1.0F, track - thumb);
    const float offset = std::clamp(t, 0.0F, 1.0F) * limit;
    if (std::abs(offset - m.offset) > 0.5F) {
      m.offset = offset;
      settle(s);
    }
  }
  const bool dragged = s.active == id;
  const float width = kBarWidth + (kBarWidthHovered - kBarWidth) * (dragged ? 1 : did.hover);
  const Rgba color = mix(s.theme->color(Color::scrollbar), s.theme->color(Color::scrollbar_hover),
                         dragged ? 1 : did.hover);
  paint::fill(s, {edge - width - 2, top, width, thumb}, color, radius::kPill);
}

}  // namespace

void move_scrolling(State& s) {
  start_drag(s);
  drag(s);
  coast(s);
}

void apply_wheel(State& s) {
  if (s.pointer.wheel == 0 || s.scroll_candidate == 0) return;
  ScrollMemory& m = s.scroll_memory[s.scroll_candidate];
  const float before = m.offset;
  move_by(m, -s.pointer.wheel);
  m.velocity = 0;
  if (m.offset != before) settle(s);
}

void begin_scroll(Ui& ui, std::string_view id, float height, const ScrollOptions& options) {
  State& s = ui.state();
  if (height <= 0) height = ui.available_height();
  const Rect rect = place_item(s, 0, height, 0, 1);
  const Id self = ui.id(id);
  if (!options.name.empty()) begin_group(ui, Role::region, options.name, id);
  ui.push_id(id);
  ScrollMemory& m = s.scroll_memory[self];
  m.view = rect.height;
  if (options.keep_at_end && m.at_end) m.offset = scroll_limit(m);
  m.offset = std::clamp(m.offset, 0.0F, scroll_limit(m));
  open_view(s, self, rect, m);
  s.scrolls.push_back({self, rect, options.padding, !options.name.empty(), options.keep_at_end,
                       options.shade_edges});
  // Focus rings stand out a little at the sides.
  push_clip(s, {rect.x - kRingReach, rect.y, bar_edge(s, s.scrolls.back()) - rect.x + kRingReach,
                rect.height});
  // Later views lie inside earlier ones, so the innermost one that can move gets the wheel.
  if (pointer_over(s, rect) && scroll_limit(m) > 0.5F) s.scroll_candidate = self;
  push_column(s, rect.x + options.padding.left,
              paint::snap(s, rect.y + options.padding.top - m.offset),
              rect.width - options.padding.left - options.padding.right,
              rect.bottom() - options.padding.bottom, options.gap);
}

void end_scroll(Ui& ui) {
  State& s = ui.state();
  const Column column = pop_column(s);
  const ScrollFrame view = s.scrolls.back();
  ScrollMemory& m = s.scroll_memory[view.id];
  const float content = column.used + view.padding.top + view.padding.bottom;
  if (std::abs(content - m.content) > 0.5F) {
    m.content = content;
    if (m.offset > scroll_limit(m) || view.keep_at_end) settle(s);
  }
  m.at_end = m.offset >= scroll_limit(m) - 2;
  if (view.shade_edges) draw_edge_shades(s, view, m);
  draw_bar(s, view, m);
  close_parent(s);
  pop_clip(s);
  s.scrolls.pop_back();
  ui.pop_id();
  if (view.grouped) end_group(ui);
}

void reset_scroll(Ui& ui, std::string_view id) {
  ui.state().scroll_memory[ui.id(id)].offset = 0;
  settle(ui.state());
}

}  // namespace oferta::ui
