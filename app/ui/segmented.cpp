#include <algorithm>
#include <cmath>

#include "app/ui/choice.h"
#include "app/ui/field_frame.h"
#include "app/ui/layout.h"
#include "app/ui/marks.h"
#include "app/ui/painter.h"

namespace oferta::ui {
namespace {

constexpr float kEdge = 3;

constexpr float kIconRoom = 22;
constexpr float kLeastMargins = 8;  // beside the words, both together

// Of the longest words with their icon.
float widest_words(const Face& type, std::span<const ChoiceItem> items) {
  float widest = 0;
  for (const ChoiceItem& item : items) {
    const float icon = item.icon.empty() ? 0.0F : kIconRoom;
    widest = std::max(widest, std::ceil(text_width(type, item.label)) + icon);
  }
  return widest;
}

}  // namespace

bool segmented(Ui& ui, std::string_view label, std::span<const ChoiceItem> items, int& index,
               const ChoiceOptions& options) {
  State& s = ui.state();
  const int before = index;
  const bool with_label = options.show_label && !s.columns.back().is_inline;
  if (with_label) {
    ui.begin_column({.gap = space::kXs});
    FieldOptions as_field;
    as_field.enabled = options.enabled;
    field_label(ui, 0, label, as_field);
  }
  begin_group(ui, Role::radiogroup, label, options.id);
  Face type = face(s, TextStyle::body15);
  const auto parts = static_cast<float>(std::max<std::size_t>(1, items.size()));
  const float widest = widest_words(type, items);
  const float natural = (widest + 2 * space::kLg) * parts + 2 * kEdge;
  const float height = control_height(s, ControlSize::medium);
  const Rect rect = place_item(s, natural, height, natural);
  paint::fill(s, rect, ui.color(Color::neutral_soft), radius::kControl);

  const float share = (rect.width - 2 * kEdge) / parts;
  // Rather smaller words than cut ones.
  if (widest + kLeastMargins > share) type = face(s, TextStyle::caption13);
  const Id group = hash_id(s.ids.back().seed, "thumb");
  if (index >= 0) {
    const float place = animate(s, group, "place", static_cast<float>(index));
    const Rect thumb{rect.x + kEdge + place * share, rect.y + kEdge, share,
                     rect.height - 2 * kEdge};
    paint::shadow(s, thumb, radius::kControl - kEdge, 1);
    paint::framed(s, thumb, ui.color(Color::surface), ui.color(Color::border),
                  radius::kControl - kEdge);
  }
  const int stop = tab_stop(items, index);
  int moved = -1;
  std::vector<Id> ids;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const int at = static_cast<int>(i);
    const ChoiceItem& item = items[i];
    const bool enabled = options.enabled && item.enabled;
    const Id id = widget_id(s, item.id.empty() ? item.label : item.id);
    ids.push_back(id);
    const Rect part{rect.x + kEdge + static_cast<float>(i) * share, rect.y, share, rect.height};
    const Interaction did = interact(s, id, part, enabled);
    if (did.clicked) index = at;
    if (const auto key = take_key(s, id); key && options.enabled) {
      moved = item_by_key(*key, at, items);
    }
    const Rgba calm = mix(ui.color(Color::text_muted), ui.color(Color::text), did.hover);
    const Rgba ink = !enabled      ? ui.color(Color::text_disabled)
                     : at == index ? ui.color(Color::text)
                                   : calm;
    const float icon_room = item.icon.empty() ? 0.0F : kIconRoom;
    const float words = std::min(text_width(type, item.label), share - icon_room - kLeastMargins);
    const float x = part.x + (share - words - icon_room) / 2;
    paint::icon(s, item.icon, x + 8, part.y + part.height / 2, 16, ink);
    paint::text_in(s, type, {x + icon_room, part.y, words + 1, part.height}, item.label, ink);
    if (did.ring) paint::ring(s, inset(part, Insets::symmetric(0, kEdge)), radius::kSmall);
    SemanticNode node;
    node.id = id;
    node.role = Role::radio;
    node.name = std::string(item.label);
    node.rect = part;
    node.disabled = !enabled;
    node.focusable = enabled && at == stop;
    node.has_checked = true;
    node.checked = at == index;
    node.keys = kGroupKeys;
    emit(s, std::move(node));
  }
  if (moved >= 0) {
    index = moved;
    ui.request_focus(ids[static_cast<std::size_t>(moved)]);
  }
  end_group(ui);
  if (with_label) ui.end_column();
  return index != before;
}

}  // namespace oferta::ui
