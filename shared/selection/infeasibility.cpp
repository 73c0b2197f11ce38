#include "shared/selection/infeasibility.h"

#include <utility>

#include "shared/selection/solver.h"

namespace oferta::selection {
namespace {

/// The rules alone, without money: scores and costs do not matter for whether something fits.
Problem rules_of(const Problem& problem) {
  Problem rules = problem;
  rules.bundles.clear();
  rules.promotions.clear();
  rules.coverages.clear();
  return rules;
}

Status feasible(Problem rules, const std::function<bool()>& should_stop) {
  auto solver = Solver::create(std::move(rules));
  if (!solver) return Status::unknown;
  SolveOptions options;
  options.should_stop = should_stop;
  solver->start(kNoBudget, options);
  // The first selection found settles it; its score is of no interest.
  while (solver->outcome().status == Status::unknown && solver->step(1'000)) {
    if (should_stop && should_stop()) return Status::unknown;
  }
  return solver->outcome().status;
}

bool eligible(const Problem& problem, std::int32_t product) {
  const Product& p = problem.products[static_cast<std::size_t>(product)];
  return p.quantity_limit() > 0 && problem.slot_caps[static_cast<std::size_t>(p.slot)] > 0;
}

/// Takes demands away one at a time; those whose absence makes the rest fit stay.
class DeletionFilter {
 public:
  DeletionFilter(Problem rules, const std::function<bool()>& should_stop)
      : rules_(std::move(rules)), should_stop_(should_stop) {}

  void run(Infeasibility& result) {
    std::vector<std::int32_t> kept = rules_.must_groups;
    std::vector<bool> stays(kept.size(), true);
    for (std::size_t i = 0; i < kept.size(); ++i) {
      stays[i] = false;
      rules_.must_groups = those(kept, stays);
      if (!still_infeasible(result)) stays[i] = true;
    }
    rules_.must_groups = those(kept, stays);
    for (std::size_t p = 0; p < rules_.products.size(); ++p) {
      const std::int32_t pinned = rules_.products[p].min_quantity;
      if (pinned == 0) continue;
      rules_.products[p].min_quantity = 0;
      if (still_infeasible(result)) continue;
      rules_.products[p].min_quantity = pinned;
      result.pins.push_back(static_cast<std::int32_t>(p));
    }
    for (std::size_t i = 0; i < stays.size(); ++i) {
      if (stays[i]) result.musts.push_back(static_cast<std::int32_t>(i));
    }
  }

 private:
  static std::vector<std::int32_t> those(const std::vector<std::int32_t>& all,
                                         const std::vector<bool>& stays) {
    std::vector<std::int32_t> result;
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (stays[i]) result.push_back(all[i]);
    }
    return result;
  }

  bool still_infeasible(Infeasibility& result) const {
    const Status status = feasible(rules_, should_stop_);
    if (status == Status::unknown) result.complete = false;
    return status == Status::infeasible;
  }

  Problem rules_;
  const std::function<bool()>& should_stop_;
};

}  // namespace

Infeasibility explain_infeasibility(const Problem& problem, std::int64_t budget,
                                    const std::function<bool()>& should_stop) {
  Infeasibility result;
  auto solver = Solver::create(problem);
  if (!solver) {
    result.complete = false;
    return result;
  }
  SolveOptions options;
  options.cheapest = true;
  options.should_stop = should_stop;
  solver->start(kNoBudget, options);
  const Outcome& cheapest = solver->run();
  if (cheapest.status == Status::optimal || cheapest.status == Status::feasible) {
    result.feasible = cheapest.solution.cost <= budget;
    result.complete = result.feasible || cheapest.status == Status::optimal;
    if (!result.feasible) result.cheapest = cheapest.solution;
    return result;
  }
  if (cheapest.status == Status::unknown) {
    result.complete = false;
    return result;
  }
  for (std::size_t i = 0; i < problem.must_groups.size(); ++i) {
    bool any = false;
    for (const std::int32_t p : problem.groups[static_cast<std::size_t>(problem.must_groups[i])]) {
      any = any || eligible(problem, p);
    }
    if (!any) result.empty_musts.push_back(static_cast<std::int32_t>(i));
  }
  DeletionFilter(rules_of(problem), should_stop).run(result);
  return result;
}

}  // namespace oferta::selection
