#include "shared/proposal/why_not.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <optional>
#include <tuple>
#include <utility>

#include "shared/base/sort.h"
#include "shared/proposal/problem_builder.h"
#include "shared/proposal/proposal_maker.h"
#include "shared/selection/infeasibility.h"
#include "shared/selection/solver.h"

namespace oferta::proposal {

struct WhyNotSearch::State {
  enum class Phase { same_money, cheapest, reasons, done };

  Phase phase = Phase::done;
  BuiltProblem built;
  selection::Problem forced;  ///< the problem with the product in it
  std::optional<selection::Solver> solver;
  std::optional<selection::InfeasibilitySearch> reasons;
  Proposal proposal;
  std::int64_t score = 0;  ///< of the proposal
  std::int64_t money = selection::kNoBudget;
  std::optional<Minor> budget;
  std::int32_t position = -1;  ///< of the product
  WhyNot answer;

  Result<void> start(const Source& source, const needs::Brief& brief);
  Result<void> start_solver(bool cheapest, std::int64_t within);
  bool step(std::int64_t max_work);
  void compare(const selection::Outcome& found);
  void take_cheapest(const selection::Outcome& found);
  void take_reasons(const selection::Infeasibility& found);
  void name_changes(const Proposal& with);
  void name_partners();

  const Candidate& at(std::int32_t which) const {
    return built.candidates().items[static_cast<std::size_t>(which)];
  }
  Minor with_charges(Minor goods) const { return goods + built.prices().charges_at(goods); }
};

namespace {

bool holds(const std::vector<std::string>& list, const std::string& id) {
  return std::find(list.begin(), list.end(), id) != list.end();
}

bool holds(const std::vector<std::int32_t>& sorted, std::int32_t position) {
  return std::binary_search(sorted.begin(), sorted.end(), position);
}

}  // namespace

Result<void> WhyNotSearch::State::start(const Source& source, const needs::Brief& brief) {
  answer.coverage = proposal.coverage;
  answer.cost = proposal.totals.cost;
  if (holds(proposal.products(), answer.product)) {
    answer.kind = WhyNot::Kind::chosen;
    return {};
  }
  const needs::NeedProfile profile = needs::build_profile(*source.questionnaire, brief);
  OFERTA_ASSIGN(built, build_problem(source, brief, profile, answer.product));
  answer.barrier = barrier_of(source, brief, profile, built.candidates(), answer.product);
  if (answer.barrier != Barrier::none) {
    answer.kind = WhyNot::Kind::barred;
    if (answer.barrier == Barrier::no_partner) {
      for (const auto& list : source.catalogue->product(answer.product)->requirements) {
        const bool there = std::any_of(list.begin(), list.end(), [&](const std::string& id) {
          return built.candidates().find(id) >= 0;
        });
        if (!there) answer.partners.insert(answer.partners.end(), list.begin(), list.end());
      }
    }
    return {};
  }
  position = built.candidates().find(answer.product);
  const std::vector<std::int32_t>& levels = at(position).levels;
  answer.serves_nothing =
      std::none_of(levels.begin(), levels.end(), [](std::int32_t level) { return level > 0; });
  for (const NeedOutcome& outcome : proposal.needs) {
    const auto& wanted = built.profile().needs;
    const auto need = std::find_if(wanted.begin(), wanted.end(), [&](const auto& candidate) {
      return candidate.need == outcome.need;
    });
    if (need == wanted.end()) continue;
    score += std::int64_t{built.facts()[static_cast<std::size_t>(need - wanted.begin())].weight} *
             outcome.met;
  }
  budget = brief.budget ? std::optional<Minor>(brief.budget->amount) : std::nullopt;
  if (proposal.kind != VariantKind::best) {
    money = proposal.planned_cost;
  } else if (budget) {
    money = built.prices().goods_budget(std::clamp<Minor>(*budget, 0, selection::kNoBudget));
  }
  forced = built.problem();
  forced.products[static_cast<std::size_t>(built.product_at(position))].min_quantity = 1;
  phase = Phase::same_money;
  return start_solver(false, money);
}

Result<void> WhyNotSearch::State::start_solver(bool cheapest, std::int64_t within) {
  if (!solver) {
    OFERTA_ASSIGN(selection::Solver made, selection::Solver::create(forced));
    solver = std::move(made);
  }
  selection::SolveOptions options;
  options.cheapest = cheapest;
  solver->start(within, std::move(options));
  return {};
}

bool WhyNotSearch::State::step(std::int64_t max_work) {
  if (phase == Phase::done) return false;
  if (phase == Phase::reasons) {
    if (reasons->step(max_work)) return true;
    take_reasons(reasons->result());
  } else {
    if (solver->step(max_work)) return true;
    const selection::Outcome found = solver->outcome();
    if (found.status != selection::Status::infeasible) {
      phase == Phase::same_money ? compare(found) : take_cheapest(found);
    } else if (phase == Phase::same_money && money < selection::kNoBudget) {
      phase = Phase::cheapest;
      if (start_solver(true, selection::kNoBudget)) return true;
    } else {
      reasons.emplace(forced, selection::kNoBudget);
      phase = Phase::reasons;
      return true;
    }
  }
  phase = Phase::done;
  solver.reset();
  reasons.reset();
  return false;
}

/// With the product for the same money, against the proposal.
void WhyNotSearch::State::compare(const selection::Outcome& found) {
  const selection::Solution& with = found.solution;
  const Proposal made = make_proposal(built, proposal.kind, with.choices);
  name_changes(made);
  answer.coverage_with = made.coverage;
  answer.cost_with = made.totals.cost;
  if (with.score != score) {
    answer.kind = with.score < score ? WhyNot::Kind::worse : WhyNot::Kind::better;
  } else if (with.cost != proposal.planned_cost) {
    answer.kind = with.cost > proposal.planned_cost ? WhyNot::Kind::dearer : WhyNot::Kind::better;
  } else {
    answer.kind = WhyNot::Kind::equal;
  }
}

void WhyNotSearch::State::take_cheapest(const selection::Outcome& found) {
  const Proposal made = make_proposal(built, proposal.kind, found.solution.choices);
  name_changes(made);
  answer.coverage_with = made.coverage;
  answer.cost_with = made.totals.cost;
  answer.needed_budget = with_charges(found.solution.cost);
  const bool fits =
      !budget || found.solution.cost <= built.prices().goods_budget(std::max<Minor>(0, *budget));
  answer.kind = fits ? WhyNot::Kind::over_variant : WhyNot::Kind::over_budget;
  answer.short_by =
      fits ? found.solution.cost - proposal.planned_cost : answer.needed_budget - *budget;
}

void WhyNotSearch::State::take_reasons(const selection::Infeasibility& found) {
  answer.kind = WhyNot::Kind::contradicts;
  answer.impossible.complete = found.complete;
  std::vector<std::int32_t> musts = found.musts;
  musts.insert(musts.end(), found.empty_musts.begin(), found.empty_musts.end());
  std::sort(musts.begin(), musts.end());
  musts.erase(std::unique(musts.begin(), musts.end()), musts.end());
  for (const std::int32_t must : musts) {
    const Dropped& demand = built.musts()[static_cast<std::size_t>(must)];
    const bool need = demand.kind == Dropped::Kind::must_need;
    (need ? answer.impossible.needs : answer.impossible.categories).push_back(demand.subject);
  }
  for (const std::int32_t pin : found.pins) {
    const std::string& product = built.candidate_of(pin).product;
    if (product != answer.product) answer.impossible.pins.push_back(product);
  }
  for (const std::int32_t exclusion : found.exclusions) {
    const std::string& rule = built.rule_of_exclusion(exclusion);
    if (!rule.empty() && !holds(answer.rules, rule)) answer.rules.push_back(rule);
  }
  // An accessory waits for something it belongs with.
  name_partners();
}

void WhyNotSearch::State::name_partners() {
  for (const std::int32_t beside : at(position).only_beside) {
    answer.partners.push_back(at(beside).product);
  }
}

void WhyNotSearch::State::name_changes(const Proposal& with) {
  answer.replaced = products_without(proposal.products(), with.products());
  answer.added = products_without(with.products(), proposal.products());
  std::erase(answer.added, answer.product);
  const Candidate& product = at(position);
  for (const std::string& id : answer.added) {
    const std::int32_t other = built.candidates().find(id);
    const auto& lists = product.requirements;
    const bool required = std::any_of(lists.begin(), lists.end(),
                                      [&](const auto& list) { return holds(list, other); });
    if (required || holds(product.only_beside, other)) answer.requires_too.push_back(id);
  }
  for (const std::string& id : answer.replaced) {
    const std::int32_t other = built.candidates().find(id);
    if (other < 0) continue;
    const std::int32_t rule = built.relations().clashing_rule(position, other);
    if (rule >= 0) {
      const std::string& name = built.relations().rules[static_cast<std::size_t>(rule)];
      if (!holds(answer.rules, name)) answer.rules.push_back(name);
    }
    if (rule >= 0 || holds(product.excludes, other) || holds(at(other).excludes, position)) {
      answer.clashes.push_back(id);
    }
  }
  // The product it would stand in for is named first.
  const auto stands_there = [&](const std::string& id) {
    const std::int32_t other = built.candidates().find(id);
    return other >= 0 && at(other).slot == product.slot;
  };
  sort_by(answer.replaced, [&](const std::string& a, const std::string& b) {
    return stands_there(a) && !stands_there(b);
  });
  std::vector<std::tuple<std::int64_t, std::size_t, NeedChange>> changes;
  for (std::size_t n = 0; n < built.profile().needs.size(); ++n) {
    const std::string& need = built.profile().needs[n].need;
    const auto met_in = [&](const Proposal& one) {
      const auto outcome = std::find_if(one.needs.begin(), one.needs.end(),
                                        [&](const NeedOutcome& o) { return o.need == need; });
      return outcome == one.needs.end() ? 0 : outcome->met;
    };
    const NeedChange change{need, met_in(proposal), met_in(with)};
    if (change.without == change.with) continue;
    changes.emplace_back(std::int64_t{built.facts()[n].weight} * (change.with - change.without), n,
                         change);
  }
  sort_by(changes, [](const auto& a, const auto& b) {
    return std::tie(std::get<0>(a), std::get<1>(a)) < std::tie(std::get<0>(b), std::get<1>(b));
  });
  for (const auto& [points, n, change] : changes) answer.needs.push_back(change);
}

WhyNotSearch::WhyNotSearch(std::unique_ptr<State> state) : state_(std::move(state)) {}
WhyNotSearch::WhyNotSearch(WhyNotSearch&&) noexcept = default;
WhyNotSearch& WhyNotSearch::operator=(WhyNotSearch&&) noexcept = default;
WhyNotSearch::~WhyNotSearch() = default;

Result<WhyNotSearch> WhyNotSearch::begin(const Source& source, const needs::Brief& brief,
                                         const Proposal& proposal, const std::string& product) {
  if (source.questionnaire == nullptr) {
    return fail(ErrorCode::not_found, "There is no questionnaire \"" + brief.questionnaire + "\".",
                "questionnaire");
  }
  auto state = std::make_unique<State>();
  state->proposal = proposal;
  state->answer.product = product;
  OFERTA_TRY(state->start(source, brief));
  return WhyNotSearch(std::move(state));
}

bool WhyNotSearch::step(std::int64_t max_work) {
  return state_->step(max_work);
}

void WhyNotSearch::run() {
  while (step(std::numeric_limits<std::int64_t>::max())) {
  }
}

const WhyNot& WhyNotSearch::answer() const {
  return state_->answer;
}

}  // namespace oferta::proposal
