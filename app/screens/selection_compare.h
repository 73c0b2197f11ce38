// The three variants line by line.
#pragma once

#include "app/screens/screen.h"

namespace oferta::app {

// Draws the dialog while view.selection.compare_open.
void draw_compare(ui::Ui& ui, const ScreenContext& context);

}  // namespace oferta::app
