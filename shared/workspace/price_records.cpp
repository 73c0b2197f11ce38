#include "shared/workspace/price_records.h"

#include <utility>
#include <vector>

namespace oferta::workspace {
namespace {

using pricing::PriceRule;

constexpr std::int64_t kMaxUnits = 1'000'000'000;
constexpr IntegerRange kShare{0, pricing::kWholeBp};

Money read_amount(const FieldReader& fields, std::string_view key) {
  const Money money = fields.money(key);
  if (money.amount < 0) {
    fields.problem(key, "An amount must not be negative.", ErrorCode::out_of_range);
  }
  return money;
}

std::optional<Money> read_optional_amount(const FieldReader& fields, std::string_view key) {
  if (!fields.has(key)) return std::nullopt;
  return read_amount(fields, key);
}

void read_dates(const FieldReader& fields, std::optional<Date>& from, std::optional<Date>& to) {
  from = fields.optional_date("from");
  to = fields.optional_date("to");
  if (from && to && *to < *from) fields.problem("to", "It ends before it begins.");
}

void put_texts(Json& fields, const char* key, const std::vector<std::string>& list) {
  if (!list.empty()) fields[key] = list;
}

void put_number(Json& fields, const char* key, std::int64_t value, std::int64_t usual) {
  if (value != usual) fields[key] = value;
}

}  // namespace

pricing::PriceList read_price_list(const std::string& id, const FieldReader& fields) {
  pricing::PriceList list;
  list.id = id;
  list.name = fields.local_text("name");
  list.parent = fields.text_or("parent", "");
  list.discount_bp = fields.integer_or("discount", 0, {-pricing::kWholeBp, pricing::kWholeBp});
  read_dates(fields, list.from, list.to);
  list.priority = fields.integer_or("priority", 0);
  list.clients = fields.texts("clients");
  list.groups = fields.texts("groups");
  list.segments = fields.texts("segments");
  return list;
}

pricing::PriceEntry read_price_entry(const FieldReader& fields) {
  pricing::PriceEntry entry;
  entry.list = fields.non_empty_text("list");
  entry.product = fields.non_empty_text("product");
  entry.from = fields.optional_date("from");
  entry.price = read_amount(fields, "price");
  fields.each("breaks", [&](const FieldReader& step) {
    entry.breaks.push_back(
        {step.integer("from", {1, kMaxUnits}), step.integer("discount", kShare)});
  });
  return entry;
}

pricing::ExchangeRate read_exchange_rate(const FieldReader& fields) {
  pricing::ExchangeRate rate;
  rate.currency = fields.currency("currency");
  rate.base = fields.currency("base");
  rate.from = fields.date("from");
  rate.rate = fields.integer("rate", {1, kMaxUnits * 1'000});
  return rate;
}

PriceRule read_price_rule(const std::string& id, const FieldReader& fields) {
  PriceRule rule;
  rule.id = id;
  rule.version = fields.integer_or("version", 1, {1, kMaxUnits});
  rule.name = fields.local_text("name");
  rule.kind = static_cast<pricing::RuleKind>(fields.choice("kind", pricing::rule_kind_names()));
  rule.priority = fields.integer_or("priority", 0);
  rule.group = fields.text_or("group", "");
  rule.alone = fields.boolean_or("alone", false);
  rule.from = fields.optional_date("from");
  rule.to = fields.optional_date("to");
  rule.coupon = fields.text_or("coupon", "");
  rule.clients = fields.texts("clients");
  rule.groups = fields.texts("groups");
  rule.segments = fields.texts("segments");
  rule.tiers = fields.texts("tiers");
  rule.products = fields.texts("products");
  rule.categories = fields.texts("categories");
  rule.brands = fields.texts("brands");
  rule.min_quantity = fields.integer_or("min_quantity", 1, {1, kMaxUnits});
  rule.discount_bp = fields.integer_or("discount", 0, kShare);
  rule.amount = read_optional_amount(fields, "amount");
  rule.buy = fields.integer_or("buy", 1, {1, kMaxUnits});
  rule.get = fields.integer_or("get", 1, {1, kMaxUnits});
  rule.together = fields.boolean_or("together", false);
  fields.each("items", [&](const FieldReader& item) {
    rule.items.push_back(
        {item.non_empty_text("product"), item.integer_or("quantity", 1, {1, kMaxUnits})});
  });
  rule.from_total = read_optional_amount(fields, "from_total");
  rule.limit_bp = fields.integer_or("limit", pricing::kWholeBp, kShare);
  rule.vat_kind = fields.text_or("vat_kind", "general");
  const Result<void> sensible = pricing::check_rule(rule);
  if (!sensible) fields.problem(sensible.error().detail, sensible.error().message);
  return rule;
}

Json price_rule_fields(const PriceRule& rule) {
  Json fields = Json::object();
  put_number(fields, "version", rule.version, 1);
  fields["name"] = oferta::json_of(rule.name);
  fields["kind"] = std::string(pricing::rule_kind_name(rule.kind));
  put_number(fields, "priority", rule.priority, 0);
  if (!rule.group.empty()) fields["group"] = rule.group;
  if (rule.alone) fields["alone"] = true;
  if (rule.from) fields["from"] = rule.from->to_iso();
  if (rule.to) fields["to"] = rule.to->to_iso();
  if (!rule.coupon.empty()) fields["coupon"] = rule.coupon;
  put_texts(fields, "clients", rule.clients);
  put_texts(fields, "groups", rule.groups);
  put_texts(fields, "segments", rule.segments);
  put_texts(fields, "tiers", rule.tiers);
  put_texts(fields, "products", rule.products);
  put_texts(fields, "categories", rule.categories);
  put_texts(fields, "brands", rule.brands);
  put_number(fields, "min_quantity", rule.min_quantity, 1);
  put_number(fields, "discount", rule.discount_bp, 0);
  if (rule.amount) fields["amount"] = oferta::json_of(*rule.amount);
  put_number(fields, "buy", rule.buy, 1);
  put_number(fields, "get", rule.get, 1);
  if (rule.together) fields["together"] = true;
  for (const pricing::BundleItem& item : rule.items) {
    fields["items"].push_back(Json{{"product", item.product}, {"quantity", item.quantity}});
  }
  if (rule.from_total) fields["from_total"] = oferta::json_of(*rule.from_total);
  put_number(fields, "limit", rule.limit_bp, pricing::kWholeBp);
  if (rule.vat_kind != "general") fields["vat_kind"] = rule.vat_kind;
  return fields;
}

pricing::Buyer buyer_of(const clients::Client& client) {
  return {client.id, client.segment, client.groups, client.tier, client.points};
}

}  // namespace oferta::workspace
