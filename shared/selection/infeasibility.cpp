#include "shared/selection/infeasibility.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <tuple>
#include <utility>

#include "shared/selection/solver.h"

namespace oferta::selection {
namespace {

bool eligible(const Problem& problem, std::int32_t product) {
  const Product& p = problem.products[static_cast<std::size_t>(product)];
  return p.quantity_limit() > 0 && problem.slot_caps[static_cast<std::size_t>(p.slot)] > 0;
}

/// Something that can be left out of a problem to see whether the rest fits.
struct Part {
  enum class Kind { must, pin, requirement, exclusion };
  Kind kind = Kind::must;
  std::int32_t index = 0;  ///< in its list; of the product, for a pin
};

std::vector<Part> parts_of(const Problem& problem) {
  std::vector<Part> parts;
  const auto add = [&](Part::Kind kind, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) parts.push_back({kind, static_cast<std::int32_t>(i)});
  };
  add(Part::Kind::must, problem.must_groups.size());
  for (std::size_t p = 0; p < problem.products.size(); ++p) {
    if (problem.products[p].min_quantity > 0) {
      parts.push_back({Part::Kind::pin, static_cast<std::int32_t>(p)});
    }
  }
  add(Part::Kind::requirement, problem.requirements.size());
  add(Part::Kind::exclusion, problem.exclusions.size());
  return parts;
}

bool demand(const Part& part) {
  return part.kind == Part::Kind::must || part.kind == Part::Kind::pin;
}

/// The problem with those parts alone.
Problem with_parts(const Problem& problem, const std::vector<Part>& parts,
                   const std::vector<bool>& stays) {
  Problem rest = problem;
  rest.must_groups.clear();
  rest.requirements.clear();
  rest.exclusions.clear();
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto index = static_cast<std::size_t>(parts[i].index);
    if (!stays[i]) {
      if (parts[i].kind == Part::Kind::pin) rest.products[index].min_quantity = 0;
      continue;
    }
    switch (parts[i].kind) {
      case Part::Kind::must:
        rest.must_groups.push_back(problem.must_groups[index]);
        break;
      case Part::Kind::requirement:
        rest.requirements.push_back(problem.requirements[index]);
        break;
      case Part::Kind::exclusion:
        rest.exclusions.push_back(problem.exclusions[index]);
        break;
      case Part::Kind::pin:
        break;
    }
  }
  return rest;
}

/// The rules alone: scores do not matter for whether something fits, nor do discounts where money
/// is no object.
Problem rules_of(const Problem& problem, bool money_matters) {
  Problem rules = problem;
  rules.coverages.clear();
  for (Product& product : rules.products) {
    std::fill(product.marginal_scores.begin(), product.marginal_scores.end(), 0);
  }
  if (!money_matters) {
    rules.bundles.clear();
    rules.promotions.clear();
  }
  return rules;
}

bool found(const Outcome& outcome) {
  return outcome.status == Status::optimal || outcome.status == Status::feasible;
}

}  // namespace

struct InfeasibilitySearch::State {
  enum class Phase { cheapest, filter, relief, relief_score, done };
  /// A range of parts still to be tried.
  struct Range {
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  State(Problem the_problem, std::int64_t the_budget)
      : problem(std::move(the_problem)), budget(the_budget) {
    result.complete = false;
    start(problem, kNoBudget, true, true);
  }

  Problem problem;
  std::int64_t budget;
  Infeasibility result;
  Phase phase = Phase::cheapest;
  std::optional<Solver> solver;

  // The filter.
  Problem rules;
  std::int64_t limit = kNoBudget;  // what the parts shall not fit into
  std::vector<Part> parts;
  std::vector<bool> stays;
  std::vector<Range> ranges;  // the last is tried next
  // The reliefs: positions in `parts` of the demands, and which is worked on.
  std::vector<std::size_t> demands;
  std::size_t next_demand = 0;

  void start(Problem which, std::int64_t within, bool cheapest, bool break_ties = false) {
    auto made = Solver::create(std::move(which));
    solver.reset();
    if (!made) return;
    solver = std::move(*made);
    SolveOptions options;
    options.cheapest = cheapest;
    options.break_ties = break_ties;
    solver->start(within, options);
  }

  /// Steps once; what happens next is decided when the solve at hand has said enough.
  bool step(std::int64_t max_work) {
    if (phase == Phase::done) return false;
    if (!solver) return finish(false);
    // Whether something fits is settled by the first selection found.
    const bool enough = phase == Phase::filter && found(solver->outcome());
    if (!enough && solver->step(max_work)) return true;
    const Outcome outcome = solver->outcome();
    if (outcome.status == Status::unknown) return finish(false);
    switch (phase) {
      case Phase::cheapest:
        return take_cheapest(outcome);
      case Phase::filter:
        return take_trial(found(outcome));
      case Phase::relief:
        return take_relief(outcome);
      case Phase::relief_score:
        result.reliefs.back().score = outcome.solution.score;
        return begin_relief();
      case Phase::done:
        break;
    }
    return false;
  }

  bool finish(bool complete) {
    result.complete = complete;
    phase = Phase::done;
    solver.reset();
    return false;
  }

