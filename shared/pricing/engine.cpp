#include "shared/pricing/engine.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <utility>

#include "shared/pricing/target_total.h"

namespace oferta::pricing {
namespace {

/// Combinations tried at most; beyond, the earlier rule of a group is taken.
constexpr std::size_t kMaxCombinations = 1024;

using Rules = std::vector<const PriceRule*>;

bool covers_lines(RuleKind kind) {
  return kind == RuleKind::bundle || kind == RuleKind::buy_get;
}

bool is_document_rule(const PriceRule& rule) {
  return rule.kind == RuleKind::bundle || rule.kind == RuleKind::total_percent ||
         rule.kind == RuleKind::total_amount || (rule.kind == RuleKind::buy_get && rule.together);
}

/// What the lines stand at while adjustments are worked out.
struct Standing {
  std::vector<Minor> amounts;
  std::vector<Adjustment> adjustments;

  Minor sum() const { return std::accumulate(amounts.begin(), amounts.end(), Minor{0}); }
};

class Engine {
 public:
  Engine(const PriceRequest& request, const std::vector<PriceRule>& rules)
      : request_(request), rules_(rules) {}

  Result<RuledDocument> run() {
    result_.document.terms = request_.terms;
    Standing standing;
    for (std::size_t i = 0; i < request_.lines.size(); ++i) {
      auto line = apply_line_rules(request_.lines[i], request_, rules_, &result_.passed);
      if (!line) return fail_at("lines[" + std::to_string(i) + "]", line.error());
      auto figures = price_line(*line, request_.terms);
      if (!figures) return fail_at("lines[" + std::to_string(i) + "]", figures.error());
      standing.amounts.push_back(figures->after_document_discount);
      result_.document.lines.push_back(*std::move(line));
    }
    OFERTA_TRY(add_document_rules(standing));
    OFERTA_TRY(add_points(standing));
    result_.document.adjustments = standing.adjustments;
    if (request_.total) OFERTA_TRY(add_total());
    if (request_.with_charges) OFERTA_TRY(add_charges());
    OFERTA_ASSIGN(result_.priced, price_document(result_.document));
    OFERTA_TRY(earn_points());
    sort_passed();
    return std::move(result_);
  }

 private:
  bool offered(const PriceRule& rule) const {
    return in_force(rule, request_.date) && is_for(rule, request_.buyer, request_.coupons) &&
           is_in_currency(rule, request_.currency);
  }

  std::vector<std::size_t> matching_lines(const PriceRule& rule) const {
    std::vector<std::size_t> lines;
    for (std::size_t i = 0; i < request_.lines.size(); ++i) {
      const RequestLine& line = request_.lines[i];
      if (!line.line.charge && is_about(rule, line.subject, line.line.quantity)) lines.push_back(i);
    }
    return lines;
  }

  /// What is missing to the threshold; nothing or less: it is reached.
  Result<Minor> missing_to(const PriceRule& rule, const std::vector<Minor>& amounts) const {
    if (!rule.from_total) return Minor{0};
    Minor sum = 0;
    for (const std::size_t line : matching_lines(rule)) {
      OFERTA_ASSIGN(sum, add_minor(sum, amounts[line]));
    }
    return rule.from_total->amount - sum;
  }

  Result<Rules> document_rules(const std::vector<Minor>& amounts) {
    Rules list;
    for (const PriceRule& rule : rules_) {
      if (!is_document_rule(rule) || !offered(rule)) continue;
      if (covers_lines(rule.kind)) {
        list.push_back(&rule);
        continue;
      }
      OFERTA_ASSIGN(const Minor missing, missing_to(rule, amounts));
      if (missing <= 0) {
        if (!matching_lines(rule).empty()) list.push_back(&rule);
      } else {
        result_.passed.push_back({rule.id, Passed::Why::below_threshold, missing});
      }
    }
    // Bundles before totals, else as the rules stand.
    std::stable_partition(list.begin(), list.end(),
                          [](const PriceRule* rule) { return covers_lines(rule->kind); });
    return list;
  }

