// The part of the check about products, categories, compatibility rules and VAT rates.
#include <set>

#include "shared/workspace/check_context.h"

namespace oferta::workspace {
namespace {

std::string at(const char* list, std::size_t index) {
  return std::string(list) + "[" + std::to_string(index) + "]";
}

void check_category(CheckContext& context, const Placed<catalogue::Category>& placed) {
  std::set<std::string> keys;
  const auto& attributes = placed.value.attributes;
  for (std::size_t i = 0; i < attributes.size(); ++i) {
    if (!keys.insert(attributes[i].key).second) {
      context.error(placed.index, at("attributes", i) + ".key", "The key is used twice.");
    }
    if (attributes[i].kind == catalogue::AttributeKind::choice && attributes[i].choices.empty()) {
      context.error(placed.index, at("attributes", i) + ".choices", "There is nothing to choose.");
    }
  }
}

void check_attributes(CheckContext& context, const Placed<catalogue::Product>& placed) {
  const catalogue::Product& product = placed.value;
  const auto category = context.categories.find(product.category);
  if (category == context.categories.end()) return;
  for (const auto& [key, value] : product.attributes) {
    const std::string place = "attributes." + key;
    const auto* definition = category->second.value.attribute(key);
    if (definition == nullptr) {
      context.warning(
          placed.index, place,
          "The category \"" + product.category + "\" does not describe this attribute.");
    } else if (!fits(*definition, value)) {
      context.error(placed.index, place,
                    "The value \"" + catalogue::attribute_text(value) +
                        "\" is not of the kind the category describes.");
    }
  }
}

void check_partner(CheckContext& context, const Placed<catalogue::Product>& placed,
                   const std::string& place, const std::string& id) {
  if (id == placed.value.id) {
    context.error(placed.index, place, "A product cannot name itself here.");
  } else if (context.products.count(id) == 0) {
    context.error(placed.index, place, "There is no product \"" + id + "\".");
  }
}

void check_product(CheckContext& context, const Placed<catalogue::Product>& placed,
                   const std::set<std::string>& vat_kinds) {
  const catalogue::Product& product = placed.value;
  context.require_category(placed.index, "category", product.category);
  check_attributes(context, placed);
  for (std::size_t i = 0; i < product.requirements.size(); ++i) {
    for (std::size_t j = 0; j < product.requirements[i].size(); ++j) {
      check_partner(context, placed, at(at("requires", i).c_str(), j), product.requirements[i][j]);
    }
  }
  for (std::size_t i = 0; i < product.excludes.size(); ++i) {
    check_partner(context, placed, at("excludes", i), product.excludes[i]);
  }
  for (std::size_t i = 1; i < product.breaks.size(); ++i) {
    if (product.breaks[i].from == product.breaks[i - 1].from) {
      context.error(placed.index, "breaks", "Two quantity breaks begin at the same quantity.");
    }
  }
  // A file of products alone says nothing of who sells them: taxes and currency are that company's.
  const auto own = context.companies.find("own");
  if (own == context.companies.end()) return;
  const offer::Company& company = own->second.value;
  if (company.charges_vat && vat_kinds.count(product.vat_kind) == 0) {
    context.error(placed.index, "vat_kind",
                  "There is no VAT rate of the kind \"" + product.vat_kind + "\".");
  }
  if (product.price && product.price->currency != company.currency) {
    context.error(placed.index, "price.currency", "Prices are in the company's currency.");
  }
}

void check_reference(CheckContext& context, std::size_t index, const char* place,
                     const catalogue::AttributeReference& reference, bool number) {
  const std::string prefix(place);
  if (!context.require_category(index, prefix + ".category", reference.category)) return;
  const auto* definition =
      context.attribute(index, prefix + ".attribute", reference.category, reference.attribute);
  if (definition != nullptr && number && definition->kind != catalogue::AttributeKind::number) {
    context.error(index, prefix + ".attribute", "Only numbers can be compared by size.");
  }
}

}  // namespace

void check_catalogue(CheckContext& context) {
  std::set<std::string> vat_kinds;
  for (const auto& [id, rate] : context.rates) vat_kinds.insert(rate.value.kind);
  for (const auto& [id, category] : context.categories) check_category(context, category);
  for (const auto& [id, product] : context.products) check_product(context, product, vat_kinds);
  for (const auto& [id, rule] : context.rules) {
    const bool number = rule.value.kind == catalogue::CompatibilityKind::first_at_most_second;
    check_reference(context, rule.index, "first", rule.value.first, number);
    check_reference(context, rule.index, "second", rule.value.second, number);
  }
}

}  // namespace oferta::workspace
