#pragma once
/// The cells of a price list as values: articles to compare, amounts, counts, rates.
///
///   article_key("GRP 2601") == article_key("grp2601");
///   read_amount({"1 250,50 ₽", false}, DecimalSign::comma);      // 125050
///   read_count({"12,00", false});                                // 12
///   read_vat_rate({"20 %", false});                              // 2000
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "shared/base/money.h"
#include "shared/importing/price_mapping.h"
#include "shared/importing/raw_table.h"

namespace oferta::importing {

/// An article or a name as it is compared: case, spaces and kinds of hyphens do not tell apart.
std::string article_key(std::string_view text);

/// Minor units of an amount above zero; absent for anything else. Of a text the name or sign of a
/// currency is passed over and more than two decimals are refused; a workbook's number is rounded
/// half up to whole minor units, since its digits come from a formula.
std::optional<Minor> read_amount(const RawCell& cell, DecimalSign decimal);

/// Whole units of a stock; absent for «есть», ">100", fractions and the like.
std::optional<std::int64_t> read_count(const RawCell& cell);

/// A rate of VAT in basis points: "20%", "НДС 20 %", "20", 0.2 of a workbook; absent for anything
/// else, «без НДС» included, which is no rate.
std::optional<std::int64_t> read_vat_rate(const RawCell& cell);

}  // namespace oferta::importing