  Adjustment named(const PriceRule& rule) const {
    Adjustment made;
    made.rule = rule.id;
    made.version = rule.version;
    made.name = rule.name.get(request_.language);
    return made;
  }

  Result<void> take(Adjustment adjustment, Standing& standing) const {
    OFERTA_ASSIGN(const std::vector<Minor> shares,
                  shares_of(adjustment, result_.document, standing.amounts));
    if (std::all_of(shares.begin(), shares.end(), [](Minor share) { return share == 0; })) {
      return {};
    }
    for (std::size_t i = 0; i < shares.size(); ++i) standing.amounts[i] -= shares[i];
    standing.adjustments.push_back(std::move(adjustment));
    return {};
  }

  Result<void> take_bundle(const PriceRule& rule, Standing& standing) const {
    Adjustment made = named(rule);
    OFERTA_ASSIGN(made.value, bundle_discount(rule, request_.lines, standing.amounts));
    if (made.value == 0) return {};
    for (std::size_t i = 0; i < request_.lines.size(); ++i) {
      const std::string& product = request_.lines[i].subject.product;
      const bool member =
          std::any_of(rule.items.begin(), rule.items.end(),
                      [&](const BundleItem& item) { return item.product == product; });
      if (member && !request_.lines[i].line.charge) made.lines.push_back(i);
    }
    return take(std::move(made), standing);
  }

  /// The cheapest units over all matching lines, each line's by itself.
  Result<void> take_together(const PriceRule& rule, Standing& standing) const {
    std::vector<std::size_t> lines = matching_lines(rule);
    lines.erase(std::remove_if(lines.begin(), lines.end(),
                               [&](std::size_t i) { return request_.lines[i].line.quantity == 0; }),
                lines.end());
    std::int64_t units = 0;
    for (const std::size_t i : lines) units += request_.lines[i].line.quantity;
    std::int64_t left = units / (rule.buy + rule.get) * rule.get;
    // The cheapest by list price; of equals the later line.
    std::stable_sort(lines.begin(), lines.end(), [&](std::size_t a, std::size_t b) {
      const Minor first = request_.lines[a].line.price;
      const Minor second = request_.lines[b].line.price;
      return first != second ? first < second : a > b;
    });
    for (const std::size_t i : lines) {
      const std::int64_t quantity = request_.lines[i].line.quantity;
      const std::int64_t cheaper = std::min(left, quantity);
      if (cheaper == 0) break;
      left -= cheaper;
      const LineStep part{.effect = StepEffect::part, .value = rule.discount_bp, .units = cheaper};
      OFERTA_ASSIGN(const Minor after, apply_step(part, standing.amounts[i], quantity));
      Adjustment made = named(rule);
      made.value = standing.amounts[i] - after;
      made.lines = {i};
      OFERTA_TRY(take(std::move(made), standing));
    }
    return {};
  }

  Result<void> take_total(const PriceRule& rule, Standing& standing) const {
    Adjustment made = named(rule);
    made.lines = matching_lines(rule);
    if (rule.kind == RuleKind::total_percent) {
      made.kind = Adjustment::Kind::percent;
      made.value = rule.discount_bp;
    } else {
      made.value = rule.amount->amount;
    }
    // The lines need no naming where they are all there are.
    if (made.lines.size() == request_.lines.size()) made.lines.clear();
    return take(std::move(made), standing);
  }

  Result<Standing> combine(const Rules& rules, Standing standing) const {
    for (const PriceRule* rule : rules) {
      if (rule->kind == RuleKind::bundle) {
        OFERTA_TRY(take_bundle(*rule, standing));
      } else if (rule->kind == RuleKind::buy_get) {
        OFERTA_TRY(take_together(*rule, standing));
      } else {
        OFERTA_TRY(take_total(*rule, standing));
      }
    }
    return standing;
  }

