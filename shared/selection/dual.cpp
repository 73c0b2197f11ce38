#include "shared/selection/dual.h"

#include <algorithm>
#include <cmath>

#include "shared/selection/index.h"

namespace oferta::selection {
namespace {

/// Relative allowance for rounding: sums of up to 10^6 doubles err by less than 10^-10 of their
/// magnitude.
constexpr double kMargin = 1e-9;
constexpr double kLargestWeight = 0.25;
constexpr int kPatience = 3;

}  // namespace

Dual::Dual(const Columns& columns)
    : columns_(columns),
      need_scale_(columns.need_caps.size(), 1),
      residual_(columns.need_caps.size(), 0),
      value_(at(columns.count), 0),
      base_(at(columns.count), 0),
      pick_(at(columns.count), 0),
      chosen_(at(columns.count), 0),
      share_(at(columns.count), 0),
      quantity_(at(columns.count), 0),
      slots_(columns.slot_caps.size()) {
  double cost_sum = 0;
  for (std::int32_t c = 0; c < columns.products; ++c) {
    if (columns.options.size(c) > 0)
      cost_sum += real(columns.options.items[at(columns.options.begin(c))].cost);
  }
  if (columns.products > 0) cost_scale_ = std::max(1.0, cost_sum / real(columns.products));
  std::vector<double> sums(columns.need_caps.size(), 0);
  std::vector<double> counts(columns.need_caps.size(), 0);
  for (const NeedTerm& term : columns.needs.items) {
    sums[at(term.need)] += real(term.amount);
    counts[at(term.need)] += 1;
  }
  for (std::size_t n = 0; n < sums.size(); ++n) {
    need_scale_[n] = std::max(1.0, sums[n] / std::max(1.0, counts[n]));
  }
  gradient_.need.resize(columns.need_caps.size());
  gradient_.row.resize(columns.row_limits.size());
  average_ = gradient_;
}

void Dual::set_goal(const Window& window, bool scored) {
  window_ = window;
  scored_ = scored;
  score_weight_ = scored ? 1 : 0;
}

Multipliers Dual::start_values() const {
  Multipliers start;
  start.need.assign(columns_.need_caps.size(), scored_ ? 1.0 : 0.0);
  start.row.assign(columns_.row_limits.size(), 0);
  // Without scores only the proportions of the multipliers matter, so the price of cost is 1.
  start.cost =
      scored_ ? real(columns_.max_score) / real(std::max<std::int64_t>(1, columns_.max_gross)) : 1;
  return start;
}

double Dual::constant_part(const Level& level, const Multipliers& multipliers, double& magnitude) {
  double total = score_weight_ * real(level.score + covered_score(columns_, level));
  magnitude += std::abs(total);
  const double price = multipliers.cost;
  const double limit = price >= 0 ? real(window_.high) : real(window_.low);
  total += price * (limit - real(level.cost));
  magnitude += std::abs(price) * (std::abs(limit) + std::abs(real(level.cost)));
  for (std::size_t n = 0; n < residual_.size(); ++n) {
    residual_[n] = real(std::max<std::int64_t>(0, columns_.need_caps[n] - level.covered[n]));
    total += (score_weight_ - multipliers.need[n]) * residual_[n];
    magnitude += residual_[n];
  }
  for (std::size_t r = 0; r < multipliers.row.size(); ++r) {
    const double slack = real(columns_.row_limits[r] - level.activity[r]);
    total += multipliers.row[r] * slack;
    magnitude += multipliers.row[r] * (1 + std::abs(slack));
  }
  return total;
}

double Dual::option_value(std::int32_t column, std::int32_t quantity, double cost_price) const {
  const Option& option = columns_.options.items[at(columns_.options.begin(column) + quantity - 1)];
  return score_weight_ * real(option.score) - cost_price * real(option.cost);
}

double Dual::best_quantity(const Domain& domain, double cost_price, std::int32_t column) {
  const std::int32_t high = domain.high(column);
  std::int32_t pick = std::max(1, domain.low(column));
  double best = option_value(column, pick, cost_price);
  for (std::int32_t t = pick + 1; t <= high; ++t) {
    const double value = option_value(column, t, cost_price);
    if (value > best) {
      best = value;
      pick = t;
    }
  }
  pick_[at(column)] = pick;
  return best;
}

void Dual::price_column(const Domain& domain, const Multipliers& multipliers, std::int32_t column) {
  double base = 0;
  for (auto t = columns_.needs.first(column); t != columns_.needs.last(column); ++t) {
    base += multipliers.need[at(t->need)] * std::min(real(t->amount), residual_[at(t->need)]);
  }
  for (auto t = columns_.rows.first(column); t != columns_.rows.last(column); ++t) {
    base -= multipliers.row[at(t->row)] * t->coefficient;
  }
  base_[at(column)] = base;
  value_[at(column)] = base + best_quantity(domain, multipliers.cost, column);
}

/// Chooses among the open columns of one slot and remembers what it takes to get in and out.
double Dual::take_slot(const Domain& domain, const std::int32_t* first, const std::int32_t* last) {
  const std::int32_t slot = columns_.slot_of[at(*first)];
  const std::int32_t room = columns_.slot_caps[at(slot)] - domain.slot_taken(slot);
  SlotValues& values = slots_[at(slot)];
  values = {};
  candidates_.clear();
  for (auto c = first; c != last; ++c) {
    chosen_[at(*c)] = 0;
    if (value_[at(*c)] > 0) candidates_.push_back(*c);
  }
  const auto more_valuable = [&](std::int32_t a, std::int32_t b) {
    const double x = value_[at(a)];
    const double y = value_[at(b)];
    return x != y ? x > y : a < b;
  };
  const std::size_t take = std::min(candidates_.size(), at(std::max(0, room)));
  const std::size_t sorted = std::min(candidates_.size(), take + 1);
  std::partial_sort(candidates_.begin(), candidates_.begin() + static_cast<std::ptrdiff_t>(sorted),
                    candidates_.end(), more_valuable);
  double total = 0;
  for (std::size_t i = 0; i < take; ++i) {
    chosen_[at(candidates_[i])] = 1;
    total += value_[at(candidates_[i])];
  }
  if (take == at(std::max(0, room)) && take > 0) values.enter = value_[at(candidates_[take - 1])];
  if (sorted > take) values.next = value_[at(candidates_[take])];
  return total;
}

double Dual::evaluate(const Domain& domain, const Level& level, const Multipliers& multipliers) {
  double magnitude = 1;
  double total = constant_part(level, multipliers, magnitude);
  for (const std::int32_t c : level.certain) {
    value_[at(c)] = best_quantity(domain, multipliers.cost, c);
    total += value_[at(c)];
    magnitude += std::abs(value_[at(c)]);
  }
  const auto& open = level.open;
  for (std::size_t first = 0; first < open.size();) {
    std::size_t last = first;
    const std::int32_t slot = columns_.slot_of[at(open[first])];
    while (last < open.size() && columns_.slot_of[at(open[last])] == slot) {
      price_column(domain, multipliers, open[last]);
      ++last;
    }
    const double taken = take_slot(domain, open.data() + first, open.data() + last);
    total += taken;
    magnitude += taken;
    first = last;
  }
  work_ += static_cast<std::int64_t>(open.size() + level.certain.size()) + 8;
  evaluated_bound_ = total + kMargin * magnitude;
  evaluated_price_ = multipliers.cost;
  return evaluated_bound_;
}

void Dual::slope(const Level& level, const Multipliers& multipliers) {
  gradient_.cost =
      (multipliers.cost >= 0 ? real(window_.high) : real(window_.low)) - real(level.cost);
  for (std::size_t n = 0; n < residual_.size(); ++n) gradient_.need[n] = -residual_[n];
  for (std::size_t r = 0; r < gradient_.row.size(); ++r) {
    gradient_.row[r] = real(columns_.row_limits[r] - level.activity[r]);
  }
  const auto spend = [&](std::int32_t c) {
    gradient_.cost -=
        real(columns_.options.items[at(columns_.options.begin(c) + pick_[at(c)] - 1)].cost);
  };
  for (const std::int32_t c : level.certain) spend(c);
  for (const std::int32_t c : level.open) {
    if (!chosen_[at(c)]) continue;
    spend(c);
    for (auto t = columns_.needs.first(c); t != columns_.needs.last(c); ++t) {
      gradient_.need[at(t->need)] += std::min(real(t->amount), residual_[at(t->need)]);
    }
    for (auto t = columns_.rows.first(c); t != columns_.rows.last(c); ++t) {
      gradient_.row[at(t->row)] -= t->coefficient;
    }
  }
}

void Dual::average(const Level& level, double weight) {
  const double rest = 1 - weight;
  average_.cost = weight * gradient_.cost + rest * average_.cost;
  for (std::size_t n = 0; n < average_.need.size(); ++n) {
    average_.need[n] = weight * gradient_.need[n] + rest * average_.need[n];
  }
  for (std::size_t r = 0; r < average_.row.size(); ++r) {
    average_.row[r] = weight * gradient_.row[r] + rest * average_.row[r];
  }
  for (const std::int32_t c : level.open) {
    const double now = chosen_[at(c)] ? 1 : 0;
    share_[at(c)] = weight * now + rest * share_[at(c)];
    quantity_[at(c)] = weight * now * pick_[at(c)] + rest * quantity_[at(c)];
  }
  for (const std::int32_t c : level.certain) {
    quantity_[at(c)] = weight * pick_[at(c)] + rest * quantity_[at(c)];
  }
}

void Dual::begin(const Domain& domain, Level& level) {
  level.bound = evaluate(domain, level, level.multipliers);
  slope(level, level.multipliers);
  average(level, 1);
  failures_ = 0;
}

void Dual::propose(const Domain& domain, Level& level, const Multipliers& multipliers) {
  const double bound = evaluate(domain, level, multipliers);
  if (bound >= level.bound) return;
  level.bound = bound;
  level.multipliers = multipliers;
}

/// Squared length of the averaged slope in scaled units, without the parts that would only push a
/// multiplier against its limit.
double Dual::direction_norm(const Multipliers& multipliers) const {
  double norm = 0;
  const bool cost_stuck = window_.low <= 0 && multipliers.cost <= 0 && average_.cost > 0;
  if (scored_ && !cost_stuck) norm += (average_.cost / cost_scale_) * (average_.cost / cost_scale_);
  for (std::size_t n = 0; n < average_.need.size() && scored_; ++n) {
    const double g = average_.need[n];
    if ((g > 0 && multipliers.need[n] <= 0) || (g < 0 && multipliers.need[n] >= 1)) continue;
    norm += (g / need_scale_[n]) * (g / need_scale_[n]);
  }
  for (std::size_t r = 0; r < average_.row.size(); ++r) {
    const double g = average_.row[r];
    if (g > 0 && multipliers.row[r] <= 0) continue;
    norm += g * g;
  }
  return norm;
}

void Dual::move(Multipliers& multipliers, double step) const {
  if (scored_) {
    multipliers.cost -= step * average_.cost / (cost_scale_ * cost_scale_);
    // Only a window with a lower end can ask for more spending.
    if (window_.low <= 0) multipliers.cost = std::max(0.0, multipliers.cost);
    for (std::size_t n = 0; n < average_.need.size(); ++n) {
      const double u =
          multipliers.need[n] - step * average_.need[n] / (need_scale_[n] * need_scale_[n]);
      multipliers.need[n] = std::min(1.0, std::max(0.0, u));
    }
  }
  for (std::size_t r = 0; r < average_.row.size(); ++r) {
    multipliers.row[r] = std::max(0.0, multipliers.row[r] - step * average_.row[r]);
  }
}

bool Dual::improve(const Domain& domain, Level& level, double target) {
  const double norm = direction_norm(level.multipliers);
  if (norm < 1e-12) return false;
  const double distance = level.bound - target;
  const double step = level.step * (1.05 * distance + 0.5) / norm;
  trial_ = level.multipliers;
  move(trial_, step);
  const double bound = evaluate(domain, level, trial_);
  slope(level, trial_);
  average(level, kLargestWeight);
  if (bound < level.bound) {
    level.bound = bound;
    std::swap(level.multipliers, trial_);
    level.step = std::min(2.0, level.step * 1.1);
    failures_ = 0;
  } else if (++failures_ >= kPatience) {
    level.step = std::max(1e-4, level.step * 0.7);
    failures_ = 0;
  }
  return true;
}

bool Dual::narrow(Domain& domain, const Level& level, double target) const {
  const double slack = evaluated_bound_ - target;
  const double price = evaluated_price_;
  // Drops quantities at both ends whose value lies further below `from` than the slack.
  const auto trim = [&](std::int32_t c, double from) {
    const double base = domain.low(c) == 0 ? base_[at(c)] : 0;
    std::int32_t high = domain.high(c);
    while (high > 0 && high >= domain.low(c) &&
           from - (base + option_value(c, high, price)) > slack) {
      --high;
    }
    if (!domain.at_most(c, high)) return false;
    if (domain.low(c) == 0) return true;
    std::int32_t low = domain.low(c);
    while (low < high && from - (base + option_value(c, low, price)) > slack) ++low;
    return domain.at_least(c, low);
  };
  for (const std::int32_t c : level.certain) {
    if (!trim(c, value_[at(c)])) return false;
  }
  for (const std::int32_t c : level.open) {
    const SlotValues& values = slots_[at(columns_.slot_of[at(c)])];
    if (!chosen_[at(c)]) {
      if (!trim(c, values.enter)) return false;
      continue;
    }
    const double value = value_[at(c)];
    if (!trim(c, value)) return false;
    if (value - values.next > slack && !domain.at_least(c, 1)) return false;
  }
  return true;
}

double Dual::bound_without(const std::vector<std::int32_t>& open) const {
  double bound = evaluated_bound_;
  for (const std::int32_t c : open) {
    if (c < columns_.products && chosen_[at(c)]) bound -= value_[at(c)];
  }
  return bound;
}

Level root_level(const Columns& columns) {
  Level level;
  for (std::int32_t c = 0; c < columns.count; ++c) {
    if (columns.options.size(c) > 0) level.open.push_back(c);
  }
  level.covered.assign(columns.need_caps.size(), 0);
  level.activity.assign(columns.row_limits.size(), 0);
  return level;
}

void refresh(const Columns& columns, const Domain& domain, Level& level) {
  const auto decide = [&](std::int32_t c) {
    const Option& option = columns.options.items[at(columns.options.begin(c) + domain.low(c) - 1)];
    level.score += option.score;
    level.cost += option.cost;
  };
  std::size_t kept = 0;
  for (const std::int32_t c : level.certain) {
    if (domain.open(c)) {
      level.certain[kept++] = c;
    } else {
      decide(c);
    }
  }
  level.certain.resize(kept);
  kept = 0;
  for (const std::int32_t c : level.open) {
    if (domain.high(c) == 0) continue;
    if (domain.low(c) == 0) {
      level.open[kept++] = c;
      continue;
    }
    for (auto t = columns.needs.first(c); t != columns.needs.last(c); ++t) {
      level.covered[at(t->need)] += t->amount;
    }
    for (auto t = columns.rows.first(c); t != columns.rows.last(c); ++t) {
      level.activity[at(t->row)] += t->coefficient;
    }
    if (domain.open(c)) {
      level.certain.push_back(c);
    } else {
      decide(c);
    }
  }
  level.open.resize(kept);
}

std::int64_t covered_score(const Columns& columns, const Level& level) {
  std::int64_t total = 0;
  for (std::size_t n = 0; n < columns.need_caps.size(); ++n) {
    total += std::min(columns.need_caps[n], level.covered[n]);
  }
  return total;
}

}  // namespace oferta::selection
