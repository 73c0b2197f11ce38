#include "shared/importing/csv.h"

#include <algorithm>
#include <utility>

#include "shared/base/text.h"

namespace oferta::importing {
namespace {

tl::unexpected<Error> wrong(std::string message, std::size_t line) {
  return fail(ErrorCode::invalid_format, std::move(message), "line " + std::to_string(line));
}

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  bool at_end() const { return at_ >= text_.size(); }

  /// The cells of the next line, which ends with the text or a line break outside quotes.
  Result<Row> next_row() {
    Row row;
    row.line = line_;
    bool more = true;
    while (more) {
      OFERTA_ASSIGN(std::string cell, next_cell());
      row.cells.emplace_back(trim(cell));
      more = !at_end() && text_[at_] == ',';
      if (more) ++at_;
    }
    end_line();
    return row;
  }

 private:
  Result<std::string> next_cell() {
    if (!at_end() && text_[at_] == '"') return quoted_cell();
    const std::size_t end = std::min(text_.find_first_of(",\r\n", at_), text_.size());
    std::string cell(text_.substr(at_, end - at_));
    at_ = end;
    return cell;
  }

  Result<std::string> quoted_cell() {
    const std::size_t opened = line_;
    std::string cell;
    for (++at_; !at_end(); ++at_) {
      const char c = text_[at_];
      if (c == '"') {
        ++at_;
        if (at_end() || text_[at_] != '"') return closed(std::move(cell));
      }
      if (c == '\n') ++line_;
      cell += c;
    }
    return wrong("A quote is opened and not closed.", opened);
  }

  Result<std::string> closed(std::string cell) const {
    if (at_end() || text_[at_] == ',' || text_[at_] == '\n' || text_[at_] == '\r') return cell;
    return wrong("There is text after a closing quote.", line_);
  }

  void end_line() {
    if (!at_end() && text_[at_] == '\r') ++at_;
    if (!at_end() && text_[at_] == '\n') ++at_;
    ++line_;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
};

bool is_empty(const Row& row) {
  return row.cells.size() == 1 && row.cells.front().empty();
}

Result<void> check_columns(const std::vector<std::string>& columns) {
  for (auto name = columns.begin(); name != columns.end(); ++name) {
    if (name->empty()) return wrong("A column has no name.", 1);
    if (std::find(columns.begin(), name, *name) != name) {
      return wrong("The column \"" + *name + "\" is there twice.", 1);
    }
  }
  return {};
}

}  // namespace

std::optional<std::size_t> Table::column(std::string_view name) const {
  const auto found = std::find(columns.begin(), columns.end(), name);
  if (found == columns.end()) return std::nullopt;
  return static_cast<std::size_t>(found - columns.begin());
}

Result<Table> read_csv(std::string_view text) {
  constexpr std::string_view kByteOrderMark = "\xef\xbb\xbf";
  if (text.substr(0, kByteOrderMark.size()) == kByteOrderMark) {
    text.remove_prefix(kByteOrderMark.size());
  }
  if (!is_valid_utf8(text)) {
    return fail(ErrorCode::invalid_format, "The table is not UTF-8 text.");
  }
  Reader reader(text);
  Table table;
  while (!reader.at_end()) {
    OFERTA_ASSIGN(Row row, reader.next_row());
    if (is_empty(row)) continue;
    if (table.columns.empty()) {
      table.columns = std::move(row.cells);
      OFERTA_TRY(check_columns(table.columns));
      continue;
    }
    if (row.cells.size() != table.columns.size()) {
      return wrong("The row has " + std::to_string(row.cells.size()) +
                       " cells where the table has " + std::to_string(table.columns.size()) +
                       " columns.",
                   row.line);
    }
    table.rows.push_back(std::move(row));
  }
  if (table.columns.empty()) return fail(ErrorCode::invalid_format, "The table is empty.");
  return table;
}

}  // namespace oferta::importing
