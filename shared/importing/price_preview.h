#pragma once
/// What a price list would change in a catalogue, row by row, before anything is changed.
///
///   Result<PricePreview> preview = preview_prices(table, mapping, catalogue, {.category =
///   "phones"}); for (const PreviewRow& row : preview->rows) show(row.line, row.change,
///   row.old_price, row.price); for (const workspace::FileRecord& record : preview->records) …write
///   its fields…
///
/// Products are found by their article, whatever its case and spaces, or, where the list has no
/// articles, by their name. A known product gets the price and the stock of the list; its name and
/// texts stay as they are. No row disappears: each is in the preview with what becomes of it.
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/money.h"
#include "shared/base/result.h"
#include "shared/catalogue/catalogue.h"
#include "shared/importing/price_mapping.h"
#include "shared/importing/raw_table.h"
#include "shared/workspace/workspace_file.h"

namespace oferta::importing {

enum class RowChange {
  added,    ///< a product that was not there
  changed,  ///< price or stock differ
  same,     ///< nothing to do
  heading,  ///< a line of text between the products
  wrong,    ///< cannot be taken; see problem
};
/// "added", "changed", "same", "heading", "wrong".
std::string_view row_change_name(RowChange change);

enum class RowProblem {
  none,
  no_article,         ///< the cell of the article is empty
  no_name,            ///< a new product needs a name
  no_price,           ///< the cell of the price is empty
  bad_price,          ///< not an amount of money above zero, with at most two decimals
  bad_currency,       ///< a currency this version does not know
  repeated,           ///< the article stands in an earlier row
  ambiguous_product,  ///< several products of the catalogue have this article or name
};
/// "no_article" …; also the end of the text's key in assets/strings.
std::string_view row_problem_name(RowProblem problem);

struct PreviewRow {
  std::size_t line = 0;
  RowChange change = RowChange::same;
  RowProblem problem = RowProblem::none;
  std::string article, name;
  std::string product;  ///< id; of a new product the one it will get
  std::optional<Money> old_price, price;
  std::optional<std::int64_t> old_stock, stock;  ///< absent: not in the list, or not a number
};

struct PriceCounts {
  std::size_t added = 0, changed = 0, same = 0, heading = 0, wrong = 0;
};

struct PricePreview {
  std::vector<PreviewRow> rows;  ///< every row below the headings
  PriceCounts counts;
  /// What to write: of new products all fields, of changed ones those that change, and the category
  /// of new products where it is not there.
  std::vector<workspace::FileRecord> records;
};

struct PriceImport {
  std::string category{};  ///< of new products; empty: one of its own, "price-list"
};

/// invalid_argument when the mapping has no price, or neither article nor name, or is not of the
/// table.
Result<PricePreview> preview_prices(const RawTable& table, const PriceMapping& mapping,
                                    const catalogue::Catalogue& catalogue,
                                    const PriceImport& choices);

}  // namespace oferta::importing
