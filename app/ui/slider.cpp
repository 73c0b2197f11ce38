#include "app/ui/slider.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "app/ui/interaction.h"
#include "app/ui/painter.h"

namespace oferta::ui {
namespace {

constexpr float kTrack = 6;
constexpr float kKnob = 10;
constexpr float kKnobHeld = 12;
constexpr float kTouchSlop = 6;  // a finger has to move sideways before the knob follows

std::int64_t on_step(std::int64_t value, std::int64_t min, std::int64_t max, std::int64_t step) {
  if (step > 1) {
    const std::int64_t steps = (value - min + step / 2) / step;
    value = min + steps * step;
  }
  return std::clamp(value, min, max);
}

std::int64_t value_at(float fraction, std::int64_t min, std::int64_t max, std::int64_t step) {
  const double place = static_cast<double>(std::clamp(fraction, 0.0F, 1.0F));
  const auto offset =
      static_cast<std::int64_t>(std::llround(static_cast<double>(max - min) * place));
  return on_step(min + offset, min, max, step);
}

float fraction_of(std::int64_t value, std::int64_t min, std::int64_t max) {
  if (max <= min) return 0;
  const double share = static_cast<double>(value - min) / static_cast<double>(max - min);
  return static_cast<float>(std::clamp(share, 0.0, 1.0));
}

// A finger that starts on the knob may be about to scroll; the mouse may not.
bool follows_pointer(State& s, Id id) {
  if (s.active != id || !s.pointer.down) return false;
  if (!s.pointer.touch || s.drag_captured) return true;
  s.drag_captured = std::abs(s.pointer.x - s.press_x) > kTouchSlop;
  return s.drag_captured;
}

void draw_ticks(State& s, const Rect& track, float y, std::int64_t min, std::int64_t max,
                const SliderOptions& options) {
  const Face type = face(s, TextStyle::caption13);
  const Rgba ink = s.theme->color(Color::text_muted);
  for (const SliderTick& tick : options.ticks) {
    const float x = track.x + track.width * fraction_of(tick.value, min, max);
    const float width = text_width(type, tick.label);
    // The outer labels stand within the slider.
    const float left =
        std::clamp(x - width / 2, track.x - kSliderInset, track.right() + kSliderInset - width);
    paint::text(s, type, left, y, tick.label, ink);
  }
}

void draw_slider(State& s, Id id, const Rect& track, float knob_x, bool active,
                 const Interaction& did, const SliderOptions& options, std::int64_t min,
                 std::int64_t max) {
  const Rgba accent = s.theme->color(options.enabled ? Color::accent : Color::text_disabled);
  paint::fill(s, track, s.theme->color(Color::track), radius::kPill);
  paint::fill(s, {track.x, track.y, knob_x - track.x, track.height}, accent, radius::kPill);
  const float y = track.y + track.height / 2;
  if (options.dots) {
    for (const SliderTick& tick : options.ticks) {
      const float x = track.x + track.width * fraction_of(tick.value, min, max);
      paint::disc(s, x, y, 4, x <= knob_x ? accent : s.theme->color(Color::border_strong));
    }
  }
  const float grow = animate(s, id, "knob", active ? 1.0F : did.hover * 0.5F);
  const float size = kKnob + (kKnobHeld - kKnob) * grow;
  const Rect knob{knob_x - size, y - size, 2 * size, 2 * size};
  paint::shadow(s, knob, size, 1);
  paint::disc(s, knob_x, y, size, accent);
  paint::disc(s, knob_x, y, size - 3, s.theme->color(Color::knob));
  if (did.ring) paint::ring(s, knob, size);
}

}  // namespace

SliderResult slider(Ui& ui, std::string_view label, std::int64_t& value, std::int64_t min,
                    std::int64_t max, const SliderOptions& options) {
  State& s = ui.state();
  const Id id = widget_id(s, options.id.empty() ? label : options.id);
  const std::int64_t before = value;
  SliderResult out;
  const Face type = face(s, TextStyle::caption13);
  const float label_height = options.show_label ? type.line_height : 0;
  const float control = ui.touch() || ui.phone() ? 44.0F : 32.0F;
  const float ticks_height = options.ticks.empty() ? 0 : type.line_height;
  const Rect rect = place_item(s, 0, label_height + control + ticks_height, 240);
  const Rect reach{rect.x, rect.y + label_height, rect.width, control};
  const Rect track{rect.x + kSliderInset, reach.y + (control - kTrack) / 2,
                   rect.width - 2 * kSliderInset, kTrack};

  const Interaction did = interact(s, id, reach, options.enabled);
  const bool tapped = did.clicked && s.pointer.touch && s.pointer.released && !s.drag_captured;
  out.dragging = options.enabled && follows_pointer(s, id);
  if (out.dragging || tapped) {
    value = value_at((s.pointer.x - track.x) / std::max(1.0F, track.width), min, max, options.step);
  }
  if (s.active == id && s.pointer.released) out.committed = true;
  if (const auto text = take(s, id, SemanticAction::Kind::set_value); text && options.enabled) {
    std::int64_t number = 0;
    const auto parsed = std::from_chars(text->data(), text->data() + text->size(), number);
    if (parsed.ec == std::errc()) {
      value = on_step(number, min, max, options.step);
      out.committed = true;
    }
  }
  if (take(s, id, SemanticAction::Kind::commit)) out.committed = true;
  out.changed = value != before;
  if (out.changed) settle(s);

  if (visible(s, rect)) {
    if (options.show_label) {
      paint::text(s, type, rect.x, rect.y, label, ui.color(Color::text_muted));
      const float width = text_width(type, options.value_text);
      paint::text(s, type, rect.right() - width, rect.y, options.value_text, ui.color(Color::text));
    }
    const float knob_x = track.x + track.width * fraction_of(value, min, max);
    draw_slider(s, id, track, knob_x, out.dragging, did, options, min, max);
    draw_ticks(s, track, reach.bottom(), min, max, options);
  }
  SemanticNode node;
  node.id = id;
  node.role = Role::slider;
  node.name = std::string(label);
  node.value_text = std::string(options.value_text);
  node.rect = reach;
  node.disabled = !options.enabled;
  node.focusable = options.enabled;
  node.has_range = true;
  node.min = min;
  node.max = max;
  node.now = value;
  node.step = options.step;
  emit(s, std::move(node));
  return out;
}

}  // namespace oferta::ui
