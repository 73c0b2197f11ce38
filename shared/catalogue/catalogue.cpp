#include "shared/catalogue/catalogue.h"

#include <algorithm>
#include <utility>

#include "shared/base/sort.h"

namespace oferta::catalogue {
namespace {

template <class Map>
auto find_in(const Map& map, std::string_view id) {
  const auto found = map.find(id);
  return found == map.end() ? nullptr : &found->second;
}

bool earlier_id(const Product* a, const Product* b) {
  return a->id < b->id;
}

}  // namespace

const Product* Catalogue::product(std::string_view id) const {
  return find_in(products_, id);
}

const Category* Catalogue::category(std::string_view id) const {
  return find_in(categories_, id);
}

const std::vector<const Product*>& Catalogue::products_of(std::string_view category) const {
  static const std::vector<const Product*> none;
  const auto found = by_category_.find(category);
  return found == by_category_.end() ? none : found->second;
}

void Catalogue::put(Product product) {
  ++revision_;
  const auto known = products_.find(product.id);
  if (known != products_.end()) {
    if (known->second.category == product.category) {
      known->second = std::move(product);
      return;
    }
    unlist(known->second);
    products_.erase(known);
  }
  std::string id = product.id;
  const Product& kept = products_.emplace(std::move(id), std::move(product)).first->second;
  std::vector<const Product*>& list = by_category_[kept.category];
  list.insert(std::upper_bound(list.begin(), list.end(), &kept, earlier_id), &kept);
}

void Catalogue::put(Category category) {
  ++revision_;
  std::string id = category.id;
  categories_.insert_or_assign(std::move(id), std::move(category));
  sort_categories();
}

void Catalogue::put(CompatibilityRule rule) {
  ++revision_;
  std::string id = rule.id;
  rules_.insert_or_assign(std::move(id), std::move(rule));
}

void Catalogue::remove_product(std::string_view id) {
  const auto known = products_.find(id);
  if (known == products_.end()) return;
  ++revision_;
  unlist(known->second);
  products_.erase(known);
}

void Catalogue::remove_category(std::string_view id) {
  const auto known = categories_.find(id);
  if (known == categories_.end()) return;
  ++revision_;
  categories_.erase(known);
  sort_categories();
}

void Catalogue::remove_rule(std::string_view id) {
  const auto known = rules_.find(id);
  if (known == rules_.end()) return;
  ++revision_;
  rules_.erase(known);
}

void Catalogue::unlist(const Product& product) {
  std::vector<const Product*>& list = by_category_[product.category];
  list.erase(std::lower_bound(list.begin(), list.end(), &product, earlier_id));
}

void Catalogue::sort_categories() {
  category_order_.clear();
  for (const auto& [id, category] : categories_) category_order_.push_back(&category);
  sort_by(category_order_,
          [](const Category* a, const Category* b) { return a->order < b->order; });
}

}  // namespace oferta::catalogue
