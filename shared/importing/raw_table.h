#pragma once
/// A table as a file has it, before anybody knows what its columns mean.
///
///   RawTable table = read_delimited(bytes);                     // CSV as Excel or a shop wrote it
///   Result<RawTable> sheet = read_sheet_json(text);             // a workbook, from web/documents
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/json.h"
#include "shared/base/result.h"

namespace oferta::importing {

struct RawCell {
  std::string text;     ///< trimmed
  bool number = false;  ///< a workbook's number: digits with a decimal point, exact
};

struct RawRow {
  std::vector<RawCell> cells;
  std::size_t line = 0;  ///< where it begins in the file, or its number in the sheet, from 1

  /// The text of a cell; empty beyond the last.
  const std::string& text(std::size_t column) const;
  bool empty() const;
};

enum class Encoding { utf8, windows_1251 };

struct RawTable {
  std::vector<RawRow> rows;
  Encoding encoding = Encoding::utf8;
  char separator = ',';
};

/// Text with separators. UTF-8 (a byte order mark is passed over) or, where it is not that,
/// windows-1251; the separator – semicolon, comma, tab – is the one that splits the most lines
/// alike. Quotes as in RFC 4180; a quote that is never closed ends with the text.
RawTable read_delimited(std::string_view bytes);

/// {"rows": [["text", {"n": "1250.5"}], …]}: one sheet. invalid_format.
Result<RawTable> read_sheet(const Json& sheet);
/// The same from its text; also invalid_json.
Result<RawTable> read_sheet_json(std::string_view text);

}  // namespace oferta::importing
