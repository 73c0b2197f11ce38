// The client's screen while an offer is shown at the table: need, solution, price, next step.
#pragma once

#include "app/screens/screen.h"

namespace oferta::app {

// The whole page; nothing else is drawn beside it.
void draw_presentation(ui::Ui& ui, const ScreenContext& context);

}  // namespace oferta::app
