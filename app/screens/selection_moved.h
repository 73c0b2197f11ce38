// What a correction by hand moved along: pinning one product works the rest out anew, and nobody
// should have to find by eye what else has changed.
#pragma once

#include "app/screens/screen.h"

namespace oferta::app {

// Words over the totals after a correction: what became of the total, and what came, went or
// changed its quantity besides the corrected products. They go with the next change of anything
// else. Not over the contents: what is pressed twice stays in place.
void draw_moved(ui::Ui& ui, const ScreenContext& context, const needs::Brief& brief,
                const proposal::Proposal& chosen);

}  // namespace oferta::app
