#pragma once
/// A table as a file has it, before anybody knows what its columns mean.
///
///   RawTable table = read_delimited(bytes);                     // CSV as Excel or a shop wrote it
///   Result<std::vector<RawTable>> sheets = read_workbook_json(text);    // from web/documents
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/json.h"
#include "shared/base/result.h"
#include "shared/importing/text_encoding.h"

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

struct RawTable {
  std::string name{};  ///< of the sheet; empty for a text
  std::vector<RawRow> rows;
  Encoding encoding = Encoding::utf8;
  char separator = ',';
};

/// Text with separators, in the encoding decode_text finds; the separator – semicolon, tab, comma,
/// vertical bar – is the one that splits the most lines alike. Quotes as in RFC 4180; a quote that
/// is never closed ends with the text. Rows without any text are not kept.
RawTable read_delimited(std::string_view bytes);
/// The same where a person has said the encoding or the separator; absent: found.
RawTable read_delimited(std::string_view bytes, std::optional<Encoding> encoding,
                        std::optional<char> separator);

/// {"name": "Sheet 1", "rows": [["text", {"n": "1250.5"}], …]}: one sheet, which may be nameless.
/// invalid_format.
Result<RawTable> read_sheet(const Json& sheet);
/// The same from its text; also invalid_json.
Result<RawTable> read_sheet_json(std::string_view text);
/// {"sheets": [one sheet, …]}: the sheets that have a row with text. invalid_json, invalid_format.
Result<std::vector<RawTable>> read_workbook_json(std::string_view text);

}  // namespace oferta::importing
