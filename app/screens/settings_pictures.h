// Pictures of the company's signature and stamp for its papers.
#pragma once

#include "app/screens/screen.h"

namespace oferta::app {

// "240 × 240 pixels"
std::string picture_size(const ScreenContext& context, const offer::Picture& picture);

void draw_picture_settings(ui::Ui& ui, const ScreenContext& context);

}  // namespace oferta::app
