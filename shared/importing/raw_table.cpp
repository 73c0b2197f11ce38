#include "shared/importing/raw_table.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "shared/base/text.h"

namespace oferta::importing {
namespace {

/// The separator that gives the most lines the same number of cells, more than one.
char likely_separator(std::string_view text) {
  constexpr std::array<char, 4> kSeparators{';', '\t', ',', '|'};
  constexpr std::size_t kLooked = 200;  // lines
  char best = ',';
  std::size_t best_score = 0;
  for (const char separator : kSeparators) {
    std::map<std::size_t, std::size_t> lines_of;
    std::size_t count = 0;
    std::size_t looked = 0;
    bool quoted = false;
    for (std::size_t at = 0; at <= text.size() && looked < kLooked; ++at) {
      const bool end = at == text.size() || (text[at] == '\n' && !quoted);
      if (end) {
        if (count > 0) ++lines_of[count];
        count = 0;
        ++looked;
      } else if (text[at] == '"') {
        quoted = !quoted;
      } else if (text[at] == separator && !quoted) {
        ++count;
      }
    }
    std::size_t score = 0;
    for (const auto& [cells, lines] : lines_of) score = std::max(score, lines);
    if (score > best_score) {
      best = separator;
      best_score = score;
    }
  }
  return best;
}

class DelimitedReader {
 public:
  DelimitedReader(std::string_view text, char separator) : text_(text), separator_(separator) {}

  std::vector<RawRow> read() {
    std::vector<RawRow> rows;
    while (at_ < text_.size()) {
      RawRow row = next_row();
      if (!row.empty()) rows.push_back(std::move(row));
    }
    return rows;
  }

 private:
  RawRow next_row() {
    RawRow row;
    row.line = line_;
    while (true) {
      row.cells.push_back({std::string(trim(next_cell())), false});
      if (at_ >= text_.size() || text_[at_] != separator_) break;
      ++at_;
    }
    if (at_ < text_.size() && text_[at_] == '\r') ++at_;
    if (at_ < text_.size() && text_[at_] == '\n') ++at_;
    ++line_;
    return row;
  }

  std::string next_cell() {
    std::string cell;
    if (at_ < text_.size() && text_[at_] == '"') {
      for (++at_; at_ < text_.size(); ++at_) {
        if (text_[at_] == '"') {
          ++at_;
          if (at_ >= text_.size() || text_[at_] != '"') break;
        }
        if (text_[at_] == '\n') ++line_;
        cell += text_[at_];
      }
    }
    // Also what stands behind a closing quote: nothing is dropped.
    while (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n' &&
           !(text_[at_] == '\r' && (at_ + 1 == text_.size() || text_[at_ + 1] == '\n'))) {
      cell += text_[at_++];
    }
    return cell;
  }

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
};

}  // namespace

const std::string& RawRow::text(std::size_t column) const {
  static const std::string kNothing;
  return column < cells.size() ? cells[column].text : kNothing;
}

bool RawRow::empty() const {
  return std::all_of(cells.begin(), cells.end(),
                     [](const RawCell& cell) { return cell.text.empty(); });
}

RawTable read_delimited(std::string_view bytes) {
  return read_delimited(bytes, std::nullopt, std::nullopt);
}

RawTable read_delimited(std::string_view bytes, std::optional<Encoding> encoding,
                        std::optional<char> separator) {
  RawTable table;
  const DecodedText decoded = encoding ? decode_text(bytes, *encoding) : decode_text(bytes);
  table.encoding = decoded.encoding;
  table.separator = separator ? *separator : likely_separator(decoded.text);
  table.rows = DelimitedReader(decoded.text, table.separator).read();
  return table;
}

Result<RawTable> read_sheet(const Json& sheet) {
  const auto wrong = [](std::size_t row) {
    return fail(ErrorCode::invalid_format, "A sheet is rows of texts and numbers.",
                "rows[" + std::to_string(row) + "]");
  };
  if (!sheet.is_object() || !sheet.contains("rows") || !sheet["rows"].is_array()) return wrong(0);
  RawTable table;
  if (const auto name = sheet.find("name"); name != sheet.end() && name->is_string()) {
    table.name = name->get<std::string>();
  }
  std::size_t number = 0;
  for (const Json& cells : sheet["rows"]) {
    RawRow row;
    row.line = ++number;
    if (!cells.is_array()) return wrong(number - 1);
    for (const Json& cell : cells) {
      const bool is_number = cell.is_object() && cell.contains("n") && cell["n"].is_string();
      if (!is_number && !cell.is_string()) return wrong(number - 1);
      const std::string& content = (is_number ? cell["n"] : cell).get_ref<const std::string&>();
      row.cells.push_back({std::string(trim(content)), is_number});
    }
    if (!row.empty()) table.rows.push_back(std::move(row));
  }
  return table;
}

Result<RawTable> read_sheet_json(std::string_view text) {
  OFERTA_ASSIGN(const Json sheet, parse_json(text));
  return read_sheet(sheet);
}

Result<std::vector<RawTable>> read_workbook_json(std::string_view text) {
  OFERTA_ASSIGN(const Json book, parse_json(text));
  if (!book.is_object() || !book.contains("sheets") || !book["sheets"].is_array()) {
    return fail(ErrorCode::invalid_format, "A workbook is a list of sheets.", "sheets");
  }
  std::vector<RawTable> tables;
  for (const Json& sheet : book["sheets"]) {
    OFERTA_ASSIGN(RawTable table, read_sheet(sheet));
    if (!table.rows.empty()) tables.push_back(std::move(table));
  }
  return tables;
}

}  // namespace oferta::importing
