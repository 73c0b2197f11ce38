#include "shared/importing/price_categories.h"

#include <algorithm>
#include <utility>

#include "shared/base/sha256.h"
#include "shared/importing/price_cells.h"
#include "shared/workspace/catalogue_records.h"

namespace oferta::importing {
namespace {

constexpr std::string_view kOwnCategory = "price-list";

}  // namespace

PriceCategories::PriceCategories(const catalogue::Catalogue& catalogue) : catalogue_(catalogue) {
  for (const catalogue::Category* category : catalogue.categories()) {
    next_order_ = std::max(next_order_, category->order + 1);
    for (const std::string& name : {category->name.ru, category->name.en}) {
      const std::string key = article_key(name);
      if (!key.empty()) ids_.try_emplace(key, category->id);
    }
  }
}

std::string PriceCategories::named(const std::string& name) {
  constexpr std::size_t kDigits = 16;
  const std::string key = article_key(name);
  if (const auto known = ids_.find(key); known != ids_.end()) return known->second;
  // The id follows from the name, so that two devices with the same list make one category.
  std::string id = make("price-list-" + sha256_hex(key).substr(0, kDigits), {name, name});
  ids_.emplace(key, id);
  return id;
}

std::string PriceCategories::own() {
  std::string id(kOwnCategory);
  if (catalogue_.category(id) != nullptr) return id;
  const auto made = std::any_of(new_.begin(), new_.end(), [&](const workspace::FileRecord& record) {
    return record.id == id;
  });
  return made ? id : make(std::move(id), {"Из прайс-листа", "From a price list"});
}

std::string PriceCategories::make(std::string id, LocalText name) {
  catalogue::Category category;
  category.id = id;
  category.name = std::move(name);
  category.order = next_order_++;
  category.icon = "package";
  new_.push_back({"category", id, workspace::category_fields(category)});
  return id;
}

std::vector<workspace::FileRecord> PriceCategories::take_new() {
  return std::exchange(new_, {});
}

}  // namespace oferta::importing
