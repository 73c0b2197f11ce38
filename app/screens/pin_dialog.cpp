#include "app/screens/pin_dialog.h"

#include <string>

namespace oferta::app {

bool draw_pin_dialog(ui::Ui& ui, const Strings& words, PinPrompt& prompt, const PinDialog& dialog) {
  if (!ui::begin_dialog(ui, dialog.title, prompt.open,
                        {.id = "pin", .width = 420, .text = dialog.lead})) {
    return false;
  }
  const std::string problem =
      prompt.problem.empty() ? std::string() : std::string(words.get(prompt.problem));
  if (ui::text_field(
          ui, words.get("present.pin"), prompt.typed,
          {.id = "pin", .error = problem, .input_mode = "numeric", .autocomplete = "off"})
          .changed) {
    prompt.problem.clear();
  }
  ui::begin_dialog_actions(ui);
  if (ui::button(ui, words.get("dialog.cancel"))) prompt.open = false;
  const bool confirmed = ui::button(ui, dialog.confirm, {.kind = ui::ButtonKind::primary});
  ui::end_dialog_actions(ui);
  ui::end_dialog(ui);
  return confirmed;
}

}  // namespace oferta::app
