#include "shared/proposal/alternatives.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

#include "shared/base/sort.h"
#include "shared/proposal/problem_builder.h"

namespace oferta::proposal {
namespace {

class Comparison {
 public:
  Comparison(const BuiltProblem& built, const Proposal& proposal, std::int32_t line)
      : built_(built), line_(line) {
    for (const ProposalLine& other : proposal.lines) {
      const std::int32_t position = built.candidates().find(other.product);
      if (position >= 0 && position != line) rest_.push_back(position);
    }
    levels_.assign(built.facts().size(), 0);
    for (const std::int32_t position : rest_) {
      for (std::size_t n = 0; n < levels_.size(); ++n) levels_[n] += at(position).levels[n];
    }
    score_ = score_with(at(line));
    planned_ = planned_with(line);
  }

  Alternative with(std::int32_t position, std::optional<Minor> budget) const {
    const Candidate& candidate = at(position);
    Alternative other;
    other.product = candidate.product;
    other.quantity = candidate.quantity;
    other.cost = candidate.cost;
    const Minor planned = planned_with(position);
    other.cost_difference = planned - planned_;
    other.coverage_difference =
        built_.coverage_of(score_with(candidate)) - built_.coverage_of(score_);
    other.within_budget = !budget || planned <= built_.prices().goods_budget(*budget);
    find_conflicts(position, other);
    find_lost_musts(candidate, other);
    return other;
  }

  bool in_proposal(std::int32_t position) const {
    return position == line_ || std::find(rest_.begin(), rest_.end(), position) != rest_.end();
  }

 private:
  const Candidate& at(std::int32_t position) const {
    return built_.candidates().items[static_cast<std::size_t>(position)];
  }

  std::int64_t score_with(const Candidate& candidate) const {
    std::int64_t score = 0;
    for (std::size_t n = 0; n < levels_.size(); ++n) {
      const std::int64_t level =
          std::min<std::int64_t>(levels_[n] + candidate.levels[n], needs::kFullLevel);
      score += level * built_.facts()[n].weight;
    }
    return score;
  }

  /// The cost with this candidate in place of the line, charges left out.
  Minor planned_with(std::int32_t position) const {
    std::vector<std::int32_t> chosen = rest_;
    chosen.push_back(position);
    return built_.prices().planned_cost(built_.candidates(), std::move(chosen));
  }

  static bool holds(const std::vector<std::int32_t>& sorted, std::int32_t position) {
    return std::binary_search(sorted.begin(), sorted.end(), position);
  }

  /// Whether one of `list` is among the other lines, or is `position` itself.
  bool satisfied(const std::vector<std::int32_t>& list, std::int32_t position) const {
    return holds(list, position) ||
           std::any_of(rest_.begin(), rest_.end(),
                       [&](std::int32_t other) { return holds(list, other); });
  }

  void find_conflicts(std::int32_t position, Alternative& other) const {
    const Candidate& candidate = at(position);
    for (const std::int32_t present : rest_) {
      const Candidate& neighbour = at(present);
      const bool forbidden = holds(candidate.excludes, present) ||
                             holds(neighbour.excludes, position) ||
                             built_.relations().clash(position, present);
      const bool left_alone = std::any_of(
          neighbour.requirements.begin(), neighbour.requirements.end(),
          [&](const auto& list) { return holds(list, line_) && !satisfied(list, position); });
      if (forbidden || left_alone) other.conflicts.push_back(neighbour.product);
    }
    other.needs_more = std::any_of(candidate.requirements.begin(), candidate.requirements.end(),
                                   [&](const auto& list) { return !satisfied(list, position); });
  }

  void find_lost_musts(const Candidate& candidate, Alternative& other) const {
    const auto& wanted = built_.profile().needs;
    for (std::size_t n = 0; n < wanted.size(); ++n) {
      if (wanted[n].level != needs::Level::must) continue;
      const int must_at = built_.facts()[n].must_at;
      const auto meets = [&](const Candidate& one) { return one.levels[n] >= must_at; };
      if (!meets(at(line_)) || meets(candidate)) continue;
      const bool met = std::any_of(rest_.begin(), rest_.end(),
                                   [&](std::int32_t present) { return meets(at(present)); });
      if (!met) other.lost_musts.push_back(wanted[n].need);
    }
  }

  const BuiltProblem& built_;
  std::int32_t line_;
  std::vector<std::int32_t> rest_;    ///< positions of the other lines
  std::vector<std::int64_t> levels_;  ///< of the other lines together, by need
  std::int64_t score_ = 0;
  Minor planned_ = 0;  ///< of the proposal
};

}  // namespace

std::vector<Alternative> alternatives(const BuiltProblem& problem, const Proposal& proposal,
                                      std::string_view product, std::optional<Minor> budget,
                                      std::size_t limit) {
  std::vector<Alternative> found;
  const std::int32_t line = problem.candidates().find(product);
  if (line < 0) return found;
  const Comparison comparison(problem, proposal, line);
  const auto& items = problem.candidates().items;
  const std::int32_t slot = items[static_cast<std::size_t>(line)].slot;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const auto position = static_cast<std::int32_t>(i);
    if (items[i].slot != slot || comparison.in_proposal(position)) continue;
    found.push_back(comparison.with(position, budget));
  }
  const auto rank = [](const Alternative& other) {
    return std::tuple(!other.fits(), !other.within_budget, -other.coverage_difference, other.cost);
  };
  sort_by(found, [&](const Alternative& a, const Alternative& b) { return rank(a) < rank(b); });
  if (found.size() > limit) found.resize(limit);
  return found;
}

}  // namespace oferta::proposal
