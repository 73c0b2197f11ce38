#pragma once
/// Comma-separated tables, as RFC 4180 has them.
///
///   OFERTA_ASSIGN(const Table table, read_csv(text));
///   std::size_t price = *table.column("price");
///   for (const Row& row : table.rows) use(row.cells[price], row.line);
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"

namespace oferta::importing {

struct Row {
  std::vector<std::string> cells;  ///< as many as the table has columns, trimmed
  std::size_t line = 0;            ///< of the file where the row begins, from 1
};

struct Table {
  std::vector<std::string> columns;  ///< from the first line
  std::vector<Row> rows;

  std::optional<std::size_t> column(std::string_view name) const;
};

/// Reads UTF-8 with or without a byte order mark; lines end in LF or CRLF; empty lines are passed
/// over. The first line names the columns. invalid_format with "line 12" for text that is not
/// UTF-8, an unclosed quote, text after a closing quote, a row with another number of cells, a
/// column without a name or with one that is there already.
Result<Table> read_csv(std::string_view text);

}  // namespace oferta::importing
