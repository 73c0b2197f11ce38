#pragma once
/// Categories of the products a price list adds: known ones by their name, others made.
///
///   PriceCategories categories(catalogue);
///   product.category = categories.named("Телефоны");
///   for (workspace::FileRecord& record : categories.take_new()) …
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "shared/base/text.h"
#include "shared/catalogue/catalogue.h"
#include "shared/workspace/workspace_file.h"

namespace oferta::importing {

class PriceCategories {
 public:
  explicit PriceCategories(const catalogue::Catalogue& catalogue);

  /// The id of the category with this name in either language, whatever its case and spaces; of a
  /// new one where there is none.
  std::string named(const std::string& name);
  /// The category for products of which the list says nothing.
  std::string own();

  /// The records of those that were not there.
  std::vector<workspace::FileRecord> take_new();

 private:
  std::string make(std::string id, LocalText name);

  const catalogue::Catalogue& catalogue_;
  std::unordered_map<std::string, std::string> ids_;  ///< by the key of the name; looked up only
  std::int64_t next_order_ = 1;
  std::vector<workspace::FileRecord> new_;
};

}  // namespace oferta::importing
