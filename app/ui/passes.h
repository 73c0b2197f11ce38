#pragma once
/// The passes of a frame over its draw function, for whatever draws a page: the Context, and a page
/// in a page (miniature.h).
#include <functional>

#include "app/ui/state.h"

namespace oferta::ui {

/// Begins a frame of the page: its size, its colours, the time since the one before.
void begin_page(State& s, const FrameInput& input);
/// Draws it as often as its layout takes to settle; the lists then hold the last pass.
void draw_settled(State& s, const std::function<void(Ui&)>& draw);

}  // namespace oferta::ui
