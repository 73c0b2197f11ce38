// Filling the form from a business card: the button and dialog of the camera, and the field for the
// name, into which a scanner may type.
#pragma once

#include "app/screens/choosing_parts.h"
#include "app/ui/ui.h"

namespace oferta::app {

// The button that opens the camera, and what came of a card.
void draw_card_button(ui::Ui& ui, const ChoosingPage& page);
// The field for the name; a card that is typed or pasted there fills the form.
void draw_name_field(ui::Ui& ui, const ChoosingPage& page, std::string_view error);
// The picture of the camera, while it is open.
void draw_card_camera(ui::Ui& ui, const ChoosingPage& page);

}  // namespace oferta::app
