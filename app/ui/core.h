#pragma once
/// The frame being drawn: identity, layout and the facts a screen may ask for.
///
///   ui.begin_row({320, -1, -1}, {.gap = 16, .stack_below = 900});
///   …                       // first cell: 320 px wide
///   ui.next(); …            // second cell: half of the rest
///   ui.next(); …
///   ui.end_row();
///
/// Layout is a stack of columns: every widget takes the full width of the current column (or its
/// natural width) and moves the column's cursor down. Sizes that are known only after drawing
/// (heights of cards, natural widths) are remembered from the pass before; when one changes, the
/// Context runs the frame again before anything is shown, so nothing jumps.
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <span>
#include <string_view>

#include "app/ui/semantics.h"
#include "app/ui/theme.h"

namespace oferta::ui {

using Id = std::uint32_t;

enum class Align { left, center, right };
enum class WidthClass { phone, tablet, desktop };

struct Insets {
  float left = 0;
  float top = 0;
  float right = 0;
  float bottom = 0;
  static Insets all(float value) { return {value, value, value, value}; }
  static Insets symmetric(float horizontal, float vertical) {
    return {horizontal, vertical, horizontal, vertical};
  }
};

struct ColumnOptions {
  float gap = space::kSm;  ///< between items
  Insets padding{};
  float max_width = 0;        ///< 0: as wide as the place
  Align align = Align::left;  ///< where a narrower column stands
};

struct RowOptions {
  float gap = space::kLg;        ///< between cells
  float item_gap = space::kSm;   ///< between items inside a cell
  Align vertical = Align::left;  ///< left = top, center, right = bottom
  float stack_below = 0;         ///< narrower than this: the cells stand one under another
};

struct InlineOptions {
  float gap = space::kSm;
  float line_gap = space::kSm;
  Align align = Align::left;
  bool wrap = true;
};

struct GridOptions {
  float min_cell_width = 240;
  int max_columns = 0;  ///< 0: as many as fit
  float gap = space::kMd;
  float item_gap = space::kSm;
};

struct State;

class Ui {
 public:
  explicit Ui(State& state) : state_(&state) {}

  // ---- the surroundings
  const Theme& theme() const;
  Rgba color(Color token) const { return theme().color(token); }
  /// The page in CSS pixels.
  Rect viewport() const;
  WidthClass width_class() const;
  bool phone() const { return width_class() == WidthClass::phone; }
  /// The last input came from a finger; controls are at least 44 px high then and on phones.
  bool touch() const;
  /// How big text is: 1 as designed, 2 where the person has set it twice as big in the browser.
  float text_scale() const;
  /// What `width` comes to at the usual size of text: bigger text leaves less room in it.
  float room_in(float width) const;
  bool reduced_motion() const;
  /// Asks for another frame after this one.
  void request_frame();
  /// Title of the page, shown by the browser's tab and read by screen readers.
  void set_title(std::string_view title);

  // ---- identity
  /// The id `name` has in the current scope.
  Id id(std::string_view name) const;
  void push_id(std::string_view name);
  void push_id(std::int64_t number);
  void pop_id();
  /// Moves the keyboard focus to a widget drawn in this frame or the next.
  void request_focus(Id widget);
  /// Moves it to the page's first heading: a new screen has opened.
  void request_heading_focus();
  bool focused(Id widget) const;
  /// Brings a widget into view with its next drawing.
  void scroll_to(Id widget);

  // ---- layout
  /// Width left in the current column; in an inline line, what is left of it.
  float available_width() const;
  /// Height from the cursor to the end of the place the column has (area, scroll view or card with
  /// a height of its own; otherwise the page).
  float available_height() const;
  /// Where the next item starts.
  float cursor_x() const;
  float cursor_y() const;
  /// Extra empty height (or width, in an inline line) besides the gap.
  void spacing(float pixels);
  /// Takes a place of the given size; width 0 or above the available takes all of it.
  Rect place(float width, float height);

  /// A column inside the current one.
  void begin_column(const ColumnOptions& options = {});
  void end_column();
  /// A column at a fixed rectangle of the page, outside of the flow: bars, rails, bodies.
  void begin_area(const Rect& rect, const ColumnOptions& options = {});
  void end_area();
  /// Cells side by side. Width > 0: pixels; < 0: share of the rest; 0: the content's own width.
  /// The first cell is open at once.
  void begin_row(std::initializer_list<float> widths, const RowOptions& options = {});
  void begin_row(std::span<const float> widths, const RowOptions& options = {});
  /// The next cell of the row or grid.
  void next();
  void end_row();
  /// Equal cells, as many side by side as fit; next() before every cell but the first.
  void begin_grid(const GridOptions& options = {});
  void end_grid();
  /// Items one after another at their natural width, centred on the line, wrapping.
  void begin_inline(const InlineOptions& options = {});
  void end_inline();
  /// Content at the bottom of a column that has a height: everything until end_bottom() stands at
  /// its lower edge. The height left for what is above: available_height() − bottom_height(id).
  float bottom_height(std::string_view name) const;
  void begin_bottom(std::string_view name);
  void end_bottom();

  /// For widgets (state.h).
  State& state() const { return *state_; }

 private:
  State* state_;
};

}  // namespace oferta::ui
