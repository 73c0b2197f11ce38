#include <algorithm>
#include <cmath>

#include "app/ui/choice.h"
#include "app/ui/interaction.h"
#include "app/ui/marks.h"
#include "app/ui/painter.h"

namespace oferta::ui {
namespace {

struct Toggle {
  Id id = 0;
  Rect rect;
  Rect label;
  Interaction did;
  bool changed = false;
};

// Everything but the sign: place, words, node.
Toggle toggle_row(Ui& ui, std::string_view label, bool& value, const CheckOptions& options,
                  Role role, float mark_width) {
  State& s = ui.state();
  Toggle out;
  out.id = widget_id(s, options.id.empty() ? label : options.id);
  const Face type = face(s, TextStyle::body15);
  const Face small = face(s, TextStyle::caption13);
  const float indent = options.show_label ? mark_width + space::kMd : mark_width;
  const Column& column = s.columns.back();
  const float room =
      std::max(1.0F, (column.is_inline ? column.width : next_place(s).width) - indent);
  const TextLines name = options.show_label ? break_lines(type, label, room) : TextLines{};
  const TextLines more = break_lines(small, options.description, room);
  const float words = name.height + (options.description.empty() ? 0 : more.height);
  const float height = std::max(control_height(s, ControlSize::small) + 4, words + 12);
  const float natural =
      indent + std::ceil(std::max(options.show_label ? text_width(type, label) : 0.0F,
                                  text_width(small, options.description)));
  out.rect = place_item(s, column.is_inline ? natural : 0, height, natural);
  out.did = interact(s, out.id, out.rect, options.enabled);
  if (out.did.clicked) {
    value = !value;
    out.changed = true;
  }
  const float top = out.rect.y + (height - words) / 2;
  out.label = {out.rect.x + indent, top, room, type.line_height};
  if (visible(s, out.rect)) {
    const Rgba ink = ui.color(options.enabled ? Color::text : Color::text_disabled);
    paint::lines(s, type, {out.label.x, top, room, name.height}, name, ink);
    if (!options.description.empty()) {
      paint::lines(s, small, {out.label.x, top + name.height, room, more.height}, more,
                   ui.color(Color::text_muted));
    }
  }
  SemanticNode node;
  node.id = out.id;
  node.role = role;
  node.name = std::string(label);
  node.description = std::string(options.description);
  node.rect = out.rect;
  node.disabled = !options.enabled;
  node.focusable = options.enabled;
  node.has_checked = true;
  node.checked = value;
  node.mixed = options.mixed && !value;
  emit(s, std::move(node));
  return out;
}

}  // namespace

bool checkbox(Ui& ui, std::string_view label, bool& value, const CheckOptions& options) {
  State& s = ui.state();
  const Toggle toggle = toggle_row(ui, label, value, options, Role::checkbox, kMarkSize);
  const float y = options.show_label ? toggle.label.y + (toggle.label.height - kMarkSize) / 2
                                     : toggle.rect.y + (toggle.rect.height - kMarkSize) / 2;
  if (visible(s, toggle.rect)) {
    draw_check_mark(s, toggle.id, toggle.rect.x, y, value, options.mixed && !value, options.enabled,
                    toggle.did.hover);
    if (toggle.did.ring) {
      paint::ring(s, {toggle.rect.x, y, kMarkSize, kMarkSize}, radius::kSmall);
    }
  }
  return toggle.changed;
}

bool switch_toggle(Ui& ui, std::string_view label, bool& value, const CheckOptions& options) {
  constexpr float kWidth = 36;
  constexpr float kHeight = 20;
  State& s = ui.state();
  const Toggle toggle = toggle_row(ui, label, value, options, Role::switch_toggle, kWidth);
  const float y = toggle.rect.y + (toggle.rect.height - kHeight) / 2;
  if (visible(s, toggle.rect)) {
    const float on = animate(s, toggle.id, "mark", value ? 1.0F : 0.0F);
    const Rgba off = ui.color(options.enabled ? Color::switch_off : Color::track);
    const Rgba full = ui.color(options.enabled ? Color::accent : Color::border_strong);
    const Rect track{toggle.rect.x, y, kWidth, kHeight};
    paint::fill(s, track, mix(off, full, on), radius::kPill);
    const float travel = kWidth - kHeight;
    paint::disc(s, track.x + kHeight / 2 + travel * on, y + kHeight / 2, kHeight / 2 - 2.5F,
                ui.color(Color::knob));
    if (toggle.did.ring) paint::ring(s, track, radius::kPill);
  }
  return toggle.changed;
}

}  // namespace oferta::ui
