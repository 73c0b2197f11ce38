// Pictures of the company's signature and stamp for its papers.
#pragma once

#include "app/screens/screen.h"

namespace oferta::app {

void draw_picture_settings(ui::Ui& ui, const ScreenContext& context);

}  // namespace oferta::app
