#include "app/ui/buttons.h"

#include <algorithm>
#include <cmath>

#include "app/ui/icons_generated.h"
#include "app/ui/interaction.h"
#include "app/ui/painter.h"

namespace oferta::ui {
namespace {

struct Look {
  Rgba background;
  Rgba border;
  Rgba ink;
};

Look look_of(const State& s, ButtonKind kind, bool enabled, bool pressed, const Interaction& did) {
  const auto color = [&](Color token) { return s.theme->color(token); };
  const float hover = did.hover;
  if (!enabled) {
    const bool filled = kind == ButtonKind::primary || kind == ButtonKind::danger;
    const Rgba back = filled ? color(Color::track) : color(Color::surface);
    const bool bare = kind == ButtonKind::ghost || kind == ButtonKind::link;
    return {bare ? 0 : back, bare ? 0 : color(Color::border), color(Color::text_disabled)};
  }
  switch (kind) {
    case ButtonKind::primary: {
      const Rgba back = did.held ? color(Color::accent_pressed)
                                 : mix(color(Color::accent), color(Color::accent_hover), hover);
      return {back, back, color(Color::on_accent)};
    }
    case ButtonKind::danger: {
      const Rgba back = mix(color(Color::danger_fill), color(Color::danger_fill_hover), hover);
      return {back, back, color(Color::on_accent)};
    }
    case ButtonKind::ghost:
    case ButtonKind::link: {
      const Rgba tint = pressed ? color(Color::accent_soft) : color(Color::neutral_soft);
      const float strength = pressed ? 1.0F : did.held ? 1.0F : hover;
      const bool accent = pressed || kind == ButtonKind::link;
      return {with_alpha(tint, strength), 0,
              accent ? color(Color::accent_text)
                     : mix(color(Color::text_muted), color(Color::text), hover)};
    }
    case ButtonKind::secondary:
      break;
  }
  if (pressed) return {color(Color::accent_soft), color(Color::accent), color(Color::accent_text)};
  const Rgba back = mix(color(Color::surface), color(Color::surface_sunken), hover);
  const Rgba border = mix(color(Color::border), color(Color::border_strong), did.held ? 1 : hover);
  return {back, border, color(Color::text)};
}

void draw_frame(State& s, const Rect& rect, const Look& look, float radius) {
  if ((look.border & 0xFFU) == 0) {
    paint::fill(s, rect, look.background, radius);
  } else {
    paint::framed(s, rect, look.background, look.border, radius);
  }
}

// A circle of dots of which one runs.
void draw_busy(State& s, float x, float y, float radius, Rgba color) {
  constexpr int kDots = 8;
  const double turn = s.input.reduced_motion ? 0 : s.now * 8;
  for (int i = 0; i < kDots; ++i) {
    const double angle = 2 * 3.14159265358979 * i / kDots;
    const double age = std::fmod(turn - i + kDots * 4, static_cast<double>(kDots)) / kDots;
    paint::disc(s, x + radius * static_cast<float>(std::cos(angle)),
                y + radius * static_cast<float>(std::sin(angle)), radius / 4,
                with_alpha(color, static_cast<float>(1 - age * 0.85)));
  }
  if (!s.input.reduced_motion) s.frame_requested = true;
}

std::string tooltip_text(std::string_view text, std::string_view shortcut) {
  std::string out(text);
  if (!shortcut.empty()) {
    if (!out.empty()) out += "  ";
    out += shortcut;
  }
  return out;
}

SemanticNode button_node(Id id, std::string_view name, const ButtonOptions& options,
                         const Rect& rect) {
  SemanticNode node;
  node.id = id;
  node.role = options.role;
  node.name = std::string(name);
  node.description = std::string(options.description);
  node.rect = rect;
  node.disabled = !options.enabled || options.busy;
  node.focusable = !node.disabled;
  node.has_pressed = options.pressed.has_value();
  node.pressed = options.pressed.value_or(false);
  return node;
}

}  // namespace

bool button(Ui& ui, std::string_view label, const ButtonOptions& options) {
  State& s = ui.state();
  const Id id = widget_id(s, options.id.empty() ? label : options.id);
  const bool enabled = options.enabled && !options.busy;
  const TextStyle style =
      options.size == ControlSize::small ? TextStyle::caption13 : TextStyle::body15;
  const bool strong = options.kind == ButtonKind::primary || options.kind == ButtonKind::danger;
  const Face type = strong ? semibold(s, style) : face(s, style);
  const float icon_size = std::round(type.size * 1.15F);
  const float pad = options.size == ControlSize::small ? 12.0F : 16.0F;
  const float icon_room = options.icon.empty() && !options.busy ? 0 : icon_size + space::kSm;
  const float trail_room = options.trailing_icon.empty() ? 0 : icon_size + space::kSm;
  const float content = icon_room + text_width(type, label) + trail_room;
  const float natural = std::ceil(content + 2 * pad);
  const float height = control_height(s, options.size);
  const Rect rect = place_item(s, options.full_width ? 0 : natural, height, natural);

  Interaction did = interact(s, id, rect, enabled);
  if (options.kind == ButtonKind::primary && !s.dialogs.empty() && s.dialogs.back().submitted) {
    s.dialogs.back().submitted = false;
    did.clicked = did.clicked || enabled;
    settle(s);
  }
  const float round = radius::kControl;
  const Look look = look_of(s, options.kind, enabled, options.pressed.value_or(false), did);
  if (visible(s, rect)) {
    draw_frame(s, rect, look, round);
    float x = rect.x + std::max(pad / 2, (rect.width - content) / 2);
    const float middle = rect.y + rect.height / 2;
    if (options.busy) {
      draw_busy(s, x + icon_size / 2, middle, icon_size * 0.4F, look.ink);
    } else {
      paint::icon(s, options.icon, x + icon_size / 2, middle, icon_size, look.ink);
    }
    x += icon_room;
    const float room = rect.right() - pad / 2 - trail_room - x;
    paint::text_in(s, type, {x, rect.y, room, rect.height}, label, look.ink);
    x += std::min(text_width(type, label), room) + space::kSm;
    paint::icon(s, options.trailing_icon, x + icon_size / 2, middle, icon_size, look.ink);
    if (did.ring) paint::ring(s, rect, round);
  }
  emit(s, button_node(id, label, options, rect));
  tooltip(s, id, rect, did, tooltip_text(options.tooltip, options.shortcut));
  return did.clicked;
}

bool icon_button(Ui& ui, std::string_view icon, std::string_view name,
                 const ButtonOptions& options) {
  State& s = ui.state();
  const Id id = widget_id(s, options.id.empty() ? name : options.id);
  const bool enabled = options.enabled && !options.busy;
  const float size = std::max(36.0F, control_height(s, options.size));
  const Rect rect = place_item(s, size, size, size);
  const Interaction did = interact(s, id, rect, enabled);
  // Without a frame it is as quiet as a link and as big as a button.
  const ButtonKind kind = options.kind == ButtonKind::secondary ? ButtonKind::ghost : options.kind;
  const Look look = look_of(s, kind, enabled, options.pressed.value_or(false), did);
  if (visible(s, rect)) {
    draw_frame(s, rect, look, radius::kControl);
    const float middle_x = rect.x + rect.width / 2;
    const float middle_y = rect.y + rect.height / 2;
    if (options.busy) {
      draw_busy(s, middle_x, middle_y, 8, look.ink);
    } else {
      paint::icon(s, icon, middle_x, middle_y, 18 * s.text_scale, look.ink);
    }
    if (did.ring) paint::ring(s, rect, radius::kControl);
  }
  emit(s, button_node(id, name, options, rect));
  tooltip(s, id, rect, did,
          tooltip_text(options.tooltip.empty() ? name : options.tooltip, options.shortcut));
  return did.clicked;
}

bool link(Ui& ui, std::string_view label, const LinkOptions& options) {
  State& s = ui.state();
  const Id id = widget_id(s, options.id.empty() ? label : options.id);
  const Face type = face(s, options.style);
  const float width = std::ceil(text_width(type, label));
  const Rect rect = place_item(s, width, type.line_height, width);
  // The words are small; what can be hit is not.
  const float least = ui.touch() ? 44.0F : 36.0F;
  const float reach = std::max(0.0F, (least - rect.height) / 2);
  const Rect target{rect.x - 4, rect.y - reach, rect.width + 8, rect.height + 2 * reach};
  const Interaction did = interact(s, id, target, options.enabled);
  if (visible(s, rect)) {
    const Rgba ink = s.theme->color(options.enabled ? Color::accent_text : Color::text_disabled);
    paint::text_in(s, type, rect, label, ink);
    if (did.hover > 0) {
      paint::fill(s, {rect.x, rect.bottom() - 2, rect.width, 1}, with_alpha(ink, did.hover));
    }
    if (did.ring) paint::ring(s, inset(rect, -1), radius::kSmall);
  }
  SemanticNode node;
  node.id = id;
  node.role = options.role;
  node.name = std::string(options.name.empty() ? label : options.name);
  node.rect = rect;
  node.disabled = !options.enabled;
  node.focusable = options.enabled;
  emit(s, std::move(node));
  return did.clicked;
}

}  // namespace oferta::ui
