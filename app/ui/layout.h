#pragma once
/// Containers that mean or draw something: groups, landmarks, scroll views.
///
///   begin_scroll(ui, "lines", ui.available_height() - ui.bottom_height("total"));
///   …
///   end_scroll(ui);
#include <string_view>

#include "app/ui/core.h"

namespace oferta::ui {

/// Everything until end_group becomes a child of a node with this role and name; no looks.
/// The id scope is pushed too. `id` where the name is empty or repeats.
Id begin_group(Ui& ui, Role role, std::string_view name, std::string_view id = {});
void end_group(Ui& ui);

/// Scrolls the innermost open view so far that what was drawn since the cursor stood at `top`
/// (Ui::cursor_y) is in sight.
void reveal_since(Ui& ui, float top);

struct ScrollOptions {
  Insets padding{};
  float gap = space::kSm;
  bool keep_at_end = false;  ///< stays at the end when content is added (logs)
  bool shade_edges = false;  ///< for a view inside a card: shows that the content goes on
  std::string_view name{};   ///< region name; with it the view itself can be focused and scrolled
};
/// A view of `height` (0: all that is left) that scrolls its content up and down: wheel, thin
/// scrollbar, finger with inertia; a focused widget is brought into view.
void begin_scroll(Ui& ui, std::string_view id, float height = 0, const ScrollOptions& options = {});
void end_scroll(Ui& ui);
/// Puts the named scroll view of this scope back to its start, as when a new screen opens.
void reset_scroll(Ui& ui, std::string_view id);

/// Where the next item would stand: at the end of a cell its lower edge, for begin_in_sight.
float next_top(Ui& ui);
/// What is drawn until end_in_sight goes down with the view as that is scrolled past it, at most to
/// `lowest`, the lower edge of the cell before: so it stays in sight beside a longer one.
void begin_in_sight(Ui& ui, float lowest);
void end_in_sight(Ui& ui);

/// A filled rectangle under what follows: top bars, side panels. `border_*` draw hairlines.
struct PanelOptions {
  Color background = Color::surface;
  bool border_top = false;
  bool border_bottom = false;
  bool border_left = false;
  bool border_right = false;
};
void panel(Ui& ui, const Rect& rect, const PanelOptions& options = {});

}  // namespace oferta::ui
