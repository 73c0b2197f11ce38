#include "app/ui/card.h"

#include <algorithm>

#include "app/ui/buttons.h"
#include "app/ui/card_frame.h"
#include "app/ui/icons_generated.h"
#include "app/ui/interaction.h"
#include "app/ui/layout.h"
#include "app/ui/painter.h"
#include "app/ui/text.h"

namespace oferta::ui {
namespace {

struct CardColors {
  Rgba back;
  Rgba border;
};

CardColors card_colors(const State& s, const CardOptions& options, float hover) {
  if (options.tone != Tone::neutral) {
    const ToneColors tone = tone_colors(options.tone);
    return {s.theme->color(tone.background), s.theme->color(tone.border)};
  }
  const Rgba border =
      mix(s.theme->color(Color::border), s.theme->color(Color::border_strong), hover);
  return {s.theme->color(Color::surface), border};
}

}  // namespace

void draw_card(State& s, const Rect& rect, const CardOptions& options, float selected,
               float hover) {
  if (!visible(s, inset(rect, -30))) return;
  const CardColors colors = card_colors(s, options, hover);
  if (selected > 0.5F) {
    paint::shadow(s, rect, radius::kCard, 2);
  } else if (!options.flat) {
    paint::shadow(s, rect, radius::kCard, 1);
  }
  const Rgba border = mix(colors.border, s.theme->color(Color::accent), selected);
  paint::framed(s, rect, colors.back, border, radius::kCard, selected > 0.5F ? 2.0F : 0.0F);
}

float starting_height(State& s, Id id, const CardOptions& options) {
  if (options.height > 0) return options.height;
  const float own = remembered(s, id);
  return options.fill_height ? stretched_height(s, own) : own;
}

void open_card(Ui& ui, Id id, const Rect& rect, const CardOptions& options) {
  State& s = ui.state();
  const float pad = options.padding;
  CardFrame frame;
  frame.id = id;
  frame.rect = rect;
  frame.padding = pad;
  frame.fixed = options.height > 0;
  s.cards.push_back(frame);
  const float limit = frame.fixed ? rect.bottom() - pad : s.columns.back().limit - pad;
  push_column(s, rect.x + pad, rect.y + pad, rect.width - 2 * pad, limit, options.gap);
}

namespace {

void card_title(Ui& ui, const CardOptions& options) {
  if (options.title.empty()) return;
  if (options.action.empty()) {
    heading(ui, 2, options.title);
    return;
  }
  ui.begin_row({-1, 0}, {.gap = space::kMd, .vertical = Align::center});
  heading(ui, 2, options.title);
  ui.next();
  if (link(ui, options.action, {.role = Role::button}))
    ui.state().cards.back().result.action = true;
  ui.end_row();
}

}  // namespace

void begin_card(Ui& ui, std::string_view id, const CardOptions& options) {
  State& s = ui.state();
  const Id self = hash_id(widget_id(s, id), "card");
  const float height = starting_height(s, self, options);
  const Rect at = next_place(s);
  const Rect rect{at.x, at.y, at.width, height};
  const std::string_view name = options.title.empty() ? options.name : options.title;

  Interaction did;
  if (options.clickable) did = interact(s, self, rect);
  const float selected = animate(s, self, "selected", options.selected ? 1.0F : 0.0F);
  draw_card(s, rect, options, selected, did.hover);
  if (did.ring) paint::ring(s, rect, radius::kCard);
  if (!name.empty()) {
    begin_group(ui, Role::group, name, id);
  } else {
    ui.push_id(id);
  }
  if (options.clickable) {
    SemanticNode node;
    node.id = self;
    node.role = Role::button;
    node.name = std::string(options.name.empty() ? options.title : options.name);
    node.rect = rect;
    node.focusable = true;
    emit(s, std::move(node));
  }
  open_card(ui, self, rect, options);
  s.cards.back().grouped = !name.empty();
  s.cards.back().result.clicked = did.clicked;
  card_title(ui, options);
}

CardResult end_card(Ui& ui) {
  State& s = ui.state();
  const Column content = pop_column(s);
  const CardFrame frame = s.cards.back();
  s.cards.pop_back();
  const float natural = content.used + 2 * frame.padding;
  if (!frame.fixed) remember(s, frame.id, natural);
  const float height = frame.fixed ? frame.rect.height : std::max(natural, frame.rect.height);
  place_item(s, 0,
             frame.fixed                   ? height
             : frame.rect.height > natural ? height
                                           : natural,
             content.natural_width + 2 * frame.padding,
             frame.fixed ? height : content.natural + 2 * frame.padding);
  if (frame.grouped) {
    end_group(ui);
  } else {
    ui.pop_id();
  }
  return frame.result;
}

}  // namespace oferta::ui
