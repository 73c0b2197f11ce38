// The manager's side of the client's window (app/shell/client_window.h).
#pragma once

#include "app/screens/screen.h"

namespace oferta::app {

// Works out what the client may know of what is shown to them, wherever the manager is.
void follow_client_window(const ScreenContext& context);

// Above the manager's screen while the window is open: what the client sees, and turning it.
void draw_client_window_bar(ui::Ui& ui, const ScreenContext& context);

// Whether the page that is open is what the client sees, so that its lines can be pointed at.
bool is_shown_to_client(const ScreenContext& context);

// The way to it, beside that of turning the own screen to the client; none on a phone, which has
// one window.
bool can_open_client_window(const ui::Ui& ui);

}  // namespace oferta::app
