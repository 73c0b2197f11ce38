#pragma once
/// What the columns of a price list mean: recognised from its headings, corrected by a person,
/// remembered for the next list with the same headings (price_memory.h).
///
///   OFERTA_ASSIGN(PriceMapping mapping, recognise_prices(table, Currency::rub()));
///   mapping.assign(3, PriceField::none);                     // a person knows better
///   PriceMapping other = mapping_at(table, 5, Currency::rub());   // the headings are elsewhere
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/money.h"
#include "shared/base/result.h"
#include "shared/importing/raw_table.h"

namespace oferta::importing {

enum class PriceField {
  none,
  article,
  name,
  price,
  currency,
  unit,
  stock,
  description,
  brand,
  category,
  vat,  ///< the rate
};
inline constexpr std::size_t kPriceFieldCount = 11;
/// "none", "article", "name" …
std::string_view price_field_name(PriceField field);
Result<PriceField> parse_price_field(std::string_view name);

/// Whether the prices of the list have VAT in them; unsaid: as those of the catalogue.
enum class PriceVat { unsaid, included, excluded };
/// What stands before the fraction in numbers that are text; unsaid: each number by its looks.
enum class DecimalSign { unsaid, comma, point };

/// Instead of the row of headings, where a table has none.
inline constexpr std::size_t kNoHeader = static_cast<std::size_t>(-1);

struct PriceMapping {
  std::size_t header = 0;          ///< index among the table's rows, or kNoHeader
  std::vector<PriceField> fields;  ///< one for each column, each field once
  Currency currency;               ///< of prices that name none
  PriceVat vat = PriceVat::unsaid;
  DecimalSign decimal = DecimalSign::unsaid;

  /// The column of a field; the number of columns where there is none.
  std::size_t column(PriceField field) const;
  bool has(PriceField field) const { return column(field) < fields.size(); }
  /// A price, and an article or a name.
  bool complete() const;
  /// Gives a column a meaning, and takes it from the column that had it.
  void assign(std::size_t column, PriceField field);
  /// Index of the first row below the headings.
  std::size_t first_row() const { return header == kNoHeader ? 0 : header + 1; }
  friend bool operator==(const PriceMapping&, const PriceMapping&) = default;
};

/// Looks for the row of headings in the first forty, by Russian and English words («Артикул»,
/// «Код», "SKU"; «Цена», "Price" …). The heading of the price may name a currency and say whether
/// VAT is in it; the prices below tell the decimal sign. invalid_format when no row has a price and
/// an article or a name.
Result<PriceMapping> recognise_prices(const RawTable& table, const Currency& currency);

/// The same with the headings in a given row (kNoHeader: none, and every column without a meaning);
/// what is missing is for a person to say.
PriceMapping mapping_at(const RawTable& table, std::size_t header, const Currency& currency);

/// The decimal sign that the prices themselves show: a comma or a point before one or two last
/// digits, where only one of the two is found so.
DecimalSign decimal_sign_of(const RawTable& table, const PriceMapping& mapping);

/// The number of columns of the widest row.
std::size_t column_count(const RawTable& table);

/// The currency that a text such as «Цена, руб.» or "USD" names; absent when none.
std::optional<Currency> currency_in(std::string_view text);

}  // namespace oferta::importing
