// The bar above every screen: whose page it is, the steps, the state of the data and what is always
// at hand.
#pragma once

#include "app/screens/screen.h"

namespace oferta::app {

void draw_top_bar(ui::Ui& ui, const ScreenContext& context, const ui::Rect& bar);

// The steps at the head of the page, where the bar has no room for them.
void draw_steps_below(ui::Ui& ui, const ScreenContext& context);

}  // namespace oferta::app
