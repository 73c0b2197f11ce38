// The offer as a sheet of paper: what the PDF says, on the screen.
#pragma once

#include "app/screens/screen.h"
#include "shared/offer/offer.h"

namespace oferta::app {

void draw_offer_sheet(ui::Ui& ui, const ScreenContext& context, const offer::Offer& offer);

}  // namespace oferta::app
