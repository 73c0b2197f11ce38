// What an offer leaves to the company, for the manager's eyes: margin as a traffic light, and the
// discount against the limit. It is folded away until it is asked for, as a client may look on.
#pragma once

#include "app/screens/screen.h"
#include "shared/offer/offer.h"

namespace oferta::app {

void draw_offer_margin(ui::Ui& ui, const ScreenContext& context, const offer::Offer& offer);

}  // namespace oferta::app
