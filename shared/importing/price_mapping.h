#pragma once
/// What the columns of a price list mean: recognised from its headings, corrected by a person,
/// remembered for the next list with the same headings.
///
///   OFERTA_ASSIGN(PriceMapping mapping, recognise_prices(table, Currency::rub()));
///   mapping.fields[3] = PriceField::none;                    // a person knows better
///   std::string remembered = write_price_mapping(table, mapping);
///   mapping = *apply_price_mapping(next_table, remembered);
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/money.h"
#include "shared/base/result.h"
#include "shared/importing/raw_table.h"

namespace oferta::importing {

enum class PriceField { none, article, name, price, currency, unit, stock, description };
/// "none", "article", "name" …
std::string_view price_field_name(PriceField field);
Result<PriceField> parse_price_field(std::string_view name);

inline constexpr std::string_view kPriceMappingFormat = "oferta-price-mapping-1";

struct PriceMapping {
  std::size_t header = 0;          ///< index among the table's rows
  std::vector<PriceField> fields;  ///< one for each column, each field once
  Currency currency;               ///< of prices that name none

  /// The column of a field; the number of columns where there is none.
  std::size_t column(PriceField field) const;
  bool has(PriceField field) const { return column(field) < fields.size(); }
};

/// Looks for the row of headings in the first forty, by Russian and English words («Артикул»,
/// «Код», "SKU"; «Цена», "Price" …; a currency in the heading of the price counts). invalid_format
/// when no row has a price and an article or a name.
Result<PriceMapping> recognise_prices(const RawTable& table, const Currency& currency);

/// The mapping by heading, as canonical JSON.
std::string write_price_mapping(const RawTable& table, const PriceMapping& mapping);
/// The remembered mapping for a table: its headings may stand in another order and another row, and
/// columns it does not know are passed over. not_found when a heading is missing.
Result<PriceMapping> apply_price_mapping(const RawTable& table, std::string_view remembered);

/// The currency that a text such as «Цена, руб.» or "USD" names; absent when none.
std::optional<Currency> currency_in(std::string_view text);

}  // namespace oferta::importing
