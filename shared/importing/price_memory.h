#pragma once
/// The meaning of columns, kept for the next list with the same headings.
///
///   std::string remembered = write_price_mapping(table, mapping);
///   Result<PriceMapping> same = apply_price_mapping(next_table, remembered);
///   std::string id = mapping_memory_id(table, mapping);      // of the workspace's record
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "shared/base/json.h"
#include "shared/base/result.h"
#include "shared/importing/price_mapping.h"
#include "shared/importing/raw_table.h"

namespace oferta::importing {

inline constexpr std::string_view kPriceMappingFormat = "oferta-price-mapping-1";

/// The mapping by heading, as canonical JSON. A column without a heading is named by its number,
/// "#2"; of equal headings the second one is "цена #2".
std::string write_price_mapping(const RawTable& table, const PriceMapping& mapping);
/// The remembered mapping for a table: its headings may stand in another order and another row, and
/// columns it does not know are passed over. not_found when a heading is missing.
Result<PriceMapping> apply_price_mapping(const RawTable& table, std::string_view remembered);

/// The id of the record "setting" that remembers the mapping in a workspace: of the row of headings
/// alone, so that the next list with the same headings finds it; empty where there are none.
std::string mapping_memory_id(const RawTable& table, const PriceMapping& mapping);
/// What the workspace remembers of a list with these headings, else what is recognised; in doubt
/// columns without a meaning, for a person to say.
PriceMapping remembered_or_recognised(const RawTable& table,
                                      const std::map<std::string, Json, std::less<>>& settings,
                                      const Currency& currency);

}  // namespace oferta::importing
