#pragma once

#include "app/screens/screen.h"
#include "app/ui/ui.h"

namespace oferta::app {

// The links by which the client opens a sent offer; without a team, the page as a file instead.
void draw_offer_share(ui::Ui& ui, const ScreenContext& context, const offer::Offer& offer);

// The dialog that makes a link: for how long, with a PIN, with which other offers; then the link.
void draw_share_dialog(ui::Ui& ui, const ScreenContext& context, const offer::Offer& offer);

}  // namespace oferta::app
