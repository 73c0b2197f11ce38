#include "app/ui/screen_keyboard.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <vector>

#include "app/ui/icons_generated.h"
#include "app/ui/interaction.h"
#include "app/ui/layout.h"
#include "app/ui/painter.h"
#include "app/ui/typography.h"
#include "shared/base/text.h"

namespace oferta::ui {
namespace {

// Keys of a row, separated by spaces. Those with a name share what the others leave of the row.
constexpr std::array<std::string_view, 5> kRussian = {
    "1 2 3 4 5 6 7 8 9 0 + -", "й ц у к е н г ш щ з х ъ", "ф ы в а п р о л д ж э ё",
    "shift я ч с м и т ь б ю back", "language @ _ space . , done"};
constexpr std::array<std::string_view, 5> kEnglish = {
    "1 2 3 4 5 6 7 8 9 0 + -", "q w e r t y u i o p", "a s d f g h j k l",
    "shift z x c v b n m back", "language @ _ space . , done"};
constexpr std::array<std::string_view, 2> kNumbers = {"1 2 3 4 5 + back", "6 7 8 9 0 , done"};

constexpr float kColumns = 12;
constexpr float kNumberColumns = 8;
constexpr float kWidestKey = 96;
// What is hit without looking is no smaller (WCAG 2.2, 2.5.5 asks for 44).
constexpr float kLowestKey = 56;
constexpr float kHighestKey = 88;
constexpr float kPadding = 8;

struct Keys {
  std::span<const std::string_view> rows;
  float columns = kColumns;
};

Keys keys_for(const ScreenKeyboard& keyboard, bool numbers) {
  if (numbers) return {kNumbers, kNumberColumns};
  return {keyboard.latin ? kEnglish : kRussian, kColumns};
}

float key_gap(const State& s) {
  return s.input.width < kTabletFrom ? 4.0F : 6.0F;
}

// A key and the gap under it. On a page that is low the keys leave two fifths of it.
float row_height(const State& s, std::size_t rows) {
  const float wanted = std::clamp(s.input.height * 0.075F, kLowestKey, kHighestKey) + key_gap(s);
  return std::floor(std::min(wanted, s.input.height * 0.6F / static_cast<float>(rows)));
}

float keys_height(const State& s, const Keys& keys) {
  return row_height(s, keys.rows.size()) * static_cast<float>(keys.rows.size());
}

// How much of what is left a key with a name takes; 0 for one that types.
float share_of(std::string_view key) {
  if (key == "shift" || key == "back" || key == "language") return 2;
  if (key == "done") return 3;
  return key == "space" ? 4 : 0;
}

struct KeyLook {
  std::string name;
  std::string_view label{};
  std::string_view icon{};
  std::string types{};
};

KeyLook look_of(const State& s, std::string_view key) {
  const UiStrings& words = s.strings;
  if (key == "shift") return {words.key_shift, {}, kIconArrowBigUp};
  if (key == "back") return {words.key_backspace, {}, kIconDelete, std::string(kBackspaceKey)};
  if (key == "space") return {words.key_space, words.key_space, {}, " "};
  if (key == "done") return {words.key_done, words.key_done, {}, std::string(kDoneKey)};
  if (key == "language") {
    return s.keyboard.latin ? KeyLook{"Русский", "RU"} : KeyLook{"English", "EN"};
  }
  const std::string typed = s.keyboard.shift ? capitalise(key) : std::string(key);
  return {typed, {}, {}, typed};
}

void paint_key(State& s, const Rect& rect, std::string_view key, const KeyLook& look,
               const Interaction& did, bool pressed) {
  const auto color = [&](Color token) { return s.theme->color(token); };
  const bool done = key == "done";
  const bool named = share_of(key) > 0 && key != "space";
  Rgba back = color(named ? Color::neutral_soft : Color::surface);
  if (pressed || did.held) back = color(Color::accent_soft);
  if (done) back = color(did.held ? Color::accent_pressed : Color::accent);
  const Rgba ink = color(done ? Color::on_accent : pressed ? Color::accent_text : Color::text);
  paint::framed(s, rect, back, pressed ? color(Color::accent) : color(Color::border),
                radius::kControl);
  const float size = std::round(std::min(rect.height * 0.36F, rect.width * 0.62F));
  paint::icon(s, look.icon, rect.x + rect.width / 2, rect.y + rect.height / 2, size, ink);
  Face type = face(s, TextStyle::body15);
  const bool words = !look.label.empty();
  const std::string_view label = words ? look.label : std::string_view(look.name);
  if (look.icon.empty()) {
    type.size = words ? std::round(std::min(rect.height * 0.26F, 22.0F)) : size;
    // A word keeps inside its key on a narrow page, too.
    const float wide = text_width(type, label);
    if (wide > rect.width - 8) type.size = std::floor(type.size * (rect.width - 8) / wide);
    type.line_height = std::round(type.size * 1.4F);
    paint::text_in(s, type, rect, label, ink, Align::center);
  }
}

// Draws one key; what it types when it was pressed.
std::string draw_key(State& s, Id id, const Rect& rect, std::string_view key) {
  const KeyLook look = look_of(s, key);
  const Interaction did = interact(s, id, rect);
  const bool shift = key == "shift";
  paint_key(s, rect, key, look, did, shift && s.keyboard.shift);
  SemanticNode node;
  node.id = id;
  node.role = Role::button;
  node.name = look.name;
  node.rect = rect;
  node.has_pressed = shift;
  node.pressed = shift && s.keyboard.shift;
  node.keeps_focus = true;
  emit(s, std::move(node));
  if (!did.clicked) return {};
  if (shift) s.keyboard.shift = !s.keyboard.shift;
  if (key == "language") s.keyboard.latin = !s.keyboard.latin;
  return look.types;
}

std::string draw_row(State& s, Id id, const Rect& place, std::string_view row, float columns) {
  const std::vector<std::string_view> keys = split(row, ' ');
  const float gap = key_gap(s);
  const float unit = (place.width + gap) / columns;
  float shares = 0;
  float fixed = 0;
  for (const std::string_view key : keys) {
    shares += share_of(key);
    if (share_of(key) == 0) fixed += 1;
  }
  const float each = shares > 0 ? (columns - fixed) * unit / shares : 0;
  float x = place.x + (shares > 0 ? 0 : (columns - fixed) * unit / 2);
  std::string typed;
  for (const std::string_view key : keys) {
    const float width = share_of(key) > 0 ? share_of(key) * each : unit;
    std::string one = draw_key(s, hash_id(id, key), {x, place.y, width - gap, place.height}, key);
    if (!one.empty()) typed = std::move(one);
    x += width;
  }
  return typed;
}

std::string draw_keys(Ui& ui, const Rect& panel, const Keys& keys, Role role) {
  State& s = ui.state();
  // The page's language, until another is asked for.
  if (s.keyboard.language != s.language) {
    s.keyboard.language = s.language;
    s.keyboard.latin = s.language == "en";
  }
  const Id id = widget_id(s, "keyboard");
  SemanticNode node;
  node.id = id;
  node.role = role;
  node.name = s.strings.keyboard;
  node.rect = panel;
  node.keeps_focus = true;
  for (const SemanticNode& other : s.tree.nodes) {
    if (other.modal) node.parent = other.id;  // nothing outside of it could be pressed
  }
  emit(s, std::move(node));
  open_parent(s, id);
  const float wide = std::min(panel.width - 2 * kPadding, keys.columns * kWidestKey);
  const float high = row_height(s, keys.rows.size());
  float y = panel.y + kPadding;
  std::string typed;
  for (const std::string_view row : keys.rows) {
    const Rect place{panel.x + (panel.width - wide) / 2, y, wide, high - key_gap(s)};
    std::string one = draw_row(s, id, place, row, keys.columns);
    if (!one.empty()) typed = std::move(one);
    y += high;
  }
  close_parent(s);
  return typed;
}

const SemanticNode* edited_field(const State& s) {
  const SemanticNode* node = s.focused == 0 ? nullptr : s.tree.find(s.focused);
  const bool field =
      node != nullptr && (node->role == Role::textbox || node->role == Role::spinbutton);
  return field && !node->disabled && !node->read_only ? node : nullptr;
}

// Names begin with a capital in every word, sentences and companies in the first.
bool begins_with_capital(const SemanticNode& field) {
  const std::string& text = field.value;
  if (field.autocomplete == "name") return text.empty() || text.ends_with(' ');
  return text.empty() && (field.multiline || field.autocomplete == "organization");
}

bool takes_numbers(const ScreenKeyboard& keyboard) {
  return keyboard.mode == "numeric" || keyboard.mode == "decimal" || keyboard.mode == "tel";
}

void follow_field(State& s, const SemanticNode& field) {
  ScreenKeyboard& keyboard = s.keyboard;
  if (keyboard.field == field.id && keyboard.text == field.value) return;
  if (keyboard.field != field.id) {
    keyboard.field = field.id;
    keyboard.latin = s.language == "en" || keyboard.mode == "email";
    keyboard.language = s.language;
    keyboard.reveal = 2;
  }
  keyboard.text = field.value;
  keyboard.shift = begins_with_capital(field);
}

void set_height(State& s, float height) {
  if (s.keyboard.height == height) return;
  s.keyboard.height = height;
  s.keyboard.reveal = 2;
  settle(s);
}

}  // namespace

float keyboard_height(const Ui& ui) {
  return ui.state().keyboard.height;
}

std::string docked_keyboard(Ui& ui, KeyboardUse use) {
  State& s = ui.state();
  ScreenKeyboard& keyboard = s.keyboard;
  const bool used = use != KeyboardUse::never;
  if (keyboard.used != used) {
    keyboard.used = used;
    settle(s);  // the fields say so to the browser
  }
  const SemanticNode* field = used ? edited_field(s) : nullptr;
  if (field != nullptr)
    follow_field(s, *field);
  else
    keyboard.field = 0;
  const bool no_other = use == KeyboardUse::always || (s.input.touch && !s.input.typed);
  // It comes and goes when the pointer is let go: what is pressed must not move away from under it.
  const bool wanted = s.pointer.down ? keyboard.height > 0 : field != nullptr && no_other;
  if (!wanted) {
    set_height(s, 0);
    return {};
  }
  const Keys keys = keys_for(keyboard, takes_numbers(keyboard));
  const float height = keys_height(s, keys) + kPadding + 4;
  set_height(s, height);
  if (keyboard.reveal > 0 && field != nullptr) {
    --keyboard.reveal;
    s.scroll_pending = field->id;
    settle(s);
  }
  const Rect panel{0, s.input.height - height, s.input.width, height};
  begin_layer(s, panel, false);
  paint::fill(s, panel, ui.color(Color::surface_sunken));
  paint::horizontal_line(s, panel.x, panel.y, panel.width, ui.color(Color::border));
  // A landmark: it belongs to no other part of the page.
  std::string typed = draw_keys(ui, panel, keys, Role::region);
  end_layer(s);
  return typed;
}

std::string keyboard_keys(Ui& ui, bool numbers) {
  State& s = ui.state();
  const Keys keys = keys_for(s.keyboard, numbers);
  const float height = keys_height(s, keys) + 2 * kPadding;
  const Rect panel = place_item(s, 0, height, 0);
  paint::fill(s, panel, ui.color(Color::surface_sunken), radius::kControl);
  return draw_keys(ui, panel, keys, Role::group);
}

}  // namespace oferta::ui
