#include "shared/selection/programme.h"

#include <algorithm>
#include <cmath>

#include "shared/selection/index.h"

namespace oferta::selection {
namespace {

constexpr std::int64_t kMostRows = 700;
constexpr std::int64_t kMostColumns = 12'000;
constexpr int kMostPivots = 4'000;

}  // namespace

/// Rows are numbered before the simplex is made, because it must know how many there are.
struct Programme::Shape {
  explicit Shape(const Columns& columns, const Domain& domain) {
    std::vector<std::int32_t> open_in_slot(columns.slot_caps.size(), 0);
    std::vector<bool> rule_used(columns.row_limits.size(), false);
    std::vector<bool> need_used(columns.need_caps.size(), false);
    for (std::int32_t c = 0; c < columns.count; ++c) {
      if (domain.high(c) == 0) continue;
      members.push_back(c);
      ++open_in_slot[at(columns.slot_of[at(c)])];
      for (auto t = columns.rows.first(c); t != columns.rows.last(c); ++t) {
        rule_used[at(t->row)] = true;
      }
      for (auto t = columns.needs.first(c); t != columns.needs.last(c); ++t) {
        need_used[at(t->need)] = true;
      }
      options += domain.high(c) - std::max(1, domain.low(c)) + 1;
    }
    for (std::size_t s = 0; s < open_in_slot.size(); ++s) {
      const bool binds = open_in_slot[s] > columns.slot_caps[s];
      slot_row.push_back(binds ? rows++ : -1);
    }
    for (const bool used : need_used) need_row.push_back(used ? rows++ : -1);
    for (const bool used : rule_used) rule_row.push_back(used ? rows++ : -1);
    for (const std::int32_t c : members) {
      const bool several = domain.high(c) > std::max(1, domain.low(c));
      sum_row.push_back(several ? rows++ : -1);
    }
    cost_row = rows++;
    spend_row = rows++;
  }

