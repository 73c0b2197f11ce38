#pragma once
/// The table being drawn, and its parts. For app/ui; tables do not nest.
#include <string>
#include <vector>

#include "app/ui/state.h"
#include "app/ui/table.h"

namespace oferta::ui {

struct TableState {
  Id id = 0;
  bool scrolls = false;
  bool clickable = false;
  bool editable = false;
  int row_count = 0;
  float width = 0;
  float body_top = 0;
  bool scroll_open = false;
  float row_height = 0;
  std::vector<TableColumn> columns;
  std::vector<float> lefts;   ///< from the table's left edge
  std::vector<float> widths;  ///< 0: hidden
  TableResult result;
  RowRange rows;
  // the open row
  Rect row_rect;
  int row = 0;
  std::size_t cell = 0;
  std::size_t row_node = 0;
  bool pressed = false;
  std::string said;
  bool named = false;
};

constexpr float kTableCellPad = 12;

float table_head_height(const State& s);
/// The head with its buttons for sorting and its movable edges.
void draw_table_head(Ui& ui, TableState& t);
/// Left edges and widths of the columns in a table so wide; columns somebody has resized keep their
/// width as far as there is room.
void resolve_table_columns(const Ui& ui, TableState& t, float width);
/// The rectangle of the next cell that is shown; empty when there is none.
Rect next_table_cell(TableState& t);
/// Scrolls the view the table stands in so far that the row is in sight.
void show_table_row(State& s, const TableState& t, int row);
/// The key that was pressed on a row that is pressed as a whole; true for Enter.
bool walk_table_rows(State& s, TableState& t, Id id);

/// What a cell of an editable table is told before it is drawn.
struct GridCell {
  Id id = 0;
  bool stop = false;   ///< in the Tab order
  bool begin = false;  ///< begin to edit
  bool cleared = false;
  std::string draft;  ///< to begin with
};
GridCell take_grid_cell(Ui& ui, TableState& t, std::size_t column, const Rect& rect, bool editable);

}  // namespace oferta::ui
