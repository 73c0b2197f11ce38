// The cards of the report of requests.
#pragma once

#include "app/screens/screen.h"
#include "shared/workspace/lead_report.h"

namespace oferta::app {

// How many requests there are and what became of them.
void draw_request_totals(ui::Ui& ui, const ScreenContext& context,
                         const workspace::LeadReport& report);
// What visitors of stands did, where any are known of.
void draw_stand_totals(ui::Ui& ui, const ScreenContext& context,
                       const workspace::LeadReport& report);
// When they came, from where, and with which budgets; side by side where there is room.
void draw_request_charts(ui::Ui& ui, const ScreenContext& context,
                         const workspace::LeadReport& report);
// A card for every question of the questionnaire.
void draw_request_answers(ui::Ui& ui, const ScreenContext& context,
                          const workspace::LeadReport& report);

}  // namespace oferta::app
