// The offer as a sheet of paper: what the PDF says, on the screen, in the blocks of the company's
// template.
#pragma once

#include <optional>

#include "app/screens/screen.h"
#include "shared/offer/offer.h"

namespace oferta::app {

void draw_offer_sheet(ui::Ui& ui, const ScreenContext& context, const offer::Offer& offer);

// The same as a part of another page, by an issuer that may not be kept yet; nothing of it can be
// pressed. `in_sight`: a block that is scrolled to. Nothing for an offer without a price.
void draw_offer_preview(ui::Ui& ui, const ScreenContext& context, const offer::Offer& offer,
                        offer::Issuer issuer, offer::DocumentForm form,
                        std::optional<offer::Block> in_sight = {});

}  // namespace oferta::app
