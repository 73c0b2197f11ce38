// The offer as a sheet of paper: what the PDF says, on the screen, in the blocks of the company's
// template.
#pragma once

#include "app/screens/screen.h"
#include "shared/offer/offer.h"

namespace oferta::app {

void draw_offer_sheet(ui::Ui& ui, const ScreenContext& context, const offer::Offer& offer);

// The same as a part of another page, by an issuer that may not be kept yet; nothing of it can be
// pressed. Nothing for an offer without a price.
void draw_offer_preview(ui::Ui& ui, const ScreenContext& context, const offer::Offer& offer,
                        offer::Issuer issuer, offer::DocumentForm form);

}  // namespace oferta::app
