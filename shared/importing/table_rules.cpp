#include "shared/importing/table_rules.h"

#include <utility>

#include "shared/base/field_reader.h"
#include "shared/base/json.h"

namespace oferta::importing {
namespace {

constexpr std::string_view kFormat = "oferta-import-1";
constexpr std::int64_t kMaxDecimals = 6;

const std::vector<std::string_view>& kinds() {
  static const std::vector<std::string_view> kNames = {"number", "choice", "flag", "text"};
  return kNames;
}
const std::vector<std::string_view>& ends() {
  static const std::vector<std::string_view> kNames = {"", "higher", "lower"};
  return kNames;
}
const std::vector<std::string_view>& takes() {
  static const std::vector<std::string_view> kNames = {"only", "first", "second", "product"};
  return kNames;
}

AttributeRule read_attribute(const FieldReader& fields) {
  AttributeRule rule;
  rule.column = fields.non_empty_text("column");
  rule.definition.key = fields.non_empty_text("key");
  rule.definition.name = fields.local_text("name");
  rule.definition.unit = fields.optional_local_text("unit");
  rule.definition.kind = static_cast<catalogue::AttributeKind>(fields.choice("kind", kinds()));
  rule.definition.decimals = static_cast<int>(fields.integer_or("decimals", 0, {0, kMaxDecimals}));
  rule.definition.better = static_cast<catalogue::Better>(fields.choice_or("better", ends(), 0));
  rule.take = static_cast<Take>(fields.choice_or("take", takes(), 0));
  fields.each_member("values", [&](const std::string& cell, const FieldReader& value) {
    rule.values.emplace(cell, value.as_text());
  });
  return rule;
}

TableRules read_table(const FieldReader& fields, std::int64_t order) {
  TableRules rules;
  rules.file = fields.non_empty_text("file");
  rules.category = fields.non_empty_text("category");
  rules.name = fields.local_text("name");
  rules.order = fields.integer_or("order", order);
  rules.icon = fields.text_or("icon", rules.icon);
  if (fields.has("unit")) rules.unit = fields.local_text("unit");
  if (fields.has("title")) rules.title = fields.texts("title");
  rules.price = fields.text_or("price", rules.price);
  rules.needs = fields.texts("needs");
  fields.each("attributes", [&](const FieldReader& attribute) {
    rules.attributes.push_back(read_attribute(attribute));
  });
  return rules;
}

workspace::FileRecord read_record(const FieldReader& fields) {
  workspace::FileRecord record;
  record.type = fields.non_empty_text("t");
  record.id = fields.non_empty_text("id");
  record.fields = fields.object("f").json();
  return record;
}

}  // namespace

Result<ImportRules> read_import_rules(std::string_view text) {
  OFERTA_ASSIGN(const Json json, parse_json(text));
  Problems problems;
  const FieldReader fields(json, "", problems);
  if (!fields.expect_object()) return fail(problems.all().front());
  if (fields.text("format") != kFormat) {
    return fail(ErrorCode::unsupported,
                "The rules are not of the format " + std::string(kFormat) + ".", "format");
  }
  ImportRules rules;
  rules.currency = fields.currency("currency");
  fields.each("records",
              [&](const FieldReader& record) { rules.records.push_back(read_record(record)); });
  fields.each("tables", [&](const FieldReader& table) {
    const auto order = static_cast<std::int64_t>(rules.tables.size()) + 1;
    rules.tables.push_back(read_table(table, order));
  });
  OFERTA_TRY(problems.result());
  return rules;
}

}  // namespace oferta::importing
