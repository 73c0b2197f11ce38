#include "app/ui/marks.h"

#include "app/ui/icons_generated.h"
#include "app/ui/painter.h"

namespace oferta::ui {
namespace {

Rgba frame_color(const State& s, float chosen, bool enabled, float hover) {
  const Rgba calm =
      mix(s.theme->color(Color::border_strong), s.theme->color(Color::text_muted), hover);
  if (!enabled) return s.theme->color(Color::border_strong);
  return mix(calm, s.theme->color(Color::accent), chosen);
}

}  // namespace

void draw_check_mark(State& s, Id id, float x, float y, bool checked, bool mixed, bool enabled,
                     float hover) {
  const float on = animate(s, id, "mark", checked || mixed ? 1.0F : 0.0F);
  const Rect box{x, y, kMarkSize, kMarkSize};
  const Rgba frame = frame_color(s, on, enabled, hover);
  const Rgba back = mix(s.theme->color(Color::surface),
                        s.theme->color(enabled ? Color::accent : Color::border_strong), on);
  paint::framed(s, box, back, frame, radius::kSmall, 1.5F);
  if (on > 0) {
    paint::icon(s, mixed ? kIconMinus : kIconCheck, x + kMarkSize / 2, y + kMarkSize / 2, 15,
                with_alpha(s.theme->color(Color::on_accent), on));
  }
}

void draw_radio_mark(State& s, Id id, float x, float y, bool chosen, bool enabled, float hover) {
  const float on = animate(s, id, "mark", chosen ? 1.0F : 0.0F);
  const float middle = kMarkSize / 2;
  const Rgba frame = frame_color(s, on, enabled, hover);
  paint::disc(s, x + middle, y + middle, middle, frame);
  paint::disc(s, x + middle, y + middle, middle - 1.5F, s.theme->color(Color::surface));
  if (on > 0) paint::disc(s, x + middle, y + middle, 5.5F * on, frame);
}

int item_by_key(std::string_view key, int from, std::span<const ChoiceItem> items) {
  const int count = static_cast<int>(items.size());
  int step = 0;
  int at = from;
  if (key == "ArrowRight" || key == "ArrowDown") step = 1;
  if (key == "ArrowLeft" || key == "ArrowUp") step = -1;
  if (key == "Home") {
    step = 1;
    at = -1;
  }
  if (key == "End") {
    step = -1;
    at = count;
  }
  if (step == 0 || count == 0) return -1;
  for (int tries = 0; tries < count; ++tries) {
    at = (at + step + count) % count;
    if (items[static_cast<std::size_t>(at)].enabled) return at;
  }
  return -1;
}

int tab_stop(std::span<const ChoiceItem> items, int index) {
  if (index >= 0 && index < static_cast<int>(items.size())) return index;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].enabled) return static_cast<int>(i);
  }
  return -1;
}

}  // namespace oferta::ui
