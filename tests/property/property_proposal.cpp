// Random small worlds, judged by a reference that knows nothing of slots, groups and bounds: it
// tries every subset of the catalogue against the rules as data.md states them.
#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "shared/base/random.h"
#include "shared/offer/compose.h"
#include "shared/pricing/price_book.h"
#include "shared/pricing/totals.h"
#include "shared/proposal/compose.h"
#include "shared/proposal/engine.h"
#include "shared/proposal/line_price.h"
#include "shared/proposal/problem_builder.h"
#include "shared/proposal/why_not.h"
#include "tests/support/proposal_world.h"
#include "tests/support/rounds.h"

namespace {

using namespace oferta;
using namespace oferta::proposal;
using catalogue::Product;
using needs::Level;
using oferta::testing::ProposalWorld;

const std::vector<std::string> kCategories = {"c0", "c1", "c2", "c3"};

struct RandomWorld : ProposalWorld {
  /// With `ruled`, few products that all serve a need: one that serves none may complete a bundle
  /// or a threshold, which the engine leaves alone on purpose.
  explicit RandomWorld(Random& random, bool ruled = false) {
    prices_include_vat = random.one_in(2);
    charges_vat = !random.one_in(5);
    const auto need_count = random.between(1, 4);
    for (std::int64_t n = 0; n < need_count; ++n) {
      want("n" + std::to_string(n), static_cast<Level>(random.between(1, 3)),
           static_cast<int>(random.between(1, 9)) * 100);
    }
    const auto count = random.between(2, ruled ? 7 : 11);
    std::vector<Product*> made;
    for (std::int64_t i = 0; i < count; ++i) {
      made.push_back(&add_random(random, i, need_count));
      if (ruled) made.back()->attributes["serves_n0"] = random.between(1, 10) * 100;
    }
    for (std::int64_t i = 0; i < count; ++i) {
      add_partners(random, *made[static_cast<std::size_t>(i)], i, count);
    }
    for (std::size_t c = 0; c < 3; ++c) {
      if (!random.one_in(4)) open(kCategories[c], random.between(1, 2), random.one_in(4));
    }
    if (random.one_in(2)) {
      needs::SetQuantity set;
      set.category = kCategories[0];
      set.divide_by = random.one_in(2) ? "size" : "";
      effect(set);
    }
    add_rules(random);
    finish();
  }

  Product& add_random(Random& random, std::int64_t i, std::int64_t need_count) {
    Product& product = add_product("p" + std::to_string(i + 10),
                                   kCategories[static_cast<std::size_t>(random.below(4))],
                                   random.between(0, 5000));
    for (std::int64_t n = 0; n < need_count; ++n) {
      if (random.one_in(2)) {
        product.attributes["serves_n" + std::to_string(n)] = random.between(0, 10) * 100;
      }
    }
    for (const char* key : {"kind", "size"}) {
      if (!random.one_in(3)) product.attributes[key] = random.between(1, 4);
    }
    if (random.one_in(3)) product.breaks = {{2, 500}, {5, random.between(600, 3000)}};
    if (random.one_in(10)) product.price.reset();
    return product;
  }

  /// Requirements lead to later products only: in a circle, two accessories nobody asked for would
  /// justify each other.
  void add_partners(Random& random, Product& product, std::int64_t i, std::int64_t count) {
    const auto one_of = [&](std::int64_t first) {
      return "p" + std::to_string(random.between(first, count - 1) + 10);
    };
    if (i + 1 < count && random.one_in(4)) {
      product.requirements.push_back({one_of(i + 1), one_of(i + 1)});
    }
    if (random.one_in(5)) product.excludes.push_back(one_of(0));
  }

