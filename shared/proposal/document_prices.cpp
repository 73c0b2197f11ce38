#include "shared/proposal/document_prices.h"

#include <algorithm>
#include <limits>
#include <set>
#include <utility>

#include "shared/selection/model.h"

namespace oferta::proposal {
namespace {

using pricing::PriceRule;
using pricing::RuleKind;

constexpr std::int64_t kBpOfPercent = 100;
// With a threshold no candidate may be left out because another one is cheaper; beyond so many the
// discount applies after the choice.
constexpr std::size_t kMostWithThreshold = 400;

const Candidate& candidate_at(const Candidates& candidates, std::int32_t position) {
  return candidates.items[static_cast<std::size_t>(position)];
}

bool spans_lines(const PriceRule& rule) {
  return rule.kind == RuleKind::bundle || rule.kind == RuleKind::total_percent ||
         rule.kind == RuleKind::total_amount || (rule.kind == RuleKind::buy_get && rule.together);
}

std::int64_t saturating_sum(std::int64_t a, std::int64_t b) {
  return add_minor(a, b).value_or(std::numeric_limits<std::int64_t>::max());
}

}  // namespace

/// Decides what of the rules on offer the optimiser can take into its model.
class DocumentPrices::Planner {
 public:
  Planner(DocumentPrices& prices, const Candidates& candidates)
      : prices_(prices), candidates_(candidates) {}

  Result<void> run() {
    for (const PriceRule& rule : prices_.rules_) {
      if (spans_lines(rule) && possible(rule)) spanning_.push_back(&rule);
      if (rule.kind == RuleKind::charge && concerns_any(rule)) OFERTA_TRY(hold(rule));
    }
    prices_.plain_ = spanning_.empty() && prices_.charges_.empty();
    const bool alone = std::any_of(spanning_.begin(), spanning_.end(),
                                   [](const PriceRule* rule) { return rule->alone; });
    if (alone) return {};
    plan_total();
    if (prices_.total_) return {};
    for (const PriceRule* rule : spanning_) {
      if (rule->kind == RuleKind::bundle) OFERTA_TRY(plan_bundle(*rule));
    }
    return {};
  }

 private:
  bool concerns(const PriceRule& rule, const Candidate& candidate) const {
    return pricing::is_about(rule, candidate.asked.subject, candidate.quantity);
  }

  bool concerns_any(const PriceRule& rule) const {
    return std::any_of(candidates_.items.begin(), candidates_.items.end(),
                       [&](const Candidate& candidate) { return concerns(rule, candidate); });
  }

  /// A bundle whose products do not all compete, each in its quantity, never comes about.
  bool possible(const PriceRule& rule) const {
    if (rule.kind != RuleKind::bundle) return concerns_any(rule);
    return std::all_of(rule.items.begin(), rule.items.end(), [&](const pricing::BundleItem& item) {
      const std::int32_t position = candidates_.find(item.product);
      return position >= 0 && candidate_at(candidates_, position).quantity >= item.quantity;
    });
  }

  bool has_rival(const PriceRule& rule) const {
    return !rule.group.empty() &&
           std::any_of(spanning_.begin(), spanning_.end(), [&](const PriceRule* other) {
             return other != &rule && other->group == rule.group;
           });
  }

  /// Whether amounts as prices are quoted are amounts as the budget counts.
  bool same_terms() const {
    return !prices_.request_.charges_vat ||
           prices_.request_.terms.prices_include_vat == prices_.budget_includes_vat_;
  }

  /// A rival of no higher priority is taken only where it leaves less to pay.
  bool has_stronger_rival(const PriceRule& rule) const {
    return !rule.group.empty() &&
           std::any_of(spanning_.begin(), spanning_.end(), [&](const PriceRule* other) {
             return other->group == rule.group && other->priority > rule.priority;
           });
  }

  /// Of the discounts on the whole total that the optimiser can say, the greatest.
  void plan_total() {
    if (!same_terms() || candidates_.items.size() > kMostWithThreshold) return;
    for (const PriceRule* rule : spanning_) {
      const Minor threshold = rule->from_total ? rule->from_total->amount : 0;
      const bool on_everything = rule->products.empty() && rule->categories.empty() &&
                                 rule->brands.empty() && rule->min_quantity <= 1;
      if (rule->kind != RuleKind::total_percent || !on_everything ||
          rule->discount_bp % kBpOfPercent != 0 || threshold > selection::kMaxAmount ||
          has_stronger_rival(*rule)) {
        continue;
      }
      const auto percent = static_cast<std::int32_t>(rule->discount_bp / kBpOfPercent);
      if (prices_.total_ && prices_.total_->percent >= percent) continue;
      prices_.total_ = PlannedTotal{rule->id, threshold, percent};
    }
  }

