#include "app/ui/field_frame.h"

#include <algorithm>

#include "app/ui/icons_generated.h"
#include "app/ui/painter.h"
#include "shared/base/text.h"

namespace oferta::ui {
namespace {

constexpr float kFieldPad = 12;
constexpr float kIcon = 16;

float right_padding(const State& s, const FieldOptions& options) {
  float right = kFieldPad;
  if (!options.suffix.empty()) {
    right += text_width(face(s, options.style), options.suffix) + space::kXs;
  }
  if (options.clearable) right += 28;
  return right;
}

float box_height(const State& s, const FieldOptions& options) {
  const float line = face(s, options.style).line_height;
  const float single = std::max(control_height(s, ControlSize::medium), line + 18);
  return options.rows > 1 ? line * static_cast<float>(options.rows) + 20 : single;
}

void draw_text(State& s, const Rect& inner, std::string_view shown, const FieldOptions& options,
               bool focused) {
  const Face type = face(s, options.style);
  // The browser's own element shows the text while it is edited.
  if (focused) return;
  const bool empty = shown.empty();
  const Rgba ink = s.theme->color(!options.enabled || empty
                                      ? (options.enabled ? Color::text_muted : Color::text_disabled)
                                      : Color::text);
  const std::string_view content = empty ? options.placeholder : shown;
  if (options.rows > 1) {
    const Rect area = inset(inner, Insets::symmetric(0, 10));
    paint::lines(s, type, area, break_lines(type, content, area.width, options.rows), ink);
  } else {
    paint::text_in(s, type, inner, content, ink, options.align);
  }
}

/// Dots, as many as there are characters.
std::string dots_for(std::string_view secret) {
  std::string dots;
  for (std::size_t i = length_utf8(secret); i > 0; --i) dots += "•";
  return dots;
}

void fill_node(const State& s, SemanticNode& node, std::string_view label, std::string_view shown,
               const FieldOptions& options) {
  const Face type = face(s, options.style);
  node.name = std::string(label);
  node.value = std::string(shown);
  node.placeholder = std::string(options.placeholder);
  node.description = std::string(options.error.empty() ? options.hint : options.error);
  node.input_mode = std::string(options.input_mode);
  node.autocomplete = std::string(options.autocomplete);
  node.required = options.required;
  node.invalid = node.invalid || !options.error.empty();
  node.disabled = !options.enabled;
  node.focusable = options.enabled;
  node.read_only = options.read_only;
  node.multiline = options.rows > 1;
  node.align_right = options.align == Align::right;
  node.font_size = type.size;
  node.text_color = s.theme->color(Color::text);
  node.semibold = type.semibold;
}

}  // namespace

void field_label(Ui& ui, Id id, std::string_view label, const FieldOptions& options) {
  if (!options.show_label || label.empty()) return;
  State& s = ui.state();
  const Face type = face(s, TextStyle::caption13);
  const Rect room = next_place(s);
  const TextLines lines = break_lines(type, label, room.width - 12);
  const Rect rect = place_item(s, 0, lines.height, text_width(type, label));
  const Rgba ink = ui.color(options.enabled ? Color::text_muted : Color::text_disabled);
  paint::lines(s, type, rect, lines, ink);
  if (options.required) {
    const float end = text_width(type, lines.lines.back()) + 3;
    const float y = rect.bottom() - type.line_height;
    paint::text(s, type, rect.x + end, y, "*", ui.color(Color::danger));
  }
  // The label is part of the field for the pointer; the field's node carries its name. Labels of
  // groups have no field: nothing there may be pressed.
  if (id == 0) return;
  const Interaction did = interact(s, hash_id(id, "label"), rect, options.enabled);
  if (did.clicked) ui.request_focus(id);
}

FieldFrame field_box(Ui& ui, Id id, std::string_view label, std::string_view shown,
                     const FieldOptions& options, SemanticNode prototype) {
  State& s = ui.state();
  FieldFrame out;
  out.id = id;
  out.box =
      place_item(s, options.width, box_height(s, options), options.width > 0 ? options.width : 200);
  const Interaction did = interact(s, id, out.box, options.enabled);
  out.focused = did.focused;
  if (did.clicked && !did.focused) ui.request_focus(id);
  out.cancelled = has_key(s, id, "Escape");
  if (!options.read_only) out.typed = take(s, id, SemanticAction::Kind::set_value);
  out.committed = take(s, id, SemanticAction::Kind::commit).has_value();

  const float left = kFieldPad + (options.icon.empty() ? 0 : kIcon + space::kSm);
  const float right = right_padding(s, options);
  const bool invalid = prototype.invalid || !options.error.empty();
  if (visible(s, out.box)) {
    const float focus = animate(s, id, "focus", did.focused ? 1.0F : 0.0F);
    const Rgba calm =
        mix(ui.color(Color::border_strong), ui.color(Color::text_muted), did.hover * 0.4F);
    const Rgba border =
        invalid ? ui.color(Color::danger) : mix(calm, ui.color(Color::accent), focus);
    const Rgba back = ui.color(options.enabled ? Color::surface : Color::surface_sunken);
    paint::framed(s, out.box, back, border, radius::kControl, did.focused ? 2.0F : 0.0F);
    const float middle = out.box.y + out.box.height / 2;
    paint::icon(s, options.icon, out.box.x + kFieldPad + kIcon / 2, middle, kIcon,
                ui.color(Color::text_muted));
    const Face type = face(s, options.style);
    const float suffix = text_width(type, options.suffix);
    paint::text_in(s, type,
                   {out.box.right() - kFieldPad - suffix, out.box.y, suffix + 1, out.box.height},
                   options.suffix, ui.color(Color::text_muted));
    const Rect inner = inset(out.box, Insets{left, 0, right, 0});
    const bool secret = options.autocomplete.ends_with("password");
    const std::string dots = secret ? dots_for(shown) : std::string();
    draw_text(s, inner, secret ? dots : shown, options, did.focused && options.enabled);
  }
  prototype.id = id;
  prototype.rect = out.box;
  prototype.padding_left = left;
  prototype.padding_right = right;
  fill_node(s, prototype, label, shown, options);
  emit(s, std::move(prototype));
  return out;
}

bool field_cleared(Ui& ui, const FieldFrame& frame, std::string_view label,
                   const FieldOptions& options, bool empty) {
  if (!options.clearable || empty || !options.enabled || options.read_only) return false;
  State& s = ui.state();
  const Id id = hash_id(frame.id, "clear");
  const Rect rect{frame.box.right() - 36, frame.box.y, 36, frame.box.height};
  const Interaction did = interact(s, id, rect, true);
  paint::icon(s, kIconX, rect.x + 18, rect.y + rect.height / 2, kIcon,
              mix(ui.color(Color::text_muted), ui.color(Color::text), did.hover));
  if (did.ring) paint::ring(s, inset(rect, 4), radius::kSmall);
  SemanticNode node;
  node.id = id;
  node.role = Role::button;
  node.name = s.strings.clear + ": " + std::string(label);
  node.rect = rect;
  node.focusable = true;
  emit(s, std::move(node));
  if (did.clicked) ui.request_focus(frame.id);
  return did.clicked;
}

void field_note(Ui& ui, const FieldOptions& options, std::string_view error) {
  State& s = ui.state();
  const std::string_view wrong = !options.error.empty() ? options.error : error;
  const std::string_view said = wrong.empty() ? options.hint : wrong;
  if (said.empty()) return;
  const Face type = face(s, TextStyle::caption13);
  const float indent = wrong.empty() ? 0.0F : 20.0F;
  const Rect room = next_place(s);
  const TextLines lines = break_lines(type, said, room.width - indent);
  const Rect rect = place_item(s, 0, lines.height, text_width(type, said) + indent);
  const Rgba ink = ui.color(wrong.empty() ? Color::text_muted : Color::danger);
  if (!wrong.empty()) {
    paint::icon(s, kIconCircleAlert, rect.x + 7, rect.y + type.line_height / 2, 14, ink);
  }
  paint::lines(s, type, inset(rect, Insets{indent, 0, 0, 0}), lines, ink);
  if (wrong.empty()) return;  // the field's description says the hint already
  SemanticNode node;
  node.id = ordinal_id(s, "error");
  node.role = Role::alert;
  node.live = Live::assertive;
  node.name = std::string(wrong);
  node.rect = rect;
  emit(s, std::move(node));
}

Language field_language(const State& s) {
  return parse_language(s.language).value_or(Language::ru);
}

}  // namespace oferta::ui