  bool take_cheapest(const Outcome& outcome) {
    if (found(outcome)) {
      result.feasible = outcome.solution.cost <= budget;
      if (result.feasible) return finish(true);
      result.cheapest = outcome.solution;
      limit = budget;
    } else {
      find_empty_musts();
    }
    rules = rules_of(problem, result.cheapest.has_value());
    parts = parts_of(problem);
    stays.assign(parts.size(), true);
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (demand(parts[i])) demands.push_back(i);
    }
    // Wishes are taken away before rules, so that what remains is about few of them.
    for (std::size_t end = parts.size(); end > 0;) {
      std::size_t begin = end - 1;
      while (begin > 0 && parts[begin - 1].kind == parts[end - 1].kind) --begin;
      ranges.push_back({begin, end});
      end = begin;
    }
    phase = Phase::filter;
    return try_next();
  }

  void find_empty_musts() {
    for (std::size_t i = 0; i < problem.must_groups.size(); ++i) {
      const auto& group = problem.groups[static_cast<std::size_t>(problem.must_groups[i])];
      if (std::none_of(group.begin(), group.end(),
                       [this](std::int32_t p) { return eligible(problem, p); })) {
        result.empty_musts.push_back(static_cast<std::int32_t>(i));
      }
    }
  }

  bool try_next() {
    if (ranges.empty()) {
      name_parts();
      phase = Phase::relief;
      return begin_relief();
    }
    std::vector<bool> without = stays;
    for (std::size_t i = ranges.back().begin; i < ranges.back().end; ++i) without[i] = false;
    start(with_parts(rules, parts, without), limit, limit != kNoBudget);
    return true;
  }

  bool take_trial(bool fits) {
    const Range range = ranges.back();
    ranges.pop_back();
    if (!fits) {
      for (std::size_t i = range.begin; i < range.end; ++i) stays[i] = false;
    } else if (range.end - range.begin > 1) {
      const std::size_t middle = range.begin + (range.end - range.begin) / 2;
      ranges.push_back({middle, range.end});
      ranges.push_back({range.begin, middle});
    }
    return try_next();
  }

  void name_parts() {
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (!stays[i]) continue;
      switch (parts[i].kind) {
        case Part::Kind::must:
          result.musts.push_back(parts[i].index);
          break;
        case Part::Kind::pin:
          result.pins.push_back(parts[i].index);
          break;
        case Part::Kind::requirement:
          result.requirements.push_back(parts[i].index);
          break;
        case Part::Kind::exclusion:
          result.exclusions.push_back(parts[i].index);
          break;
      }
    }
    // What resolves a contradiction is part of every one, so of this one too.
    if (!result.cheapest) {
      std::erase_if(demands, [this](std::size_t i) { return !stays[i]; });
    }
  }

  bool begin_relief() {
    phase = Phase::relief;
    if (next_demand == demands.size()) {
      std::stable_sort(result.reliefs.begin(), result.reliefs.end(),
                       [](const Relief& a, const Relief& b) { return rank(a) < rank(b); });
      return finish(true);
    }
    std::vector<bool> without(parts.size(), true);
    without[demands[next_demand]] = false;
    start(with_parts(problem, parts, without), kNoBudget, true);
    return true;
  }

  bool take_relief(const Outcome& outcome) {
    const Part& part = parts[demands[next_demand++]];
    const bool helps =
        found(outcome) && (!result.cheapest || outcome.solution.cost < result.cheapest->cost);
    if (!helps) return begin_relief();
    const bool enough = outcome.solution.cost <= budget;
    result.reliefs.push_back(
        {part.kind == Part::Kind::pin, part.index, outcome.solution.cost, enough, 0});
    if (!enough) return begin_relief();
    phase = Phase::relief_score;
    SolveOptions options;
    options.break_ties = false;
    options.hint = outcome.solution.choices;
    solver->start(budget, std::move(options));
    return true;
  }

  static std::tuple<bool, std::int64_t, std::int64_t> rank(const Relief& relief) {
    return {!relief.enough, relief.enough ? -relief.score : 0, relief.cost};
  }
};

InfeasibilitySearch::InfeasibilitySearch(Problem problem, std::int64_t budget)
    : state_(std::make_unique<State>(std::move(problem), budget)) {}
InfeasibilitySearch::InfeasibilitySearch(InfeasibilitySearch&&) noexcept = default;
InfeasibilitySearch& InfeasibilitySearch::operator=(InfeasibilitySearch&&) noexcept = default;
InfeasibilitySearch::~InfeasibilitySearch() = default;

bool InfeasibilitySearch::step(std::int64_t max_work) {
  return state_->step(max_work);
}

void InfeasibilitySearch::run() {
  while (step(std::numeric_limits<std::int64_t>::max())) {
  }
}

const Infeasibility& InfeasibilitySearch::result() const {
  return state_->result;
}

Infeasibility explain_infeasibility(const Problem& problem, std::int64_t budget,
                                    const std::function<bool()>& should_stop) {
  constexpr std::int64_t kWorkAtOnce = 20'000;
  InfeasibilitySearch search(problem, budget);
  while (search.step(kWorkAtOnce)) {
    if (should_stop && should_stop()) break;
  }
  return search.result();
}

}  // namespace oferta::selection
