// Asking for the approval of a draft's lines, and what came of it.
#pragma once

#include "app/screens/screen.h"
#include "shared/offer/offer.h"

namespace oferta::app {

// Nothing where no line needs an approval and none was asked for.
void draw_offer_approval(ui::Ui& ui, const ScreenContext& context, const offer::Offer& offer);

}  // namespace oferta::app
