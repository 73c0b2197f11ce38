// One of several proposals: a card that is a radio button.
#include <cmath>

#include "app/ui/card.h"
#include "app/ui/card_frame.h"
#include "app/ui/icons_generated.h"
#include "app/ui/marks.h"
#include "app/ui/painter.h"
#include "app/ui/text.h"

namespace oferta::ui {
namespace {

struct VariantPlace {
  VariantGroup* group = nullptr;
  int index = 0;
  bool tab_stop = false;
  bool wanted = false;
};

VariantPlace variant_place(State& s, bool selected) {
  VariantGroup& group = s.variant_groups[s.parents.empty() ? 0 : s.parents.back()];
  if (group.pass != s.pass) {
    group.count = group.next;
    group.selected = group.seen_selected;
    group.pass = s.pass;
    group.next = 0;
    group.seen_selected = -1;
  }
  VariantPlace out;
  out.group = &group;
  out.index = group.next++;
  if (selected) group.seen_selected = out.index;
  out.tab_stop = selected || (group.selected < 0 && out.index == 0);
  out.wanted = group.wanted == out.index;
  if (out.wanted) group.wanted = -1;
  return out;
}

// The card the key leads to chooses itself in the next pass.
bool take_arrow(State& s, Id id, const VariantPlace& place) {
  const auto key = take_key(s, id);
  const int count = place.group->count;
  if (!key || count < 1) return false;
  int to = -1;
  if (*key == "ArrowRight" || *key == "ArrowDown") to = (place.index + 1) % count;
  if (*key == "ArrowLeft" || *key == "ArrowUp") to = (place.index + count - 1) % count;
  if (*key == "Home") to = 0;
  if (*key == "End") to = count - 1;
  place.group->wanted = to;
  return to >= 0;
}

void emit_variant(State& s, Id id, const Rect& rect, const VariantCardOptions& options,
                  bool tab_stop) {
  SemanticNode node;
  node.id = id;
  node.role = Role::radio;
  node.name = std::string(options.title) + ", " + std::string(options.price);
  if (!options.badge.empty()) node.name += ", " + std::string(options.badge);
  node.description = std::string(options.note);
  node.rect = rect;
  node.focusable = tab_stop;
  node.has_checked = true;
  node.checked = options.selected;
  node.keys = kGroupKeys;
  emit(s, std::move(node));
}

// The radio's name says all this already.
void variant_head(Ui& ui, const VariantCardOptions& options, float selected) {
  State& s = ui.state();
  const Face type = face(s, TextStyle::body15);
  const Face small = face(s, TextStyle::caption13);
  const float badge_width =
      options.badge.empty() ? 0 : std::ceil(text_width(small, options.badge)) + 2 * space::kSm;
  const float room = next_place(s).width;
  const bool beside =
      badge_width == 0 || text_width(type, options.title) + space::kXs + badge_width <= room;
  const TextLines title = break_lines(type, options.title, room, 2);
  const Rect head = place_item(s, 0, title.height, 0);
  paint::lines(s, type, head, title,
               mix(ui.color(Color::text_muted), ui.color(Color::accent_text), selected));
  if (title.cut) s.cut_texts.emplace_back(options.title);
  if (badge_width > 0) {
    const Rect row = beside ? head : place_item(s, 0, 22, 0);
    const float left = beside ? row.right() - badge_width : row.x;
    const Rect pill{left, row.y + 1, std::min(badge_width, row.width), 20};
    paint::fill(s, pill, ui.color(Color::accent), radius::kPill);
    paint::text_in(s, small, pill, options.badge, ui.color(Color::on_accent), Align::center);
  }
  text(ui, TextStyle::title18, options.price, {.hidden_from_reader = true});
  if (!options.note.empty()) {
    text(ui, TextStyle::caption13, options.note,
         {.color = Color::text_muted, .hidden_from_reader = true});
  }
  ui.spacing(space::kXs);
}

}  // namespace

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
  Interaction did = interact(s, self, rect);
  const VariantPlace place = variant_place(s, options.selected);
  if (take_arrow(s, self, place)) settle(s);
  if (place.wanted) {
    did.clicked = true;
    ui.request_focus(self);
  }
  const float selected = animate(s, self, "selected", options.selected ? 1.0F : 0.0F);
  draw_card(s, rect, look, selected, did.hover);
  if (did.ring) paint::ring(s, rect, radius::kCard);
  emit_variant(s, self, rect, options, place.tab_stop);
  ui.push_id(id);
  open_card(ui, self, rect, look);
  s.cards.back().result.clicked = did.clicked;
  variant_head(ui, options, selected);
  return did.clicked;
}

void end_variant_card(Ui& ui) {
  end_card(ui);
}

namespace {

struct CheckSign {
  const char* icon;
  Color color;
  Color text;
};
CheckSign sign_of(Check check) {
  switch (check) {
    case Check::met:
      return {kIconCheck, Color::success, Color::text};
    case Check::partly:
      return {kIconMinus, Color::warning, Color::text};
    case Check::unmet:
      break;
  }
  return {kIconX, Color::text_muted, Color::text_muted};
}

}  // namespace

void check_line(Ui& ui, std::string_view text, Check check, std::string_view state_name) {
  State& s = ui.state();
  constexpr float kIndent = 20;
  const Face type = face(s, TextStyle::caption13);
  const TextLines lines = break_lines(type, text, std::max(1.0F, next_place(s).width - kIndent));
  const Rect rect = place_item(s, 0, lines.height, kIndent + text_width(type, text));
  if (visible(s, rect)) {
    const CheckSign sign = sign_of(check);
    paint::icon(s, sign.icon, rect.x + 6, rect.y + type.line_height / 2, 13, ui.color(sign.color));
    paint::lines(s, type, inset(rect, Insets{kIndent, 0, 0, 0}), lines, ui.color(sign.text));
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
