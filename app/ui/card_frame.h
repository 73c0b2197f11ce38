#pragma once
/// What cards and variant cards share. For app/ui.
#include "app/ui/interaction.h"

namespace oferta::ui {

/// Height of a card at its start: given, stretched to the row, or that of the pass before.
float starting_height(State& s, Id id, const CardOptions& options);
/// Shadow, frame and ground; `selected` and `hover` are 0–1 and moving.
void draw_card(State& s, const Rect& rect, const CardOptions& options, float selected, float hover);
/// Opens the column of the content; end_card closes it.
void open_card(Ui& ui, Id id, const Rect& rect, const CardOptions& options);

}  // namespace oferta::ui
