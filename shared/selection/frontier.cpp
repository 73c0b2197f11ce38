#include "shared/selection/frontier.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace oferta::selection {

FrontierSearch::FrontierSearch(Solver& solver, FrontierOptions options)
    : solver_(&solver), options_(std::move(options)) {
  begin(options_.max_budget, false, nullptr);
}

void FrontierSearch::begin(std::int64_t budget, bool cheapest, const Solution* hint) {
  SolveOptions solve;
  solve.cheapest = cheapest;
  solve.should_stop = options_.should_stop;
  if (hint != nullptr) solve.hint = hint->choices;
  solver_->start(budget, std::move(solve));
}

bool FrontierSearch::step(std::int64_t max_work) {
  std::int64_t left = max_work;
  while (phase_ != Phase::done && left > 0) {
    const std::int64_t before = solver_->outcome().work;
    const bool more = solver_->step(left);
    // A solve that ends without an evaluation still counts, so that no step runs on for ever.
    const std::int64_t used = std::max<std::int64_t>(1, solver_->outcome().work - before);
    left -= used;
    work_ += used;
    if (more) return true;
    take(solver_->outcome());
  }
  return phase_ != Phase::done;
}

void FrontierSearch::run() {
  while (step(std::numeric_limits<std::int64_t>::max())) {
    if (options_.should_stop && options_.should_stop()) return;
  }
}

/// A point has been proven (or that there is none): keep it and begin the next solve.
void FrontierSearch::take(const Outcome& outcome) {
  if (outcome.status != Status::optimal) {
    phase_ = Phase::done;
    std::reverse(points_.begin(), points_.end());
    return;
  }
  const Solution& found = outcome.solution;
  switch (phase_) {
    case Phase::top:
      top_ = found;
      if (options_.samples <= 0) {
        points_.push_back(found);
        phase_ = Phase::downward;
        begin(found.cost - 1, false, nullptr);
      } else {
        phase_ = Phase::bottom;
        begin(found.cost, true, &top_);
      }
      return;
    case Phase::downward:
      points_.push_back(found);
      begin(found.cost - 1, false, nullptr);
      return;
    case Phase::bottom:
    case Phase::samples:
      if (points_.empty() || found.score > points_.back().score) points_.push_back(found);
      phase_ = Phase::samples;
      next_sample();
      return;
    case Phase::done:
      return;
  }
}

void FrontierSearch::next_sample() {
  const Solution& last = points_.back();
  if (++sample_ < options_.samples - 1 && last.score < top_.score) {
    const std::int64_t low = points_.front().cost;
    begin(spaced_budget(low, top_.cost, sample_, options_.samples), false, &last);
    return;
  }
  if (last.score < top_.score) points_.push_back(top_);
  phase_ = Phase::done;
}

std::int64_t spaced_budget(std::int64_t low, std::int64_t high, std::int32_t index,
                           std::int32_t count) {
  const std::int64_t steps = std::max(1, count - 1);
  const std::int64_t width = high - low;
  return low + width / steps * index + width % steps * index / steps;
}

std::size_t knee(const std::vector<Solution>& points) {
  if (points.size() < 3) return 0;
  const Solution& first = points.front();
  const Solution& last = points.back();
  const auto width = static_cast<double>(last.cost - first.cost);
  const auto height = static_cast<double>(last.score - first.score);
  std::size_t best = 0;
  double farthest = -1;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const double x = static_cast<double>(points[i].cost - first.cost) / width;
    const double y = static_cast<double>(points[i].score - first.score) / height;
    if (y - x > farthest) {
      farthest = y - x;
      best = i;
    }
  }
  return best;
}

}  // namespace oferta::selection
