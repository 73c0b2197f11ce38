// Fields whose text is a number: money, whole numbers, steppers.
#include <algorithm>

#include "app/ui/field_frame.h"
#include "app/ui/icons_generated.h"
#include "app/ui/painter.h"
#include "shared/base/format.h"

namespace oferta::ui {
namespace {

struct NumberText {
  std::string (*format)(std::int64_t value, Language language);
  Result<std::int64_t> (*parse)(std::string_view text);
};

std::string format_amount(std::int64_t minor, Language language) {
  const bool whole = minor % kMinorPerMajor == 0;
  return format_money(Money{minor, Currency::rub()}, language,
                      whole ? MoneyStyle::bare_whole : MoneyStyle::bare);
}

constexpr NumberText kMoney{format_amount, parse_money};
constexpr NumberText kInteger{format_integer, parse_integer};

// Why what is typed is no value for the field, or "".
std::string problem_with(const State& s, const Result<std::int64_t>& number,
                         const NumberOptions& limits, const NumberText& kind) {
  if (!number) return s.strings.invalid_number;
  if (*number >= limits.min && *number <= limits.max) return {};
  const Language language = field_language(s);
  return s.strings.out_of_range + ": " + kind.format(limits.min, language) + " – " +
         kind.format(limits.max, language);
}

// The text field itself, without label and note.
FieldResult number_box(Ui& ui, Id id, std::string_view label, std::int64_t& value,
                       const FieldOptions& options, const NumberOptions& limits,
                       const NumberText& kind, bool stepping, std::string& error) {
  State& s = ui.state();
  FieldMemory& memory = s.field_memory[id];
  if (memory.editing) {
    const Result<std::int64_t> number = kind.parse(memory.text);
    error = problem_with(s, number, limits, kind);
    // The value was changed from elsewhere (a slider): what was typed is out of date. One that has
    // not moved yet is only waiting for the command that what was typed has given.
    if (error.empty() && *number != value && value != memory.given) memory.editing = false;
  }
  memory.given = value;
  SemanticNode node;
  node.role = stepping ? Role::spinbutton : Role::textbox;
  node.invalid = !error.empty();
  if (stepping) {
    node.has_range = true;
    node.min = limits.min;
    node.max = limits.max;
    node.now = value;
    node.step = limits.step;
    node.keys = "ArrowUp ArrowDown PageUp PageDown";
  }
  FieldOptions adjusted = options;
  if (adjusted.error.empty()) adjusted.error = error;
  const std::string shown = memory.editing ? memory.text : kind.format(value, field_language(s));
  const FieldFrame frame = field_box(ui, id, label, shown, adjusted, std::move(node));

  FieldResult out;
  out.focused = frame.focused;
  out.cancelled = frame.cancelled;
  if (frame.typed) {
    memory.text = *frame.typed;
    memory.editing = true;
    const Result<std::int64_t> number = kind.parse(memory.text);
    error = problem_with(s, number, limits, kind);
    out.changed = error.empty() && *number != value;
    if (out.changed) value = *number;
    memory.changed_since_focus = memory.changed_since_focus || out.changed;
  }
  out.valid = error.empty();
  const bool left = memory.editing && !frame.focused && !frame.typed;
  out.committed = frame.committed || (left && memory.changed_since_focus);
  // Once it is left, the field shows the number again, and not what was typed.
  if (left || (frame.committed && out.valid)) {
    memory.editing = false;
    settle(s);
  }
  if (out.committed) memory.changed_since_focus = false;
  return out;
}

FieldResult number_widget(Ui& ui, std::string_view label, std::int64_t& value,
                          const FieldOptions& options, const NumberOptions& limits,
                          const NumberText& kind, std::string_view input_mode) {
  State& s = ui.state();
  const Id id = widget_id(s, options.id.empty() ? label : options.id);
  FieldOptions adjusted = options;
  if (adjusted.input_mode.empty()) adjusted.input_mode = input_mode;
  std::string error;
  ui.begin_column({.gap = space::kXs, .max_width = options.width});
  field_label(ui, id, label, adjusted);
  const FieldResult out = number_box(ui, id, label, value, adjusted, limits, kind, false, error);
  field_note(ui, options, error);
  ui.end_column();
  return out;
}

bool step_button(Ui& ui, Id id, std::string_view glyph, const std::string& name, bool enabled) {
  State& s = ui.state();
  const float size = control_height(s, ControlSize::medium);
  const Rect rect = place_item(s, size, size, size);
  const Interaction did = interact(s, id, rect, enabled);
  if (visible(s, rect)) {
    const Rgba back = mix(ui.color(Color::surface), ui.color(Color::surface_sunken), did.hover);
    paint::framed(s, rect, back, ui.color(Color::border), radius::kControl);
    const Rgba ink = ui.color(enabled ? Color::text : Color::text_disabled);
    paint::icon(s, glyph, rect.x + size / 2, rect.y + size / 2, 16, ink);
    if (did.ring) paint::ring(s, rect, radius::kControl);
  }
  SemanticNode node;
  node.id = id;
  node.role = Role::button;
  node.name = name;
  node.rect = rect;
  node.disabled = !enabled;
  node.focusable = enabled;
  emit(s, std::move(node));
  return did.clicked;
}

std::int64_t step_of_keys(State& s, Id id, const NumberOptions& limits) {
  std::int64_t by = 0;
  for (auto key = take_key(s, id); key; key = take_key(s, id)) {
    if (*key == "ArrowUp") by += limits.step;
    if (*key == "ArrowDown") by -= limits.step;
    if (*key == "PageUp") by += limits.step * 10;
    if (*key == "PageDown") by -= limits.step * 10;
  }
  return by;
}

}  // namespace

FieldResult money_field(Ui& ui, std::string_view label, std::int64_t& minor,
                        const FieldOptions& options, const NumberOptions& limits) {
  return number_widget(ui, label, minor, options, limits, kMoney, "decimal");
}

FieldResult number_field(Ui& ui, std::string_view label, std::int64_t& value,
                         const FieldOptions& options, const NumberOptions& limits) {
  return number_widget(ui, label, value, options, limits, kInteger, "numeric");
}

FieldResult stepper(Ui& ui, std::string_view label, std::int64_t& value,
                    const NumberOptions& limits, const FieldOptions& options) {
  State& s = ui.state();
  const Id id = widget_id(s, options.id.empty() ? label : options.id);
  FieldOptions adjusted = options;
  adjusted.align = Align::center;
  if (adjusted.input_mode.empty()) adjusted.input_mode = "numeric";
  if (adjusted.width <= 0) adjusted.width = 84;
  std::string error;
  std::int64_t by = step_of_keys(s, id, limits);
  ui.begin_column({.gap = space::kXs});
  field_label(ui, id, label, adjusted);
  ui.begin_inline({.gap = space::kXs, .wrap = false});
  const std::string name = ": " + std::string(label);
  if (step_button(ui, hash_id(id, "less"), kIconMinus, s.strings.decrease + name,
                  options.enabled && value > limits.min)) {
    by -= limits.step;
  }
  FieldResult out = number_box(ui, id, label, value, adjusted, limits, kInteger, true, error);
  if (step_button(ui, hash_id(id, "more"), kIconPlus, s.strings.increase + name,
                  options.enabled && value < limits.max)) {
    by += limits.step;
  }
  ui.end_inline();
  if (by != 0) {
    const std::int64_t stepped = std::clamp(value + by, limits.min, limits.max);
    out.changed = out.changed || stepped != value;
    out.committed = out.committed || stepped != value;
    value = stepped;
    s.field_memory[id].editing = false;
    settle(s);
  }
  field_note(ui, options, error);
  ui.end_column();
  return out;
}

}  // namespace oferta::ui
