#include "shared/catalogue/category.h"

#include <algorithm>

#include "shared/base/format.h"

namespace oferta::catalogue {

const AttributeDefinition* Category::attribute(std::string_view key) const {
  const auto found =
      std::find_if(attributes.begin(), attributes.end(),
                   [key](const AttributeDefinition& candidate) { return candidate.key == key; });
  return found == attributes.end() ? nullptr : &*found;
}

std::string attribute_display(const AttributeDefinition& definition, const AttributeValue& value,
                              Language language) {
  if (const auto* flag = std::get_if<bool>(&value)) {
    if (language == Language::ru) return *flag ? "да" : "нет";
    return *flag ? "yes" : "no";
  }
  if (const auto* number = std::get_if<std::int64_t>(&value)) {
    std::string text = format_decimal(*number, definition.decimals, language);
    const std::string& unit = definition.unit.get(language);
    if (!unit.empty()) text += "\u00A0" + unit;
    return text;
  }
  const std::string& key = std::get<std::string>(value);
  for (const AttributeChoice& choice : definition.choices) {
    if (choice.key == key) return choice.name.get(language);
  }
  return key;
}

}  // namespace oferta::catalogue
