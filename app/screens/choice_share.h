// Letting a client, or anybody, choose for themselves: by a link of the team's server, or in a page
// that is one file and needs no server.
#pragma once

#include "app/screens/screen.h"
#include "app/ui/ui.h"
#include "shared/clients/client.h"

namespace oferta::app {

// The card of a client: the links there are, and the way to a new one.
void draw_choice_share(ui::Ui& ui, const ScreenContext& context);
// The button beside the list of clients, for what is for anybody.
void draw_choice_share_button(ui::Ui& ui, const ScreenContext& context);

// The dialog of both; `client` is null for anybody.
void draw_choice_share_dialog(ui::Ui& ui, const ScreenContext& context,
                              const clients::Client* client);

}  // namespace oferta::app
