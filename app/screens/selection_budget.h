// The budget: amount, slider, the curve of what each budget covers, and what a little more buys.
#pragma once

#include "app/screens/screen.h"
#include "shared/needs/brief.h"

namespace oferta::app {

void draw_budget(ui::Ui& ui, const ScreenContext& context, const needs::Brief& brief,
                 const proposal::Proposal* chosen);

// The slider alone: the variants follow it.
void draw_budget_slider(ui::Ui& ui, const ScreenContext& context, const needs::Brief& brief);

}  // namespace oferta::app
