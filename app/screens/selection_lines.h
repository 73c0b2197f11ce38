// The contents of the chosen variant: lines with reasons, changes by hand, totals, and the way to
// the offer.
#pragma once

#include "app/screens/screen.h"
#include "shared/needs/brief.h"

namespace oferta::app {

// `pinned_footer`: totals and button stay at the lower edge of the column while the lines scroll.
void draw_contents(ui::Ui& ui, const ScreenContext& context, const needs::Brief& brief,
                   const proposal::Proposal* chosen, bool pinned_footer);

// The lines alone, with what is not met and what was excluded; and the sums under them.
void draw_selected_lines(ui::Ui& ui, const ScreenContext& context, const needs::Brief& brief,
                         const proposal::Proposal* chosen);
void draw_selection_totals(ui::Ui& ui, const ScreenContext& context, const needs::Brief& brief,
                           const proposal::Proposal& chosen);

// The dialog that says why a line costs what it costs, while one is asked about.
void draw_line_price(ui::Ui& ui, const ScreenContext& context, const proposal::Proposal* chosen);

}  // namespace oferta::app
