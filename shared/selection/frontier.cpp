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
      insert(found, found.cost);
      insert(top_, kNoBudget);
      phase_ = Phase::samples;
      order_samples();
      next_sample();
      return;
    case Phase::samples:
      insert(found, budget_);
      next_sample();
      return;
    case Phase::done:
      return;
  }
}

/// A point that is the answer at `budget`, among the others by cost.
void FrontierSearch::insert(const Solution& point, std::int64_t budget) {
  const auto place = std::lower_bound(
      points_.begin(), points_.end(), point,
      [](const Solution& known, const Solution& fresh) { return known.cost < fresh.cost; });
  const auto index = place - points_.begin();
  if (place != points_.end() && place->cost == point.cost) {
    std::int64_t& known = answers_to_[static_cast<std::size_t>(index)];
    known = std::max(known, budget);
    return;
  }
  points_.insert(place, point);
  answers_to_.insert(answers_to_.begin() + index, budget);
}

/// Every second one, then those between them, and so on: the whole curve is there early.
void FrontierSearch::order_samples() {
  const std::int32_t last = options_.samples - 1;
  std::int32_t stride = 1;
  while (stride * 2 < last) stride *= 2;
  for (; stride > 0; stride /= 2) {
    for (std::int32_t i = stride; i < last; i += stride * 2) samples_.push_back(i);
  }
}

void FrontierSearch::next_sample() {
  for (; sample_ < samples_.size(); ++sample_) {
    budget_ = spaced_budget(points_.front().cost, top_.cost, samples_[sample_], options_.samples);
    const auto after = std::upper_bound(
        points_.begin(), points_.end(), budget_,
        [](std::int64_t budget, const Solution& point) { return budget < point.cost; });
    const auto below = static_cast<std::size_t>(after - points_.begin()) - 1;
    // What is the best that even more money buys is so for this budget too.
    if (answers_to_[below] >= budget_) continue;
    ++sample_;
    return begin(budget_, false, &points_[below]);
  }
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
