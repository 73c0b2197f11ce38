// The dialog that asks for a PIN before it lets somebody out.
#pragma once

#include <string_view>

#include "app/shell/pin.h"
#include "app/shell/strings.h"
#include "app/ui/ui.h"

namespace oferta::app {

struct PinDialog {
  std::string_view title;
  std::string_view lead;
  std::string_view confirm;
};
// Draws it while the prompt is open, in the words given. True when the PIN typed is to be tried.
bool draw_pin_dialog(ui::Ui& ui, const Strings& words, PinPrompt& prompt, const PinDialog& dialog);

}  // namespace oferta::app
