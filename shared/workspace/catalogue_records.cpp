#include "shared/workspace/catalogue_records.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "shared/base/sort.h"
#include "shared/pricing/line.h"

namespace oferta::workspace {
namespace {

using catalogue::AttributeDefinition;
using catalogue::Category;
using catalogue::CompatibilityRule;
using catalogue::Product;

constexpr std::int64_t kMaxCount = 1'000'000'000;
constexpr std::int64_t kMaxDecimals = 15;

const std::vector<std::string_view>& product_kinds() {
  static const std::vector<std::string_view> names = {"goods", "service"};
  return names;
}
const std::vector<std::string_view>& attribute_kinds() {
  static const std::vector<std::string_view> names = {"number", "choice", "flag", "text"};
  return names;
}
const std::vector<std::string_view>& better_ends() {
  static const std::vector<std::string_view> names = {"", "higher", "lower"};
  return names;
}
const std::vector<std::string_view>& rule_kinds() {
  static const std::vector<std::string_view> names = {"equal", "first_at_most_second"};
  return names;
}

std::string name_at(const std::vector<std::string_view>& names, std::size_t index) {
  return std::string(names[index]);
}

std::optional<Money> read_price(const FieldReader& fields, std::string_view key) {
  std::optional<Money> price = fields.optional_money(key);
  if (price && price->amount < 0) {
    fields.problem(key, "An amount must not be negative.", ErrorCode::out_of_range);
  }
  return price;
}

void read_breaks(const FieldReader& fields, Product& product) {
  fields.each("breaks", [&](const FieldReader& step) {
    product.breaks.push_back(
        {step.integer("from", {1, kMaxCount}), step.integer("discount", {0, pricing::kWholeBp})});
  });
  sort_by(product.breaks, [](const auto& a, const auto& b) { return a.from < b.from; });
}

void read_partners(const FieldReader& fields, Product& product) {
  fields.each("requires", [&](const FieldReader& list) {
    std::vector<std::string> ids;
    if (!list.json().is_array()) {
      list.problem("", "A list of product ids was expected.");
      return;
    }
    std::size_t index = 0;
    for (const Json& id : list.json()) {
      if (id.is_string()) {
        ids.push_back(id.get<std::string>());
      } else {
        list.problem("[" + std::to_string(index) + "]", "A product id was expected.");
      }
      ++index;
    }
    if (ids.empty()) list.problem("", "The list must not be empty.");
    product.requirements.push_back(std::move(ids));
  });
  product.excludes = fields.texts("excludes");
  product.one_for_each = fields.boolean_or("one_for_each", false);
}

void put_text(Json& fields, const char* key, const std::string& text) {
  if (!text.empty()) fields[key] = text;
}
void put_text(Json& fields, const char* key, const LocalText& text) {
  if (!text.empty()) fields[key] = oferta::json_of(text);
}

catalogue::AttributeReference read_reference(const FieldReader& fields) {
  return {fields.non_empty_text("category"), fields.non_empty_text("attribute")};
}

Json json_of_reference(const catalogue::AttributeReference& reference) {
  return Json{{"category", reference.category}, {"attribute", reference.attribute}};
}

AttributeDefinition read_definition(const FieldReader& fields) {
  AttributeDefinition definition;
  definition.key = fields.non_empty_text("key");
  definition.name = fields.local_text("name");
  definition.unit = fields.optional_local_text("unit");
  definition.kind = static_cast<catalogue::AttributeKind>(fields.choice("kind", attribute_kinds()));
  definition.decimals = static_cast<int>(fields.integer_or("decimals", 0, {0, kMaxDecimals}));
  fields.each("choices", [&](const FieldReader& choice) {
    definition.choices.push_back({choice.non_empty_text("key"), choice.local_text("name")});
  });
  definition.better = static_cast<catalogue::Better>(fields.choice_or("better", better_ends(), 0));
  return definition;
}

}  // namespace

catalogue::AttributeValue read_attribute_value(const FieldReader& value) {
  if (value.json().is_boolean()) return value.json().get<bool>();
  if (value.json().is_string()) return value.json().get<std::string>();
  return value.as_integer();
}

Json json_of(const catalogue::AttributeValue& value) {
  return std::visit([](const auto& plain) { return Json(plain); }, value);
}

Product read_product(const std::string& id, const FieldReader& fields) {
  Product product;
  product.id = id;
  product.sku = fields.text_or("sku", "");
  product.name = fields.local_text("name");
  product.description = fields.optional_local_text("description");
  product.category = fields.non_empty_text("category");
  product.brand = fields.text_or("brand", "");
  product.kind = static_cast<catalogue::ProductKind>(fields.choice_or("kind", product_kinds(), 0));
  product.unit = fields.optional_local_text("unit");
  product.price = read_price(fields, "price");
  product.cost = read_price(fields, "cost");
  read_breaks(fields, product);
  product.stock = fields.optional_integer("stock", {0, kMaxCount});
  product.lead_days = fields.integer_or("lead_days", 0, {0, 36'500});
  product.warranty_months = fields.integer_or("warranty_months", 0, {0, 1'200});
  fields.each_member("attributes", [&](const std::string& key, const FieldReader& value) {
    product.attributes.emplace(key, read_attribute_value(value));
  });
  product.vat_kind = fields.text_or("vat_kind", "general");
  read_partners(fields, product);
  product.samples = fields.optional_integer("samples", {0, kMaxCount});
  return product;
}

Category read_category(const std::string& id, const FieldReader& fields) {
  Category category;
  category.id = id;
  category.name = fields.local_text("name");
  category.order = fields.integer_or("order", 0);
  category.icon = fields.text_or("icon", "");
  fields.each("attributes", [&](const FieldReader& attribute) {
    category.attributes.push_back(read_definition(attribute));
  });
  return category;
}

CompatibilityRule read_rule(const std::string& id, const FieldReader& fields) {
  CompatibilityRule rule;
  rule.id = id;
  rule.first = read_reference(fields.object("first"));
  rule.second = read_reference(fields.object("second"));
  rule.kind = static_cast<catalogue::CompatibilityKind>(fields.choice("rule", rule_kinds()));
  rule.message = fields.optional_local_text("message");
  const bool same_attribute =
      rule.kind == catalogue::CompatibilityKind::equal && rule.first == rule.second;
  if (rule.first.category == rule.second.category && !same_attribute) {
    fields.problem("second", "Within one category only the same attribute can be compared.");
  }
  return rule;
}

pricing::VatRate read_vat_rate(const FieldReader& fields) {
  return {fields.non_empty_text("kind"), fields.date("from"),
          fields.integer("rate", {0, pricing::kWholeBp})};
}

Json product_fields(const Product& product) {
  Json fields = Json::object();
  put_text(fields, "sku", product.sku);
  put_text(fields, "name", product.name);
  put_text(fields, "description", product.description);
  put_text(fields, "category", product.category);
  put_text(fields, "brand", product.brand);
  fields["kind"] = name_at(product_kinds(), static_cast<std::size_t>(product.kind));
  put_text(fields, "unit", product.unit);
  if (product.price) fields["price"] = oferta::json_of(*product.price);
  if (product.cost) fields["cost"] = oferta::json_of(*product.cost);
  for (const catalogue::QuantityBreak& step : product.breaks) {
    fields["breaks"].push_back(Json{{"from", step.from}, {"discount", step.discount_bp}});
  }
  if (product.stock) fields["stock"] = *product.stock;
  if (product.lead_days != 0) fields["lead_days"] = product.lead_days;
  if (product.warranty_months != 0) fields["warranty_months"] = product.warranty_months;
  for (const auto& [key, value] : product.attributes) fields["attributes"][key] = json_of(value);
  if (product.vat_kind != "general") fields["vat_kind"] = product.vat_kind;
  if (!product.requirements.empty()) fields["requires"] = product.requirements;
  if (!product.excludes.empty()) fields["excludes"] = product.excludes;
  if (product.one_for_each) fields["one_for_each"] = true;
  if (product.samples) fields["samples"] = *product.samples;
  return fields;
}

Json category_fields(const Category& category) {
  Json fields = Json::object();
  put_text(fields, "name", category.name);
  fields["order"] = category.order;
  put_text(fields, "icon", category.icon);
  Json attributes = Json::array();
  for (const AttributeDefinition& definition : category.attributes) {
    Json attribute = Json::object();
    attribute["key"] = definition.key;
    attribute["name"] = oferta::json_of(definition.name);
    put_text(attribute, "unit", definition.unit);
    attribute["kind"] = name_at(attribute_kinds(), static_cast<std::size_t>(definition.kind));
    if (definition.decimals != 0) attribute["decimals"] = definition.decimals;
    for (const catalogue::AttributeChoice& choice : definition.choices) {
      attribute["choices"].push_back(
          Json{{"key", choice.key}, {"name", oferta::json_of(choice.name)}});
    }
    put_text(attribute, "better",
             name_at(better_ends(), static_cast<std::size_t>(definition.better)));
    attributes.push_back(std::move(attribute));
  }
  fields["attributes"] = std::move(attributes);
  return fields;
}

Json rule_fields(const CompatibilityRule& rule) {
  Json fields = Json::object();
  fields["first"] = json_of_reference(rule.first);
  fields["second"] = json_of_reference(rule.second);
  fields["rule"] = name_at(rule_kinds(), static_cast<std::size_t>(rule.kind));
  put_text(fields, "message", rule.message);
  return fields;
}

}  // namespace oferta::workspace