  /// Every way to take one member of each group: the rules that stay, in order.
  static std::vector<Rules> legal_combinations(const Rules& rules) {
    std::map<std::string, Rules> rivals;
    for (const PriceRule* rule : rules) {
      if (rule->alone || rule->group.empty()) continue;
      Rules& members = rivals[rule->group];
      if (members.empty() || members.front()->priority < rule->priority) members.clear();
      if (members.empty() || members.front()->priority == rule->priority) members.push_back(rule);
    }
    std::vector<std::set<const PriceRule*>> chosen{{}};
    for (const auto& [group, members] : rivals) {
      std::vector<std::set<const PriceRule*>> more;
      const bool many = chosen.size() * members.size() > kMaxCombinations;
      for (const auto& set : chosen) {
        for (const PriceRule* member : members) {
          more.push_back(set);
          more.back().insert(member);
          if (many) break;
        }
      }
      chosen = std::move(more);
    }
    std::vector<Rules> combinations;
    for (const auto& set : chosen) {
      Rules combination;
      for (const PriceRule* rule : rules) {
        if (rule->alone) continue;
        if (rule->group.empty() || set.count(rule) != 0) combination.push_back(rule);
      }
      combinations.push_back(std::move(combination));
    }
    for (const PriceRule* rule : rules) {
      if (rule->alone) combinations.push_back({rule});
    }
    return combinations;
  }

  Result<void> add_document_rules(Standing& standing) {
    OFERTA_ASSIGN(const Rules rules, document_rules(standing.amounts));
    if (rules.empty()) return {};
    const std::vector<Rules> combinations = legal_combinations(rules);
    std::optional<Standing> best;
    bool best_alone = false;
    for (const Rules& combination : combinations) {
      OFERTA_ASSIGN(Standing made, combine(combination, standing));
      if (best && made.sum() >= best->sum()) continue;
      best = std::move(made);
      best_alone = combination.size() == 1 && combination.front()->alone;
    }
    standing = *std::move(best);
    for (const PriceRule* rule : rules) note(*rule, standing, best_alone);
    return {};
  }

  void note(const PriceRule& rule, const Standing& standing, bool best_alone) {
    const auto used = [&standing](const std::string& id) {
      return std::any_of(standing.adjustments.begin(), standing.adjustments.end(),
                         [&](const Adjustment& made) { return made.rule == id; });
    };
    if (used(rule.id)) return;
    const bool rival = std::any_of(rules_.begin(), rules_.end(), [&](const PriceRule& other) {
      return !rule.group.empty() && other.group == rule.group && used(other.id);
    });
    // A bundle that is not complete was never on offer.
    if (rule.kind == RuleKind::bundle && !rival && !best_alone) return;
    Passed::Why why = rival ? Passed::Why::other_of_group : Passed::Why::no_effect;
    if (rule.alone || best_alone) why = Passed::Why::stands_alone;
    result_.passed.push_back({rule.id, why, 0});
  }

  Result<void> add_points(Standing& standing) {
    Minor allowed = 0;
    const Minor sum = standing.sum();
    for (const PriceRule& rule : rules_) {
      if (rule.kind != RuleKind::points || !offered(rule)) continue;
      OFERTA_ASSIGN(const Minor limit, mul_div_half_up(sum, rule.limit_bp, kWholeBp));
      allowed = std::max(allowed, limit);
    }
    const Minor used =
        std::max<Minor>(std::min({request_.redeem_points, request_.buyer.points, allowed, sum}), 0);
    if (used == 0) return {};
    Adjustment made;
    made.rule = "points";
    made.value = used;
    made.name = request_.language == Language::ru ? "Бонусные баллы" : "Loyalty points";
    OFERTA_TRY(take(std::move(made), standing));
    result_.points_used = used;
    return {};
  }

  Result<void> add_total() {
    OFERTA_ASSIGN(const TargetPlan plan, spread_total(result_.document, *request_.total, {}));
    if (plan.adjustment.value == 0) return {};
    Adjustment made = plan.adjustment;
    made.name = request_.language == Language::ru ? "Согласованная сумма" : "Agreed total";
    result_.document.adjustments.push_back(std::move(made));
    return {};
  }

