// A price list on its way into the catalogue: read, understood, corrected, previewed.
//
//   open_text(view, "prices.csv", bytes, workspace);        // or open_workbook(…)
//   view.mapping.assign(2, importing::PriceField::price);   // a person corrects
//   view.stale = true;
//   update_price_list(view, workspace, today);              // view.preview, view.rows
//
// It belongs to the tab; only ImportPriceList makes operations of it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/date.h"
#include "shared/base/result.h"
#include "shared/importing/price_mapping.h"
#include "shared/importing/price_preview.h"
#include "shared/importing/raw_table.h"
#include "shared/workspace/workspace.h"

namespace oferta::app {

struct PriceListView {
  std::string reading;  // name of the workbook being read
  std::string file;     // name of what is shown; empty: nothing
  std::string bytes;    // of a text, so that it can be read in another encoding; empty: a workbook
  std::optional<importing::Encoding> encoding;  // said by a person
  std::optional<char> separator;                // said by a person
  std::vector<importing::RawTable> sheets;
  std::size_t sheet = 0;
  importing::PriceMapping mapping;
  std::vector<std::size_t> columns;  // those with a text somewhere
  importing::PriceImport choices;
  int tab = 0;

  bool stale = true;  // something the preview follows from has changed
  std::uint64_t revision = 0;
  std::optional<importing::PricePreview> preview;  // absent while the mapping is not complete
  std::array<std::vector<std::uint32_t>, importing::kRowChangeCount> rows;  // by what becomes of it

  [[nodiscard]] bool open() const { return !file.empty(); }
  [[nodiscard]] bool has_changes() const {
    return preview && preview->counts.added + preview->counts.changed > 0;
  }
  [[nodiscard]] const importing::RawTable& table() const { return sheets[sheet]; }
};

// The endings of files that are price lists, as in an input element.
inline constexpr std::string_view kPriceListFiles = ".xlsx,.xls,.ods,.csv,.tsv,.txt";

// Whether a text file with this name is a table, and not a workspace.
bool is_table_name(std::string_view file);
// Whether a pasted text is rows with cells.
bool is_table_text(std::string_view text);

// Text with separators, as a file or from the clipboard. invalid_format when there is no row.
Result<void> open_text(PriceListView& view, std::string file, std::string bytes,
                       const workspace::Workspace& workspace);
// The sheets of a workbook as web/documents read them. invalid_json, invalid_format.
Result<void> open_workbook(PriceListView& view, std::string file, std::string_view json,
                           const workspace::Workspace& workspace);

// After a person has said the encoding or the separator: read anew.
void read_again(PriceListView& view, const workspace::Workspace& workspace);
// Another sheet, or another row of headings: what its columns mean is found anew.
void choose_sheet(PriceListView& view, std::size_t sheet, const workspace::Workspace& workspace);
void choose_header(PriceListView& view, std::size_t header, const workspace::Workspace& workspace);

// Works the preview out where something has changed: a choice, or the workspace.
void update_price_list(PriceListView& view, const workspace::Workspace& workspace,
                       const Date& today);

}  // namespace oferta::app
