#include "app/ui/layout.h"

#include <algorithm>

#include "app/ui/interaction.h"
#include "app/ui/painter.h"

namespace oferta::ui {

Id begin_group(Ui& ui, Role role, std::string_view name, std::string_view id) {
  State& s = ui.state();
  const std::string_view own = id.empty() ? name : id;
  const Id self = own.empty() ? ordinal_id(s, "group") : hash_id(widget_id(s, own), "group");
  SemanticNode node;
  node.id = self;
  node.role = role;
  node.name = std::string(name);
  const Rect at = next_place(s);
  node.rect = {at.x, at.y, at.width, 0};
  s.groups.push_back(s.tree.nodes.size());
  emit(s, std::move(node));
  open_parent(s, self);
  s.ids.push_back({own.empty() ? self : hash_id(s.ids.back().seed, own), 0});
  return self;
}

void reveal_since(Ui& ui, float top) {
  State& s = ui.state();
  const Rect at = next_place(s);
  bring_into_view(s, {at.x, top, at.width, at.y - top});
}

void end_group(Ui& ui) {
  State& s = ui.state();
  s.ids.pop_back();
  close_parent(s);
  const std::size_t place = s.groups.back();
  SemanticNode& node = s.tree.nodes[place];
  s.groups.pop_back();
  // The group is as big as what is in it.
  Rect bounds = node.rect;
  bool first = true;
  for (std::size_t i = place + 1; i < s.tree.nodes.size(); ++i) {
    const SemanticNode& child = s.tree.nodes[i];
    if (child.parent != node.id) continue;
    if (first) {
      bounds = child.rect;
      first = false;
      continue;
    }
    const float right = std::max(bounds.right(), child.rect.right());
    const float bottom = std::max(bounds.bottom(), child.rect.bottom());
    bounds.x = std::min(bounds.x, child.rect.x);
    bounds.y = std::min(bounds.y, child.rect.y);
    bounds.width = right - bounds.x;
    bounds.height = bottom - bounds.y;
  }
  node.rect = bounds;
}

float next_top(Ui& ui) {
  return next_place(ui.state()).y;
}

void begin_in_sight(Ui& ui, float lowest) {
  State& s = ui.state();
  const Id key = layout_key(s, "in sight");
  const float top = next_top(ui);
  const float room = std::max(0.0F, lowest - top - remembered(s, key));
  // A little lower than the edge, which is shaded where the view was scrolled.
  const float shift = std::clamp(s.clip().y + space::kMd - top, 0.0F, room);
  ui.begin_column({.padding = {0, shift, 0, 0}});
  s.in_sight.push_back({key, top + shift});
}

void end_in_sight(Ui& ui) {
  State& s = ui.state();
  const auto [key, top] = s.in_sight.back();
  s.in_sight.pop_back();
  const float bottom = next_top(ui);
  ui.end_column();
  remember(s, key, bottom - top);
}

void panel(Ui& ui, const Rect& rect, const PanelOptions& options) {
  State& s = ui.state();
  paint::fill(s, rect, ui.color(options.background));
  const Rgba border = ui.color(Color::border);
  const float edge = s.pixel();
  if (options.border_top) paint::horizontal_line(s, rect.x, rect.y, rect.width, border);
  if (options.border_bottom) {
    paint::horizontal_line(s, rect.x, rect.bottom() - edge, rect.width, border);
  }
  if (options.border_left) paint::vertical_line(s, rect.x, rect.y, rect.height, border);
  if (options.border_right) {
    paint::vertical_line(s, rect.right() - edge, rect.y, rect.height, border);
  }
}

}  // namespace oferta::ui