  std::vector<std::int32_t> members;
  std::vector<std::int32_t> slot_row;
  std::vector<std::int32_t> need_row;
  std::vector<std::int32_t> rule_row;
  std::vector<std::int32_t> sum_row;  ///< per member
  std::int32_t cost_row = 0;
  std::int32_t spend_row = 0;
  std::int32_t rows = 0;
  std::int64_t options = 0;
};

bool Programme::fits(const Columns& columns, const Domain& domain) {
  const Shape shape(columns, domain);
  return shape.rows <= kMostRows && shape.options <= kMostColumns;
}

Programme::Programme(const Columns& columns, const Domain& domain, bool scored)
    : Programme(columns, domain, scored, Shape(columns, domain)) {}

Programme::Programme(const Columns& columns, const Domain& domain, bool scored, const Shape& shape)
    : columns_(columns),
      scored_(scored),
      members_(shape.members),
      places_(at(columns.count)),
      row_of_need_(shape.need_row),
      row_of_rule_(shape.rule_row),
      need_scale_(columns.need_caps.size(), 1),
      cost_row_(shape.cost_row),
      spend_row_(shape.spend_row),
      simplex_(shape.rows) {
  const double count = std::max(1.0, real(static_cast<std::int64_t>(members_.size())));
  double costs = 0;
  for (const std::int32_t c : members_) {
    costs += std::abs(real(columns.options.items[at(columns.options.begin(c))].cost));
  }
  cost_scale_ = std::max(1.0, costs / count);
  score_scale_ = scored ? std::max(1.0, real(columns.max_score) / count) : cost_scale_;
  for (std::size_t n = 0; n < need_scale_.size(); ++n) {
    need_scale_[n] = std::max<double>(1, real(columns.need_caps[n]));
  }
  for (std::size_t i = 0; i < members_.size(); ++i) {
    places_[at(members_[i])].sum_row = shape.sum_row[i];
    add_column(members_[i], domain, shape);
    if (domain.open(members_[i])) ++open_at_start_;
  }
  for (std::size_t n = 0; n < row_of_need_.size(); ++n) {
    const std::int32_t row = row_of_need_[n];
    if (row < 0 || !scored_) continue;
    simplex_.add_column(need_scale_[n] / score_scale_, real(columns.need_caps[n]) / need_scale_[n],
                        {{row, 1.0}});
  }
  for (std::size_t s = 0; s < shape.slot_row.size(); ++s) {
    if (shape.slot_row[s] >= 0) simplex_.set_limit(shape.slot_row[s], columns.slot_caps[s]);
  }
  for (std::size_t r = 0; r < row_of_rule_.size(); ++r) {
    if (row_of_rule_[r] >= 0) simplex_.set_limit(row_of_rule_[r], columns.row_limits[r]);
  }
  for (const std::int32_t row : shape.sum_row) {
    if (row >= 0) simplex_.set_limit(row, 1);
  }
  simplex_.finish();
}

void Programme::add_column(std::int32_t column, const Domain& domain, const Shape& shape) {
  Place& place = places_[at(column)];
  place.low = std::max(1, domain.low(column));
  place.high = domain.high(column);
  place.now_low = 0;
  place.now_high = place.high;
  std::vector<Simplex::Entry> entries;
  const std::int32_t slot_row = shape.slot_row[at(columns_.slot_of[at(column)])];
  if (slot_row >= 0) entries.push_back({slot_row, 1.0});
  if (place.sum_row >= 0) entries.push_back({place.sum_row, 1.0});
  for (auto t = columns_.needs.first(column); scored_ && t != columns_.needs.last(column); ++t) {
    entries.push_back({row_of_need_[at(t->need)], -real(t->amount) / need_scale_[at(t->need)]});
  }
  for (auto t = columns_.rows.first(column); t != columns_.rows.last(column); ++t) {
    entries.push_back({row_of_rule_[at(t->row)], real(t->coefficient)});
  }
  const std::size_t shared = entries.size();
  for (std::int32_t t = place.low; t <= place.high; ++t) {
    const Option& option = columns_.options.items[at(columns_.options.begin(column) + t - 1)];
    const double cost = real(option.cost) / cost_scale_;
    entries.resize(shared);
    if (scored_ && cost != 0) {
      entries.push_back({cost_row_, cost});
      entries.push_back({spend_row_, -cost});
    }
    const double gain = scored_ ? real(option.score) / score_scale_ : -cost;
    const std::int32_t number = simplex_.add_column(gain, 1, entries);
    if (place.first < 0) place.first = number;
  }
}

void Programme::follow(const Domain& domain) {
  for (const std::int32_t c : members_) {
    const Place& place = places_[at(c)];
    if (place.now_low != domain.low(c) || place.now_high != domain.high(c)) {
      tell(c, domain.low(c), domain.high(c));
    }
  }
}

void Programme::tell(std::int32_t column, std::int32_t low, std::int32_t high) {
  Place& place = places_[at(column)];
  place.now_low = low;
  place.now_high = high;
  for (std::int32_t t = place.low; t <= place.high; ++t) {
    const bool allowed = t >= low && t <= high;
    const bool only = allowed && low >= 1 && low == high;
    simplex_.set_bounds(place.first + t - place.low, only ? 1 : 0, allowed ? 1 : 0);
  }
  // Chosen for certain: its quantities add up to exactly 1.
  if (place.sum_row >= 0) simplex_.set_slack(place.sum_row, low >= 1 ? 0 : 1);
}

bool Programme::solve(const Domain& domain, const Window& window, double bound, double target,
                      Multipliers& multipliers) {
  follow(domain);
  if (scored_) {
    simplex_.set_limit(cost_row_, real(window.high) / cost_scale_);
    simplex_.set_limit(spend_row_, -real(window.low) / cost_scale_);
  }
  // Without scores the objective is −cost, and the bound is window.high − cost.
  const double offset = scored_ ? 0 : real(window.high);
  const double slack = 1e-6 * (1 + std::abs(target)) / score_scale_;
  const double cutoff = (target - offset) / score_scale_ - slack;
  const double fall = (std::abs(bound - target) * 1.01 + 1) / score_scale_;
  const Simplex::End end = simplex_.solve(kMostPivots, cutoff, fall);
  const double per_cost = score_scale_ / cost_scale_;
  if (scored_) {
    multipliers.cost = (simplex_.dual(cost_row_) - simplex_.dual(spend_row_)) * per_cost;
    if (window.low <= 0) multipliers.cost = std::max(0.0, multipliers.cost);
  }
  for (std::size_t n = 0; n < row_of_need_.size(); ++n) {
    const std::int32_t row = row_of_need_[n];
    if (row < 0 || !scored_) continue;
    const double u = simplex_.dual(row) * score_scale_ / need_scale_[n];
    multipliers.need[n] = std::min(1.0, std::max(0.0, u));
  }
  for (std::size_t r = 0; r < row_of_rule_.size(); ++r) {
    if (row_of_rule_[r] < 0) continue;
    multipliers.row[r] = std::max(0.0, simplex_.dual(row_of_rule_[r]) * score_scale_);
  }
  return end != Simplex::End::unfinished;
}

double Programme::share(std::int32_t column) const {
  const Place& place = places_[at(column)];
  double sum = 0;
  for (std::int32_t t = place.low; t <= place.high && place.first >= 0; ++t) {
    sum += simplex_.value(place.first + t - place.low);
  }
  return sum;
}

double Programme::quantity(std::int32_t column) const {
  const Place& place = places_[at(column)];
  double sum = 0;
  for (std::int32_t t = place.low; t <= place.high && place.first >= 0; ++t) {
    sum += t * simplex_.value(place.first + t - place.low);
  }
  return sum;
}

}  // namespace oferta::selection
