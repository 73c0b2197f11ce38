#pragma once
/// Makes records of a table: one category, and one product for each row.
///
///   Result<ImportedTable> imported = import_table(table, rules, currency);
///   for (const LeftOut& row : imported->left_out) print(row.line, row.reason);
///
/// No row disappears silently: what cannot be taken is listed with its line.
#include <cstddef>
#include <string>
#include <vector>

#include "shared/importing/csv.h"
#include "shared/importing/table_rules.h"
#include "shared/workspace/workspace_file.h"

namespace oferta::importing {

struct LeftOut {
  std::size_t line = 0;
  std::string reason;  ///< one English sentence
};

struct ImportedTable {
  std::vector<workspace::FileRecord> records;  ///< the category, then its products
  std::size_t products = 0;
  std::size_t unpriced = 0;  ///< products without a price: kept, not on sale
  std::vector<LeftOut> left_out;
};

/// Fails with not_found when a column the rules name is not in the table.
Result<ImportedTable> import_table(const Table& table, const TableRules& rules, Currency currency);

}  // namespace oferta::importing
