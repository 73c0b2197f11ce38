#pragma once
/// A category of products, which is also a slot of a proposal, and the attributes its products
/// have.
///
///   const AttributeDefinition* seats = category.attribute("seats");
///   std::string shown = attribute_display(*seats, product.attributes.at("seats"), Language::ru);
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/text.h"
#include "shared/catalogue/product.h"

namespace oferta::catalogue {

enum class AttributeKind { number, choice, flag, text };

/// Which end of an attribute is the good one, for comparison side by side.
enum class Better { none, higher, lower };

struct AttributeChoice {
  std::string key;
  LocalText name;
};

struct AttributeDefinition {
  std::string key;
  LocalText name;
  LocalText unit;  ///< empty: without a unit
  AttributeKind kind = AttributeKind::number;
  int decimals = 0;  ///< numbers are stored × 10^decimals
  std::vector<AttributeChoice> choices;
  Better better = Better::none;
};

struct Category {
  std::string id;
  LocalText name;
  std::int64_t order = 0;
  std::string icon;  ///< name of a lucide icon
  std::vector<AttributeDefinition> attributes;

  const AttributeDefinition* attribute(std::string_view key) const;
};

/// The value as people read it, with its unit: «12,5 Вт», «да», the name of the choice.
std::string attribute_display(const AttributeDefinition& definition, const AttributeValue& value,
                              Language language);

}  // namespace oferta::catalogue
