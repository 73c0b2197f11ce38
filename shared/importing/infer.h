#pragma once
/// Rules for a table nobody described: what its columns look like.
///
///   TableRules rules = infer_rules("cpu-cooler", table);
///
/// A column of numbers becomes a number with as many decimals as it needs; true and false a flag;
/// few different texts a choice; many a text; pairs of numbers two attributes. The columns `name`
/// and `price` name and price the products.
#include <string_view>

#include "shared/importing/csv.h"
#include "shared/importing/table_rules.h"

namespace oferta::importing {

TableRules infer_rules(std::string_view name, const Table& table);

}  // namespace oferta::importing
