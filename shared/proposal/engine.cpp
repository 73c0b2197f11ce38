#include "shared/proposal/engine.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include "shared/base/sort.h"
#include "shared/proposal/problem_builder.h"
#include "shared/proposal/proposal_maker.h"
#include "shared/selection/frontier.h"
#include "shared/selection/infeasibility.h"
#include "shared/selection/variants.h"

namespace oferta::proposal {
namespace {

// When the usual allowance buys nothing, the addition is the cheapest gain of at least this much.
constexpr std::int64_t kWorthwhileGain = 10;  // thousandths of the full score

/// The brief as far as the problem depends on it.
needs::Brief essence(const needs::Brief& brief) {
  needs::Brief same = brief;
  same.id.clear();
  same.client.clear();
  same.title.clear();
  same.created.reset();
  same.budget.reset();
  same.variant = VariantKind::balanced;
  return same;
}

bool same_source(const Source& a, const Source& b) {
  return a.catalogue == b.catalogue && a.needs == b.needs && a.questionnaire == b.questionnaire &&
         a.vat_rates == b.vat_rates && a.prices == b.prices && a.buyer == b.buyer &&
         a.revision == b.revision && a.currency == b.currency && a.charges_vat == b.charges_vat &&
         a.prices_include_vat == b.prices_include_vat;
}

}  // namespace

struct ProposalEngine::State {
  enum class Phase { variants, explanation, addition, saving, frontier, done };

  explicit State(EngineOptions engine_options) : options(engine_options) {}

  EngineOptions options;
  Source source;  // compared, never followed, after start()
  needs::Brief brief;
  needs::Brief brief_essence;
  std::optional<BuiltProblem> built;
  std::optional<selection::Solver> solver;
  std::optional<selection::VariantSearch> variants;
  std::optional<selection::InfeasibilitySearch> reasons;
  std::optional<selection::Solver> curve_solver;  // of its own: a new budget does not stop it
  std::optional<selection::FrontierSearch> curve;
  std::size_t curve_points = 0;  // taken from it
  bool wider_addition = false;   // the allowance bought nothing
  bool variants_ready = false;   // for the budget at hand
  Phase phase = Phase::done;
  Proposals proposals;

