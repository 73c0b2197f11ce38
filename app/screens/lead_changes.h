#pragma once
#include "app/screens/screen.h"
#include "shared/workspace/lead.h"

namespace oferta::app {

/// What a request asks for otherwise than the client's last selection; nothing where there is none.
void draw_lead_changes(ui::Ui& ui, const ScreenContext& context, const workspace::Lead& lead);

}  // namespace oferta::app
