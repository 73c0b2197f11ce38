// What is shown at the client's table, as the client may know it.
#pragma once

#include "app/screens/screen.h"
#include "shared/sharing/client_view.h"

namespace oferta::app {

// The brief whose variants are shown; nullptr while an offer is.
const needs::Brief* presented_brief(const ScreenContext& context);

// Worked out once; the records may change in another tab. nullptr where there is nothing to show.
// The variants of a selection are the offers they would become, each named by its kind.
const sharing::ClientView* presented_view(const ScreenContext& context);

// The offer of the view that is looked at: the variant chosen, or the only one.
const sharing::ClientOffer& chosen_offer(const ScreenContext& context,
                                         const sharing::ClientView& view);

}  // namespace oferta::app
