// The client's screen while an offer is shown at the table: need, solution, price, next step.
#pragma once

#include "app/screens/screen.h"

namespace oferta::app {

// The manager's screen turned to the client: the whole page, nothing else is drawn beside it.
void draw_presentation(ui::Ui& ui, const ScreenContext& context);
// The client's window, likewise.
void draw_shown_here(ui::Ui& ui, const ScreenContext& context);

// Name of one of kPresentationSteps.
std::string_view presentation_step_key(int step);

}  // namespace oferta::app
