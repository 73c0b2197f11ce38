// The blocks of an offer's sheet that are words and no tables of lines.
#pragma once

#include "app/screens/offer_lines.h"

namespace oferta::app {

// Nothing where the offer has nothing to say in it.
void draw_words(ui::Ui& ui, const Sheet& sheet, offer::Block block);

}  // namespace oferta::app
