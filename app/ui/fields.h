#pragma once
/// Text, money and number fields with label, hint and error.
///
///   const FieldResult typed = text_field(ui, "Название", draft.name,
///                                        {.required = true, .error = name_error});
///   if (typed.committed) commands.rename(draft.name);
///
/// The browser edits the text (its own input element lies over the field), so input methods, undo,
/// selection and phone keyboards are the ones people know.
#include <cstdint>
#include <string>
#include <string_view>

#include "app/ui/core.h"

namespace oferta::ui {

struct FieldOptions {
  std::string_view id{};
  std::string_view placeholder{};
  std::string_view hint{};   ///< under the field
  std::string_view error{};  ///< instead of the hint, in red, with a sign; the field is invalid
  std::string_view suffix{};
  std::string_view icon{};  ///< at the left, inside
  bool required = false;
  bool enabled = true;
  bool read_only = false;
  bool show_label = true;  ///< the label is read aloud in any case
  bool clearable = false;  ///< a cross that empties it
  int rows = 1;            ///< more than 1: a text area
  float width = 0;         ///< 0: all there is
  Align align = Align::left;
  TextStyle style = TextStyle::body15;
  std::string_view input_mode{};    ///< "decimal", "numeric", "tel", "email", "search"
  std::string_view autocomplete{};  ///< "current-password", "new-password": shown as dots
};
struct FieldResult {
  bool changed = false;    ///< the value is another one than before the call
  bool committed = false;  ///< Enter, or leaving the field after a change
  bool cancelled = false;  ///< Escape
  bool focused = false;
  bool valid =
      true;  ///< false: what is typed is no number or out of bounds; the value is unchanged
};
FieldResult text_field(Ui& ui, std::string_view label, std::string& value,
                       const FieldOptions& options = {});

struct NumberOptions {
  std::int64_t min = 0;
  std::int64_t max = 9'007'199'254'740'991;
  std::int64_t step = 1;
};
/// An amount in minor units (kopecks), shown and typed in major units: «1 250 000,50». While it is
/// focused it shows what is typed; the amount follows every keystroke that makes sense.
FieldResult money_field(Ui& ui, std::string_view label, std::int64_t& minor,
                        const FieldOptions& options = {}, const NumberOptions& limits = {});
/// A whole number.
FieldResult number_field(Ui& ui, std::string_view label, std::int64_t& value,
                         const FieldOptions& options = {}, const NumberOptions& limits = {});
/// A whole number between a minus and a plus button; arrow keys step too.
FieldResult stepper(Ui& ui, std::string_view label, std::int64_t& value,
                    const NumberOptions& limits = {}, const FieldOptions& options = {});

}  // namespace oferta::ui
