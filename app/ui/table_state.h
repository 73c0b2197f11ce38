#pragma once
/// The table being drawn. For app/ui; tables do not nest.
#include <string>
#include <vector>

#include "app/ui/table.h"

namespace oferta::ui {

struct TableState {
  Id id = 0;
  bool scrolls = false;
  bool clickable = false;
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

}  // namespace oferta::ui
