#include "app/ui/search_list.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "app/ui/field_frame.h"
#include "app/ui/fuzzy.h"
#include "app/ui/icons_generated.h"
#include "app/ui/layout.h"
#include "app/ui/painter.h"
#include "app/ui/text.h"
#include "shared/base/sort.h"

namespace oferta::ui {
namespace {

constexpr float kSearchPad = 12;
constexpr int kMostFound = 8;  // rows of a combo's list
constexpr std::string_view kListKeys = "ArrowDown ArrowUp Enter";

// What the keys of a search field asked for.
struct ListKeys {
  bool enter = false;
  bool opened = false;  // an arrow was pressed
};

ListKeys move_in_list(State& s, Id id, int count, PopupMemory& memory) {
  ListKeys out;
  // Escape is for the field's owner.
  while (!has_key(s, id, "Escape")) {
    const auto key = take_key(s, id);
    if (!key) break;
    if (*key == "Enter") {
      out.enter = true;
      continue;
    }
    out.opened = true;
    if (count == 0 || !memory.open) continue;
    const int step = *key == "ArrowDown" ? 1 : -1;
    memory.active = (memory.active + step + count) % count;
  }
  return out;
}

Id option_id(Id list, int at) {
  return hash_id(hash_id(list, "option"), static_cast<std::uint32_t>(at));
}

// «Ctrl+K» as two key caps; gives the width they took.
float draw_key_caps(State& s, float right, float middle, std::string_view shortcut) {
  if (shortcut.empty()) return 0;
  const Face type = face(s, TextStyle::caption13);
  float x = right;
  const std::vector<std::string_view> keys = split(shortcut, '+');
  for (std::size_t i = keys.size(); i-- > 0;) {
    const float width = std::max(22.0F, std::ceil(text_width(type, keys[i])) + 12);
    x -= width;
    const Rect cap{x, middle - 11, width, 22};
    paint::framed(s, cap, s.theme->color(Color::surface_sunken),
                  s.theme->color(Color::border_strong), radius::kSmall - 1);
    paint::text_in(s, type, cap, keys[i], s.theme->color(Color::text_muted), Align::center);
    x -= space::kXs;
  }
  return right - x + space::kXs;
}

void draw_search_item(State& s, const Rect& rect, const SearchItem& item, bool active) {
  const Theme& theme = *s.theme;
  const float middle = rect.y + rect.height / 2;
  if (active) {
    paint::fill(s, inset(rect, Insets::symmetric(space::kXs, 0)), theme.color(Color::accent_soft),
                radius::kSmall);
  }
  float left = rect.x + kSearchPad;
  if (!item.icon.empty()) {
    paint::icon(s, item.icon, left + 8, middle, 17,
                theme.color(active ? Color::accent_text : Color::text_muted));
    left += 28;
  }
  float right = rect.right() - kSearchPad;
  // Fingers have no keys to press.
  if (!s.input.touch) right -= draw_key_caps(s, right, middle, item.shortcut);
  const Face small = face(s, TextStyle::caption13);
  const Face type = face(s, TextStyle::body15);
  // Where it is narrow the name has the room.
  const float wanted = std::ceil(text_width(small, item.description));
  const float name = std::ceil(text_width(type, item.label));
  const float more = std::min(wanted, std::max(0.0F, right - left - name - space::kMd));
  if (more > 40 || (wanted > 0 && more == wanted)) {
    paint::text_in(s, small, {right - more, rect.y, more, rect.height}, item.description,
                   theme.color(Color::text_muted), Align::right);
    right -= more + space::kMd;
  }
  paint::text_in(s, type, {left, rect.y, right - left, rect.height}, item.label,
                 theme.color(Color::text));
}

// The listbox with its options; gives the option that was pressed, or −1.
int draw_found(Ui& ui, Id id, std::string_view label, std::span<const SearchItem> items,
               float height, PopupMemory& memory, Id& list_id) {
  State& s = ui.state();
  int pressed = -1;
  const float row = std::max(40.0F, control_height(s, ControlSize::medium));
  s.ids.push_back({id, 0});
  list_id = begin_group(ui, Role::listbox, label, "list");
  begin_scroll(ui, "options", height, {.gap = 0});
  for (std::size_t i = 0; i < items.size(); ++i) {
    const int at = static_cast<int>(i);
    const Id own = option_id(id, at);
    // The active option stays in view as the arrows move.
    if (at == memory.active && memory.seen != static_cast<std::uint64_t>(at) + 1) {
      s.scroll_pending = own;
      memory.seen = static_cast<std::uint64_t>(at) + 1;
    }
    const Rect rect = place_item(s, 0, row, 0);
    const Interaction did = interact(s, own, rect);
    // A pointer that only lies there while the list moves under it chooses nothing.
    const ImVec2 moved = ImGui::GetIO().MouseDelta;
    if (did.hovered && (moved.x != 0 || moved.y != 0)) memory.active = at;
    if (did.clicked) pressed = at;
    if (visible(s, rect)) draw_search_item(s, rect, items[i], at == memory.active);
    SemanticNode node;
    node.id = own;
    node.role = Role::option;
    node.name = std::string(items[i].label);
    if (!items[i].description.empty()) node.name += ", " + std::string(items[i].description);
    node.description = std::string(items[i].shortcut);
    node.rect = rect;
    node.selected = at == memory.active;
    emit(s, std::move(node));
  }
  end_scroll(ui);
  end_group(ui);
  s.ids.pop_back();
  return pressed;
}

SemanticNode search_prototype() {
  SemanticNode node;
  node.role = Role::textbox;
  node.popup = "listbox";
  node.keys = kListKeys;
  node.has_expanded = true;
  return node;
}

// The node of the field, known by its id: the list is drawn after it.
void link_list(State& s, Id field, Id list, Id active) {
  for (SemanticNode& node : s.tree.nodes) {
    if (node.id != field) continue;
    node.controls = list;
    node.active_descendant = active;
    return;
  }
}

std::vector<int> matching(std::span<const ChoiceItem> items, std::string_view query) {
  std::vector<std::pair<int, int>> found;  // −score, place: the best first, else as given
  for (std::size_t i = 0; i < items.size(); ++i) {
    const int score = items[i].enabled ? fuzzy_score(query, items[i].label) : 0;
    if (score > 0) found.emplace_back(-score, static_cast<int>(i));
  }
  sort_by(found, [](const auto& a, const auto& b) { return a < b; });
  std::vector<int> places;
  places.reserve(found.size());
  for (const auto& [score, at] : found) places.push_back(at);
  return places;
}

}  // namespace

SearchListResult search_list(Ui& ui, std::string_view label, std::string& query,
                             std::span<const SearchItem> items, const SearchListOptions& options) {
  State& s = ui.state();
  const Id id = widget_id(s, options.id.empty() ? label : options.id);
  PopupMemory& memory = s.popup_memory[id];
  SearchListResult out;
  const int count = static_cast<int>(items.size());
  memory.open = true;
  memory.active = std::clamp(memory.active, 0, std::max(0, count - 1));

  SemanticNode prototype = search_prototype();
  prototype.expanded = count > 0;
  const ListKeys keys = move_in_list(s, id, count, memory);
  const FieldFrame frame =
      field_box(ui, id, label, query,
                {.placeholder = options.placeholder, .icon = kIconSearch, .input_mode = "search"},
                std::move(prototype));
  if (frame.typed && *frame.typed != query) {
    query = *frame.typed;
    out.changed = true;
    memory.active = 0;
    memory.seen = 0;
  }
  if (keys.enter && count > 0 && !out.changed) out.chosen = memory.active;

  Id list = 0;
  if (count > 0) {
    const float row = std::max(40.0F, control_height(s, ControlSize::medium));
    const float height = std::min(options.list_height, row * static_cast<float>(count));
    const int pressed = draw_found(ui, id, label, items, height, memory, list);
    if (pressed >= 0) out.chosen = pressed;
    link_list(s, id, list, option_id(id, memory.active));
  } else if (!options.empty.empty()) {
    text(ui, TextStyle::body15, options.empty,
         {.color = Color::text_muted, .hidden_from_reader = !options.status.empty()});
  }
  if (!options.status.empty()) {
    SemanticNode status;
    status.id = hash_id(id, "status");
    status.role = Role::status;
    status.live = Live::polite;
    status.name = std::string(options.status);
    status.rect = frame.box;
    emit(s, std::move(status));
  }
  if (out.chosen >= 0) {
    memory.active = 0;
    memory.seen = 0;
  }
  return out;
}

bool combo(Ui& ui, std::string_view label, std::span<const ChoiceItem> items, int& index,
           std::string_view empty, const FieldOptions& options) {
  State& s = ui.state();
  const Id id = widget_id(s, options.id.empty() ? label : options.id);
  PopupMemory& memory = s.popup_memory[id];
  FieldMemory& typing = s.field_memory[id];
  const int before = index;
  const bool known = index >= 0 && index < static_cast<int>(items.size());
  const std::string chosen(known ? items[static_cast<std::size_t>(index)].label
                                 : std::string_view());
  ui.begin_column({.gap = space::kXs, .max_width = options.width});
  field_label(ui, id, label, options);

  // Until something is typed the list offers everything.
  std::vector<int> found = matching(items, typing.editing ? typing.text : std::string());
  const ListKeys keys = move_in_list(s, id, static_cast<int>(found.size()), memory);
  if (keys.opened && !memory.open) memory.open = true;
  if (memory.open && has_key(s, id, "Escape")) {
    take(s, id, SemanticAction::Kind::key);
    memory.open = false;
    typing.editing = false;
  }
  SemanticNode prototype = search_prototype();
  prototype.expanded = memory.open && !found.empty();
  const FieldFrame frame = field_box(ui, id, label, typing.editing ? typing.text : chosen, options,
                                     std::move(prototype));
  if (frame.typed) {
    typing.text = *frame.typed;
    typing.editing = true;
    memory.open = true;
    memory.active = 0;
    memory.seen = 0;
    found = matching(items, typing.text);
    if (typing.text.empty()) index = -1;
  }
  memory.active = std::clamp(memory.active, 0, std::max(0, static_cast<int>(found.size()) - 1));
  int taken = -1;
  if (keys.enter && memory.open && !found.empty()) {
    taken = found[static_cast<std::size_t>(memory.active)];
  }
  if (!frame.focused && s.focused != 0) memory.open = false;

  if (memory.open && options.enabled) {
    std::vector<SearchItem> shown;
    for (const int at : found) {
      const ChoiceItem& item = items[static_cast<std::size_t>(at)];
      shown.push_back({.label = item.label, .description = item.description, .icon = item.icon});
    }
    const float row = std::max(40.0F, control_height(s, ControlSize::medium));
    const float rows = static_cast<float>(
        std::clamp<std::size_t>(shown.size(), 1, static_cast<std::size_t>(kMostFound)));
    const float height = rows * row + 2 * space::kXs;
    const bool above = frame.box.bottom() + height + space::kSm > s.input.height &&
                       frame.box.y > s.input.height - frame.box.bottom();
    const Rect rect{frame.box.x,
                    above ? frame.box.y - space::kXs - height : frame.box.bottom() + space::kXs,
                    frame.box.width, height};
    begin_layer(s, rect, true);
    if (s.pointer.pressed && !rect.contains(s.pointer.x, s.pointer.y)) memory.open = false;
    paint::shadow(s, rect, radius::kControl, 3);
    paint::framed(s, rect, ui.color(Color::surface_raised), ui.color(Color::border),
                  radius::kControl);
    ui.begin_area(rect, {.gap = 0, .padding = Insets::symmetric(0, space::kXs)});
    if (shown.empty()) {
      paint::text_in(s, face(s, TextStyle::body15), inset(rect, Insets::symmetric(kSearchPad, 0)),
                     empty, ui.color(Color::text_muted));
      SemanticNode none;
      none.id = hash_id(id, "none");
      none.role = Role::status;
      none.live = Live::polite;
      none.name = std::string(empty);
      none.rect = rect;
      emit(s, std::move(none));
    } else {
      Id list = 0;
      const int pressed = draw_found(ui, id, label, shown, rows * row, memory, list);
      if (pressed >= 0) taken = found[static_cast<std::size_t>(pressed)];
      link_list(s, id, list, option_id(id, memory.active));
    }
    ui.end_area();
    end_layer(s);
  }
  if (taken >= 0) {
    index = taken;
    memory.open = false;
    settle(s);
  }
  // What was typed and not taken is forgotten with the focus.
  if (!memory.open) {
    typing.editing = false;
    memory.seen = 0;
  }
  field_note(ui, options, {});
  ui.end_column();
  return index != before;
}

}  // namespace oferta::ui
