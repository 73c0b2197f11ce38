#pragma once
/// Tables of an offer's lines: columns, rows, and the last row kept with what follows. Internal to
/// the module.
///
///   const std::vector<std::size_t> lines = counted_lines(offer);
///   const LineColumns columns = line_columns(context, lines, false);
///   std::vector<Json> rows;
///   append_rows(context, columns, {.index = lines[0], .number = 1}, rows);
///   append(content, table_with_tail(context, columns, std::move(rows), totals_block(context)));
#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "shared/base/json.h"
#include "shared/offer/document_parts.h"

namespace oferta::offer {

/// What the columns of a table of lines are.
struct LineColumns {
  bool discount = false;   ///< some line has a discount of its own
  bool vat_rates = false;  ///< lines differ in their VAT rate
  bool besides = false;    ///< the lines are in no total: the document discount is in their sums
  std::size_t count = 6;
  double tile = 0;      ///< width of the column of icons
  double quantity = 0;  ///< of that of quantities
};
LineColumns line_columns(const DocumentContext& context, const std::vector<std::size_t>& lines,
                         bool besides);

/// One line as the table shows it.
struct LineRow {
  std::size_t index = 0;   ///< position in the offer
  std::size_t number = 1;  ///< as the reader counts
  bool shaded = false;
  std::string note{};     ///< a word below the line's name: what it can be had instead of …
  std::string section{};  ///< heading of the section that begins with the line
  bool bare = false;      ///< without price, discount and sum
};
/// Appends the rows of one line: a long text goes on in rows of its own.
void append_rows(const DocumentContext& context, const LineColumns& columns, const LineRow& line,
                 std::vector<Json>& rows);

/// Appends the row with a section's sub-total.
void append_section_total(const DocumentContext& context, const LineColumns& columns,
                          const std::string& section, Minor sum, std::vector<Json>& rows);

/// The rows under their head, the last one in a block with `tail`. `id` names the table, may be
/// empty.
std::vector<Json> table_with_tail(const DocumentContext& context, const LineColumns& columns,
                                  std::vector<Json> rows, Json tail, const std::string& id = "");

}  // namespace oferta::offer
