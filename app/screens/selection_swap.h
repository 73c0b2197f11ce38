// «Swap for»: the other products that could stand in a line's place.
#pragma once

#include "app/screens/screen.h"
#include "shared/needs/brief.h"

namespace oferta::app {

// Draws the dialog while view.selection.swap_line names a product.
void draw_swap(ui::Ui& ui, const ScreenContext& context, const needs::Brief& brief);

}  // namespace oferta::app
