#pragma once
/// Price rules: promotions, bundles, coupons, loyalty and charges, as data with dates.
///
///   PriceRule rule{.id = "autumn", .name = {"Осень", "Autumn"}, .kind = RuleKind::percent,
///                  .discount_bp = 1000, .categories = {"phones"}};
///   bool now = in_force(rule, Date{2026, 11, 24});
///
/// A rule is *when* (dates, coupon), *for whom* (clients, groups, segments, loyalty tiers), *on
/// what* (products, categories, brands, quantity) and *what it does* (kind). An empty list does not
/// narrow. A changed rule gets a higher version; a document keeps what the rule did, by its
/// version.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/date.h"
#include "shared/base/money.h"
#include "shared/base/result.h"
#include "shared/base/text.h"

namespace oferta::pricing {

enum class RuleKind {
  percent,  ///< discount_bp off each matching line
  amount,   ///< amount off each unit
  price,    ///< a unit costs amount, where that is less
  buy_get,  ///< of every buy + get units, get are discount_bp cheaper: 1 + 1 is the second item
  bundle,   ///< the items together cost amount, or discount_bp less
  total_percent,  ///< from from_total on, discount_bp off the total of matching lines
  total_amount,   ///< from from_total on, amount off it
  points,         ///< earns discount_bp of what is paid as points; lets points pay up to limit_bp
  charge,  ///< a line of its own: amount, or discount_bp of the total; free from from_total on
};
/// "percent", "amount", "price", "buy_get", "bundle", "total_percent", "total_amount", "points",
/// "charge".
std::string_view rule_kind_name(RuleKind kind);
const std::vector<std::string_view>& rule_kind_names();

struct BundleItem {
  std::string product;
  std::int64_t quantity = 1;
  friend bool operator==(const BundleItem&, const BundleItem&) = default;
};

struct PriceRule {
  std::string id;
  std::int64_t version = 1;
  LocalText name{};
  RuleKind kind = RuleKind::percent;
  std::int64_t priority = 0;  ///< the higher, the earlier; and the one that wins in its group
  std::string group{};        ///< of one group at most one rule applies; kBreakGroup: see engine.h
  bool alone = false;         ///< never beside another rule
  // When.
  std::optional<Date> from{}, to{};  ///< first and last day
  std::string coupon{};              ///< only with this code; case does not matter
  // For whom.
  std::vector<std::string> clients{}, groups{}, segments{}, tiers{};
  // On what.
  std::vector<std::string> products{}, categories{}, brands{};
  std::int64_t min_quantity = 1;
  // What it does.
  std::int64_t discount_bp = 0;
  std::optional<Money> amount{};
  std::int64_t buy = 1, get = 1;      ///< buy_get
  bool together = false;              ///< buy_get counts over all matching lines, cheapest first
  std::vector<BundleItem> items{};    ///< bundle
  std::optional<Money> from_total{};  ///< total_*, charge
  std::int64_t limit_bp = 10'000;     ///< points
  std::string vat_kind = "general";   ///< charge
  friend bool operator==(const PriceRule&, const PriceRule&) = default;
};

/// Who buys, as far as prices depend on it.
struct Buyer {
  std::string client{};  ///< id
  std::string segment{};
  std::vector<std::string> groups{};  ///< customer groups
  std::string tier{};                 ///< of the loyalty programme
  Minor points = 0;                   ///< balance, each worth one minor unit
  friend bool operator==(const Buyer&, const Buyer&) = default;
};

/// What is bought, as far as rules look at it.
struct Subject {
  std::string product{}, category{}, brand{};  ///< ids
  friend bool operator==(const Subject&, const Subject&) = default;
};

bool in_force(const PriceRule& rule, const Date& date);
/// The buyer is one of those the rule is for. Client, groups and segments are alternatives; a tier
/// and a coupon are asked for besides.
bool is_for(const PriceRule& rule, const Buyer& buyer, const std::vector<std::string>& coupons);
/// The rule is about this product, in this quantity.
bool is_about(const PriceRule& rule, const Subject& subject, std::int64_t quantity);
/// All amounts the rule names are in this currency.
bool is_in_currency(const PriceRule& rule, const Currency& currency);
/// Says what contradicts itself in a rule: a bundle of one product, a price without an amount …
Result<void> check_rule(const PriceRule& rule);

}  // namespace oferta::pricing
