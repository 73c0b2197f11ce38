#include "app/ui/card.h"

#include <algorithm>
#include <cmath>

#include "app/ui/buttons.h"
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

void draw_card(State& s, const Rect& rect, const CardColors& colors, float selected, bool flat) {
  if (!visible(s, inset(rect, -30))) return;
  if (selected > 0.5F) {
    paint::shadow(s, rect, radius::kCard, 2);
  } else if (!flat) {
    paint::shadow(s, rect, radius::kCard, 1);
  }
  const Rgba border = mix(colors.border, s.theme->color(Color::accent), selected);
  paint::framed(s, rect, colors.back, border, radius::kCard, selected > 0.5F ? 2.0F : 0.0F);
}

// Height of a card at its start: given, stretched to the row, or that of the pass before.
float starting_height(State& s, Id key, const CardOptions& options) {
  if (options.height > 0) return options.height;
  const float own = remembered(s, key);
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
  draw_card(s, rect, card_colors(s, options, did.hover), selected, options.flat);
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

bool begin_variant_card(Ui& ui, std::string_view id, const VariantCardOptions& options) {
  State& s = ui.state();
  const Id self = hash_id(widget_id(s, id), "variant");
  CardOptions look;
  look.fill_height = true;
  look.selected = options.selected;
  look.gap = space::kXs;
  look.padding = 15;
  const Rect at = next_place(s);
  const Rect rect{at.x, at.y, at.width, starting_height(s, self, look)};
  const Interaction did = interact(s, self, rect);
  const float selected = animate(s, self, "selected", options.selected ? 1.0F : 0.0F);
  draw_card(s, rect, card_colors(s, look, did.hover), selected, false);
  if (did.ring) paint::ring(s, rect, radius::kCard);

  SemanticNode node;
  node.id = self;
  node.role = Role::radio;
  node.name = std::string(options.title) + ", " + std::string(options.price);
  node.description = std::string(options.note);
  if (!options.badge.empty()) node.name += ", " + std::string(options.badge);
  node.rect = rect;
  node.focusable = true;
  node.has_checked = true;
  node.checked = options.selected;
  emit(s, std::move(node));
  ui.push_id(id);
  open_card(ui, self, rect, look);
  s.cards.back().result.clicked = did.clicked;

  // The radio's name says all this already.
  const Face type = face(s, TextStyle::body15);
  const Face small = face(s, TextStyle::caption13);
  const float badge_width =
      options.badge.empty() ? 0 : std::ceil(text_width(small, options.badge)) + 2 * space::kSm;
  const Rect head = place_item(s, 0, type.line_height, 0);
  paint::text_in(s, type, inset(head, Insets{0, 0, badge_width, 0}), options.title,
                 mix(ui.color(Color::text_muted), ui.color(Color::accent_text), selected));
  if (badge_width > 0) {
    const Rect pill{head.right() - badge_width, head.y + 1, badge_width, 20};
    paint::fill(s, pill, ui.color(Color::accent), radius::kPill);
    paint::text_in(s, small, pill, options.badge, ui.color(Color::on_accent), Align::center);
  }
  text(ui, TextStyle::title18, options.price, {.hidden_from_reader = true});
  if (!options.note.empty()) {
    text(ui, TextStyle::caption13, options.note,
         {.color = Color::text_muted, .hidden_from_reader = true});
  }
  ui.spacing(space::kXs);
  return did.clicked;
}

void end_variant_card(Ui& ui) {
  end_card(ui);
}

void check_line(Ui& ui, std::string_view text, bool met, std::string_view state_name) {
  State& s = ui.state();
  constexpr float kIndent = 20;
  const Face type = face(s, TextStyle::caption13);
  const TextLines lines = break_lines(type, text, std::max(1.0F, next_place(s).width - kIndent));
  const Rect rect = place_item(s, 0, lines.height, kIndent + text_width(type, text));
  if (visible(s, rect)) {
    const Rgba sign = ui.color(met ? Color::success : Color::text_muted);
    paint::icon(s, met ? kIconCheck : kIconMinus, rect.x + 6, rect.y + type.line_height / 2, 13,
                sign);
    paint::lines(s, type, inset(rect, Insets{kIndent, 0, 0, 0}), lines,
                 ui.color(met ? Color::text : Color::text_muted));
  }
  SemanticNode node;
  node.id = ordinal_id(s, "check");
  node.role = Role::text;
  node.name = std::string(text);
  if (!state_name.empty()) node.name += " – " + std::string(state_name);
  node.rect = rect;
  emit(s, std::move(node));
}

}  // namespace oferta::ui
