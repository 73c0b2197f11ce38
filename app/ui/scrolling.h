#pragma once
/// Scroll views between frames: wheel, finger, inertia. For the Context.
#include "app/ui/state.h"

namespace oferta::ui {

/// Before the passes: a finger's drag and the inertia after it.
void move_scrolling(State& s);
/// After the first pass, when it is known what lies under the pointer.
void apply_wheel(State& s);

}  // namespace oferta::ui
