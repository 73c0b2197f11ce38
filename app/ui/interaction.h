#pragma once
/// How a widget learns what was done to it, and tells what it is. For app/ui.
///
///   const Id id = widget_id(s, label);
///   const Interaction did = interact(s, id, rect, enabled);
///   emit(s, {.id = id, .role = Role::button, .name = …, .rect = rect, .focusable = enabled});
///   if (did.clicked) …
#include <optional>
#include <string>

#include "app/ui/state.h"

namespace oferta::ui {

struct Interaction {
  bool hovered = false;
  bool held = false;     ///< pressed, and the pointer still on it
  bool clicked = false;  ///< pressed and let go, or activated without a pointer
  bool focused = false;
  bool ring = false;  ///< focused, and the ring is due
  float hover = 0;    ///< 0–1, moving
};
/// Widgets drawn later lie above: the last one under the pointer gets it.
Interaction interact(State& s, Id id, const Rect& rect, bool enabled = true);

/// Whether the pointer is over a rectangle of the current layer, whoever else wants it.
bool pointer_over(const State& s, const Rect& rect);

/// The value of the first waiting action of that kind for the widget; it is gone then.
std::optional<std::string> take(State& s, Id id, SemanticAction::Kind kind);
/// The next key pressed on the widget, as KeyboardEvent.key; it is gone then.
std::optional<std::string> take_key(State& s, Id id);
/// Whether a key waits for the widget; it stays for others.
bool has_key(const State& s, Id id, std::string_view key);

/// A value that moves to `target` in the transition time; the first call stands at once.
float animate(State& s, Id id, std::string_view what, float target,
              float seconds = motion::kTransition);

/// Adds a node under the open group. Brings it into view when that was asked for.
void emit(State& s, SemanticNode node);
/// Scrolls the innermost open view so far that a rectangle in it is in sight.
void bring_into_view(State& s, const Rect& rect);
/// Whether Enter in this field of a dialog means the dialog's primary action.
bool submits_dialog(const SemanticNode& node);
void open_parent(State& s, Id id);
void close_parent(State& s);

/// Shows `text` beside the widget after a moment of hovering, or on visible focus.
void tooltip(State& s, Id id, const Rect& anchor, const Interaction& did, std::string_view text,
             TooltipSide side = TooltipSide::below);
void draw_tooltip(State& s);
/// Below, above, right and left of the anchor; for what stands in a rail beside it first, with its
/// foot no lower than the anchor's. The first place that covers nothing else that can be pressed,
/// else the one that covers least: whoever reads it is on the way to the next button. At the foot
/// of the page above comes last, because there stands what the anchor is about, such as the total
/// over the button that makes the offer.
Rect place_tooltip(const SemanticTree& tree, const TooltipState& tip, const Rect& page, float width,
                   float height);
void draw_toasts(State& s);
/// The buttons of a message over the page.
Id toast_action_id(Id toast);
Id toast_close_id(Id toast);

}  // namespace oferta::ui
