#include "shared/catalogue/compatibility.h"

#include <optional>

namespace oferta::catalogue {

bool compatible(const CompatibilityRule& rule, const Product& a, const Product& b) {
  if (rule.kind == CompatibilityKind::equal) {
    const AttributeValue* left = a.attribute(rule.first.attribute);
    const AttributeValue* right = b.attribute(rule.second.attribute);
    return left == nullptr || right == nullptr || *left == *right;
  }
  const std::optional<std::int64_t> left = a.number(rule.first.attribute);
  const std::optional<std::int64_t> right = b.number(rule.second.attribute);
  return !left || !right || *left <= *right;
}

}  // namespace oferta::catalogue
