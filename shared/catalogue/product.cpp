#include "shared/catalogue/product.h"

namespace oferta::catalogue {

std::string Product::unit_for(std::int64_t quantity, Language language) const {
  return std::string(plural_form(unit.get(language), quantity, language));
}

const AttributeValue* Product::attribute(std::string_view key) const {
  const auto found = attributes.find(key);
  return found == attributes.end() ? nullptr : &found->second;
}

std::optional<std::int64_t> Product::number(std::string_view key) const {
  const AttributeValue* value = attribute(key);
  if (value == nullptr) return std::nullopt;
  if (const auto* number = std::get_if<std::int64_t>(value)) return *number;
  if (const auto* flag = std::get_if<bool>(value)) return *flag ? 1 : 0;
  return std::nullopt;
}

std::string attribute_text(const AttributeValue& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "true" : "false";
  return std::get<std::string>(value);
}

}  // namespace oferta::catalogue
