// What an offer leaves to the company, for the manager's eyes: margin as a traffic light, and the
// discount against the limit. It is folded away until it is asked for, as a client may look on.
#pragma once

#include <string>

#include "app/screens/screen.h"
#include "shared/offer/offer.h"
#include "shared/pricing/guidance.h"

namespace oferta::app {

// The traffic light of a margin, and the margin in per cent.
void draw_light(ui::Ui& ui, const ScreenContext& context, pricing::Light light);
std::string margin_text(const ScreenContext& context, const pricing::LineGuidance& guidance);

void draw_offer_margin(ui::Ui& ui, const ScreenContext& context, const offer::Offer& offer);

}  // namespace oferta::app
