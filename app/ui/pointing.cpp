#include "app/ui/pointing.h"

#include "app/ui/interaction.h"
#include "app/ui/painter.h"
#include "app/ui/table_state.h"

namespace oferta::ui {
namespace {

// How far the ground reaches beyond what is pointed at: half of the gap between cards.
constexpr float kGround = 6;

Pointed pointed_in(const State& s, const Rect& rect, std::size_t first_node) {
  if (s.focused != 0 && s.focus_visible) {
    for (std::size_t i = first_node; i < s.tree.nodes.size(); ++i) {
      if (s.tree.nodes[i].id == s.focused) return Pointed::by_focus;
    }
  }
  const bool there = s.pointer.down || !s.pointer.touch;
  return there && pointer_over(s, rect) ? Pointed::by_pointer : Pointed::nothing;
}

Id ground_key(Id group) {
  return hash_id(group, "ground");
}

}  // namespace

Pointed group_pointed(const Ui& ui) {
  const State& s = ui.state();
  const std::size_t place = s.groups.back();
  Rect rect = s.tree.nodes[place].rect;
  rect.height = s.last_rect.bottom() - rect.y;
  return pointed_in(s, rect, place);
}

Pointed table_row_pointed(const Ui& ui) {
  const State& s = ui.state();
  return pointed_in(s, s.table->row_rect, s.table->row_node);
}

void begin_pointed(Ui& ui, Role role, std::string_view name, std::string_view id, bool pointed) {
  State& s = ui.state();
  const Id self = begin_group(ui, role, name, id);
  SemanticNode& node = s.tree.nodes[s.groups.back()];
  node.current = pointed;
  const float height = remembered(s, ground_key(self));
  const Rect ground = inset({node.rect.x, node.rect.y, node.rect.width, height}, -kGround);
  const float strength = animate(s, self, "pointed", pointed ? 1.0F : 0.0F);
  if (height > 0 && strength > 0) {
    paint::fill(s, ground, with_alpha(ui.color(Color::accent_soft), strength),
                radius::kCard + kGround / 2);
  }
  const Id was = hash_id(self, "was-pointed");
  if (pointed && height > 0 && remembered(s, was) == 0) bring_into_view(s, ground);
  if (height > 0) remember(s, was, pointed ? 1.0F : 0.0F);
}

void end_pointed(Ui& ui) {
  State& s = ui.state();
  const SemanticNode& node = s.tree.nodes[s.groups.back()];
  remember(s, ground_key(node.id), s.last_rect.bottom() - node.rect.y);
  end_group(ui);
}

}  // namespace oferta::ui
