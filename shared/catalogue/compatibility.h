#pragma once
/// Compatibility of two categories by an attribute of each: socket = socket, power draw ≤ power.
///
///   CompatibilityRule rule{"cpu-board", {"cpu", "socket"}, {"board", "socket"},
///                          CompatibilityKind::equal, {"Разные сокеты", "Different sockets"}};
///   bool fit = compatible(rule, cpu, board);
#include <string>

#include "shared/base/text.h"
#include "shared/catalogue/product.h"

namespace oferta::catalogue {

enum class CompatibilityKind {
  equal,                 ///< the two values are the same
  first_at_most_second,  ///< the first number is not above the second
};

struct AttributeReference {
  std::string category;
  std::string attribute;
  friend bool operator==(const AttributeReference&, const AttributeReference&) = default;
};

/// Products of the two categories may stand together only if the rule holds.
struct CompatibilityRule {
  std::string id;
  AttributeReference first;
  AttributeReference second;
  CompatibilityKind kind = CompatibilityKind::equal;
  LocalText message;  ///< said when the rule fails
};

/// Whether `a` of the first and `b` of the second category fit. A product without the attribute, or
/// with a value that cannot be compared, fits everything: nothing is known against it.
bool compatible(const CompatibilityRule& rule, const Product& a, const Product& b);

}  // namespace oferta::catalogue
