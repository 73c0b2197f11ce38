#include "app/ui/display.h"

#include <algorithm>
#include <cmath>

#include "app/ui/buttons.h"
#include "app/ui/icons_generated.h"
#include "app/ui/interaction.h"
#include "app/ui/painter.h"
#include "app/ui/shade.h"
#include "app/ui/text.h"
#include "shared/base/text.h"

namespace oferta::ui {
namespace {

void emit_plain(State& s, Role role, std::string_view name, const Rect& rect) {
  SemanticNode node;
  node.id = ordinal_id(s, "show");
  node.role = role;
  node.name = std::string(name);
  node.rect = rect;
  emit(s, std::move(node));
}

// «Северные линии» → «СЛ»; quotes and legal forms are not initials.
std::string initials_of(std::string_view name) {
  std::string out;
  int taken = 0;
  for (const std::string_view word : split(name, ' ')) {
    std::size_t position = 0;
    char32_t first = 0;
    while (position < word.size()) {
      first = next_code_point(word, position);
      if (to_lower(first) != to_upper(first)) break;
      first = 0;
    }
    const bool legal_form = word == "ООО" || word == "АО" || word == "ПАО" || word == "ИП" ||
                            word == "НКО" || word == "ЗАО";
    if (first == 0 || legal_form) continue;
    append_utf8(out, to_upper(first));
    if (++taken == 2) break;
  }
  return out.empty() ? std::string(prefix_utf8(name, 1)) : out;
}

struct Tint {
  Rgba back;
  Rgba ink;
};
// Quiet pairs, each with enough contrast, chosen by the name alone.
Tint tint_of(std::string_view name, bool dark) {
  static constexpr Tint kLight[] = {{0xFDE7C9FF, 0x7A4204FF}, {0xDDE9FFFF, 0x1D46A8FF},
                                    {0xD9F3E5FF, 0x0B5E3AFF}, {0xF1E1FBFF, 0x6B2591FF},
                                    {0xFDE1E4FF, 0x96222FFF}, {0xD8F1F5FF, 0x0C5866FF}};
  static constexpr Tint kDark[] = {{0x4A3212FF, 0xF6CE95FF}, {0x20345FFF, 0xA9C3FFFF},
                                   {0x163F2DFF, 0x8FDDB6FF}, {0x40264FFF, 0xDFB4F5FF},
                                   {0x4C2128FF, 0xF7B1B9FF}, {0x143D46FF, 0x8FDCEBFF}};
  const std::size_t at = hash_id(0, name) % std::size(kLight);
  return dark ? kDark[at] : kLight[at];
}

}  // namespace

void badge(Ui& ui, std::string_view text, Tone tone, std::string_view icon) {
  State& s = ui.state();
  const Face type = face(s, TextStyle::caption13);
  const float icon_room = icon.empty() ? 0 : 18.0F;
  const float width = std::ceil(text_width(type, text)) + 2 * space::kSm + icon_room;
  const float height = type.line_height + 4;
  const Rect rect = place_item(s, width, height, width);
  const ToneColors colors = tone_colors(tone);
  if (visible(s, rect)) {
    paint::shade(s, rect, ui.color(colors.background), radius::kPill);
    const Rgba ink = ui.color(colors.foreground);
    paint::icon(s, icon, rect.x + space::kSm + 7, rect.y + height / 2, 14, ink);
    paint::text_in(s, type, inset(rect, Insets{space::kSm + icon_room, 0, space::kSm - 1, 0}), text,
                   ink);
  }
  emit_plain(s, Role::text, text, rect);
}

void badge_mark(Ui& ui, std::string_view text, Tone tone, std::string_view icon) {
  State& s = ui.state();
  const float height = face(s, TextStyle::caption13).line_height + 4;
  const Rect rect = place_item(s, height, height, height);
  const ToneColors colors = tone_colors(tone);
  if (visible(s, rect)) {
    paint::shade(s, rect, ui.color(colors.background), radius::kPill);
    paint::icon(s, icon, rect.x + rect.width / 2, rect.y + height / 2, 14,
                ui.color(colors.foreground));
  }
  emit_plain(s, Role::text, text, rect);
}

bool chip(Ui& ui, std::string_view text, const ChipOptions& options) {
  State& s = ui.state();
  const Face type = face(s, TextStyle::caption13);
  const bool removable = !options.remove_name.empty();
  const float icon_room = options.icon.empty() ? 0 : 20.0F;
  const float cross_room = removable ? 26.0F : 0;
  const float width = std::ceil(text_width(type, text)) + 2 * space::kMd + icon_room + cross_room -
                      (removable ? 6 : 0);
  const Rect rect = place_item(s, width, 32, width);
  const ToneColors colors = tone_colors(options.tone);
  const Rgba ink = ui.color(colors.foreground);
  const float middle = rect.y + rect.height / 2;
  paint::shade(s, rect, ui.color(colors.background), radius::kPill);
  paint::icon(s, options.icon, rect.x + space::kMd + 7, middle, 15, ink);
  const Rect words = inset(rect, Insets{space::kMd + icon_room, 0, cross_room + 4, 0});
  paint::text_in(s, type, words, text, ink);
  emit_plain(s, Role::text, text, words);
  if (!removable) return false;
  const Id id = widget_id(s, options.id.empty() ? options.remove_name : options.id);
  const Rect cross{rect.right() - 30, rect.y - 2, 36, 36};
  const Interaction did = interact(s, id, cross);
  const float x = rect.right() - 16;
  if (did.hover > 0) paint::disc(s, x, middle, 10, with_alpha(ink, 0.15F * did.hover));
  paint::icon(s, kIconX, x, middle, 14, ink);
  if (did.ring) paint::ring(s, {x - 9, middle - 9, 18, 18}, 9);
  SemanticNode node;
  node.id = id;
  node.role = Role::button;
  node.name = std::string(options.remove_name);
  node.rect = cross;
  node.focusable = true;
  emit(s, std::move(node));
  return did.clicked;
}

void avatar(Ui& ui, std::string_view name, float size) {
  State& s = ui.state();
  const Rect rect = place_item(s, size, size, size);
  if (!visible(s, rect)) return;
  const Tint tint = tint_of(name, s.theme->dark);
  paint::disc(s, rect.x + size / 2, rect.y + size / 2, size / 2, tint.back);
  Face type = semibold(s, size >= 44 ? TextStyle::body15 : TextStyle::caption13);
  paint::text_in(s, type, rect, initials_of(name), tint.ink, Align::center);
}

void icon(Ui& ui, std::string_view glyph, Color color, float size, std::string_view name) {
  State& s = ui.state();
  const Rect rect = place_item(s, size, size, size);
  if (visible(s, rect)) {
    paint::icon(s, glyph, rect.x + size / 2, rect.y + size / 2, size, ui.color(color));
  }
  if (!name.empty()) emit_plain(s, Role::img, name, rect);
}

void progress(Ui& ui, std::string_view label, float fraction) {
  State& s = ui.state();
  const Face type = face(s, TextStyle::caption13);
  const float words = label.empty() ? 0 : type.line_height + space::kXs;
  const Rect rect = place_item(s, 0, words + 6, 200);
  if (!label.empty()) {
    paint::text_in(s, type, {rect.x, rect.y, rect.width, type.line_height}, label,
                   ui.color(Color::text_muted));
  }
  const Rect bar{rect.x, rect.y + words, rect.width, 6};
  paint::shade(s, bar, ui.color(Color::track), radius::kPill);
  SemanticNode node;
  node.id = ordinal_id(s, "progress");
  node.role = Role::progressbar;
  node.name = std::string(label);
  node.rect = rect;
  if (fraction >= 0) {
    const float shown = animate(s, node.id, "bar", std::clamp(fraction, 0.0F, 1.0F));
    paint::fill(s, {bar.x, bar.y, bar.width * shown, bar.height}, ui.color(Color::accent),
                radius::kPill);
    node.has_range = true;
    node.max = 100;
    node.now = std::lround(std::clamp(fraction, 0.0F, 1.0F) * 100);
  } else {
    // Unknown length: a piece runs along the bar.
    const double phase = s.input.reduced_motion ? 0.35 : std::fmod(s.now, 1.4) / 1.4;
    const float at = static_cast<float>(phase) * 1.3F - 0.3F;
    const float from = std::max(0.0F, at);
    const float to = std::min(1.0F, at + 0.3F);
    paint::fill(
        s, {bar.x + bar.width * from, bar.y, bar.width * std::max(0.0F, to - from), bar.height},
        ui.color(Color::accent), radius::kPill);
    if (!s.input.reduced_motion) s.frame_requested = true;
  }
  emit(s, std::move(node));
}

bool progress_with_cancel(Ui& ui, std::string_view label, float fraction) {
  State& s = ui.state();
  ui.begin_row({-1, 0}, {.gap = space::kLg, .vertical = Align::center});
  progress(ui, label, fraction);
  ui.next();
  const bool pressed = button(ui, s.strings.cancel, {.size = ControlSize::small});
  ui.end_row();
  return pressed;
}

void meter_bar(Ui& ui, std::string_view name, float fraction, Color color) {
  State& s = ui.state();
  const Rect rect = place_item(s, 0, 5, 80);
  const float full = std::clamp(fraction, 0.0F, 1.0F);
  SemanticNode node;
  node.id = ordinal_id(s, "meter");
  const float shown = animate(s, node.id, "bar", full);
  if (visible(s, rect)) {
    paint::shade(s, rect, ui.color(Color::track), radius::kPill);
    paint::fill(s, {rect.x, rect.y, rect.width * shown, rect.height}, ui.color(color),
                radius::kPill);
  }
  if (name.empty()) return;
  node.role = Role::img;
  node.name = std::string(name) + ", " + std::to_string(std::lround(full * 100)) + " %";
  node.rect = rect;
  emit(s, std::move(node));
}

void separator(Ui& ui) {
  State& s = ui.state();
  const Rect rect = place_item(s, 0, 1, 0);
  paint::horizontal_line(s, rect.x, rect.y, rect.width, ui.color(Color::border));
}

void skeleton(Ui& ui, int lines) {
  State& s = ui.state();
  for (int i = 0; i < lines; ++i) {
    const Rect rect = place_item(s, 0, 14, 0);
    const float share = i + 1 == lines ? 0.6F : 1.0F;
    paint::fill(s, {rect.x, rect.y, rect.width * share, rect.height}, ui.color(Color::track), 4);
  }
}

bool empty_state(Ui& ui, std::string_view title, const EmptyOptions& options) {
  bool pressed = false;
  ui.begin_column({.gap = space::kSm,
                   .padding = Insets::symmetric(space::kLg, space::kXxl),
                   .max_width = 440,
                   .align = Align::center});
  if (!options.icon.empty()) {
    State& s = ui.state();
    const Rect rect = place_item(s, 0, 64, 64);
    const float x = rect.x + rect.width / 2;
    const float y = rect.y + 28;
    paint::disc(s, x, y, 28, ui.color(Color::accent_soft));
    paint::icon(s, options.icon, x, y, 26, ui.color(Color::accent_text));
  }
  heading(ui, 2, TextStyle::title18, title, {.align = Align::center});
  if (!options.text.empty()) {
    text(ui, TextStyle::body15, options.text, {.color = Color::text_muted, .align = Align::center});
  }
  if (!options.action.empty()) {
    ui.spacing(space::kSm);
    ui.begin_inline({.align = Align::center});
    pressed = button(ui, options.action, {.kind = ButtonKind::primary});
    ui.end_inline();
  }
  ui.end_column();
  return pressed;
}

}  // namespace oferta::ui
