// What a client has answered to an offer, and the preview of answers that came in a file.
#pragma once

#include "app/screens/screen.h"

namespace oferta::app {

// A card with the answers to the offer, the latest first; nothing when there are none.
void draw_answers(ui::Ui& ui, const ScreenContext& context, const offer::Offer& offer);

// The open file's answers: what each would change, and the button that takes them in.
void draw_answers_dialog(ui::Ui& ui, const ScreenContext& context);

}  // namespace oferta::app
