#pragma once
/// A product or service that can be offered: what it is, what it costs, what it goes with.
///
///   const Product* router = catalogue.product("router-mikrotik-rb5009");
///   if (std::optional<std::int64_t> ports = router->number("ports")) …
///   bool for_sale = router->price.has_value();
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "shared/base/money.h"
#include "shared/base/text.h"

namespace oferta::catalogue {

/// The value of an attribute: a number (stored × 10^decimals of its definition), a flag, or the key
/// of a choice or a free text.
using AttributeValue = std::variant<std::int64_t, bool, std::string>;
using Attributes = std::map<std::string, AttributeValue, std::less<>>;

/// From `from` units on, the whole line is `discount_bp` hundredths of a percent cheaper.
struct QuantityBreak {
  std::int64_t from = 1;
  std::int64_t discount_bp = 0;
  friend bool operator==(const QuantityBreak&, const QuantityBreak&) = default;
};

enum class ProductKind { goods, service };

struct Product {
  std::string id;
  std::string sku;
  LocalText name;
  LocalText description;
  std::string category;  ///< category id
  std::string brand;
  ProductKind kind = ProductKind::goods;
  LocalText unit;  ///< «шт.», or all its forms: «место|места|мест», "seat|seats"
  std::optional<Money> price;         ///< list price of a unit; absent: not on sale
  std::optional<Money> cost;          ///< purchase cost of a unit; never shown to a client
  std::vector<QuantityBreak> breaks;  ///< by `from`, rising
  std::optional<std::int64_t> stock;  ///< units in stock; absent for services
  std::int64_t lead_days = 0;         ///< days to delivery when out of stock
  std::int64_t warranty_months = 0;   ///< 0: none stated
  Attributes attributes;
  std::string vat_kind = "general";  ///< kind of vat_rate
  /// Each inner list: when this product is chosen, at least one of those must be chosen too.
  std::vector<std::vector<std::string>> requirements;
  /// Whatever requires this product needs one for each of its own units: a power supply for every
  /// phone, not one for all of them.
  bool one_for_each = false;
  std::vector<std::string> excludes;    ///< products that cannot stand beside this one
  std::optional<std::int64_t> samples;  ///< samples to show; absent: not kept

  /// The unit in the form that goes with `quantity`: «место», «места», «мест».
  std::string unit_for(std::int64_t quantity, Language language) const;
  const AttributeValue* attribute(std::string_view key) const;
  /// The attribute as a number; a flag counts as 0 or 1, a text as absent.
  std::optional<std::int64_t> number(std::string_view key) const;
};

/// The value in one line for a log or a signature: 12, true, or the text itself.
std::string attribute_text(const AttributeValue& value);

}  // namespace oferta::catalogue
