// The «new client» dialog: two fields are enough.
#pragma once

#include "app/screens/screen.h"

namespace oferta::app {

// Draws the dialog while view.new_client.open.
void draw_new_client(ui::Ui& ui, const ScreenContext& context);

}  // namespace oferta::app
