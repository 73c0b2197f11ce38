// The offer a document template is shown with while it is edited.
#pragma once

#include "app/screens/screen.h"
#include "shared/offer/offer.h"

namespace oferta::app {

// The draft made last, else the offer made last, else one of the first products there are; in
// `language`, with the terms a new offer has. Its manager is put into `issuer`.
offer::Offer template_example(const ScreenContext& context, Language language,
                              const offer::Company& company, offer::Issuer& issuer);

}  // namespace oferta::app
