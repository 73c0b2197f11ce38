#pragma once
/// What all text fields share: label, frame, text, hint and the exchange with the browser's own
/// input element. For app/ui.
#include <string>

#include "app/ui/fields.h"
#include "app/ui/interaction.h"
#include "shared/base/text.h"

namespace oferta::ui {

struct FieldFrame {
  Id id = 0;
  Rect box;
  bool focused = false;
  bool committed = false;
  bool cancelled = false;
  std::optional<std::string> typed;  ///< the whole text, when it was changed
};

/// Label above, star where required. Takes its place; a press on it focuses the field.
void field_label(Ui& ui, Id id, std::string_view label, const FieldOptions& options);
/// The frame with `shown` in it. `prototype` brings role, range and keys.
FieldFrame field_box(Ui& ui, Id id, std::string_view label, std::string_view shown,
                     const FieldOptions& options, SemanticNode prototype);
/// Hint or error under the field; `error` wins over the options.
void field_note(Ui& ui, const FieldOptions& options, std::string_view error);

/// "Clear", when the field has a cross and it was pressed.
bool field_cleared(Ui& ui, const FieldFrame& frame, std::string_view label,
                   const FieldOptions& options, bool empty);

/// The language of numbers in fields.
Language field_language(const State& s);

}  // namespace oferta::ui
