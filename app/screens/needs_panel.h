// The needs a brief amounts to: what matters to the client and how much.
#pragma once

#include "app/screens/screen.h"
#include "shared/needs/brief.h"
#include "shared/needs/profile.h"

namespace oferta::app {

// Needs with a choice of their weight: for the needs screen.
void draw_weights(ui::Ui& ui, const ScreenContext& context, const needs::Brief& brief,
                  const needs::NeedProfile& profile);

// Needs with a badge and a bar that shows how far the chosen variant meets them.
void draw_need_outcomes(ui::Ui& ui, const ScreenContext& context, const needs::NeedProfile& profile,
                        const proposal::Proposal* chosen);

}  // namespace oferta::app
