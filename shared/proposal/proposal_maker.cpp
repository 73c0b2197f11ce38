#include "shared/proposal/proposal_maker.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <utility>

#include "shared/base/sort.h"

namespace oferta::proposal {
namespace {

// A product that does so little for a need is not said to serve it, unless it does nothing better.
constexpr std::int32_t kWorthSaying = 100;

class Maker {
 public:
  Maker(const BuiltProblem& built, const std::vector<selection::Choice>& choices) : built_(built) {
    for (const selection::Choice& choice : choices) {
      chosen_.push_back(built.position_of(choice.product));
    }
    sort_as_lines(built_.candidates(), chosen_);
  }

  Proposal run(VariantKind kind) {
    Proposal proposal;
    proposal.kind = kind;
    for (const std::int32_t position : chosen_) add_line(position, proposal);
    proposal.planned_cost = built_.prices().planned_cost(built_.candidates(), chosen_);
    if (!built_.prices().plain()) apply_document_prices(proposal);
    add_needs(proposal);
    return proposal;
  }

 private:
  const Candidate& at(std::int32_t position) const {
    return built_.candidates().items[static_cast<std::size_t>(position)];
  }
  const Slot& slot_of(const Candidate& candidate) const {
    return built_.candidates().slots[static_cast<std::size_t>(candidate.slot)];
  }

  void add_line(std::int32_t position, Proposal& proposal) const {
    const Candidate& candidate = at(position);
    ProposalLine line;
    line.product = candidate.product;
    line.category = slot_of(candidate).category;
    line.quantity = candidate.quantity;
    line.unit_price = candidate.unit_price;
    line.list = candidate.figures.list;
    line.total = candidate.figures.after_document_discount;
    line.net = candidate.figures.net;
    line.vat = candidate.figures.vat;
    line.gross = candidate.figures.gross;
    line.break_bp = candidate.figures.break_bp;
    line.discount_bp = candidate.discount_bp;
    line.pinned = candidate.pinned;
    add_reasons(position, line.reasons);
    // The sums stay in range: the solver has refused a problem whose costs do not.
    proposal.totals.list += line.list;
    proposal.totals.total += line.total;
    proposal.totals.net += line.net;
    proposal.totals.vat += line.vat;
    proposal.totals.gross += line.gross;
    proposal.totals.cost += candidate.cost;
    proposal.lines.push_back(std::move(line));
  }

  /// What depends on several lines, priced as the offer will be. It cannot fail where the lines
  /// alone could be priced: everything taken off makes amounts smaller, and charges are in range.
  void apply_document_prices(Proposal& proposal) const {
    const auto ruled = built_.prices().price(built_.candidates(), chosen_, Language::ru);
    if (!ruled) return;
    const pricing::PricedDocument& priced = ruled->priced;
    for (std::size_t i = 0; i < proposal.lines.size(); ++i) {
      ProposalLine& line = proposal.lines[i];
      line.total = priced.lines[i].after_adjustments;
      line.net = priced.lines[i].net;
      line.vat = priced.lines[i].vat;
      line.gross = priced.lines[i].gross;
    }
    const auto& adjustments = ruled->document.adjustments;
    for (std::size_t i = 0; i < adjustments.size(); ++i)
      add_effect(adjustments[i], priced.shares[i], proposal);
    const bool gross = built_.prices().budget_includes_vat();
    for (const pricing::Charge& charge : ruled->charges) {
      const pricing::LineFigures& figures = priced.lines[charge.line];
      proposal.charges.push_back({charge.rule, name_of(charge.rule), figures.after_adjustments,
                                  gross ? figures.gross : figures.net});
    }
    proposal.totals.list = priced.totals.list;
    proposal.totals.total = priced.totals.after_discounts;
    proposal.totals.net = priced.totals.net;
    proposal.totals.vat = priced.totals.vat;
    proposal.totals.gross = priced.totals.gross;
    proposal.totals.cost = gross ? priced.totals.gross : priced.totals.net;
  }

  /// The parts of one rule are one effect.
  void add_effect(const pricing::Adjustment& made, const std::vector<Minor>& shares,
                  Proposal& proposal) const {
    std::vector<PriceEffect>& effects = proposal.effects;
    if (effects.empty() || effects.back().rule != made.rule) {
      effects.push_back({made.rule, name_of(made.rule), 0, built_.prices().plans(made.rule)});
    }
    for (const Minor share : shares) effects.back().amount += share;
  }

  LocalText name_of(const std::string& rule) const {
    const LocalText* name = built_.prices().name_of(rule);
    return name == nullptr ? LocalText{} : *name;
  }

