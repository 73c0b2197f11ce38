// The page of somebody who chooses for themselves by a link: one question after another, the
// budget, three variants, what is in the chosen one, and the form that sends it.
#pragma once

#include "app/screens/screen.h"
#include "app/ui/ui.h"

namespace oferta::app {

// Draws the whole page; of the workspace it shows the package and their own brief.
void draw_choosing(ui::Ui& ui, const ScreenContext& context);

}  // namespace oferta::app