  Result<void> rebuild();
  void begin_variants();
  bool step(std::int64_t max_work);
  void step_variants(std::int64_t max_work);
  void take_variants();
  void begin_explanation();
  void step_explanation(std::int64_t max_work);
  void take_explanation();
  Dropped demand_of(const selection::Relief& relief) const;
  std::vector<Tie> ties_of(const selection::Infeasibility& found) const;
  void begin_addition();
  void step_addition(std::int64_t max_work);
  void begin_saving();
  void end_saving();
  void step_saving(std::int64_t max_work);
  void step_frontier(std::int64_t max_work);
  void take_frontier();
  const Proposal* changeable() const;
  /// What the lines may cost; below zero when nothing fits beside the charges.
  std::int64_t goods_budget(Minor whole) const {
    const Minor usable = std::clamp<std::int64_t>(whole, 0, selection::kNoBudget);
    return built->prices().goods_budget(usable);
  }
  std::int64_t budget() const {
    return proposals.budget ? goods_budget(*proposals.budget) : selection::kNoBudget;
  }
  Minor with_charges(Minor goods) const { return goods + built->prices().charges_at(goods); }
};

Result<void> ProposalEngine::State::rebuild() {
  const needs::NeedProfile profile = needs::build_profile(*source.questionnaire, brief);
  variants.reset();
  reasons.reset();
  solver.reset();
  curve.reset();
  curve_points = 0;
  curve_solver.reset();
  built.reset();
  proposals = Proposals();
  phase = Phase::done;
  variants_ready = false;
  OFERTA_ASSIGN(BuiltProblem fresh, build_problem(source, brief, profile));
  OFERTA_ASSIGN(selection::Solver made, selection::Solver::create(fresh.problem()));
  built = std::move(fresh);
  solver = std::move(made);
  proposals.dropped = built->dropped();
  proposals.frontier_complete = options.frontier_points <= 0;
  return {};
}

void ProposalEngine::State::begin_variants() {
  selection::VariantOptions search;
  search.budget = budget();
  search.economy_percent = options.economy_percent;
  if (variants) search.hint = variants->variants().best.solution.choices;
  variants.emplace(*solver, std::move(search));
  variants_ready = proposals.variants_known = false;
  phase = Phase::variants;
}

bool ProposalEngine::State::step(std::int64_t max_work) {
  switch (phase) {
    case Phase::variants:
      step_variants(max_work);
      break;
    case Phase::explanation:
      step_explanation(max_work);
      break;
    case Phase::addition:
      step_addition(max_work);
      break;
    case Phase::saving:
      step_saving(max_work);
      break;
    case Phase::frontier:
      step_frontier(max_work);
      break;
    case Phase::done:
      break;
  }
  proposals.done = phase == Phase::done;
  return !proposals.done;
}

void ProposalEngine::State::step_variants(std::int64_t max_work) {
  const bool more = variants->step(max_work);
  take_variants();
  if (more) return;
  variants_ready = proposals.variants_known = true;
  if (variants->variants().best.status == selection::Status::infeasible) return begin_explanation();
  begin_addition();
}

/// What is known of the variants now. Those of the previous budget stay until then, so that nothing
/// flickers while the slider moves.
void ProposalEngine::State::take_variants() {
  const selection::Variants& found = variants->variants();
  if (found.best.status == selection::Status::infeasible) {
    for (auto& variant : proposals.variants) variant.reset();
    return;
  }
  proposals.impossible.reset();
  const auto take = [&](VariantKind kind, const selection::Outcome& outcome) {
    const bool known = outcome.status == selection::Status::optimal ||
                       outcome.status == selection::Status::feasible;
    if (!known) return;
    proposals.variants[static_cast<std::size_t>(kind)] = make_proposal(*built, kind, outcome);
  };
  take(VariantKind::best, found.best);
  take(VariantKind::economy, found.economy);
  take(VariantKind::balanced, found.balanced);
  const Proposal* best = proposals.variant(VariantKind::best);
  if (best == nullptr) return;
  const Proposal reference = *best;
  for (auto& variant : proposals.variants) {
    if (variant) name_shortfalls(*built, reference, *variant);
  }
}

void ProposalEngine::State::begin_explanation() {
  reasons.emplace(built->problem(), budget());
  phase = Phase::explanation;
}

void ProposalEngine::State::step_explanation(std::int64_t max_work) {
  const bool more = reasons->step(max_work);
  take_explanation();
  if (more) return;
  reasons.reset();
  begin_addition();
}

Dropped ProposalEngine::State::demand_of(const selection::Relief& relief) const {
  if (relief.pin) return {Dropped::Kind::pin, built->candidate_of(relief.index).product};
  return built->musts()[static_cast<std::size_t>(relief.index)];
}

/// The relations of the minimal set that are no rule's.
std::vector<Tie> ProposalEngine::State::ties_of(const selection::Infeasibility& found) const {
  const selection::Problem& problem = built->problem();
  const auto products = [&](std::int32_t group) {
    std::vector<std::string> ids;
    for (const std::int32_t product : problem.groups[static_cast<std::size_t>(group)]) {
      ids.push_back(built->candidate_of(product).product);
    }
    return ids;
  };
  std::vector<Tie> ties;
  for (const std::int32_t index : found.exclusions) {
    if (!built->rule_of_exclusion(index).empty()) continue;
    const selection::Exclusion& exclusion = problem.exclusions[static_cast<std::size_t>(index)];
    // The first group of such an exclusion is the one product whose card says it.
    ties.push_back(
        {Tie::Kind::excludes, products(exclusion.first).front(), products(exclusion.second)});
  }
  for (const std::int32_t index : found.requirements) {
    const auto& requirement = problem.requirements[static_cast<std::size_t>(index)];
    ties.push_back({Tie::Kind::only_with, built->candidate_of(requirement.product).product,
                    products(requirement.group)});
  }
  return ties;
}

/// What is known of why nothing fits.
void ProposalEngine::State::take_explanation() {
  const selection::Infeasibility& found = reasons->result();
  Impossible impossible;
  impossible.complete = found.complete;
  if (found.cheapest) impossible.needed_budget = with_charges(found.cheapest->cost);
  std::vector<std::int32_t> musts = found.musts;
  musts.insert(musts.end(), found.empty_musts.begin(), found.empty_musts.end());
  std::sort(musts.begin(), musts.end());
  musts.erase(std::unique(musts.begin(), musts.end()), musts.end());
  for (const std::int32_t must : musts) {
    const Dropped& demand = built->musts()[static_cast<std::size_t>(must)];
    const bool need = demand.kind == Dropped::Kind::must_need;
    (need ? impossible.needs : impossible.categories).push_back(demand.subject);
  }
  for (const std::int32_t pin : found.pins) {
    impossible.pins.push_back(built->candidate_of(pin).product);
  }
  for (const std::int32_t exclusion : found.exclusions) {
    const std::string& rule = built->rule_of_exclusion(exclusion);
    const auto& named = impossible.rules;
    const bool known = std::find(named.begin(), named.end(), rule) != named.end();
    if (!rule.empty() && !known) impossible.rules.push_back(rule);
  }
  impossible.ties = ties_of(found);
  for (const selection::Relief& relief : found.reliefs) {
    if (!found.complete) break;  // not in their order yet
    impossible.reliefs.push_back({demand_of(relief), with_charges(relief.cost), relief.enough,
                                  relief.enough ? built->coverage_of(relief.score) : 0});
  }
  proposals.impossible = std::move(impossible);
}

/// The proposal that more or less money would change; null where that is not asked.
const Proposal* ProposalEngine::State::changeable() const {
  const bool asked = variants_ready && proposals.budget && options.money_step > 0;
  return asked ? proposals.variant(brief.variant) : nullptr;
}

void ProposalEngine::State::begin_addition() {
  wider_addition = false;
  proposals.addition.reset();
  proposals.saving.reset();
  proposals.addition_known = proposals.saving_known = false;
  const Proposal* variant = changeable();
  if (variant == nullptr || variant->coverage >= needs::kFullLevel) return begin_saving();
  solver->start(goods_budget(with_charges(variant->planned_cost) + options.money_step));
  phase = Phase::addition;
}

void ProposalEngine::State::step_addition(std::int64_t max_work) {
  if (solver->step(max_work)) return;
  const selection::Outcome& found = solver->outcome();
  const Proposal* from = proposals.variant(brief.variant);
  if (found.status != selection::Status::optimal || from == nullptr) return begin_saving();
  const Proposal to = make_proposal(*built, brief.variant, found);
  if (to.coverage <= from->coverage) {
    if (wider_addition) return begin_saving();
    wider_addition = true;
    const std::int64_t wanted = from->coverage + kWorthwhileGain;
    selection::SolveOptions search;
    search.cheapest = true;
    search.min_score = (wanted * built->full_score() + needs::kFullLevel - 1) / needs::kFullLevel;
    solver->start(selection::kNoBudget, std::move(search));
    return;
  }
  Addition addition;
  addition.extra_cost = to.totals.cost - from->totals.cost;
  addition.coverage_gain = to.coverage - from->coverage;
  addition.added = products_without(to.products(), from->products());
  addition.removed = products_without(from->products(), to.products());
  proposals.addition = std::move(addition);
  begin_saving();
}

void ProposalEngine::State::begin_saving() {
  proposals.addition_known = true;
  const Proposal* variant = changeable();
  const Minor less =
      variant == nullptr ? -1 : with_charges(variant->planned_cost) - options.money_step;
  if (less < 0 || goods_budget(less) < 0) return end_saving();
  solver->start(goods_budget(less));
  phase = Phase::saving;
}

void ProposalEngine::State::end_saving() {
  proposals.saving_known = true;
  phase = Phase::frontier;
}

void ProposalEngine::State::step_saving(std::int64_t max_work) {
  if (solver->step(max_work)) return;
  end_saving();
  const selection::Outcome& found = solver->outcome();
  const Proposal* from = proposals.variant(brief.variant);
  if (found.status != selection::Status::optimal || from == nullptr) return;
  const Proposal to = make_proposal(*built, brief.variant, found);
  if (to.totals.cost >= from->totals.cost) return;  // what applies after the choice makes it dearer
  Saving saving;
  saving.saved_cost = from->totals.cost - to.totals.cost;
  saving.coverage_loss = std::max(0, from->coverage - to.coverage);
  saving.removed = products_without(from->products(), to.products());
  saving.added = products_without(to.products(), from->products());
  proposals.saving = std::move(saving);
}

void ProposalEngine::State::step_frontier(std::int64_t max_work) {
  if (proposals.frontier_complete) {
    phase = Phase::done;
    return;
  }
  if (!curve) {
    auto made = selection::Solver::create(built->problem());
    if (!made) {
      phase = Phase::done;
      return;
    }
    curve_solver = std::move(*made);
    selection::FrontierOptions search;
    search.samples = options.frontier_points;
    curve.emplace(*curve_solver, std::move(search));
  }
  const bool more = curve->step(max_work);
  // A point is shown as soon as it is proven.
  if (!more || curve->points().size() != curve_points) take_frontier();
  if (more) return;
  proposals.frontier_complete = true;
  phase = Phase::done;
}

/// The curve in what is really paid. What applies after the choice may let a point fall below a
/// poorer one, which then is none.
void ProposalEngine::State::take_frontier() {
  curve_points = curve->points().size();
  std::vector<selection::Solution> proven = curve->points();
  sort_by(proven, [](const auto& a, const auto& b) {
    return a.cost != b.cost ? a.cost < b.cost : a.score > b.score;
  });
  std::vector<FrontierPoint> points;
  std::int64_t score = -1;
  for (const selection::Solution& point : proven) {
    if (point.score <= score) continue;
    score = point.score;
    const Proposal there = make_proposal(*built, VariantKind::best, point.choices);
    const Minor cost = there.totals.cost;
    while (!points.empty() && points.back().cost >= cost) points.pop_back();
    points.push_back({cost, built->coverage_of(point.score), there.products()});
  }
  proposals.frontier = std::move(points);
}

ProposalEngine::ProposalEngine(EngineOptions options) : state_(std::make_unique<State>(options)) {}
ProposalEngine::ProposalEngine(ProposalEngine&&) noexcept = default;
ProposalEngine& ProposalEngine::operator=(ProposalEngine&&) noexcept = default;
ProposalEngine::~ProposalEngine() = default;

Result<void> ProposalEngine::start(const Source& source, const needs::Brief& brief) {
  State& state = *state_;
  if (source.questionnaire == nullptr) {
    return fail(ErrorCode::not_found, "There is no questionnaire \"" + brief.questionnaire + "\".",
                "questionnaire");
  }
  if (brief.budget && brief.budget->currency != source.currency) {
    return fail(ErrorCode::invalid_argument, "The budget is in another currency than the prices.",
                "budget.currency");
  }
  const std::optional<Minor> budget =
      brief.budget ? std::optional<Minor>(brief.budget->amount) : std::nullopt;
  needs::Brief brief_essence = essence(brief);
  const bool same_problem =
      state.built && same_source(source, state.source) && brief_essence == state.brief_essence;
  const bool same_variants =
      same_problem && budget == state.proposals.budget && state.variants_ready;
  state.source = source;
  state.brief = brief;
  state.brief_essence = std::move(brief_essence);
  if (!same_problem) OFERTA_TRY(state.rebuild());
  state.proposals.currency = source.currency;
  state.proposals.budget = budget;
  state.proposals.budget_includes_vat = brief.budget_includes_vat;
  state.proposals.done = false;
  if (same_variants) {
    state.begin_addition();
  } else {
    state.proposals.addition.reset();
    state.proposals.saving.reset();
    state.proposals.addition_known = state.proposals.saving_known = false;
    state.begin_variants();
  }
  return {};
}

bool ProposalEngine::step(std::int64_t max_work) {
  return state_->step(max_work);
}

void ProposalEngine::run() {
  while (step(std::numeric_limits<std::int64_t>::max())) {
  }
}

const Proposals& ProposalEngine::proposals() const {
  return state_->proposals;
}

const needs::NeedProfile& ProposalEngine::profile() const {
  static const needs::NeedProfile empty;
  return state_->built ? state_->built->profile() : empty;
}

const BuiltProblem* ProposalEngine::problem() const {
  return state_->built ? &*state_->built : nullptr;
}

}  // namespace oferta::proposal
