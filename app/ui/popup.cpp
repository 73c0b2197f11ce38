#include "app/ui/popup.h"

#include <algorithm>
#include <cmath>

#include "app/ui/choice.h"
#include "app/ui/interaction.h"
#include "app/ui/layout.h"
#include "app/ui/marks.h"
#include "app/ui/painter.h"
#include "shared/base/text.h"

namespace oferta::ui {
namespace {

constexpr float kPopupMargin = 8;

// Under the anchor, or above it where there is more room; always on the page.
Rect popup_rect(const State& s, const Rect& anchor, float width, float height) {
  const float wide = std::min(width, s.input.width - 2 * kPopupMargin);
  const float tall = std::min(height, s.input.height - 2 * kPopupMargin);
  const bool fits_right = anchor.x + wide <= s.input.width - kPopupMargin;
  const float x = std::clamp(fits_right ? anchor.x : anchor.right() - wide, kPopupMargin,
                             std::max(kPopupMargin, s.input.width - wide - kPopupMargin));
  const bool above =
      anchor.bottom() + kPopupMargin + tall > s.input.height && anchor.y - tall > kPopupMargin;
  const float below = std::min(anchor.bottom() + space::kXs, s.input.height - tall - kPopupMargin);
  return {x, above ? anchor.y - space::kXs - tall : below, wide, tall};
}

void draw_sheet(Ui& ui, const Rect& rect) {
  State& s = ui.state();
  paint::shadow(s, rect, radius::kControl, 3);
  paint::framed(s, rect, ui.color(Color::surface_raised), ui.color(Color::border),
                radius::kControl);
}

std::vector<ChoiceItem> as_choices(std::span<const MenuItem> items) {
  std::vector<ChoiceItem> out(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    out[i].label = items[i].label;
    out[i].enabled = items[i].enabled;
  }
  return out;
}

int by_letter(const std::vector<ChoiceItem>& items, int from, std::string_view letter) {
  const std::string wanted = fold_case(letter);
  const int count = static_cast<int>(items.size());
  for (int i = 1; i <= count; ++i) {
    const int at = (from + i) % count;
    const ChoiceItem& item = items[static_cast<std::size_t>(at)];
    if (item.enabled && fold_case(item.label).rfind(wanted, 0) == 0) return at;
  }
  return -1;
}

bool draw_menu_item(Ui& ui, Id id, const MenuItem& item, float height, bool active) {
  State& s = ui.state();
  const Rect rect = place_item(s, 0, height, 0);
  const Interaction did = interact(s, id, rect, item.enabled);
  const Face type = face(s, TextStyle::body15);
  const Rgba ink = ui.color(!item.enabled ? Color::text_disabled
                            : item.danger ? Color::danger
                                          : Color::text);
  const float lit = std::max(did.hover, active && s.focus_visible ? 1.0F : 0.0F);
  paint::fill(s, inset(rect, Insets::symmetric(space::kXs, 0)),
              with_alpha(ui.color(item.danger ? Color::danger_soft : Color::neutral_soft), lit),
              radius::kSmall);
  float x = rect.x + space::kMd;
  if (!item.icon.empty()) {
    paint::icon(s, item.icon, x + 8, rect.y + height / 2, 17,
                item.danger ? ink : ui.color(Color::text_muted));
    x += 28;
  }
  paint::text_in(s, type, {x, rect.y, rect.right() - x - space::kMd, height}, item.label, ink);
  paint::text_in(s, face(s, TextStyle::caption13), inset(rect, Insets{0, 0, space::kMd, 0}),
                 item.shortcut, ui.color(Color::text_muted), Align::right);
  SemanticNode node;
  node.id = id;
  node.role = Role::menuitem;
  node.name = std::string(item.label);
  node.rect = rect;
  node.disabled = !item.enabled;
  node.focusable = active && item.enabled;
  node.keys = "ArrowDown ArrowUp Home End Escape Tab Char";
  emit(s, std::move(node));
  return did.clicked;
}

struct MenuResult {
  int chosen = -1;
  bool closed = false;
  bool by_key = false;
};

MenuResult draw_menu(Ui& ui, Id id, std::string_view name, std::span<const MenuItem> items,
                     const Rect& anchor, PopupMemory& memory) {
  State& s = ui.state();
  MenuResult out;
  const std::vector<ChoiceItem> choices = as_choices(items);
  const Face type = face(s, TextStyle::body15);
  float width = 160;
  for (const MenuItem& item : items) {
    const float shortcut = text_width(face(s, TextStyle::caption13), item.shortcut);
    width = std::max(width, text_width(type, item.label) + shortcut + 76);
  }
  const float row = std::max(36.0F, control_height(s, ControlSize::small));
  const float height = row * static_cast<float>(items.size()) + 2 * space::kXs;
  const Rect rect = popup_rect(s, anchor, std::ceil(width), height);
  begin_layer(s, rect, true);
  out.closed = s.pointer.pressed && !rect.contains(s.pointer.x, s.pointer.y);
  draw_sheet(ui, rect);
  ui.begin_area(rect, {.gap = 0, .padding = Insets::symmetric(0, space::kXs)});
  s.ids.push_back({id, 0});
  begin_group(ui, Role::menu, name, "menu");
  for (std::size_t i = 0; i < items.size(); ++i) {
    const int at = static_cast<int>(i);
    const Id item_id = hash_id(id, static_cast<std::uint32_t>(i));
    if (draw_menu_item(ui, item_id, items[i], row, at == memory.active)) out.chosen = at;
    for (auto key = take_key(s, item_id); key; key = take_key(s, item_id)) {
      int to = item_by_key(*key, at, choices);
      if (to < 0 && length_utf8(*key) == 1) to = by_letter(choices, at, *key);
      if (to >= 0) {
        memory.active = to;
        ui.request_focus(hash_id(id, static_cast<std::uint32_t>(to)));
      }
      if (*key == "Escape" || *key == "Tab") out.closed = out.by_key = true;
    }
  }
  end_group(ui);
  s.ids.pop_back();
  ui.end_area();
  end_layer(s);
  return out;
}

}  // namespace

int menu_button(Ui& ui, std::string_view icon, std::string_view name,
                std::span<const MenuItem> items, const ButtonOptions& options, bool show_label) {
  State& s = ui.state();
  const std::string_view own = options.id.empty() ? name : options.id;
  const Id id = hash_id(ui.id(own), "menu");
  PopupMemory& memory = s.popup_memory[id];
  ButtonOptions adjusted = options;
  if (show_label) adjusted.icon = icon;
  const std::size_t place = s.tree.nodes.size();
  const bool pressed =
      show_label ? button(ui, name, adjusted) : icon_button(ui, icon, name, adjusted);
  const Rect anchor = s.last_rect;
  const Id button_id = s.tree.nodes[place].id;
  if (pressed) {
    memory.open = !memory.open;
    memory.active = tab_stop(as_choices(items), -1);
    if (memory.open && memory.active >= 0) {
      ui.request_focus(hash_id(id, static_cast<std::uint32_t>(memory.active)));
    }
  }
  SemanticNode& node = s.tree.nodes[place];
  node.popup = "menu";
  node.has_expanded = true;
  node.expanded = memory.open;
  if (!memory.open) return -1;
  const MenuResult result = draw_menu(ui, id, name, items, anchor, memory);
  if (result.chosen >= 0 || result.closed) {
    memory.open = false;
    if (result.chosen >= 0 || result.by_key) ui.request_focus(button_id);
    settle(s);
  }
  return result.chosen;
}

bool begin_popover(Ui& ui, std::string_view id, const Rect& anchor, bool& open,
                   const PopoverOptions& options) {
  if (!open) return false;
  constexpr float kPad = space::kLg;
  State& s = ui.state();
  const Id self = hash_id(ui.id(id), "popover");
  auto [memory, fresh] = s.dialog_memory.try_emplace(self);
  if (fresh) {
    memory->second.returns_to = s.focused;
    memory->second.stops = s.trail.stops;
    settle(s);
  }
  memory->second.seen = s.pass;
  const float content = remembered(s, self, 60);
  const Rect rect = popup_rect(s, anchor, options.width, content + 2 * kPad);
  begin_layer(s, rect, true);
  if (s.pointer.pressed && !rect.contains(s.pointer.x, s.pointer.y)) {
    open = false;
    settle(s);
  }
  draw_sheet(ui, rect);
  s.popovers.push_back({self, rect, &open, s.tree.nodes.size()});
  ui.begin_area(rect, {.padding = Insets::all(kPad)});
  begin_group(ui, Role::dialog, options.name, id);
  SemanticNode& node = s.tree.nodes.back();
  node.keys = "Escape";
  node.focusable = true;
  return true;
}

void end_popover(Ui& ui) {
  State& s = ui.state();
  end_group(ui);
  const Column content = s.columns.back();
  ui.end_area();
  PopoverFrame frame = s.popovers.back();
  s.popovers.pop_back();
  remember(s, frame.id, content.used);
  bool escaped = false;
  Id first = 0;
  for (std::size_t i = frame.first_node; i < s.tree.nodes.size(); ++i) {
    const SemanticNode& node = s.tree.nodes[i];
    if (has_key(s, node.id, "Escape")) escaped = take_key(s, node.id).has_value();
    if (node.focusable && !node.disabled && (first == 0 || i == frame.first_node + 1)) {
      first = node.id;
    }
  }
  if (escaped) {
    *frame.open = false;
    settle(s);
  }
  // What opens takes the focus, unless its content has its own idea of where that begins.
  DialogMemory& memory = s.dialog_memory[frame.id];
  if (!memory.focused) {
    memory.focused = true;
    if (s.focus_pending == 0 && first != 0) ui.request_focus(first);
  }
  end_layer(s);
}

}  // namespace oferta::ui
