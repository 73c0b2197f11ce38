// The versions under an offer's number, and what one says differently from another.
#pragma once

#include "app/screens/screen.h"
#include "shared/offer/offer.h"

namespace oferta::app {

// Nothing where there is one version only.
void draw_offer_versions(ui::Ui& ui, const ScreenContext& context, const offer::Offer& offer);
// The comparison that was asked for.
void draw_version_dialog(ui::Ui& ui, const ScreenContext& context, const offer::Offer& offer);

}  // namespace oferta::app
