// The parts of the page «Where is what» that have files of their own.
#pragma once

#include "app/screens/screen.h"

namespace oferta::app {

// Values two people have set apart, each with a choice of one press; nothing while there are none.
void draw_conflicts(ui::Ui& ui, const ScreenContext& context);
// The team: joining it, who else is in it, leaving it.
void draw_team(ui::Ui& ui, const ScreenContext& context);
// The passphrase of this device.
void draw_lock(ui::Ui& ui, const ScreenContext& context);

}  // namespace oferta::app
