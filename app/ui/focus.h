#pragma once
/// Where the keyboard focus goes when what had it is gone: never to nowhere. For app/ui.
///
/// After a new screen it goes to the screen's heading. Where one part of the screen was replaced (a
/// line swapped, a change undone, a row removed), it goes to the widget that now stands where the
/// lost one stood; that is looked for until somebody does something else, because the replacement
/// may take some frames to be worked out.
#include <vector>

#include "app/ui/semantics.h"

namespace oferta::ui {

struct State;

/// What can be reached by Tab, in reading order; while a modal dialog is open only what is in it.
std::vector<std::uint32_t> focus_stops(const SemanticTree& tree);

/// The stop that now stands where `lost` stood among `before`: at the same distance from the
/// nearest one before it that is still there, but not beyond what follows; 0 when there is none.
std::uint32_t focus_replacement(const std::vector<std::uint32_t>& before, std::uint32_t lost,
                                const std::vector<std::uint32_t>& now);

/// Where the focus was, and what is still looked for.
struct FocusTrail {
  std::vector<std::uint32_t> stops;   ///< of the frame before, while something has the focus
  std::vector<std::uint32_t> before;  ///< of the frame in which `lost` was seen last
  std::uint32_t lost = 0;
  std::uint32_t fallen = 0;       ///< where the focus was sent instead
  std::uint32_t under_toast = 0;  ///< had the focus before a message over the page took it
  double until = 0;               ///< seconds since the start: looked for so long
  bool heading_wanted = false;
};

/// Before a frame: what came in ends the search, unless it only tells where the focus has fallen.
void follow_focus(State& s);
/// After the last pass: writes the tree's focus_request.
void resolve_focus(State& s);

}  // namespace oferta::ui
