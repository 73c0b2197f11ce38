#pragma once
/// What a price list would change in a catalogue, row by row, before anything is changed.
///
///   Result<PricePreview> preview =
///       preview_prices(table, mapping, catalogue, {.category = "phones"});
///   for (const PreviewRow& row : preview->rows) show(row.line, row.change, row.old_price,
///   row.price); add_to(transaction, store, preview->records);            // price_transaction.h
///
/// Products are found by their article, whatever its case and spaces, or, where the list has no
/// articles, by their name. A known product gets the price, the stock and the VAT rate of the list;
/// its name, texts, brand and category stay as they are. No row disappears: each is in the preview
/// with what becomes of it.
#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/date.h"
#include "shared/base/money.h"
#include "shared/base/result.h"
#include "shared/catalogue/catalogue.h"
#include "shared/importing/price_mapping.h"
#include "shared/importing/raw_table.h"
#include "shared/pricing/vat.h"
#include "shared/workspace/workspace_file.h"

namespace oferta::importing {

enum class RowChange {
  added,    ///< a product that was not there
  changed,  ///< price, stock or VAT rate differ
  same,     ///< nothing to do
  heading,  ///< a line of text between the products, or the headings again
  wrong,    ///< cannot be taken; see problem
};
inline constexpr std::size_t kRowChangeCount = 5;
/// "added", "changed", "same", "heading", "wrong".
std::string_view row_change_name(RowChange change);

enum class RowProblem {
  none,
  no_article,         ///< the cell of the article is empty
  no_name,            ///< a new product needs a name
  no_price,           ///< the cell of the price is empty
  bad_price,          ///< not an amount of money above zero, with at most two decimals
  bad_currency,       ///< a currency this version does not know
  bad_vat,            ///< no rate of VAT that the workspace has
  too_long,           ///< a text of more than 16 KiB
  repeated,           ///< the article stands in an earlier row
  ambiguous_product,  ///< several products of the catalogue have this article or name
};
inline constexpr std::size_t kRowProblemCount = 10;
/// "no_article" …; also the end of the text's key in assets/strings.
std::string_view row_problem_name(RowProblem problem);

struct PreviewRow {
  std::size_t line = 0;
  RowChange change = RowChange::same;
  RowProblem problem = RowProblem::none;
  std::string article, name;
  std::string product;  ///< id; of a new product the one it will get
  std::optional<Money> old_price, price;
  std::optional<std::int64_t> old_stock, stock;    ///< absent: not in the list, or not a number
  std::optional<std::int64_t> old_vat_bp, vat_bp;  ///< set where the list changes the rate
};

struct PriceCounts {
  std::size_t added = 0, changed = 0, same = 0, heading = 0, wrong = 0;
  std::size_t& of(RowChange change);
  std::size_t of(RowChange change) const { return PriceCounts(*this).of(change); }
};

struct PricePreview {
  std::vector<PreviewRow> rows;  ///< every row below the headings
  PriceCounts counts;
  /// What to write: of new products all fields, of changed ones those that change, and the
  /// categories of new products where they are not there.
  std::vector<workspace::FileRecord> records;
};

/// Rates of VAT in force, basis points by kind.
using VatByKind = std::map<std::string, std::int64_t, std::less<>>;
VatByKind vat_in_force(const pricing::VatRates& rates, const Date& date);

struct PriceImport {
  std::string category{};  ///< of new products that name none; empty: one of its own, "price-list"
  bool by_headings = false;        ///< lines of text between the products name the category instead
  bool prices_include_vat = true;  ///< those of the catalogue
  VatByKind vat{};
};

/// invalid_argument when the mapping is not complete or not of the table.
Result<PricePreview> preview_prices(const RawTable& table, const PriceMapping& mapping,
                                    const catalogue::Catalogue& catalogue,
                                    const PriceImport& choices);

/// The id of the record of a new product: follows from its article alone, so that two devices that
/// import the same list make one product of it.
std::string product_id_of(std::string_view article);

}  // namespace oferta::importing
