#include "app/ui/text.h"

#include <algorithm>

#include "app/ui/interaction.h"
#include "app/ui/painter.h"

namespace oferta::ui {
namespace {

struct Heading {
  TextStyle style;
  Color color;
};
Heading heading_look(int level) {
  if (level <= 1) return {TextStyle::display24, Color::text};
  if (level == 2) return {TextStyle::body15_semibold, Color::text};
  return {TextStyle::caption13_semibold, Color::text_muted};
}

void draw(State& s, TextStyle style, std::string_view content, const TextOptions& options,
          SemanticNode node) {
  const Face type = face(s, style);
  const Rect room = next_place(s);
  const float natural = text_width(type, content);
  const bool inline_line = s.columns.back().is_inline;
  const float full = inline_line ? s.columns.back().width : room.width;
  const int max_lines = options.wrap ? options.max_lines : 1;
  const TextLines shown = break_lines(type, content, full, max_lines);
  // In a line of items a text is as wide as it is; in a column it has the whole width.
  const Rect rect = place_item(s, inline_line ? shown.width : 0, shown.height, natural);
  if (visible(s, rect)) {
    paint::lines(s, type, rect, shown, s.theme->color(options.color), options.align);
    if (shown.cut) s.cut_texts.emplace_back(content);
  }
  if (options.hidden_from_reader || content.empty()) return;
  node.name = std::string(content);
  node.rect = rect;
  node.live = options.live;
  emit(s, std::move(node));
}

}  // namespace

void text(Ui& ui, TextStyle style, std::string_view text, const TextOptions& options) {
  State& s = ui.state();
  SemanticNode node;
  node.id = ordinal_id(s, "text");
  node.role = options.live == Live::off ? Role::text : Role::status;
  draw(s, style, text, options, std::move(node));
}

void heading(Ui& ui, int level, std::string_view text, const TextOptions& options) {
  const Heading look = heading_look(level);
  TextOptions adjusted = options;
  if (options.color == Color::text) adjusted.color = look.color;
  heading(ui, level, look.style, text, adjusted);
}

void heading(Ui& ui, int level, TextStyle style, std::string_view text,
             const TextOptions& options) {
  State& s = ui.state();
  SemanticNode node;
  node.id = ordinal_id(s, "heading");
  node.role = Role::heading;
  node.level = level;
  draw(s, style, text, options, std::move(node));
}

void label_value(Ui& ui, std::string_view label, std::string_view value,
                 const LabelValueOptions& options) {
  State& s = ui.state();
  const Face label_face = face(s, options.style);
  const Face value_face = face(s, options.value_style);
  const float value_width = text_width(value_face, value);
  const Rect room = next_place(s);
  const float label_room = std::max(1.0F, room.width - value_width - space::kMd);
  const TextLines name = break_lines(label_face, label, label_room);
  const Face small = face(s, TextStyle::caption13);
  const TextLines more = break_lines(small, options.description, label_room);
  const float line = std::max(label_face.line_height, value_face.line_height);
  const float first = std::max(line, name.height);
  const float height = first + (options.description.empty() ? 0 : more.height);
  const Rect rect =
      place_item(s, 0, height, text_width(label_face, label) + space::kMd + value_width);

  // Both stand on the baseline of the bigger one.
  const float baseline = std::max(baseline_in(label_face, label_face.line_height),
                                  baseline_in(value_face, value_face.line_height));
  const float label_top = rect.y + baseline - baseline_in(label_face, label_face.line_height);
  const float value_top = rect.y + baseline - baseline_in(value_face, value_face.line_height);
  const Rect label_rect{rect.x, label_top, label_room, name.height};
  const Rect value_rect{rect.right() - value_width, value_top, value_width, value_face.line_height};
  if (visible(s, rect)) {
    paint::lines(s, label_face, label_rect, name, ui.color(options.label_color));
    paint::text(s, value_face, value_rect.x, value_rect.y, value, ui.color(options.value_color));
    if (!options.description.empty()) {
      paint::lines(s, small, {rect.x, rect.y + first, label_room, more.height}, more,
                   ui.color(Color::text_muted));
    }
  }

  const auto say = [&](std::string_view what, const Rect& where, Live live) {
    if (what.empty()) return;
    SemanticNode node;
    node.id = ordinal_id(s, "text");
    node.role = live == Live::off ? Role::text : Role::status;
    node.name = std::string(what);
    node.rect = where;
    node.live = live;
    emit(s, std::move(node));
  };
  say(label, label_rect, Live::off);
  say(value, value_rect, options.live);
  say(options.description, {rect.x, rect.y + first, label_room, more.height}, Live::off);
}

}  // namespace oferta::ui