  void add_rules(Random& random) {
    using catalogue::CompatibilityKind;
    if (random.one_in(2)) {
      catalogue.put(catalogue::CompatibilityRule{
          "kinds", {"c0", "kind"}, {"c1", "kind"}, CompatibilityKind::equal, {}});
    }
    if (random.one_in(2)) {
      catalogue.put(catalogue::CompatibilityRule{
          "sizes", {"c1", "size"}, {"c2", "size"}, CompatibilityKind::first_at_most_second, {}});
    }
  }
};

/// One product as the reference sees it: in how many units, at which cost.
struct Option {
  const Product* product = nullptr;
  Minor cost = 0;
  bool pinned = false;
};

class Reference {
 public:
  Reference(const RandomWorld& world, const needs::Brief& brief)
      : world_(world), brief_(brief), profile_(needs::build_profile(world.questionnaire, brief)) {
    for (const auto& [id, product] : world.catalogue.products()) add(product);
  }

  using Cost = std::function<Minor(const std::vector<const Product*>&)>;

  /// The best score within `budget` and its least cost; nothing when no subset is allowed. With
  /// `forced` only subsets that have the product count.
  std::optional<std::pair<std::int64_t, Minor>> best(const std::vector<Dropped>& dropped,
                                                     Minor budget, const Cost& price = {},
                                                     const std::string& forced = {}) const {
    std::optional<std::pair<std::int64_t, Minor>> found;
    for (std::uint32_t set = 0; set < (1u << options_.size()); ++set) {
      const std::vector<const Product*> chosen = members(set);
      if (!forced.empty() && !holds(chosen, forced)) continue;
      const Minor cost = price ? price(chosen) : cost_of(set);
      if (cost > budget || !allowed(set, chosen, dropped)) continue;
      const std::int64_t score = score_of(chosen);
      if (!found || score > found->first || (score == found->first && cost < found->second)) {
        found = {score, cost};
      }
    }
    return found;
  }

  /// The least that an allowed subset with the product costs.
  std::optional<Minor> cheapest(const std::vector<Dropped>& dropped,
                                const std::string& forced) const {
    std::optional<Minor> found;
    for (std::uint32_t set = 0; set < (1u << options_.size()); ++set) {
      const std::vector<const Product*> chosen = members(set);
      if (!holds(chosen, forced) || !allowed(set, chosen, dropped)) continue;
      const Minor cost = cost_of(set);
      if (!found || cost < *found) found = cost;
    }
    return found;
  }

  bool allowed(const Proposal& proposal, const std::vector<Dropped>& dropped) const {
    std::uint32_t set = 0;
    for (const ProposalLine& line : proposal.lines) {
      for (std::size_t i = 0; i < options_.size(); ++i) {
        if (options_[i].product->id == line.product) set |= 1u << i;
      }
    }
    return members(set).size() == proposal.lines.size() && allowed(set, members(set), dropped);
  }

  std::int64_t score_of(const std::vector<const Product*>& chosen) const {
    std::int64_t score = 0;
    for (const needs::WantedNeed& wanted : profile_.needs) {
      std::int64_t level = 0;
      for (const Product* product : chosen) {
        level += needs::served_level(world_.needs.at(wanted.need), *product);
      }
      score += std::min<std::int64_t>(level, 1000) * needs::weight_of(wanted.level);
    }
    return score;
  }

  std::int64_t score_of(const Proposal& proposal) const {
    std::vector<const Product*> chosen;
    for (const ProposalLine& line : proposal.lines) {
      chosen.push_back(world_.catalogue.product(line.product));
    }
    return score_of(chosen);
  }

 private:
  void add(const Product& product) {
    const auto adjusted = brief_.adjustments.find(product.id);
    const bool decided = adjusted != brief_.adjustments.end();
    const bool pinned = decided && adjusted->second.mode == needs::Adjustment::Mode::pin;
    if (!product.price || (decided && !pinned)) return;
    const auto quantity = profile_.quantity_for(product);
    if (!quantity && !pinned) return;
    pricing::LineInput line;
    line.price = product.price->amount;
    line.quantity = quantity.value_or(1);
    for (const auto& step : product.breaks) line.breaks.push_back({step.from, step.discount_bp});
    if (world_.charges_vat) line.vat_bp = 2200;
    const auto figures = pricing::price_line(line, {brief_.discount_bp, world_.prices_include_vat});
    REQUIRE(figures);
    options_.push_back(
        {&product, brief_.budget_includes_vat ? figures->gross : figures->net, pinned});
  }

