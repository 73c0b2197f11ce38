// What is wrong with an offer before it goes out, each with what to do.
#pragma once

#include "app/screens/screen.h"
#include "shared/offer/offer.h"

namespace oferta::app {

// The list; true when something in it forbids sending.
bool draw_offer_problems(ui::Ui& ui, const ScreenContext& context, const offer::Offer& offer);

}  // namespace oferta::app