  bool touches(const PriceRule& rule, const std::set<std::string>& products) const {
    if (rule.kind == RuleKind::bundle) {
      return std::any_of(rule.items.begin(), rule.items.end(),
                         [&](const auto& item) { return products.count(item.product) != 0; });
    }
    return rule.kind == RuleKind::buy_get &&
           std::any_of(products.begin(), products.end(), [&](const std::string& product) {
             return concerns(rule, candidate_at(candidates_, candidates_.find(product)));
           });
  }

  /// What applies before totals, to one of the same products, would change what the bundle gives.
  bool stands_free(const PriceRule& bundle) const {
    std::set<std::string> products;
    for (const pricing::BundleItem& item : bundle.items) products.insert(item.product);
    return std::none_of(spanning_.begin(), spanning_.end(), [&](const PriceRule* other) {
      return other != &bundle && touches(*other, products);
    });
  }

  Result<void> plan_bundle(const PriceRule& rule) {
    if (has_rival(rule) || !stands_free(rule)) return {};
    PlannedBundle planned;
    planned.rule = rule.id;
    for (const pricing::BundleItem& item : rule.items) {
      planned.members.push_back(candidates_.find(item.product));
    }
    sort_as_lines(candidates_, planned.members);
    std::vector<pricing::RequestLine> lines;
    std::vector<Minor> amounts;
    pricing::DocumentInput document;
    document.terms = prices_.request_.terms;
    for (const std::int32_t member : planned.members) {
      const Candidate& candidate = candidate_at(candidates_, member);
      lines.push_back(candidate.asked);
      amounts.push_back(candidate.figures.after_document_discount);
      document.lines.push_back(candidate.asked.line);
    }
    pricing::Adjustment made;
    OFERTA_ASSIGN(made.value, pricing::bundle_discount(rule, lines, amounts));
    OFERTA_ASSIGN(const std::vector<Minor> shares, pricing::shares_of(made, document, amounts));
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const Candidate& candidate = candidate_at(candidates_, planned.members[i]);
      pricing::LineFigures left = candidate.figures;
      left.after_adjustments = amounts[i] - shares[i];
      OFERTA_TRY(pricing::add_vat(left, document.lines[i], document.terms));
      planned.discount += candidate.cost - (prices_.budget_includes_vat_ ? left.gross : left.net);
    }
    std::sort(planned.members.begin(), planned.members.end());
    prices_.bundles_.push_back(std::move(planned));
    return {};
  }

  Result<void> hold(const PriceRule& rule) {
    HeldCharge charge;
    const pricing::PriceRequest& request = prices_.request_;
    if (request.charges_vat) {
      OFERTA_ASSIGN(charge.vat_bp, prices_.rates_.rate_on(request.date, rule.vat_kind));
    }
    if (rule.amount) {
      pricing::LineInput line;
      line.price = rule.amount->amount;
      line.vat_bp = charge.vat_bp;
      line.charge = true;
      OFERTA_ASSIGN(const pricing::LineFigures figures, pricing::price_line(line, request.terms));
      charge.fixed = prices_.budget_includes_vat_ ? figures.gross : figures.net;
    } else {
      charge.share_bp = rule.discount_bp;
    }
    prices_.charges_.push_back(charge);
    return {};
  }

  DocumentPrices& prices_;
  const Candidates& candidates_;
  std::vector<const PriceRule*> spanning_;  ///< rules over several lines, in their order
};

void sort_as_lines(const Candidates& candidates, std::vector<std::int32_t>& positions) {
  std::sort(positions.begin(), positions.end(), [&](std::int32_t a, std::int32_t b) {
    const auto rank = [&](std::int32_t position) {
      const std::int32_t slot = candidate_at(candidates, position).slot;
      return std::pair(candidates.slots[static_cast<std::size_t>(slot)].order, slot);
    };
    return rank(a) != rank(b) ? rank(a) < rank(b) : a < b;
  });
}

