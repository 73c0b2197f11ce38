#include "shared/pricing/rule.h"

#include <algorithm>
#include <set>

namespace oferta::pricing {
namespace {

bool names(const std::vector<std::string>& list, const std::string& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

bool narrows_and_misses(const std::vector<std::string>& list, const std::string& value) {
  return !list.empty() && !names(list, value);
}

Result<void> refuse_rule(std::string message, std::string place) {
  return fail(ErrorCode::invalid_argument, std::move(message), std::move(place));
}

Result<void> check_bundle(const PriceRule& rule) {
  std::set<std::string> products;
  for (const BundleItem& item : rule.items) {
    if (item.quantity < 1 || !products.insert(item.product).second) {
      return refuse_rule("A bundle names each product once, one unit or more.", "items");
    }
  }
  if (products.size() < 2) return refuse_rule("A bundle is of two products or more.", "items");
  if (!rule.amount && rule.discount_bp == 0) {
    return refuse_rule("A bundle has a price or a discount.", "amount");
  }
  return {};
}

bool needs_amount(RuleKind kind) {
  return kind == RuleKind::amount || kind == RuleKind::price || kind == RuleKind::total_amount;
}

}  // namespace

const std::vector<std::string_view>& rule_kind_names() {
  static const std::vector<std::string_view> names_of_kinds = {
      "percent",       "amount",       "price",  "buy_get", "bundle",
      "total_percent", "total_amount", "points", "charge"};
  return names_of_kinds;
}

std::string_view rule_kind_name(RuleKind kind) {
  return rule_kind_names().at(static_cast<std::size_t>(kind));
}

bool in_force(const PriceRule& rule, const Date& date) {
  return (!rule.from || *rule.from <= date) && (!rule.to || date <= *rule.to);
}

bool is_for(const PriceRule& rule, const Buyer& buyer, const std::vector<std::string>& coupons) {
  if (narrows_and_misses(rule.tiers, buyer.tier)) return false;
  if (!rule.coupon.empty()) {
    const std::string code = fold_case(rule.coupon);
    const bool shown = std::any_of(coupons.begin(), coupons.end(), [&](const std::string& coupon) {
      return fold_case(trim(coupon)) == code;
    });
    if (!shown) return false;
  }
  if (rule.clients.empty() && rule.groups.empty() && rule.segments.empty()) return true;
  const bool in_group = std::any_of(buyer.groups.begin(), buyer.groups.end(),
                                    [&](const std::string& id) { return names(rule.groups, id); });
  return in_group || names(rule.clients, buyer.client) || names(rule.segments, buyer.segment);
}

bool is_about(const PriceRule& rule, const Subject& subject, std::int64_t quantity) {
  return quantity >= rule.min_quantity && !narrows_and_misses(rule.products, subject.product) &&
         !narrows_and_misses(rule.categories, subject.category) &&
         !narrows_and_misses(rule.brands, subject.brand);
}

bool is_in_currency(const PriceRule& rule, const Currency& currency) {
  return (!rule.amount || rule.amount->currency == currency) &&
         (!rule.from_total || rule.from_total->currency == currency);
}

Result<void> check_rule(const PriceRule& rule) {
  if (rule.from && rule.to && *rule.to < *rule.from) {
    return refuse_rule("The rule ends before it begins.", "to");
  }
  if (needs_amount(rule.kind) && !rule.amount) {
    return refuse_rule("A rule of this kind needs an amount.", "amount");
  }
  if (rule.kind == RuleKind::percent || rule.kind == RuleKind::buy_get ||
      rule.kind == RuleKind::total_percent) {
    if (rule.discount_bp == 0) return refuse_rule("The rule takes nothing off.", "discount");
  }
  if (rule.kind == RuleKind::buy_get && (rule.buy < 1 || rule.get < 1)) {
    return refuse_rule("One unit or more is bought and got.", "buy");
  }
  if (rule.kind == RuleKind::charge && !rule.amount && rule.discount_bp == 0) {
    return refuse_rule("A charge has an amount or a share of the total.", "amount");
  }
  return rule.kind == RuleKind::bundle ? check_bundle(rule) : Result<void>{};
}

}  // namespace oferta::pricing