  std::vector<const Product*> members(std::uint32_t set) const {
    std::vector<const Product*> chosen;
    for (std::size_t i = 0; i < options_.size(); ++i) {
      if ((set >> i & 1u) != 0) chosen.push_back(options_[i].product);
    }
    return chosen;
  }

  Minor cost_of(std::uint32_t set) const {
    Minor cost = 0;
    for (std::size_t i = 0; i < options_.size(); ++i) {
      if ((set >> i & 1u) != 0) cost += options_[i].cost;
    }
    return cost;
  }

  bool pinned(const Product& product) const {
    return std::any_of(options_.begin(), options_.end(), [&](const Option& option) {
      return option.product == &product && option.pinned;
    });
  }

  static bool holds(const std::vector<const Product*>& chosen, const std::string& id) {
    return std::any_of(chosen.begin(), chosen.end(),
                       [&](const Product* product) { return product->id == id; });
  }

  bool allowed(std::uint32_t set, const std::vector<const Product*>& chosen,
               const std::vector<Dropped>& dropped) const {
    for (std::size_t i = 0; i < options_.size(); ++i) {
      if (options_[i].pinned && (set >> i & 1u) == 0) return false;
    }
    for (const Product* product : chosen) {
      if (!fits_slot(*product, chosen) || !partners_fit(*product, chosen)) return false;
    }
    return demands_met(chosen, dropped);
  }

  /// In an open slot with room, pinned, or required by another chosen product.
  bool fits_slot(const Product& product, const std::vector<const Product*>& chosen) const {
    const needs::ProfileSlot* slot = profile_.slot(product.category);
    std::int64_t same = 0;
    std::int64_t pins = 0;
    for (const Product* other : chosen) {
      if (other->category == product.category) ++same;
    }
    for (const Option& option : options_) {
      if (option.pinned && option.product->category == product.category) ++pins;
    }
    if (slot != nullptr) return same <= std::max(slot->cap, pins);
    return pinned(product) || std::any_of(chosen.begin(), chosen.end(), [&](const Product* other) {
             return other != &product &&
                    std::any_of(other->requirements.begin(), other->requirements.end(),
                                [&](const std::vector<std::string>& list) {
                                  return std::count(list.begin(), list.end(), product.id) != 0;
                                });
           });
  }

  bool partners_fit(const Product& product, const std::vector<const Product*>& chosen) const {
    for (const auto& list : product.requirements) {
      const bool met = std::any_of(list.begin(), list.end(),
                                   [&](const std::string& id) { return holds(chosen, id); });
      if (!met) return false;
    }
    for (const std::string& id : product.excludes) {
      if (id != product.id && holds(chosen, id)) return false;
    }
    for (const auto& [id, rule] : world_.catalogue.rules()) {
      for (const Product* other : chosen) {
        if (product.category == rule.first.category && other->category == rule.second.category &&
            !catalogue::compatible(rule, product, *other)) {
          return false;
        }
      }
    }
    return true;
  }

  bool demands_met(const std::vector<const Product*>& chosen,
                   const std::vector<Dropped>& dropped) const {
    const auto is_dropped = [&](Dropped::Kind kind, const std::string& subject) {
      return std::find(dropped.begin(), dropped.end(), Dropped{kind, subject}) != dropped.end();
    };
    for (const needs::ProfileSlot& slot : profile_.slots) {
      if (!slot.required || is_dropped(Dropped::Kind::required_category, slot.category)) continue;
      if (std::none_of(chosen.begin(), chosen.end(),
                       [&](const Product* p) { return p->category == slot.category; })) {
        return false;
      }
    }
    for (const needs::WantedNeed& wanted : profile_.needs) {
      if (wanted.level != Level::must || is_dropped(Dropped::Kind::must_need, wanted.need)) {
        continue;
      }
      const needs::Need& need = world_.needs.at(wanted.need);
      if (std::none_of(chosen.begin(), chosen.end(), [&](const Product* p) {
            return needs::served_level(need, *p) >= need.must_at;
          })) {
        return false;
      }
    }
    return true;
  }