Result<DocumentPrices> DocumentPrices::of(const Source& source, const needs::Brief& brief,
                                          const Candidates& candidates) {
  DocumentPrices prices;
  pricing::PriceRequest& request = prices.request_;
  request.date = brief.date;
  request.currency = source.currency;
  request.buyer = source.buyer;
  request.terms = {brief.discount_bp, source.prices_include_vat};
  request.with_charges = true;
  request.charges_vat = source.charges_vat;
  prices.budget_includes_vat_ = brief.budget_includes_vat;
  if (source.vat_rates != nullptr) prices.rates_ = *source.vat_rates;
  if (source.prices != nullptr) {
    for (const PriceRule& rule : source.prices->rules()) {
      const bool offered = pricing::in_force(rule, brief.date) &&
                           pricing::is_for(rule, source.buyer, {}) &&
                           pricing::is_in_currency(rule, source.currency);
      if (offered) prices.rules_.push_back(rule);
    }
  }
  for (const Candidate& candidate : candidates.items) {
    prices.highest_vat_bp_ =
        std::max(prices.highest_vat_bp_, candidate.asked.line.vat_bp.value_or(0));
  }
  prices.slack_ = static_cast<Minor>(candidates.items.size());
  OFERTA_TRY(Planner(prices, candidates).run());
  return prices;
}

bool DocumentPrices::plans(std::string_view rule) const {
  return (total_ && total_->rule == rule) ||
         std::any_of(bundles_.begin(), bundles_.end(),
                     [&](const PlannedBundle& bundle) { return bundle.rule == rule; });
}

/// A share is of amounts as prices are quoted. They are at most the cost where that has VAT in it,
/// and at most the cost with the highest VAT otherwise, each line rounded by half a unit at most.
Minor DocumentPrices::held(const HeldCharge& charge, Minor goods) const {
  if (charge.share_bp == 0) return charge.fixed;
  constexpr Minor kNever = std::numeric_limits<Minor>::max();
  Minor sum = goods;
  if (request_.terms.prices_include_vat && !budget_includes_vat_) {
    const auto vat = mul_div_half_up(goods, highest_vat_bp_, pricing::kWholeBp);
    sum = saturating_sum(saturating_sum(goods, vat.value_or(kNever)), slack_);
  }
  pricing::LineInput line;
  line.charge = true;
  line.vat_bp = charge.vat_bp;
  const auto price = mul_div_half_up(sum, charge.share_bp, pricing::kWholeBp);
  if (!price) return kNever;
  line.price = *price;
  const auto figures = pricing::price_line(line, request_.terms);
  if (!figures) return kNever;
  return budget_includes_vat_ ? figures->gross : figures->net;
}

Minor DocumentPrices::charges_at(Minor goods) const {
  Minor sum = 0;
  for (const HeldCharge& charge : charges_) sum = saturating_sum(sum, held(charge, goods));
  return sum;
}

Minor DocumentPrices::goods_budget(Minor budget) const {
  if (charges_.empty()) return budget;
  if (charges_at(0) > budget) return -1;
  // The most that fits; charges never fall when goods cost more.
  Minor fits = 0;
  Minor beyond = budget + 1;
  while (beyond - fits > 1) {
    const Minor middle = fits + (beyond - fits) / 2;
    (saturating_sum(middle, charges_at(middle)) <= budget ? fits : beyond) = middle;
  }
  return fits;
}

Minor DocumentPrices::planned_cost(const Candidates& candidates,
                                   std::vector<std::int32_t> chosen) const {
  Minor cost = 0;
  for (const std::int32_t position : chosen) cost += candidate_at(candidates, position).cost;
  if (total_) {
    if (cost < total_->threshold) return cost;
    return cost - (cost / 100 * total_->percent + cost % 100 * total_->percent / 100);
  }
  std::sort(chosen.begin(), chosen.end());
  for (const PlannedBundle& bundle : bundles_) {
    if (std::includes(chosen.begin(), chosen.end(), bundle.members.begin(), bundle.members.end())) {
      cost -= bundle.discount;
    }
  }
  return cost;
}

Result<pricing::RuledDocument> DocumentPrices::price(const Candidates& candidates,
                                                     const std::vector<std::int32_t>& chosen,
                                                     Language language) const {
  pricing::PriceRequest request = request_;
  request.language = language;
  request.vat_rates = &rates_;
  for (const std::int32_t position : chosen) {
    request.lines.push_back(candidate_at(candidates, position).asked);
  }
  return pricing::apply_rules(request, rules_);
}

const LocalText* DocumentPrices::name_of(std::string_view rule) const {
  const auto found = std::find_if(rules_.begin(), rules_.end(),
                                  [&](const PriceRule& known) { return known.id == rule; });
  return found == rules_.end() ? nullptr : &found->name;
}

}  // namespace oferta::proposal
