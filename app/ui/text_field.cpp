#include "app/ui/field_frame.h"

namespace oferta::ui {

FieldResult text_field(Ui& ui, std::string_view label, std::string& value,
                       const FieldOptions& options) {
  State& s = ui.state();
  const Id id = widget_id(s, options.id.empty() ? label : options.id);
  FieldMemory& memory = s.field_memory[id];
  ui.begin_column({.gap = space::kXs, .max_width = options.width});
  field_label(ui, id, label, options);
  SemanticNode node;
  node.role = Role::textbox;
  if (options.takes_cards) node.keys = "Paste";
  const FieldFrame frame = field_box(ui, id, label, value, options, std::move(node));

  FieldResult out;
  out.focused = frame.focused;
  out.cancelled = frame.cancelled;
  out.pasted = take(s, id, SemanticAction::Kind::paste).value_or(std::string());
  if (frame.typed && *frame.typed != value) {
    value = *frame.typed;
    out.changed = true;
  }
  if (field_cleared(ui, frame, label, options, value.empty())) {
    value.clear();
    out.changed = true;
    out.committed = true;
  }
  // Leaving a changed field commits it even where the browser sends no event of its own.
  if (out.changed) memory.changed_since_focus = true;
  const bool left = memory.editing && !frame.focused;
  out.committed = out.committed || frame.committed || (left && memory.changed_since_focus);
  if (out.committed) memory.changed_since_focus = false;
  memory.editing = frame.focused;
  field_note(ui, options, {});
  ui.end_column();
  return out;
}

}  // namespace oferta::ui