  const RandomWorld& world_;
  const needs::Brief& brief_;
  needs::NeedProfile profile_;
  std::vector<Option> options_;
};

needs::Brief random_brief(Random& random, const RandomWorld& world) {
  needs::Brief brief = world.brief(random.between(0, 20'000), random.between(1, 9));
  brief.budget_includes_vat = random.one_in(2);
  if (random.one_in(2)) brief.discount_bp = random.between(0, 3000);
  for (const auto& [id, product] : world.catalogue.products()) {
    if (random.one_in(12)) {
      // Pinned products keep what they require only as far as it can be had; that rule has a test
      // of its own.
      const bool pin = product.requirements.empty() && random.one_in(2);
      brief.adjustments[id] = {
          pin ? needs::Adjustment::Mode::pin : needs::Adjustment::Mode::exclude, std::nullopt};
    }
  }
  return brief;
}

/// The proposal's figures, the price engine's and the offer's are the same to the kopeck.
void check_figures(const RandomWorld& world, const Source& source, const needs::Brief& brief,
                   const Proposal& proposal) {
  offer::ComposeInput input = compose_input(source, brief, proposal, Language::ru);
  REQUIRE(input.lines.size() == proposal.lines.size());
  if (proposal.lines.empty()) return;
  input.issuer.company.charges_vat = world.charges_vat;
  input.issuer.company.prices_include_vat = world.prices_include_vat;
  input.addressee.name = "Клиент";
  input.number = "КП-2026/0001";
  input.id = "offer-1";
  const auto offer = offer::compose_offer(input);
  REQUIRE(offer);
  const auto priced = offer::price_offer(*offer);
  REQUIRE(priced);
  REQUIRE(priced->lines.size() == proposal.lines.size() + proposal.charges.size());
  CHECK(priced->totals.gross == proposal.totals.gross);
  CHECK(priced->totals.net == proposal.totals.net);
  CHECK(priced->totals.vat == proposal.totals.vat);
  CHECK(priced->totals.list == proposal.totals.list);
  CHECK(priced->totals.after_discounts == proposal.totals.total);
  CHECK(proposal.totals.cost ==
        (brief.budget_includes_vat ? priced->totals.gross : priced->totals.net));
  for (std::size_t i = 0; i < proposal.lines.size(); ++i) {
    CHECK(priced->lines[i].gross == proposal.lines[i].gross);
    CHECK(offer->lines[i].break_bp == proposal.lines[i].break_bp);
  }
}

TEST_CASE("proposals: the best there is, by trying everything; figures agree with the offer") {
  int with_lines = 0;
  int impossible = 0;
  for (std::uint64_t seed = 1; seed <= static_cast<std::uint64_t>(testing::rounds(600)); ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const RandomWorld world(random);
    const needs::Brief brief = random_brief(random, world);
    ProposalEngine engine({.frontier_points = seed % 10 == 0 ? 8 : 0});
    REQUIRE(engine.start(world.source(), brief));
    engine.run();
    const Proposals& found = engine.proposals();
    const Reference reference(world, brief);
    const auto expected = reference.best(found.dropped, brief.budget->amount);
    REQUIRE(expected.has_value() == (found.variant(VariantKind::best) != nullptr));
    CHECK(expected.has_value() != found.impossible.has_value());
    if (!expected) {
      ++impossible;
      continue;
    }
    const Proposal& best = *found.variant(VariantKind::best);
    CHECK(reference.score_of(best) == expected->first);
    CHECK(best.totals.cost == expected->second);
    if (!best.lines.empty()) ++with_lines;
    for (const auto& variant : found.variants) {
      REQUIRE(variant);
      CHECK(variant->proven);
      CHECK(variant->totals.cost <= brief.budget->amount);
      CHECK(reference.allowed(*variant, found.dropped));
      CHECK(reference.score_of(*variant) * 100 >= expected->first * 60);
      CHECK(variant->totals.cost <= best.totals.cost);
      check_figures(world, world.source(), brief, *variant);
    }
  }
  // The worlds are worth testing on: most have an answer, some have none.
  CHECK(with_lines > testing::rounds(200));
  CHECK(impossible > testing::rounds(30));
}

/// How often each kind of answer came up.
using KindCounts = std::map<WhyNot::Kind, int>;

/// One answer against everything that could be chosen with the product in it.
void check_why_not(const RandomWorld& world, const needs::Brief& brief, const Reference& reference,
                   const Proposals& found, const Proposal& proposal, const std::string& product,
                   KindCounts& seen) {
  auto search = WhyNotSearch::begin(world.source(), brief, proposal, product);
  REQUIRE(search);
  search->run();
  const WhyNot& answer = search->answer();
  ++seen[answer.kind];
  CAPTURE(product);
  CAPTURE(static_cast<int>(answer.kind));
  REQUIRE_FALSE(explain_why_not(world.source(), answer, Currency::rub(), Language::ru).empty());
  REQUIRE_FALSE(explain_why_not(world.source(), answer, Currency::rub(), Language::en).empty());
  const std::vector<std::string> lines = proposal.products();
  const bool there = std::find(lines.begin(), lines.end(), product) != lines.end();
  REQUIRE(there == (answer.kind == WhyNot::Kind::chosen));
  if (there) return;
  const std::optional<Minor> cheapest = reference.cheapest(found.dropped, product);
  const bool never =
      answer.kind == WhyNot::Kind::barred || answer.kind == WhyNot::Kind::contradicts;
  REQUIRE(never == !cheapest.has_value());
  if (!cheapest) return;
  const bool best = proposal.kind == VariantKind::best;
  const Minor money = best ? brief.budget->amount : proposal.totals.cost;
  const auto with = reference.best(found.dropped, money, {}, product);
  if (!with) {
    const bool over = *cheapest > brief.budget->amount;
    REQUIRE(answer.kind == (over ? WhyNot::Kind::over_budget : WhyNot::Kind::over_variant));
    CHECK(answer.needed_budget == *cheapest);
    CHECK(answer.short_by == *cheapest - (over ? brief.budget->amount : money));
    return;
  }
  // The proposal is the best for its money: with the product it is never better.
  const std::int64_t score = reference.score_of(proposal);
  CHECK(answer.cost_with == with->second);
  if (with->first < score) {
    CHECK(answer.kind == WhyNot::Kind::worse);
    CHECK_FALSE(answer.needs.empty());
  } else if (with->second > proposal.totals.cost) {
    CHECK(answer.kind == WhyNot::Kind::dearer);
  } else {
    CHECK(answer.kind == WhyNot::Kind::equal);
  }
}

TEST_CASE("why not: every product left out of every variant, by trying everything with it") {
  KindCounts seen;
  for (std::uint64_t seed = 5'001; seed <= 5'090; ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const RandomWorld world(random, seed % 2 == 0);
    const needs::Brief brief = random_brief(random, world);
    ProposalEngine engine({.frontier_points = 0, .money_step = 0});
    REQUIRE(engine.start(world.source(), brief));
    engine.run();
    const Proposals& found = engine.proposals();
    const Reference reference(world, brief);
    for (const auto& variant : found.variants) {
      if (!variant) continue;
      for (const auto& [id, product] : world.catalogue.products()) {
        check_why_not(world, brief, reference, found, *variant, id, seen);
      }
    }
  }
  for (const WhyNot::Kind kind :
       {WhyNot::Kind::chosen, WhyNot::Kind::barred, WhyNot::Kind::contradicts,
        WhyNot::Kind::over_budget, WhyNot::Kind::over_variant, WhyNot::Kind::worse,
        WhyNot::Kind::dearer}) {
    CAPTURE(static_cast<int>(kind));
    CHECK(seen[kind] > 10);
  }
  CHECK(seen[WhyNot::Kind::better] == 0);
}

using pricing::PriceRule;
using pricing::RuleKind;

/// A rule of any kind: some the optimiser can plan, some it cannot.
PriceRule random_rule(Random& random, std::int64_t i, const RandomWorld& world, bool totals) {
  static const std::vector<RuleKind> kWithoutTotals = {RuleKind::percent, RuleKind::bundle,
                                                       RuleKind::bundle,  RuleKind::bundle,
                                                       RuleKind::charge,  RuleKind::total_amount};
  static const std::vector<RuleKind> kWithTotals = {
      RuleKind::percent, RuleKind::bundle,        RuleKind::bundle,       RuleKind::buy_get,
      RuleKind::charge,  RuleKind::total_percent, RuleKind::total_amount, RuleKind::total_percent};
  PriceRule rule;
  rule.id = "r" + std::to_string(i);
  rule.name = {"Правило " + rule.id, "Rule " + rule.id};
  const std::vector<RuleKind>& kinds = totals ? kWithTotals : kWithoutTotals;
  rule.kind = kinds[static_cast<std::size_t>(random.below(kinds.size()))];
  rule.priority = random.between(0, 2);
  if (random.one_in(4)) rule.group = "g";
  rule.alone = random.one_in(12);
  rule.discount_bp = random.one_in(4) ? random.between(1, 4000) : random.between(1, 40) * 100;
  if (random.one_in(4))
    rule.categories = {kCategories[static_cast<std::size_t>(random.below(kCategories.size()))]};
  const Money amount{random.between(1, 3000)};
  if (rule.kind == RuleKind::buy_get) rule.together = random.one_in(2);
  if (rule.kind == RuleKind::total_amount) rule.amount = amount;
  if ((rule.kind == RuleKind::charge || rule.kind == RuleKind::bundle) && random.one_in(2)) {
    rule.amount = amount;
  }
  if (rule.kind == RuleKind::charge && random.one_in(3)) rule.vat_kind = "reduced";
  if (random.one_in(2)) rule.from_total = Money{random.between(1, 12'000)};
  if (rule.kind == RuleKind::bundle) {
    for (const auto& [id, product] : world.catalogue.products()) {
      if (random.one_in(4)) rule.items.push_back({id, random.one_in(5) ? 2 : 1});
    }
  }
  return rule;
}

std::vector<PriceRule> random_rules(Random& random, const RandomWorld& world) {
  std::vector<PriceRule> rules;
  const std::int64_t count = random.between(1, 4);
  const bool totals = random.one_in(2);
  while (static_cast<std::int64_t>(rules.size()) < count) {
    PriceRule rule = random_rule(random, static_cast<std::int64_t>(rules.size()), world, totals);
    if (pricing::check_rule(rule)) rules.push_back(std::move(rule));
  }
  return rules;
}

/// What products cost by the price engine under rules of single lines and those planned, charges
/// left out: the optimiser's cost by another way.
class PlannedCost {
 public:
  PlannedCost(const RandomWorld& world, const needs::Brief& brief, const BuiltProblem& problem,
              const std::vector<PriceRule>& rules)
      : brief_(brief), problem_(problem) {
    request_.date = brief.date;
    request_.currency = Currency::rub();
    request_.terms = {brief.discount_bp, world.prices_include_vat};
    for (const PriceRule& rule : rules) {
      const bool of_a_line =
          rule.kind == RuleKind::percent || (rule.kind == RuleKind::buy_get && !rule.together);
      if (of_a_line || problem.prices().plans(rule.id)) rules_.push_back(rule);
    }
  }

  Minor operator()(const std::vector<const Product*>& chosen) const {
    std::vector<const Product*> ordered = chosen;  // by product
    std::stable_sort(ordered.begin(), ordered.end(),
                     [](const Product* a, const Product* b) { return a->category < b->category; });
    pricing::PriceRequest request = request_;
    for (const Product* product : ordered) {
      const std::int32_t position = problem_.candidates().find(product->id);
      // What does not compete is too dear for any budget.
      if (position < 0) return std::numeric_limits<Minor>::max();
      request.lines.push_back(
          problem_.candidates().items[static_cast<std::size_t>(position)].asked);
    }
    const auto ruled = pricing::apply_rules(request, rules_);
    REQUIRE(ruled);
    const pricing::Totals& totals = ruled->priced.totals;
    return brief_.budget_includes_vat ? totals.gross : totals.net;
  }

 private:
  const needs::Brief& brief_;
  const BuiltProblem& problem_;
  pricing::PriceRequest request_;
  std::vector<PriceRule> rules_;
};

/// How often something was seen, so that a test cannot pass by never meeting it.
struct Seen {
  int bundles = 0, totals = 0, after = 0, charges = 0, short_of_money = 0;
};

void check_ruled(const RandomWorld& world, const Source& source, const needs::Brief& brief,
                 const BuiltProblem& problem, const Proposal& proposal, Seen& seen) {
  check_figures(world, source, brief, proposal);
  CHECK(proposal.totals.cost <= brief.budget->amount);
  Minor expected = proposal.planned_cost;
  for (const ProposalCharge& charge : proposal.charges) {
    expected += charge.cost;
    ++seen.charges;
  }
  bool all_planned = true;
  for (const PriceEffect& effect : proposal.effects) {
    if (!effect.planned) ++seen.after;
    all_planned = all_planned && effect.planned;
    const bool total = problem.prices().total() && problem.prices().total()->rule == effect.rule;
    if (effect.planned) ++(total ? seen.totals : seen.bundles);
  }
  CHECK(proposal.totals.cost <= expected);
  if (all_planned) CHECK(proposal.totals.cost == expected);
  for (std::size_t i = 0; i < proposal.lines.size(); ++i) {
    const auto price = price_of_line(problem, proposal, i, Language::ru);
    REQUIRE(price);
    REQUIRE_FALSE(price->steps.empty());
    CHECK(price->steps.front().after == proposal.lines[i].list);
    CHECK(price->steps.back().after == proposal.lines[i].gross);
  }
}

TEST_CASE(
    "proposals under price rules: what is planned is the offer's, and never above the budget") {
  Seen seen;
  for (std::uint64_t seed = 1; seed <= static_cast<std::uint64_t>(testing::rounds(1600)); ++seed) {
    CAPTURE(seed);
    Random random(seed);
    const RandomWorld world(random, true);
    needs::Brief brief = random_brief(random, world);
    const pricing::PriceBook book({}, {}, {}, random_rules(random, world));
    Source source = world.source();
    source.prices = &book;
    ProposalEngine engine({.frontier_points = seed % 10 == 0 ? 6 : 0});
    REQUIRE(engine.start(source, brief));
    engine.run();
    const Proposals& found = engine.proposals();
    const BuiltProblem& problem = *engine.problem();
    const PlannedCost cost(world, brief, problem, book.rules());
    const auto expected =
        Reference(world, brief)
            .best(found.dropped, problem.prices().goods_budget(brief.budget->amount), cost);
    REQUIRE(expected.has_value() == (found.variant(VariantKind::best) != nullptr));
    if (expected) {
      const Proposal& best = *found.variant(VariantKind::best);
      CHECK(Reference(world, brief).score_of(best) == expected->first);
      CHECK(best.planned_cost == expected->second);
      for (const auto& variant : found.variants) {
        REQUIRE(variant);
        CHECK(variant->proven);
        check_ruled(world, source, brief, problem, *variant, seen);
      }
    } else if (found.impossible && found.impossible->needed_budget) {
      // With the budget it asks for there is an answer, and that stays within it.
      ++seen.short_of_money;
      brief.budget->amount = *found.impossible->needed_budget;
      REQUIRE(engine.start(source, brief));
      engine.run();
      REQUIRE(engine.proposals().variant(VariantKind::economy));
      CHECK(engine.proposals().variant(VariantKind::economy)->totals.cost <= brief.budget->amount);
    }
  }
  CHECK(seen.bundles > testing::rounds(20));
  CHECK(seen.totals > testing::rounds(100));
  CHECK(seen.after > testing::rounds(100));
  CHECK(seen.charges > testing::rounds(100));
  CHECK(seen.short_of_money > testing::rounds(20));
}

}  // namespace
