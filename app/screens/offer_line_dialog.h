// One line of a draft: its quantity, whether it counts, and what the client may take instead.
#pragma once

#include "app/screens/screen.h"
#include "shared/offer/offer.h"

namespace oferta::app {

// The dialog of the line being edited, if one is.
void draw_offer_line_dialog(ui::Ui& ui, const ScreenContext& context, const offer::Offer& offer);

}  // namespace oferta::app
