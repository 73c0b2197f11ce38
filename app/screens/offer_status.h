// Where an offer stands: the status in words, and the steps that are legal now.
#pragma once

#include "app/screens/screen.h"
#include "shared/offer/offer.h"

namespace oferta::app {

void draw_offer_status(ui::Ui& ui, const ScreenContext& context, const offer::Offer& offer);
// The dialogs its steps open.
void draw_offer_step_dialogs(ui::Ui& ui, const ScreenContext& context, const offer::Offer& offer);

}  // namespace oferta::app
