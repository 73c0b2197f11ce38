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
constexpr float kTightPad = 14;
constexpr float kDoneMark = 20;

// How steps are written: `tight` with less beside the words and no mark of what is done.
struct StepLook {
  TextStyle style = TextStyle::body15;
  bool tight = false;

  float pad() const { return tight ? kTightPad : kStepPad; }
  float mark(const StepItem& step) const {
    return !tight && step.state == StepState::done ? kDoneMark : 0.0F;
  }
};

float step_width(State& s, const StepItem& step, const StepLook& look) {
  // Wide enough for the semibold weight at once, so that nothing moves when a step is taken.
  const float words = std::ceil(text_width(semibold(s, look.style), step.label));
  return words + look.pad() + look.mark(step);
}

bool fit_in_line(State& s, std::span<const StepItem> items, const StepLook& look, float gap) {
  float total = gap * static_cast<float>(items.size());
  for (const StepItem& step : items) total += step_width(s, step, look);
  return total <= next_place(s).width;
}

// Smaller words where the steps would not fit in a line.
StepLook look_that_fits(State& s, std::span<const StepItem> items, float gap) {
  return fit_in_line(s, items, {}, gap) ? StepLook{} : StepLook{TextStyle::caption13};
}

bool draw_step(Ui& ui, const StepItem& step, const StepLook& look) {
  State& s = ui.state();
  const bool current = step.state == StepState::current;
  const bool done = step.state == StepState::done;
  const bool enabled = step.state != StepState::blocked;
  const Id id = widget_id(s, step.id.empty() ? step.label : step.id);
  const Face type = current ? semibold(s, look.style) : face(s, look.style);
  const float mark = look.mark(step);
  const float edge = look.pad() / 2;
  const float width = step_width(s, step, look);
  const float height = std::max(36.0F, control_height(s, ControlSize::small));
  // Wished for is the full size, also while there is no room for it.
  const Rect rect = place_item(s, width, height, step_width(s, step, {}));
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
    if (mark > 0) paint::icon(s, kIconCheck, rect.x + edge + 7, rect.y + height / 2, 15, ink);
    const float room = width - look.pad() - mark;
    const float x =
        rect.x + edge + mark + std::max(0.0F, (room - text_width(type, step.label)) / 2);
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

// A phone shows the way as a bar, and the steps as words below it: in one line where they fit at
// all, so that none stands alone in a second one. What is done the bar shows as well.
int draw_compact(Ui& ui, std::span<const StepItem> items, std::string_view progress_text) {
  int pressed = -1;
  draw_progress_bar(ui, items, progress_text);
  StepLook look{TextStyle::caption13};
  // Room for a mark at each, so that the look stays while the way goes on.
  look.tight = !fit_in_line(ui.state(), items, look, space::kXs + kDoneMark);
  ui.begin_inline({.gap = space::kXs, .line_gap = space::kXs});
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (draw_step(ui, items[i], look)) pressed = static_cast<int>(i);
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
    const StepLook look = look_that_fits(ui.state(), items, space::kSm);
    ui.begin_inline({.gap = space::kSm, .wrap = false});
    for (std::size_t i = 0; i < items.size(); ++i) {
      if (draw_step(ui, items[i], look)) pressed = static_cast<int>(i);
    }
    ui.end_inline();
  }
  end_group(ui);
  return pressed;
}

}  // namespace oferta::ui
