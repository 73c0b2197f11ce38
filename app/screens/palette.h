// The command palette over whatever screen is open.
#pragma once

#include "app/screens/screen.h"

namespace oferta::app {

void draw_palette(ui::Ui& ui, const ScreenContext& context);

}  // namespace oferta::app
