// A drop-down list: a combobox that keeps the focus, and its listbox in a layer above the page
// (ARIA authoring practices, "select-only combobox").
#include <algorithm>
#include <cmath>

#include "app/ui/choice.h"
#include "app/ui/field_frame.h"
#include "app/ui/icons_generated.h"
#include "app/ui/layout.h"
#include "app/ui/marks.h"
#include "app/ui/painter.h"
#include "shared/base/text.h"

namespace oferta::ui {
namespace {

constexpr float kSelectPad = 12;
constexpr int kMostRows = 8;
constexpr double kTypeAheadSeconds = 1;

struct Drop {
  Id id;
  std::span<const ChoiceItem> items;
  int& index;
  PopupMemory& memory;
};

// The next item, from the one after the active, that starts with what was typed.
int typed_ahead(Drop& drop, std::string_view letter, double now) {
  PopupMemory& m = drop.memory;
  if (now - m.typed_at > kTypeAheadSeconds) m.typed.clear();
  m.typed_at = now;
  m.typed += fold_case(letter);
  const int count = static_cast<int>(drop.items.size());
  const int from = std::max(0, m.open ? m.active : drop.index);
  const int start = length_utf8(m.typed) > 1 ? from : from + 1;
  for (int i = 0; i < count; ++i) {
    const int at = (start + i) % count;
    const ChoiceItem& item = drop.items[static_cast<std::size_t>(at)];
    if (item.enabled && fold_case(item.label).rfind(m.typed, 0) == 0) return at;
  }
  return -1;
}

void open_list(Drop& drop) {
  drop.memory.open = true;
  drop.memory.active = tab_stop(drop.items, drop.index);
}

void choose(Drop& drop, int at) {
  if (at >= 0 && drop.items[static_cast<std::size_t>(at)].enabled) drop.index = at;
  drop.memory.open = false;
}

void handle_key(State& s, Drop& drop, const std::string& key) {
  PopupMemory& m = drop.memory;
  const bool moves = key == "ArrowDown" || key == "ArrowUp" || key == "Home" || key == "End";
  if (key == "Escape" || key == "Tab") {
    m.open = false;
  } else if (moves && !m.open) {
    open_list(drop);
  } else if (moves) {
    // A list has ends: the arrows stop there.
    const int to = item_by_key(key, m.active, drop.items);
    const bool wrapped =
        (key == "ArrowDown" && to < m.active) || (key == "ArrowUp" && to > m.active);
    if (to >= 0 && !wrapped) m.active = to;
  } else if (key == "Enter" || key == " ") {
    if (m.open) {
      choose(drop, m.active);
    } else {
      open_list(drop);
    }
  } else if (length_utf8(key) == 1) {
    const int to = typed_ahead(drop, key, s.now);
    if (to >= 0 && m.open) m.active = to;
    if (to >= 0 && !m.open) drop.index = to;
  }
}

Rect list_rect(const State& s, const Rect& box, std::size_t count, float row) {
  const float rows = static_cast<float>(std::min<std::size_t>(count, kMostRows));
  const float height = rows * row + 2 * space::kXs;
  const float below = s.input.height - box.bottom() - space::kSm;
  const bool above = below < height && box.y - space::kSm > below;
  const float room = above ? box.y - 2 * space::kXs - space::kXs : below;
  const float fitted = std::max(row, std::min(height, room));
  return {box.x, above ? box.y - space::kXs - fitted : box.bottom() + space::kXs, box.width,
          fitted};
}

bool draw_option(Ui& ui, const Drop& drop, int at, float row, Id id) {
  State& s = ui.state();
  const ChoiceItem& item = drop.items[static_cast<std::size_t>(at)];
  const Rect rect = place_item(s, 0, row, 0);
  const Interaction did = interact(s, id, rect, item.enabled);
  if (did.hovered) drop.memory.active = at;
  if (visible(s, rect)) {
    const bool active = at == drop.memory.active;
    if (active) {
      paint::fill(s, inset(rect, Insets::symmetric(space::kXs, 0)), ui.color(Color::accent_soft),
                  radius::kSmall);
    }
    const Face type = face(s, TextStyle::body15);
    const Rgba ink = ui.color(!item.enabled      ? Color::text_disabled
                              : at == drop.index ? Color::accent_text
                                                 : Color::text);
    paint::text_in(s, type, inset(rect, Insets{kSelectPad, 0, kSelectPad + 20, 0}), item.label,
                   ink);
    if (at == drop.index) {
      paint::icon(s, kIconCheck, rect.right() - kSelectPad - 8, rect.y + row / 2, 16, ink);
    }
  }
  SemanticNode node;
  node.id = id;
  node.role = Role::option;
  node.name = std::string(item.label);
  node.rect = rect;
  node.disabled = !item.enabled;
  node.selected = at == drop.index;
  emit(s, std::move(node));
  return did.clicked;
}

Id draw_list(Ui& ui, Drop& drop, std::string_view label, const Rect& box, Id& active_option) {
  State& s = ui.state();
  const float row = std::max(36.0F, control_height(s, ControlSize::small));
  const Rect rect = list_rect(s, box, drop.items.size(), row);
  begin_layer(s, rect, true);
  if (s.pointer.pressed && !rect.contains(s.pointer.x, s.pointer.y)) drop.memory.open = false;
  paint::shadow(s, rect, radius::kControl, 3);
  paint::framed(s, rect, ui.color(Color::surface_raised), ui.color(Color::border),
                radius::kControl);
  ui.begin_area(rect, {.gap = 0, .padding = Insets::symmetric(0, space::kXs)});
  ui.push_id(std::to_string(drop.id));
  const Id list = begin_group(ui, Role::listbox, label, "list");
  const Id active =
      hash_id(hash_id(drop.id, "option"), static_cast<std::uint32_t>(drop.memory.active));
  begin_scroll(ui, "options", rect.height - 2 * space::kXs, {.gap = 0});
  for (std::size_t i = 0; i < drop.items.size(); ++i) {
    const int at = static_cast<int>(i);
    const Id id = hash_id(hash_id(drop.id, "option"), static_cast<std::uint32_t>(at));
    // The active option is kept in view as the arrows move.
    if (at == drop.memory.active && drop.memory.seen != static_cast<std::uint64_t>(at) + 1) {
      s.scroll_pending = id;
      drop.memory.seen = static_cast<std::uint64_t>(at) + 1;
    }
    if (draw_option(ui, drop, at, row, id)) choose(drop, at);
  }
  end_scroll(ui);
  end_group(ui);
  ui.pop_id();
  ui.end_area();
  end_layer(s);
  active_option = drop.memory.active >= 0 ? active : 0;
  return list;
}

}  // namespace

bool select(Ui& ui, std::string_view label, std::span<const ChoiceItem> items, int& index,
            const FieldOptions& options) {
  State& s = ui.state();
  const Id id = widget_id(s, options.id.empty() ? label : options.id);
  const int before = index;
  Drop drop{id, items, index, s.popup_memory[id]};
  ui.begin_column({.gap = space::kXs, .max_width = options.width});
  field_label(ui, id, label, options);
  const Face type = face(s, options.style);
  float natural = 0;
  for (const ChoiceItem& item : items) natural = std::max(natural, text_width(type, item.label));
  natural = std::ceil(natural) + 2 * kSelectPad + 28;
  const float height = control_height(s, ControlSize::medium);
  const Rect box =
      place_item(s, options.width, height, options.width > 0 ? options.width : natural);
  const Interaction did = interact(s, id, box, options.enabled);
  if (did.clicked) {
    if (drop.memory.open && drop.memory.active >= 0 && !s.pointer.released) {
      choose(drop, drop.memory.active);
    } else if (drop.memory.open) {
      drop.memory.open = false;
    } else {
      open_list(drop);
      ui.request_focus(id);
    }
  }
  // A closed list leaves Escape to the dialog it may stand in.
  while (options.enabled && (drop.memory.open || !has_key(s, id, "Escape"))) {
    const auto key = take_key(s, id);
    if (!key) break;
    handle_key(s, drop, *key);
  }
  // Focus that went to another widget leaves no list behind; on its way here it is still there.
  if (s.focused != 0 && s.focused != id && s.focus_pending != id) drop.memory.open = false;

  const bool chosen = index >= 0 && index < static_cast<int>(items.size());
  const std::string_view shown =
      chosen ? items[static_cast<std::size_t>(index)].label : options.placeholder;
  if (visible(s, box)) {
    const bool lit = drop.memory.open || did.focused;
    const Rgba calm =
        mix(ui.color(Color::border_strong), ui.color(Color::text_muted), did.hover * 0.4F);
    const Rgba border = !options.error.empty() ? ui.color(Color::danger)
                        : lit                  ? ui.color(Color::accent)
                                               : calm;
    paint::framed(s, box, ui.color(options.enabled ? Color::surface : Color::surface_sunken),
                  border, radius::kControl, lit ? 2.0F : 0.0F);
    const Rgba ink = ui.color(!options.enabled ? Color::text_disabled
                              : chosen         ? Color::text
                                               : Color::text_muted);
    paint::text_in(s, type, inset(box, Insets{kSelectPad, 0, kSelectPad + 22, 0}),
                   shown.empty() ? std::string_view(s.strings.choose) : shown, ink);
    paint::icon(s, kIconChevronDown, box.right() - kSelectPad - 8, box.y + height / 2, 16,
                ui.color(Color::text_muted));
  }
  SemanticNode node;
  node.id = id;
  node.role = Role::combobox;
  node.name = std::string(label);
  node.value = std::string(shown);
  node.rect = box;
  node.disabled = !options.enabled;
  node.focusable = options.enabled;
  node.required = options.required;
  node.invalid = !options.error.empty();
  node.description = std::string(options.error.empty() ? options.hint : options.error);
  node.has_expanded = true;
  node.expanded = drop.memory.open;
  node.popup = "listbox";
  node.keys = "ArrowDown ArrowUp Home End Escape Char";
  const std::size_t place = s.tree.nodes.size();
  emit(s, std::move(node));
  if (drop.memory.open && options.enabled) {
    Id active = 0;
    const Id list = draw_list(ui, drop, label, box, active);
    s.tree.nodes[place].controls = list;
    s.tree.nodes[place].active_descendant = drop.memory.open ? active : 0;
  } else {
    drop.memory.seen = 0;
  }
  field_note(ui, options, {});
  ui.end_column();
  return index != before;
}

}  // namespace oferta::ui
