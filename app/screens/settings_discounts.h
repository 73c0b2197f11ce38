// What people may take off by hand, the margin the company wants, and who approves more.
#pragma once

#include "app/screens/screen.h"

namespace oferta::app {

void draw_discount_settings(ui::Ui& ui, const ScreenContext& context);

}  // namespace oferta::app
