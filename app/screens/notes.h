// What the client said, as cards, and a field to write down the next thing.
#pragma once

#include <string_view>

#include "app/screens/screen.h"

namespace oferta::app {

// Notes about `client`, the newest first; a new one is kept with `brief` (may be empty).
void draw_notes(ui::Ui& ui, const ScreenContext& context, std::string_view client,
                std::string_view brief);

}  // namespace oferta::app
