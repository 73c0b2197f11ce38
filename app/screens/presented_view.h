// What is shown at the client's table, as the client may know it.
#pragma once

#include "app/screens/screen.h"
#include "shared/sharing/client_view.h"

namespace oferta::app {

// The brief whose variants are shown on the manager's own screen; nullptr while an offer is.
const needs::Brief* presented_brief(const ScreenContext& context);

// What the client may know of an offer, or of the selection that is open. Worked out once; the
// records may change in another tab. nullptr where there is nothing to show. The variants of a
// selection are the offers they would become, each named by its kind.
const sharing::ClientView* presented_view(const ScreenContext& context, const Route& place,
                                          MadeView& made);

// Which offer of the view is looked at: the variant chosen, or the only one.
std::size_t chosen_offer(const needs::Brief* brief, const sharing::ClientView& view);

}  // namespace oferta::app
