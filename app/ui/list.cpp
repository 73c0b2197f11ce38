#include "app/ui/list.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "app/ui/interaction.h"
#include "app/ui/layout.h"
#include "app/ui/painter.h"

namespace oferta::ui {
namespace {

constexpr float kListPad = 12;

void draw_list_item(Ui& ui, std::string_view title, const ListItemOptions& options,
                    const Rect& rect, const Interaction& did) {
  State& s = ui.state();
  if (!visible(s, rect)) return;
  const Face type = face(s, TextStyle::body15);
  const Face small = face(s, TextStyle::caption13);
  const Rgba hovered = with_alpha(ui.color(Color::surface_sunken), did.hover);
  paint::fill(s, rect, options.current ? ui.color(Color::accent_soft) : hovered, radius::kSmall);
  float x = rect.x + kListPad;
  if (!options.icon.empty()) {
    paint::icon(s, options.icon, x + 9, rect.y + rect.height / 2, 18, ui.color(Color::text_muted));
    x += 30;
  }
  const float detail = options.detail.empty() ? 0 : text_width(small, options.detail) + kListPad;
  const float room = rect.right() - kListPad - detail - x;
  const bool two = !options.second_line.empty();
  const float words = type.line_height + (two ? small.line_height : 0);
  const float top = rect.y + (rect.height - words) / 2;
  paint::text_in(s, type, {x, top, room, type.line_height}, title, ui.color(Color::text));
  paint::text_in(s, small, {x, top + type.line_height, room, small.line_height},
                 options.second_line, ui.color(Color::text_muted));
  paint::text_in(s, small, inset(rect, Insets{0, 0, kListPad, 0}), options.detail,
                 ui.color(Color::text_muted), Align::right);
  if (did.ring) paint::ring(s, inset(rect, 4), radius::kSmall);
}

// The item a key leads to from the one that has the focus.
std::size_t item_beside(std::string_view key, std::size_t from, std::size_t count) {
  if (key == "ArrowDown") return std::min(count - 1, from + 1);
  if (key == "ArrowUp") return from == 0 ? 0 : from - 1;
  if (key == "Home") return 0;
  return key == "End" ? count - 1 : from;
}

}  // namespace

void begin_list(Ui& ui, std::string_view name) {
  ui.begin_column({.gap = 2});
  begin_group(ui, Role::list, name);
}

bool list_item(Ui& ui, std::string_view title, const ListItemOptions& options) {
  State& s = ui.state();
  const Id id = widget_id(s, options.id.empty() ? title : options.id);
  const Face type = face(s, TextStyle::body15);
  const Face small = face(s, TextStyle::caption13);
  const float words = type.line_height + (options.second_line.empty() ? 0 : small.line_height);
  const float height = std::max(control_height(s, ControlSize::medium), words + 2 * space::kSm);
  const Rect rect = place_item(s, 0, height, text_width(type, title) + 2 * kListPad);
  const Interaction did = options.pressable ? interact(s, id, rect) : Interaction{};
  draw_list_item(ui, title, options, rect, did);
  std::string said(title);
  for (const std::string_view more : {options.second_line, options.detail}) {
    if (!more.empty()) said += ", " + std::string(more);
  }
  SemanticNode item;
  item.id = hash_id(id, "item");
  item.role = Role::listitem;
  item.rect = rect;
  if (!options.pressable) item.name = said;
  emit(s, std::move(item));
  if (!options.pressable) return false;
  SemanticNode press;
  press.id = id;
  press.parent = hash_id(id, "item");
  press.role = Role::button;
  press.name = std::move(said);
  press.rect = rect;
  press.focusable = true;
  press.current = options.current;
  press.keys = "ArrowDown ArrowUp Home End";
  emit(s, std::move(press));
  return did.clicked;
}

void end_list(Ui& ui) {
  State& s = ui.state();
  std::vector<Id> presses;
  for (std::size_t i = s.groups.back() + 1; i < s.tree.nodes.size(); ++i) {
    const SemanticNode& node = s.tree.nodes[i];
    if (node.role == Role::button && node.parent == hash_id(node.id, "item")) {
      presses.push_back(node.id);
    }
  }
  for (std::size_t i = 0; i < presses.size(); ++i) {
    const bool escape = has_key(s, presses[i], "Escape");  // belongs to a dialog around the list
    const auto key = escape ? std::nullopt : take_key(s, presses[i]);
    if (!key) continue;
    const Id to = presses[item_beside(*key, i, presses.size())];
    ui.request_focus(to);
    ui.scroll_to(to);
  }
  end_group(ui);
  ui.end_column();
}

}  // namespace oferta::ui
