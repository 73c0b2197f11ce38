// Random documents under random price rules, judged by a second implementation in exact fractions:
// figures, totals, the choice of rules, the trace, the negotiated total.
//
// OFERTA_PRICING_DOCUMENTS=5000000 runs a campaign instead of the few thousand of every day.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "shared/pricing/engine.h"
#include "shared/pricing/guidance.h"
#include "shared/pricing/price_book.h"
#include "shared/pricing/target_total.h"
#include "shared/pricing/trace.h"
#include "tests/support/pricing_reference.h"

using namespace oferta;
using namespace oferta::pricing;
using oferta::testing::is_as_reference;
using oferta::testing::reference_step;

namespace {

std::int64_t documents() {
  const char* asked = std::getenv("OFERTA_PRICING_DOCUMENTS");
  return asked == nullptr ? 4'000 : std::strtoll(asked, nullptr, 10);
}

const VatRates& rates() {
  static const VatRates all({{"general", Date{2019, 1, 1}, 2000},
                             {"general", Date{2026, 1, 1}, 2200},
                             {"reduced", Date{2019, 1, 1}, 1000}});
  return all;
}

std::string pick(Random& random, const char* prefix, std::uint64_t count) {
  return prefix + std::to_string(random.below(count));
}

PriceRule random_rule(Random& random, int number) {
  PriceRule rule;
  rule.id = "rule-" + std::to_string(number);
  rule.name = {"Правило", "Rule"};
  rule.kind = static_cast<RuleKind>(random.below(9));
  rule.priority = random.between(0, 3);
  if (random.one_in(2)) rule.group = pick(random, "group-", 2);
  if (random.one_in(8)) rule.group = std::string(kBreakGroup);
  rule.alone = random.one_in(8);
  if (random.one_in(8)) rule.coupon = "весна";
  if (random.one_in(6)) rule.tiers = {pick(random, "tier-", 2)};
  if (random.one_in(3)) rule.categories = {pick(random, "category-", 3)};
  if (random.one_in(6)) rule.from = Date{2026, 1, static_cast<int>(random.between(1, 31))};
  if (random.one_in(6)) rule.min_quantity = random.between(1, 10);
  rule.discount_bp = random.between(1, random.one_in(10) ? kWholeBp : 3000);
  rule.buy = random.between(1, 3);
  rule.get = random.between(1, 2);
  rule.together = random.one_in(2);
  rule.limit_bp = random.between(0, kWholeBp);
  const bool needs_amount = rule.kind == RuleKind::amount || rule.kind == RuleKind::price ||
                            rule.kind == RuleKind::total_amount;
  if (needs_amount || random.one_in(2)) rule.amount = Money{random.between(0, 30'000'00)};
  if (random.one_in(2)) rule.from_total = Money{random.between(0, 400'000'00)};
  for (int product = 0; product < 3; ++product) {
    rule.items.push_back({"product-" + std::to_string(product), random.between(1, 2)});
    if (random.one_in(2)) break;
  }
  return rule;
}

std::vector<PriceRule> random_rules(Random& random) {
  std::vector<PriceRule> rules;
  const std::uint64_t count = random.below(7);
  for (std::uint64_t i = 0; i < count; ++i) {
    rules.push_back(random_rule(random, static_cast<int>(i)));
  }
  std::sort(rules.begin(), rules.end(), [](const PriceRule& a, const PriceRule& b) {
    return std::tie(b.priority, a.group, a.id) < std::tie(a.priority, b.group, b.id);
  });
  return rules;
}

PriceRequest random_request(Random& random) {
  PriceRequest request;
  request.date = Date{2026, 1, 16};
  request.buyer.tier = pick(random, "tier-", 2);
  request.buyer.points = random.between(0, 5'000'00);
  request.redeem_points = random.one_in(2) ? random.between(0, 9'000'00) : 0;
  if (random.one_in(2)) request.coupons = {" ВЕСНА "};
  request.terms.prices_include_vat = !random.one_in(3);
  if (random.one_in(3)) request.terms.discount_bp = random.between(0, 2000);
  request.with_charges = random.one_in(2);
  request.vat_rates = &rates();
  const std::uint64_t lines = random.below(8);
  for (std::uint64_t i = 0; i < lines; ++i) {
    RequestLine line;
    line.subject = {"product-" + std::to_string(i), pick(random, "category-", 3), "brand"};
    line.line.price = random.between(0, random.one_in(5) ? 3'000'000'00 : 20'000'00);
    line.line.quantity = random.between(0, 12);
    if (random.one_in(3)) line.line.breaks = {{5, random.between(0, 1500)}};
    if (random.one_in(4)) line.line.discount_bp = random.between(0, 1500);
    const std::int64_t vat[] = {2200, 1000, 0};
    if (!random.one_in(5)) line.line.vat_bp = vat[random.below(3)];
    request.lines.push_back(std::move(line));
  }
  return request;
}

/// The cheapest of all legal combinations of rules for one line, tried one by one.
Minor cheapest(const RequestLine& line, const PriceRequest& request,
               const std::vector<PriceRule>& rules) {
  std::vector<const PriceRule*> matching;
  for (const PriceRule& rule : rules) {
    const bool line_rule = rule.kind == RuleKind::percent || rule.kind == RuleKind::amount ||
                           rule.kind == RuleKind::price ||
                           (rule.kind == RuleKind::buy_get && !rule.together);
    if (line_rule && in_force(rule, request.date) && is_for(rule, request.buyer, request.coupons) &&
        is_about(rule, line.subject, line.line.quantity)) {
      matching.push_back(&rule);
    }
  }
  const Minor list = line.line.price * line.line.quantity;
  const std::int64_t break_bp = break_at(line.line.breaks, line.line.quantity);
  Minor best = list;
  const std::uint64_t subsets = std::uint64_t{1} << matching.size();
  for (std::uint64_t subset = 0; subset < 2 * subsets; ++subset) {
    const bool with_break = subset >= subsets;
    std::vector<const PriceRule*> chosen;
    for (std::size_t i = 0; i < matching.size(); ++i) {
      if ((subset >> i & 1) != 0) chosen.push_back(matching[i]);
    }
    bool legal = !with_break || break_bp != 0;
    for (const PriceRule* rule : chosen) {
      if (rule->alone && (chosen.size() > 1 || with_break)) legal = false;
      if (rule->group == kBreakGroup && with_break && !rule->alone) legal = false;
      for (const PriceRule* other : matching) {
        if (rule->alone || other->alone || rule->group.empty() || rule->group != other->group) {
          continue;
        }
        const bool both = other != rule && std::count(chosen.begin(), chosen.end(), other) != 0;
        if (both || other->priority > rule->priority) legal = false;
      }
    }
    if (!legal) continue;
    Minor amount = with_break
                       ? reference_step({StepEffect::percent, break_bp}, list, line.line.quantity)
                       : list;
    for (const PriceRule* rule : chosen) {
      LineStep step{StepEffect::percent, rule->discount_bp};
      if (rule->kind == RuleKind::amount) step = {StepEffect::amount, rule->amount->amount};
      if (rule->kind == RuleKind::price) step = {StepEffect::price, rule->amount->amount};
      if (rule->kind == RuleKind::buy_get) {
        step.effect = StepEffect::part;
        step.units = line.line.quantity / (rule->buy + rule->get) * rule->get;
      }
      amount = reference_step(step, amount, line.line.quantity);
    }
    best = std::min(best, amount);
  }
  return best;
}

bool trace_adds_up(const RuledDocument& ruled) {
  for (std::size_t i = 0; i < ruled.document.lines.size(); ++i) {
    const auto trace = trace_of(ruled.document, ruled.priced, i);
    if (!trace) return false;
    Minor sum = 0;
    for (const TraceStep& step : *trace) {
      sum += step.change;
      if (sum != step.after) return false;
    }
    if (sum != ruled.priced.lines[i].gross) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("random rules: figures, totals and traces are exact, choices the cheapest") {
  Random random(2026);
  for (std::int64_t i = documents(); i > 0; --i) {
    const PriceRequest request = random_request(random);
    const std::vector<PriceRule> rules = random_rules(random);
    const Result<RuledDocument> ruled = apply_rules(request, rules);
    REQUIRE(ruled.has_value());
    REQUIRE(is_as_reference(ruled->document, ruled->priced));
    REQUIRE(trace_adds_up(*ruled));
    for (std::size_t line = 0; line < request.lines.size(); ++line) {
      REQUIRE(ruled->priced.lines[line].after_rules ==
              cheapest(request.lines[line], request, rules));
      REQUIRE(ruled->priced.lines[line].after_adjustments >= 0);
    }
    REQUIRE(ruled->points_used <= request.buyer.points);
    REQUIRE(ruled->document.lines.size() == request.lines.size() + ruled->charges.size());
  }
}

TEST_CASE("the order in which rules are written does not matter, and none makes anything dearer") {
  Random random(41);
  for (int i = 0; i < 500; ++i) {
    const PriceRequest request = random_request(random);
    std::vector<PriceRule> rules = random_rules(random);
    const Result<RuledDocument> first = apply_rules(request, rules);
    for (std::size_t n = rules.size(); n > 1; --n) {
      std::swap(rules[n - 1], rules[static_cast<std::size_t>(random.below(n))]);
    }
    const PriceBook book({}, {}, {}, rules);
    const Result<RuledDocument> second = apply_rules(request, book.rules());
    const Result<RuledDocument> none = apply_rules(request, {});
    REQUIRE((first.has_value() && second.has_value() && none.has_value()));
    REQUIRE(first->priced == second->priced);
    REQUIRE(first->passed == second->passed);
    for (std::size_t line = 0; line < request.lines.size(); ++line) {
      REQUIRE(first->priced.lines[line].after_rules <= none->priced.lines[line].after_break);
    }
  }
}

TEST_CASE("random totals are reached to the kopeck, floors held where they can be") {
  Random random(500'000);
  std::int64_t out_of_reach = 0;
  const std::int64_t count = documents();
  for (std::int64_t i = 0; i < count; ++i) {
    PriceRequest request = random_request(random);
    const Result<RuledDocument> ruled = apply_rules(request, random_rules(random));
    REQUIRE(ruled.has_value());
    Minor goods = 0;
    std::vector<std::optional<Minor>> floors;
    Minor all_floors = 0;
    for (std::size_t line = 0; line < ruled->document.lines.size(); ++line) {
      const Minor stands = ruled->priced.lines[line].after_adjustments;
      const Minor floor = random.one_in(3) ? random.between(0, stands) : 0;
      floors.emplace_back(floor);
      if (ruled->document.lines[line].charge) continue;
      goods += ruled->priced.lines[line].gross;
      all_floors += floor;
    }
    const Minor wanted =
        random.one_in(4) ? random.between(0, 2 * goods) : goods - random.between(0, goods / 5);
    const auto plan = spread_total(ruled->document, wanted, floors);
    if (!plan) {
      const bool no_sum = goods == 0 && wanted != 0;
      REQUIRE((no_sum ||
               (plan.error().code == ErrorCode::infeasible && !request.terms.prices_include_vat)));
      ++out_of_reach;
      continue;
    }
    DocumentInput document = ruled->document;
    document.adjustments.push_back(plan->adjustment);
    const auto priced = price_document(document);
    REQUIRE(priced.has_value());
    REQUIRE(is_as_reference(document, *priced));
    Minor reached = 0;
    Minor sums = 0;
    for (std::size_t line = 0; line < document.lines.size(); ++line) {
      if (document.lines[line].charge) continue;
      reached += priced->lines[line].gross;
      sums += priced->lines[line].after_adjustments;
      const Minor missing = *floors[line] - priced->lines[line].after_adjustments;
      const bool named = std::any_of(
          plan->below_floor.begin(), plan->below_floor.end(),
          [&](const BelowFloor& one) { return one.line == line && one.missing == missing; });
      REQUIRE((missing > 0) == named);
    }
    REQUIRE(reached == wanted);
    // A floor is left aside only where all of them together are above the sum.
    if (sums >= all_floors && request.terms.prices_include_vat) REQUIRE(plan->below_floor.empty());
  }
  // With VAT inside every total can be reached; on top a few cannot.
  CHECK(out_of_reach <= count / 5 + 2);
}

TEST_CASE("the floor of a line is the least that keeps the margin") {
  Random random(77);
  for (int i = 0; i < 2'000; ++i) {
    const MarginPolicy policy{8000, 7000, random.between(0, 6000)};
    LineInput line;
    if (!random.one_in(3)) line.vat_bp = random.one_in(2) ? 2200 : 1000;
    const DocumentTerms terms{0, random.one_in(2)};
    const Minor cost = random.between(0, 100'000'00);
    const auto floor = floor_of_line(cost, policy, line, terms);
    REQUIRE(floor.has_value());
    const auto light = [&](Minor sum) {
      LineFigures figures;
      figures.after_adjustments = sum;
      REQUIRE(add_vat(figures, line, terms).has_value());
      return guide_line(figures, cost, policy).light;
    };
    REQUIRE(light(*floor) != Light::below_floor);
    if (*floor > 0) REQUIRE(light(*floor - 1) == Light::below_floor);
  }
}
