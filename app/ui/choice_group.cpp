// One of several and several of several: the items of a group in three looks.
#include <algorithm>
#include <cmath>

#include "app/ui/choice.h"
#include "app/ui/field_frame.h"
#include "app/ui/icons_generated.h"
#include "app/ui/layout.h"
#include "app/ui/marks.h"
#include "app/ui/painter.h"
#include "app/ui/text.h"

namespace oferta::ui {
namespace {

struct Item {
  Id id = 0;
  Role role = Role::radio;
  bool chosen = false;
  bool tabbable = false;
  bool enabled = true;
};

void emit_item(State& s, const Item& item, const ChoiceItem& data, const Rect& rect) {
  SemanticNode node;
  node.id = item.id;
  node.role = item.role;
  node.name = std::string(data.label);
  node.description = std::string(data.description);
  node.rect = rect;
  node.disabled = !item.enabled;
  node.focusable = item.tabbable;
  node.has_checked = true;
  node.checked = item.chosen;
  if (item.role == Role::radio) node.keys = kGroupKeys;
  emit(s, std::move(node));
}

void draw_mark(State& s, const Item& item, float x, float y, float hover) {
  if (item.role == Role::radio) {
    draw_radio_mark(s, item.id, x, y, item.chosen, item.enabled, hover);
  } else {
    draw_check_mark(s, item.id, x, y, item.chosen, false, item.enabled, hover);
  }
}

Interaction draw_simple(Ui& ui, const Item& item, const ChoiceItem& data) {
  State& s = ui.state();
  const Face type = face(s, TextStyle::body15);
  const Face small = face(s, TextStyle::caption13);
  const float indent = kMarkSize + space::kMd;
  const float room = std::max(1.0F, next_place(s).width - indent);
  const TextLines name = break_lines(type, data.label, room);
  const TextLines more = break_lines(small, data.description, room);
  const float words = name.height + (data.description.empty() ? 0 : more.height);
  const float height = std::max(control_height(s, ControlSize::small) + 4, words + 12);
  const Rect rect = place_item(
      s, 0, height,
      indent + std::max(text_width(type, data.label), text_width(small, data.description)));
  const Interaction did = interact(s, item.id, rect, item.enabled);
  if (visible(s, rect)) {
    const float top = rect.y + (height - words) / 2;
    const float mark_y = top + (type.line_height - kMarkSize) / 2;
    draw_mark(s, item, rect.x, mark_y, did.hover);
    paint::lines(s, type, {rect.x + indent, top, room, name.height}, name,
                 ui.color(item.enabled ? Color::text : Color::text_disabled));
    if (!data.description.empty()) {
      paint::lines(s, small, {rect.x + indent, top + name.height, room, more.height}, more,
                   ui.color(Color::text_muted));
    }
    if (did.ring)
      paint::ring(s, {rect.x, mark_y, kMarkSize, kMarkSize},
                  item.role == Role::radio ? kMarkSize : radius::kSmall);
  }
  emit_item(s, item, data, rect);
  return did;
}

Interaction draw_card(Ui& ui, const Item& item, const ChoiceItem& data) {
  constexpr float kPad = 14;
  State& s = ui.state();
  const Face type = semibold(s, TextStyle::body15);
  const Face small = face(s, TextStyle::caption13);
  const float icon_room = data.icon.empty() ? 0 : 34.0F;
  const float mark_room = kMarkSize + space::kSm;
  const float room = std::max(1.0F, next_place(s).width - 2 * kPad - icon_room - mark_room);
  const TextLines name = break_lines(type, data.label, room);
  const TextLines more = break_lines(small, data.description, room);
  const float words = name.height + (data.description.empty() ? 0 : 2 + more.height);
  const float natural = std::max(words + 2 * kPad, control_height(s, ControlSize::large));
  const Rect rect = place_item(s, 0, stretched_height(s, natural), 220, natural);
  const Interaction did = interact(s, item.id, rect, item.enabled);
  if (visible(s, rect)) {
    const float on = animate(s, item.id, "card", item.chosen ? 1.0F : 0.0F);
    const Rgba calm = mix(ui.color(Color::border), ui.color(Color::border_strong), did.hover);
    const Rgba border = mix(calm, ui.color(Color::accent), on);
    const Rgba back = mix(mix(ui.color(Color::surface), ui.color(Color::surface_sunken), did.hover),
                          ui.color(Color::accent_soft), on);
    paint::framed(s, rect, back, border, radius::kCard, on > 0.5F ? 2.0F : 0.0F);
    const float x = rect.x + kPad + icon_room;
    const float top = rect.y + (data.description.empty() ? (rect.height - words) / 2 : kPad);
    paint::icon(s, data.icon, rect.x + kPad + 11, top + type.line_height / 2, 22,
                mix(ui.color(Color::text_muted), ui.color(Color::accent_text), on));
    paint::lines(s, type, {x, top, room, name.height}, name,
                 ui.color(item.enabled ? Color::text : Color::text_disabled));
    if (!data.description.empty()) {
      paint::lines(s, small, {x, top + name.height + 2, room, more.height}, more,
                   ui.color(Color::text_muted));
    }
    draw_mark(s, item, rect.right() - kPad - kMarkSize, top + (type.line_height - kMarkSize) / 2,
              did.hover);
    if (did.ring) paint::ring(s, rect, radius::kCard);
  }
  emit_item(s, item, data, rect);
  return did;
}

Interaction draw_chip(Ui& ui, const Item& item, const ChoiceItem& data) {
  State& s = ui.state();
  const Face type = face(s, TextStyle::body15);
  const bool check = item.chosen && item.role == Role::checkbox;
  const std::string_view glyph = check ? std::string_view(kIconCheck) : data.icon;
  const float icon_room = glyph.empty() ? 0 : 22.0F;
  const float width = std::ceil(text_width(type, data.label)) + 2 * space::kLg + icon_room;
  const float height = std::max(36.0F, control_height(s, ControlSize::small) + 4);
  const Rect rect = place_item(s, width, height, width);
  const Interaction did = interact(s, item.id, rect, item.enabled);
  if (visible(s, rect)) {
    const float on = animate(s, item.id, "chip", item.chosen ? 1.0F : 0.0F);
    const Rgba calm =
        mix(ui.color(Color::border_strong), ui.color(Color::text_muted), did.hover * 0.5F);
    const Rgba back = mix(mix(ui.color(Color::surface), ui.color(Color::surface_sunken), did.hover),
                          ui.color(Color::accent_soft), on);
    paint::framed(s, rect, back, mix(calm, ui.color(Color::accent), on), radius::kPill,
                  on > 0.5F ? 1.5F : 0.0F);
    const Rgba ink = item.enabled ? mix(ui.color(Color::text), ui.color(Color::accent_text), on)
                                  : ui.color(Color::text_disabled);
    paint::icon(s, glyph, rect.x + space::kLg + 7, rect.y + height / 2, 16, ink);
    paint::text_in(
        s, type,
        {rect.x + space::kLg + icon_room, rect.y, width - 2 * space::kLg - icon_room + 2, height},
        data.label, ink);
    if (did.ring) paint::ring(s, rect, radius::kPill);
  }
  emit_item(s, item, data, rect);
  return did;
}

Interaction draw_item(Ui& ui, ChoiceLook look, const Item& item, const ChoiceItem& data) {
  if (look == ChoiceLook::cards) return draw_card(ui, item, data);
  if (look == ChoiceLook::chips) return draw_chip(ui, item, data);
  return draw_simple(ui, item, data);
}

// Label, group and the container of the look; items come between begin and end.
void begin_choice(Ui& ui, Role role, std::string_view label, const ChoiceOptions& options) {
  State& s = ui.state();
  ui.begin_column({.gap = space::kSm});
  if (options.show_label) {
    FieldOptions as_field;
    as_field.required = options.required;
    as_field.enabled = options.enabled;
    field_label(ui, 0, label, as_field);
  }
  begin_group(ui, role, label, options.id);
  SemanticNode& node = s.tree.nodes[s.groups.back()];
  node.required = options.required && role == Role::radiogroup;
  node.invalid = !options.error.empty() && role == Role::radiogroup;
  node.description = std::string(options.error);
  if (options.look == ChoiceLook::cards) {
    ui.begin_grid({.min_cell_width = options.min_card_width, .gap = space::kSm});
  } else if (options.look == ChoiceLook::chips) {
    ui.begin_inline();
  } else {
    ui.begin_column({.gap = 0});
  }
}

void end_choice(Ui& ui, const ChoiceOptions& options) {
  if (options.look == ChoiceLook::cards) {
    ui.end_grid();
  } else if (options.look == ChoiceLook::chips) {
    ui.end_inline();
  } else {
    ui.end_column();
  }
  end_group(ui);
  FieldOptions note;
  note.error = options.error;
  field_note(ui, note, {});
  ui.end_column();
}

Id item_id(State& s, const ChoiceItem& data) {
  return widget_id(s, data.id.empty() ? data.label : data.id);
}

}  // namespace

bool radio_group(Ui& ui, std::string_view label, std::span<const ChoiceItem> items, int& index,
                 const ChoiceOptions& options) {
  State& s = ui.state();
  const int before = index;
  begin_choice(ui, Role::radiogroup, label, options);
  const int stop = tab_stop(items, index);
  int moved = -1;
  std::vector<Id> ids;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0 && options.look == ChoiceLook::cards) ui.next();
    const int at = static_cast<int>(i);
    Item item;
    item.id = item_id(s, items[i]);
    ids.push_back(item.id);
    item.chosen = at == index;
    item.enabled = options.enabled && items[i].enabled;
    item.tabbable = item.enabled && at == stop;
    if (draw_item(ui, options.look, item, items[i]).clicked) index = at;
    if (const auto key = take_key(s, item.id); key && options.enabled) {
      moved = item_by_key(*key, at, items);
    }
  }
  if (moved >= 0) {
    index = moved;
    ui.request_focus(ids[static_cast<std::size_t>(moved)]);
  }
  end_choice(ui, options);
  return index != before;
}

int checkbox_group(Ui& ui, std::string_view label, std::span<const ChoiceItem> items,
                   std::vector<bool>& chosen, const ChoiceOptions& options) {
  State& s = ui.state();
  chosen.resize(items.size());
  int changed = -1;
  begin_choice(ui, Role::group, label, options);
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0 && options.look == ChoiceLook::cards) ui.next();
    Item item;
    item.id = item_id(s, items[i]);
    item.role = Role::checkbox;
    item.chosen = chosen[i];
    item.enabled = options.enabled && items[i].enabled;
    item.tabbable = item.enabled;
    if (draw_item(ui, options.look, item, items[i]).clicked) {
      chosen[i] = !chosen[i];
      changed = static_cast<int>(i);
    }
  }
  end_choice(ui, options);
  return changed;
}

}  // namespace oferta::ui