  void add_reasons(std::int32_t position, std::vector<LineReason>& reasons) const {
    const Candidate& candidate = at(position);
    std::vector<std::pair<std::int64_t, std::size_t>> served;  // −points, need
    for (std::size_t n = 0; n < candidate.levels.size(); ++n) {
      if (candidate.levels[n] <= 0) continue;
      served.emplace_back(-std::int64_t{built_.facts()[n].weight} * candidate.levels[n], n);
    }
    std::sort(served.begin(), served.end());
    for (const auto& [points, n] : served) {
      const bool first = reasons.empty();
      if (!first && candidate.levels[n] < kWorthSaying) continue;
      reasons.push_back(
          {LineReason::Kind::serves, built_.profile().needs[n].need, candidate.levels[n]});
    }
    for (const std::int32_t other : chosen_) {
      const auto& lists = at(other).requirements;
      const bool required = std::any_of(lists.begin(), lists.end(), [&](const auto& list) {
        return std::binary_search(list.begin(), list.end(), position);
      });
      if (required && other != position) {
        reasons.push_back({LineReason::Kind::required_by, at(other).product, 0});
      }
    }
    const Slot& slot = slot_of(candidate);
    if (slot.required) reasons.push_back({LineReason::Kind::required, slot.category, 0});
    if (candidate.pinned) reasons.push_back({LineReason::Kind::pinned, candidate.product, 0});
  }

  void add_needs(Proposal& proposal) const {
    std::int64_t score = 0;
    std::vector<std::pair<std::pair<int, std::int64_t>, NeedOutcome>> outcomes;
    for (std::size_t n = 0; n < built_.profile().needs.size(); ++n) {
      const needs::WantedNeed& wanted = built_.profile().needs[n];
      NeedOutcome outcome;
      outcome.need = wanted.need;
      outcome.level = wanted.level;
      std::vector<std::pair<std::int32_t, std::string>> servers;  // −level, product
      std::int64_t sum = 0;
      for (const std::int32_t position : chosen_) {
        const std::int32_t level = at(position).levels[n];
        if (level <= 0) continue;
        sum += level;
        servers.emplace_back(-level, at(position).product);
      }
      std::sort(servers.begin(), servers.end());
      for (auto& [level, product] : servers) outcome.products.push_back(std::move(product));
      outcome.met = static_cast<int>(std::min<std::int64_t>(sum, needs::kFullLevel));
      score += std::int64_t{built_.facts()[n].weight} * outcome.met;
      const std::pair<int, std::int64_t> rank{-static_cast<int>(wanted.level),
                                              built_.facts()[n].order};
      outcomes.emplace_back(rank, std::move(outcome));
    }
    sort_by(outcomes, [](const auto& a, const auto& b) { return a.first < b.first; });
    for (auto& [rank, outcome] : outcomes) proposal.needs.push_back(std::move(outcome));
    proposal.coverage = built_.coverage_of(score);
  }

  const BuiltProblem& built_;
  std::vector<std::int32_t> chosen_;  ///< positions, in the order of the lines
};

/// The most that the candidates could do for the need if money and rules were no object: the best
/// of each slot, as many as it has places.
std::int64_t achievable(const BuiltProblem& built, std::size_t need) {
  std::map<std::int32_t, std::vector<std::int32_t>> levels;
  for (const Candidate& candidate : built.candidates().items) {
    if (candidate.levels[need] > 0) levels[candidate.slot].push_back(candidate.levels[need]);
  }
  std::int64_t sum = 0;
  for (auto& [slot, list] : levels) {
    std::sort(list.rbegin(), list.rend());
    const auto cap =
        static_cast<std::size_t>(built.candidates().slots[static_cast<std::size_t>(slot)].cap);
    for (std::size_t i = 0; i < std::min(cap, list.size()); ++i) sum += list[i];
  }
  return std::min<std::int64_t>(sum, needs::kFullLevel);
}

Unmet shortfall(const BuiltProblem& built, std::size_t need, int met, int met_by_best) {
  if (met >= needs::kFullLevel) return Unmet::none;
  if (built.candidates().unserved[need] != Unmet::none) return built.candidates().unserved[need];
  if (met >= built.facts()[need].must_at) return Unmet::partly;
  if (met_by_best > met) return Unmet::left_out;
  return met >= achievable(built, need) ? Unmet::best_available : Unmet::over_budget;
}

}  // namespace

Proposal make_proposal(const BuiltProblem& built, VariantKind kind,
                       const std::vector<selection::Choice>& choices) {
  return Maker(built, choices).run(kind);
}

Proposal make_proposal(const BuiltProblem& built, VariantKind kind,
                       const selection::Outcome& outcome) {
  Proposal proposal = make_proposal(built, kind, outcome.solution.choices);
  proposal.proven = outcome.status == selection::Status::optimal;
  if (!proposal.proven && outcome.bound > outcome.solution.score) {
    proposal.gap = built.coverage_of(outcome.bound) - built.coverage_of(outcome.solution.score);
  }
  return proposal;
}

void name_shortfalls(const BuiltProblem& built, const Proposal& best, Proposal& proposal) {
  for (NeedOutcome& outcome : proposal.needs) {
    const auto& wanted = built.profile().needs;
    const auto known = std::find_if(wanted.begin(), wanted.end(), [&](const auto& candidate) {
      return candidate.need == outcome.need;
    });
    const auto in_best =
        std::find_if(best.needs.begin(), best.needs.end(),
                     [&](const NeedOutcome& candidate) { return candidate.need == outcome.need; });
    outcome.unmet = shortfall(built, static_cast<std::size_t>(known - wanted.begin()), outcome.met,
                              in_best->met);
  }
}

}  // namespace oferta::proposal
