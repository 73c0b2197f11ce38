#pragma once
/// Tables: head, rows of one height, only the visible rows are drawn.
///
///   const TableColumn columns[] = {{.title = "Позиция"}, {.title = "Сумма", .width = 140,
///                                   .align = Align::right}};
///   begin_table(ui, "Позиции", columns, {.row_count = size, .clickable = true});
///   for (int row : table_rows(ui)) {
///     begin_table_row(ui, row, {.id = line.id, .name = line.name});
///     table_cell(ui, line.name);
///     table_cell(ui, format_money(line.total));
///     if (end_table_row(ui)) open(line);
///   }
///   const TableResult result = end_table(ui);       // result.sort_column
///
/// Rows that are pressed are walked through with the arrow keys, Home and End. An editable table is
/// a grid: arrow keys go from cell to cell, Enter, F2 or typing changes one, Escape leaves it as it
/// was, and cells copied from a spreadsheet are handed over to be written from there on.
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/ui/core.h"

namespace oferta::ui {

enum class SortOrder { none, ascending, descending };
struct TableColumn {
  std::string_view title{};
  float width = -1;  ///< > 0 pixels, < 0 share of the rest
  Align align = Align::left;
  bool sortable = false;
  SortOrder order = SortOrder::none;
  bool hide_on_phone = false;
  float hide_below = 0;     ///< not shown in a table narrower than this at the usual size of text
  bool resizable = false;   ///< its right edge can be moved, by pointer and by arrow keys
  std::string_view name{};  ///< read aloud instead of the title, where a column shows none
};
struct TableOptions {
  std::string_view id{};
  int row_count = 0;
  float row_height = 44;
  float height = 0;        ///< > 0: the rows scroll under the head
  bool clickable = false;  ///< rows are pressed as a whole (pointer, Enter)
  bool editable = false;   ///< a grid of cells, some of which can be changed
  bool totals = false;     ///< a last row that stays in sight: begin_table_totals
};
struct RowIterator {
  int row = 0;
  int operator*() const { return row; }
  RowIterator& operator++() {
    ++row;
    return *this;
  }
  bool operator!=(const RowIterator& other) const { return row != other.row; }
};
struct RowRange {
  int first = 0;
  int last = 0;  ///< one behind
  RowIterator begin() const { return {first}; }
  RowIterator end() const { return {last}; }
};
struct TableRowOptions {
  std::string_view id{};    ///< identity of the record
  std::string_view name{};  ///< read aloud for the row; by default its cells
  bool selected = false;
};
struct CellOptions {
  TextStyle style = TextStyle::caption13;
  Color color = Color::text;
  std::string_view second_line{};  ///< muted, under the text
  std::string_view icon{};
  int lines = 1;  ///< the text may take; the row has to be high enough
};
struct EditCellOptions {
  TextStyle style = TextStyle::caption13;
  std::string_view input_mode{};  ///< as in FieldOptions
};
struct TableResult {
  int sort_column = -1;  ///< head pressed
  // Cells pasted from a spreadsheet, to be written from this row and column on.
  int paste_row = -1;
  int paste_column = -1;
  std::vector<std::vector<std::string>> pasted;
};

void begin_table(Ui& ui, std::string_view name, std::span<const TableColumn> columns,
                 const TableOptions& options);
RowRange table_rows(Ui& ui);
void begin_table_row(Ui& ui, int row, const TableRowOptions& options = {});
/// The next cell with a text.
void table_cell(Ui& ui, std::string_view text, const CellOptions& options = {});
/// The next cell of an editable table with a text that can be changed; true when it was.
bool table_edit_cell(Ui& ui, std::string& value, const EditCellOptions& options = {});
/// The next cell with free content, as an inline line centred in the row.
void begin_table_cell(Ui& ui);
void end_table_cell(Ui& ui);
/// True when the row was pressed.
bool end_table_row(Ui& ui);
/// The row of totals, after all others; its cells as in any row.
void begin_table_totals(Ui& ui, std::string_view name);
void end_table_totals(Ui& ui);
TableResult end_table(Ui& ui);

/// Rows and cells of a copied range: tab and line feed between them, quotes around cells that hold
/// either, as spreadsheets write it.
std::vector<std::vector<std::string>> pasted_cells(std::string_view text);

}  // namespace oferta::ui
