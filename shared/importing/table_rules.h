#pragma once
/// How one table becomes a category with products: which column is what.
///
///   Result<ImportRules> rules = read_import_rules(text);       // a file the user wrote
///   TableRules rules = infer_rules("cpu", table);              // infer.h: what the table looks
///   like
///
/// A rules file, format "oferta-import-1":
///   {"format":"oferta-import-1","currency":"USD","records":[…records of a workspace file…],
///    "tables":[{"file":"cpu.csv","category":"cpu","name":{"ru":"…","en":"…"},"icon":"cpu",
///      "title":["name"],"price":"price","needs":["socket"],
///      "attributes":[{"key":"cores","column":"core_count","kind":"number","better":"higher"},
///                    {"key":"socket","column":"microarchitecture","kind":"choice",
///                     "values":{"Zen 5":"AM5"}}]}]}
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/money.h"
#include "shared/base/result.h"
#include "shared/base/text.h"
#include "shared/catalogue/category.h"
#include "shared/workspace/workspace_file.h"

namespace oferta::importing {

/// Which number of a cell like "2,16" is meant.
enum class Take { only, first, second, product };

struct AttributeRule {
  std::string column;
  catalogue::AttributeDefinition definition;  ///< choices are found in the table
  Take take = Take::only;
  /// What a cell's text stands for; a text that is not here gives no value. Empty: the text itself.
  std::map<std::string, std::string, std::less<>> values;
};

struct TableRules {
  std::string file;  ///< its name in the folder
  std::string category;
  LocalText name;
  std::int64_t order = 0;
  std::string icon = "package";
  LocalText unit{"шт.", "pcs"};
  std::vector<std::string> title{"name"};  ///< columns that together name a product
  std::string price = "price";             ///< the column; an empty cell: not on sale
  std::vector<AttributeRule> attributes;
  std::vector<std::string> needs;  ///< keys of attributes without which a row is left out
};

struct ImportRules {
  Currency currency;
  std::vector<workspace::FileRecord> records;  ///< taken over as they are
  std::vector<TableRules> tables;              ///< empty: every table, as it looks
};

/// invalid_json, invalid_format or unsupported, with the place.
Result<ImportRules> read_import_rules(std::string_view text);

}  // namespace oferta::importing
