#pragma once
/// All categories, products and compatibility rules, indexed. Pointers stay valid until the record
/// itself is removed or replaced.
///
///   const Product* product = catalogue.product("pbx-yeastar-p560");
///   for (const Product* switch_box : catalogue.products_of("switches")) …
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "shared/catalogue/category.h"
#include "shared/catalogue/compatibility.h"
#include "shared/catalogue/product.h"

namespace oferta::catalogue {

class Catalogue {
 public:
  const Product* product(std::string_view id) const;
  const Category* category(std::string_view id) const;

  /// By id.
  const std::map<std::string, Product, std::less<>>& products() const { return products_; }
  const std::map<std::string, CompatibilityRule, std::less<>>& rules() const { return rules_; }
  /// By order, then id.
  const std::vector<const Category*>& categories() const { return category_order_; }
  /// The products of a category by id; empty for an unknown one.
  const std::vector<const Product*>& products_of(std::string_view category) const;

  void put(Product product);
  void put(Category category);
  void put(CompatibilityRule rule);
  void remove_product(std::string_view id);
  void remove_category(std::string_view id);
  void remove_rule(std::string_view id);

  /// Grows with every change, so that what was derived can be kept while it stands still.
  std::uint64_t revision() const { return revision_; }

 private:
  void unlist(const Product& product);
  void sort_categories();

  std::map<std::string, Product, std::less<>> products_;
  std::map<std::string, Category, std::less<>> categories_;
  std::map<std::string, CompatibilityRule, std::less<>> rules_;
  std::map<std::string, std::vector<const Product*>, std::less<>> by_category_;
  std::vector<const Category*> category_order_;
  std::uint64_t revision_ = 0;
};

}  // namespace oferta::catalogue