  Result<void> add_charges() {
    // A charge follows what the goods cost after everything else.
    OFERTA_ASSIGN(const PricedDocument goods, price_document(result_.document));
    for (const PriceRule& rule : rules_) {
      if (rule.kind != RuleKind::charge || !offered(rule)) continue;
      Minor sum = 0;
      const std::vector<std::size_t> lines = matching_lines(rule);
      for (const std::size_t line : lines) sum += goods.lines[line].after_adjustments;
      if (lines.empty() || (rule.from_total && sum >= rule.from_total->amount)) continue;
      LineInput line;
      line.charge = true;
      line.price = rule.amount ? rule.amount->amount : 0;
      if (!rule.amount) {
        OFERTA_ASSIGN(line.price, mul_div_half_up(sum, rule.discount_bp, kWholeBp));
      }
      if (request_.charges_vat && request_.vat_rates != nullptr) {
        OFERTA_ASSIGN(line.vat_bp, request_.vat_rates->rate_on(request_.date, rule.vat_kind));
      }
      result_.charges.push_back(
          {rule.id, rule.name.get(request_.language), result_.document.lines.size()});
      result_.document.lines.push_back(std::move(line));
    }
    return {};
  }

  Result<void> earn_points() {
    for (const PriceRule& rule : rules_) {
      if (rule.kind != RuleKind::points || !offered(rule)) continue;
      Minor paid = 0;
      for (const std::size_t line : matching_lines(rule)) paid += result_.priced.lines[line].gross;
      OFERTA_ASSIGN(const Minor earned, mul_div_half_up(paid, rule.discount_bp, kWholeBp));
      OFERTA_ASSIGN(result_.points_earned, add_minor(result_.points_earned, earned));
    }
    return {};
  }

  /// A rule that did something somewhere was not passed over.
  void sort_passed() {
    std::set<std::string> used;
    for (const LineInput& line : result_.document.lines) {
      for (const LineStep& step : line.steps) used.insert(step.rule);
    }
    std::vector<Passed>& passed = result_.passed;
    std::stable_sort(passed.begin(), passed.end(),
                     [](const Passed& a, const Passed& b) { return a.rule < b.rule; });
    passed.erase(std::unique(passed.begin(), passed.end(),
                             [](const Passed& a, const Passed& b) { return a.rule == b.rule; }),
                 passed.end());
    passed.erase(std::remove_if(passed.begin(), passed.end(),
                                [&](const Passed& one) { return used.count(one.rule) != 0; }),
                 passed.end());
  }

  const PriceRequest& request_;
  const std::vector<PriceRule>& rules_;
  RuledDocument result_;
};

}  // namespace

Result<Minor> bundle_discount(const PriceRule& bundle, const std::vector<RequestLine>& lines,
                              const std::vector<Minor>& amounts) {
  std::optional<std::int64_t> sets;
  std::vector<std::pair<std::size_t, std::int64_t>> members;  // line, units in a set
  for (const BundleItem& item : bundle.items) {
    const auto found = std::find_if(lines.begin(), lines.end(), [&](const RequestLine& line) {
      return !line.line.charge && line.subject.product == item.product;
    });
    if (found == lines.end()) return Minor{0};
    const std::int64_t complete = found->line.quantity / item.quantity;
    sets = std::min(sets.value_or(complete), complete);
    members.emplace_back(static_cast<std::size_t>(found - lines.begin()), item.quantity);
  }
  if (sets.value_or(0) == 0) return Minor{0};
  Minor value = 0;  // of the units in complete sets
  for (const auto& [line, units] : members) {
    OFERTA_ASSIGN(const std::int64_t bound, checked_product(*sets, units));
    OFERTA_ASSIGN(const Minor part,
                  mul_div_half_up(amounts[line], bound, lines[line].line.quantity));
    OFERTA_ASSIGN(value, add_minor(value, part));
  }
  if (!bundle.amount) return mul_div_half_up(value, bundle.discount_bp, kWholeBp);
  OFERTA_ASSIGN(const Minor price, multiply_minor(bundle.amount->amount, *sets));
  return std::max<Minor>(value - price, 0);
}

Result<RuledDocument> apply_rules(const PriceRequest& request,
                                  const std::vector<PriceRule>& rules) {
  return Engine(request, rules).run();
}

}  // namespace oferta::pricing
