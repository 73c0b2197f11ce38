// The requests that wait for a manager: who sent them, what is wanted, to be taken on or dismissed.
#pragma once

#include "app/screens/screen.h"

namespace oferta::app {

// A card with the open leads, the latest first, at first only a few of them, and the way to their
// report; that way alone when there were some but none is open, nothing when there were none.
void draw_leads(ui::Ui& ui, const ScreenContext& context);

}  // namespace oferta::app
