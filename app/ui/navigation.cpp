#include "app/ui/navigation.h"

#include <algorithm>
#include <cmath>

#include "app/ui/icons_generated.h"
#include "app/ui/interaction.h"
#include "app/ui/layout.h"
#include "app/ui/marks.h"
#include "app/ui/painter.h"

namespace oferta::ui {
namespace {

void draw_count(State& s, float x, float y, int count) {
  const Face type = semibold(s, TextStyle::caption13);
  const std::string digits = count > 99 ? "99+" : std::to_string(count);
  const float width = std::max(18.0F, std::ceil(text_width(type, digits)) + 10);
  const Rect pill{x - width / 2, y - 9, width, 18};
  paint::fill(s, pill, s.theme->color(Color::danger_fill), radius::kPill);
  paint::text_in(s, type, pill, digits, s.theme->color(Color::on_accent), Align::center);
}

float grown(const Ui& ui, float usual) {
  return std::round(usual * (1 + (std::max(1.0F, ui.text_scale()) - 1) * 0.7F));
}

}  // namespace

float rail_width(const Ui& ui) {
  return grown(ui, 84);
}

float bottom_bar_height(const Ui& ui) {
  return grown(ui, 60);
}

float top_bar_height(const Ui& ui) {
  return grown(ui, 56);
}

bool nav_item(Ui& ui, std::string_view label, const NavItemOptions& options) {
  State& s = ui.state();
  const Id id = widget_id(s, options.id.empty() ? label : options.id);
  const bool bar = ui.phone();
  // The bar has one line for words: what was broken by hand stands there in one piece.
  if (bar && !options.name.empty()) label = options.name;
  // The words may use the rail's padding too.
  const float room = next_place(s).width;
  const float inner = bar ? room - 4 : std::max(room, std::min(room + 8, rail_width(ui) - 4));
  // A long word is written smaller rather than cut.
  Face fitted = face(s, TextStyle::caption13);
  if (const float words = break_lines(fitted, label, 0).width; words > inner) {
    fitted.size = std::max(fitted.size - 3, std::floor(fitted.size * inner / words));
    fitted.line_height = std::round(fitted.size * 1.3F);
  }
  const TextLines lines = break_lines(fitted, label, inner, bar ? 1 : 2);
  const float height = bar ? bottom_bar_height(ui) - 8 : 36 + lines.height + 2;
  const Rect rect = place_item(s, 0, height, 60);
  const Interaction did = interact(s, id, rect);
  const float on = animate(s, id, "current", options.current ? 1.0F : 0.0F);
  // In a rail without padding of its own the mark keeps off the edges.
  const float side = bar ? 2.0F : room < rail_width(ui) ? 0.0F : 6.0F;
  const Rect body = inset(rect, Insets::symmetric(side, 0));
  const Rgba back =
      mix(with_alpha(ui.color(Color::rail_hover), did.hover), ui.color(Color::rail_selected), on);
  paint::fill(s, body, back, radius::kControl);
  const Rgba ink =
      mix(mix(ui.color(Color::rail_text), ui.color(Color::rail_text_selected), did.hover),
          ui.color(Color::rail_text_selected), on);
  const float middle = rect.x + rect.width / 2;
  paint::icon(s, options.icon, middle, rect.y + 18, 20, ink);
  paint::lines(s, fitted, {middle - inner / 2, rect.y + 31, inner, lines.height}, lines, ink,
               Align::center);
  if (options.count > 0) draw_count(s, middle + 14, rect.y + 11, options.count);
  if (did.ring) {
    // The accent would not be seen on the dark rail.
    paint::framed(s, inset(body, 1),
                  mix(ui.color(Color::rail), back, static_cast<float>(back & 0xFFU) / 255),
                  ui.color(Color::rail_text_selected), radius::kControl, 2);
    paint::icon(s, options.icon, middle, rect.y + 18, 20, ink);
    paint::lines(s, fitted, {middle - inner / 2, rect.y + 31, inner, lines.height}, lines, ink,
                 Align::center);
  }
  SemanticNode node;
  node.id = id;
  node.role = Role::link;
  node.name = std::string(options.name.empty() ? label : options.name);
  if (options.count > 0) node.name += ", " + std::to_string(options.count);
  node.rect = rect;
  node.focusable = true;
  node.current = options.current;
  emit(s, std::move(node));
  return did.clicked;
}

bool tabs(Ui& ui, std::string_view label, std::span<const TabItem> items, int& index) {
  State& s = ui.state();
  const int before = index;
  begin_group(ui, Role::tablist, label);
  std::vector<ChoiceItem> choices(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) choices[i].label = items[i].label;
  const int stop = tab_stop(choices, index);
  int moved = -1;
  std::vector<Id> ids;
  const float height = std::max(40.0F, control_height(s, ControlSize::medium));
  const Rect line = next_place(s);
  ui.begin_inline({.gap = space::kXl, .wrap = false});
  for (std::size_t i = 0; i < items.size(); ++i) {
    const int at = static_cast<int>(i);
    const bool chosen = at == index;
    const Face type = chosen ? semibold(s, TextStyle::body15) : face(s, TextStyle::body15);
    std::string words(items[i].label);
    if (items[i].count >= 0) words += "  " + std::to_string(items[i].count);
    const float width = std::ceil(text_width(semibold(s, TextStyle::body15), words));
    const Id id = widget_id(s, items[i].id.empty() ? items[i].label : items[i].id);
    ids.push_back(id);
    const Rect rect = place_item(s, width, height, width);
    const Interaction did = interact(s, id, inset(rect, Insets::symmetric(-8, 0)));
    if (did.clicked) index = at;
    if (const auto key = take_key(s, id)) moved = item_by_key(*key, at, choices);
    const float on = animate(s, id, "tab", chosen ? 1.0F : 0.0F);
    const Rgba calm = mix(ui.color(Color::text_muted), ui.color(Color::text), did.hover);
    paint::text_in(s, type, rect, words, mix(calm, ui.color(Color::accent_text), on));
    paint::fill(s, {rect.x, rect.bottom() - 2, rect.width, 2},
                with_alpha(ui.color(Color::accent), on), 1);
    if (did.ring) paint::ring(s, inset(rect, Insets::symmetric(-2, 6)), radius::kSmall);
    SemanticNode node;
    node.id = id;
    node.role = Role::tab;
    node.name = words;
    node.rect = rect;
    node.focusable = at == stop;
    node.selected = chosen;
    node.keys = kGroupKeys;
    emit(s, std::move(node));
  }
  ui.end_inline();
  paint::horizontal_line(s, line.x, s.columns.back().y + s.columns.back().used - 1, line.width,
                         ui.color(Color::border));
  if (moved >= 0) {
    index = moved;
    ui.request_focus(ids[static_cast<std::size_t>(moved)]);
  }
  end_group(ui);
  return index != before;
}

}  // namespace oferta::ui
