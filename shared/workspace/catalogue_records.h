#pragma once
/// Products, categories, compatibility rules and VAT rates as records.
///
///   Problems problems;
///   catalogue::Product product = read_product(id, FieldReader(fields, "product/" + id, problems));
///   Json same = product_fields(product);
///
/// Readers note what is wrong with a field and go on with an empty value.
#include <string>

#include "shared/base/field_reader.h"
#include "shared/catalogue/category.h"
#include "shared/catalogue/compatibility.h"
#include "shared/catalogue/product.h"
#include "shared/pricing/vat.h"

namespace oferta::workspace {

catalogue::Product read_product(const std::string& id, const FieldReader& fields);
catalogue::Category read_category(const std::string& id, const FieldReader& fields);
catalogue::CompatibilityRule read_rule(const std::string& id, const FieldReader& fields);
pricing::VatRate read_vat_rate(const FieldReader& fields);

/// Fields of the record; values that are absent or empty are left out.
Json product_fields(const catalogue::Product& product);
Json category_fields(const catalogue::Category& category);
Json rule_fields(const catalogue::CompatibilityRule& rule);

/// The value of an attribute: an integer, a flag or a text; anything else is a problem.
catalogue::AttributeValue read_attribute_value(const FieldReader& value);
Json json_of(const catalogue::AttributeValue& value);

}  // namespace oferta::workspace
