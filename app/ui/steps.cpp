#include <algorithm>
#include <cmath>

#include "app/ui/display.h"
#include "app/ui/icons_generated.h"
#include "app/ui/interaction.h"
#include "app/ui/layout.h"
#include "app/ui/navigation.h"
#include "app/ui/painter.h"
#include "app/ui/text.h"

namespace oferta::ui {
namespace {

constexpr float kStepPad = 24;
constexpr float kDoneMark = 20;

float step_width(State& s, const StepItem& step, TextStyle style) {
  // Wide enough for the semibold weight at once, so that nothing moves when a step is taken.
  const float words = std::ceil(text_width(semibold(s, style), step.label));
  return words + kStepPad + (step.state == StepState::done ? kDoneMark : 0.0F);
}

// Smaller words where the steps would not fit in a line.
TextStyle style_that_fits(State& s, std::span<const StepItem> items, float gap) {
  float total = gap * static_cast<float>(items.size());
  for (const StepItem& step : items) total += step_width(s, step, TextStyle::body15);
  return total <= next_place(s).width ? TextStyle::body15 : TextStyle::caption13;
}

bool draw_step(Ui& ui, const StepItem& step, TextStyle style) {
  State& s = ui.state();
  const bool current = step.state == StepState::current;
  const bool done = step.state == StepState::done;
  const bool enabled = step.state != StepState::blocked;
  const Id id = widget_id(s, step.id.empty() ? step.label : step.id);
  const Face type = current ? semibold(s, style) : face(s, style);
  const float mark = done ? kDoneMark : 0;
  const float width = step_width(s, step, style);
  const float height = std::max(36.0F, control_height(s, ControlSize::small));
  // Wished for is the full size, also while there is no room for it.
  const Rect rect = place_item(s, width, height, step_width(s, step, TextStyle::body15));
  const Interaction did = interact(s, id, rect, enabled);
  const float on = animate(s, id, "step", current ? 1.0F : 0.0F);
  if (visible(s, rect)) {
    const Rgba back =
        mix(with_alpha(ui.color(Color::neutral_soft), did.hover), ui.color(Color::accent_soft), on);
    paint::fill(s, rect, back, radius::kSmall + 2);
    const Rgba calm = done      ? ui.color(Color::success)
                      : enabled ? mix(ui.color(Color::text_muted), ui.color(Color::text), did.hover)
                                : ui.color(Color::text_disabled);
    const Rgba ink = mix(calm, ui.color(Color::accent_text), on);
    if (done) paint::icon(s, kIconCheck, rect.x + 12 + 7, rect.y + height / 2, 15, ink);
    const float room = width - kStepPad - mark;
    const float x = rect.x + 12 + mark + std::max(0.0F, (room - text_width(type, step.label)) / 2);
    paint::text_in(s, type, {x, rect.y, room + 2, height}, step.label, ink);
    if (did.ring) paint::ring(s, rect, radius::kSmall + 2);
  }
  SemanticNode node;
  node.id = id;
  node.role = Role::link;
  node.name = std::string(step.label);
  if (done) node.description = s.strings.step_done;
  node.rect = rect;
  node.disabled = !enabled;
  node.focusable = enabled;
  node.current = current;
  emit(s, std::move(node));
  return did.clicked;
}

void draw_progress_bar(Ui& ui, std::span<const StepItem> items, std::string_view text_line) {
  State& s = ui.state();
  float reached = 0;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].state == StepState::current) reached = static_cast<float>(i + 1);
  }
  if (!text_line.empty()) text(ui, TextStyle::caption13, text_line, {.color = Color::text_muted});
  const Rect bar = place_item(s, 0, 4, 0);
  const Id key = hash_id(s.ids.back().seed, "steps bar");
  const float share = animate(s, key, "share",
                              reached / static_cast<float>(std::max<std::size_t>(1, items.size())));
  paint::fill(s, bar, ui.color(Color::track), radius::kPill);
  paint::fill(s, {bar.x, bar.y, bar.width * share, bar.height}, ui.color(Color::accent),
              radius::kPill);
}

// A phone shows the way as a bar, and the steps as words in a line that can be scrolled past.
int draw_compact(Ui& ui, std::span<const StepItem> items, std::string_view progress_text) {
  int pressed = -1;
  draw_progress_bar(ui, items, progress_text);
  ui.begin_inline({.gap = space::kXs, .line_gap = space::kXs});
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (draw_step(ui, items[i], TextStyle::caption13)) pressed = static_cast<int>(i);
  }
  ui.end_inline();
  return pressed;
}

}  // namespace

int steps(Ui& ui, std::string_view label, std::span<const StepItem> items,
          std::string_view progress_text) {
  int pressed = -1;
  begin_group(ui, Role::navigation, label);
  if (ui.phone()) {
    pressed = draw_compact(ui, items, progress_text);
  } else {
    const TextStyle style = style_that_fits(ui.state(), items, space::kSm);
    ui.begin_inline({.gap = space::kSm, .wrap = false});
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (draw_step(ui, items[i], style)) pressed = static_cast<int>(i);
    }
    ui.end_inline();
  }
  end_group(ui);
  return pressed;
}

}  // namespace oferta::ui
