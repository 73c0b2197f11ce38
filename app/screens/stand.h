// What a stand at an exhibition shows besides the way through choosing: what calls out to those who
// pass by, the countdown when nobody touches it, the offer to take along, and the staff's page.
#pragma once

#include "app/screens/choosing_parts.h"
#include "app/ui/ui.h"

namespace oferta::app {

// In place of the welcome, until somebody touches the screen.
void draw_attract(ui::Ui& ui, const ChoosingPage& page);

// At the right of the head: what waits to be sent, and the way to the staff's page.
void draw_stand_status(ui::Ui& ui, const ChoosingPage& page);

// A button that shows the QR code with the offer.
void draw_take_button(ui::Ui& ui, const ChoosingPage& page);

// Countdown, PIN, the staff's page, the QR code: whichever is open.
void draw_stand_dialogs(ui::Ui& ui, const ChoosingPage& page);

// The keyboard on the screen, behind everything else.
void draw_stand_keyboard(ui::Ui& ui, const ChoosingPage& page);

}  // namespace oferta::app
