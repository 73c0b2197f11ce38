#include "shared/selection/draft.h"

#include <algorithm>

#include "shared/selection/index.h"

namespace oferta::selection {
Draft::Draft(const Columns& columns) : columns_(columns) {
  clear();
}

void Draft::clear() {
  quantity_.assign(at(columns_.count), 0);
  covered_.assign(columns_.need_caps.size(), 0);
  trial_.assign(columns_.need_caps.size(), 0);
  slot_taken_.assign(columns_.slot_caps.size(), 0);
  group_taken_.assign(at(columns_.group_members.count()), 0);
  group_needed_.assign(at(columns_.group_members.count()), 0);
  bundle_missing_.clear();
  for (std::int32_t b = 0; b < columns_.bundle_members.count(); ++b) {
    bundle_missing_.push_back(columns_.bundle_members.size(b));
  }
  score_ = cost_ = 0;
  clashes_ = crowd_ = 0;
  for (const std::int32_t g : columns_.must) group_needed_[at(g)] = 1;
  starving_ = static_cast<std::int32_t>(columns_.must.size());
}

void Draft::set(std::int32_t column, std::int32_t quantity) {
  const std::int32_t before = quantity_[at(column)];
  if (before == quantity) return;
  ++work_;
  const Option* options = columns_.options.first(column);
  if (before > 0) {
    score_ -= options[before - 1].score;
    cost_ -= options[before - 1].cost;
  }
  if (quantity > 0) {
    score_ += options[quantity - 1].score;
    cost_ += options[quantity - 1].cost;
  }
  quantity_[at(column)] = quantity;
  if (before == 0) enter(column);
  if (quantity == 0) leave(column);
}

std::int64_t Draft::score_with(std::int32_t out, std::int32_t in, std::int32_t quantity) {
  ++work_;
  std::int64_t score = score_;
  const auto note = [&](std::int32_t column, std::int64_t sign) {
    for (auto t = columns_.needs.first(column); t != columns_.needs.last(column); ++t) {
      trial_[at(t->need)] += sign * t->amount;
    }
  };
  const auto settle = [&](std::int32_t column) {
    for (auto t = columns_.needs.first(column); t != columns_.needs.last(column); ++t) {
      std::int64_t& change = trial_[at(t->need)];
      if (change == 0) continue;  // or settled with the other column
      const std::int64_t cap = columns_.need_caps[at(t->need)];
      const std::int64_t covered = covered_[at(t->need)];
      score += std::min(cap, covered + change) - std::min(cap, covered);
      change = 0;
    }
  };
  if (out >= 0) {
    score -= columns_.options.first(out)[quantity_[at(out)] - 1].score;
    note(out, -1);
  }
  if (in >= 0) {
    const std::int32_t before = quantity_[at(in)];
    score += columns_.options.first(in)[quantity - 1].score;
    if (before > 0) score -= columns_.options.first(in)[before - 1].score;
    if (before == 0) note(in, 1);
  }
  if (out >= 0) settle(out);
  if (in >= 0) settle(in);
  return score;
}

void Draft::enter(std::int32_t column) {
  for (auto t = columns_.needs.first(column); t != columns_.needs.last(column); ++t) {
    const std::int64_t cap = columns_.need_caps[at(t->need)];
    std::int64_t& covered = covered_[at(t->need)];
    score_ += std::min(cap, covered + t->amount) - std::min(cap, covered);
    covered += t->amount;
  }
  const std::int32_t slot = columns_.slot_of[at(column)];
  if (++slot_taken_[at(slot)] > columns_.slot_caps[at(slot)]) ++crowd_;
  for (auto g = columns_.required_of.first(column); g != columns_.required_of.last(column); ++g) {
    if (group_needed_[at(*g)]++ == 0 && group_taken_[at(*g)] == 0) ++starving_;
  }
  for (auto g = columns_.groups_of.first(column); g != columns_.groups_of.last(column); ++g) {
    if (group_taken_[at(*g)]++ > 0) continue;
    if (group_needed_[at(*g)] > 0) --starving_;
    for (auto h = columns_.opposite.first(*g); h != columns_.opposite.last(*g); ++h) {
      if (group_taken_[at(*h)] > 0) ++clashes_;
    }
  }
  for (auto b = columns_.bundles_of.first(column); b != columns_.bundles_of.last(column); ++b) {
    if (--bundle_missing_[at(*b - columns_.products)] == 0) {
      cost_ += columns_.options.first(*b)->cost;
    }
  }
}

void Draft::leave(std::int32_t column) {
  for (auto t = columns_.needs.first(column); t != columns_.needs.last(column); ++t) {
    const std::int64_t cap = columns_.need_caps[at(t->need)];
    std::int64_t& covered = covered_[at(t->need)];
    score_ += std::min(cap, covered - t->amount) - std::min(cap, covered);
    covered -= t->amount;
  }
  const std::int32_t slot = columns_.slot_of[at(column)];
  if (slot_taken_[at(slot)]-- > columns_.slot_caps[at(slot)]) --crowd_;
  for (auto g = columns_.groups_of.first(column); g != columns_.groups_of.last(column); ++g) {
    if (--group_taken_[at(*g)] > 0) continue;
    if (group_needed_[at(*g)] > 0) ++starving_;
    for (auto h = columns_.opposite.first(*g); h != columns_.opposite.last(*g); ++h) {
      if (group_taken_[at(*h)] > 0) --clashes_;
    }
  }
  for (auto g = columns_.required_of.first(column); g != columns_.required_of.last(column); ++g) {
    if (--group_needed_[at(*g)] == 0 && group_taken_[at(*g)] == 0) --starving_;
  }
  for (auto b = columns_.bundles_of.first(column); b != columns_.bundles_of.last(column); ++b) {
    if (bundle_missing_[at(*b - columns_.products)]++ == 0) {
      cost_ -= columns_.options.first(*b)->cost;
    }
  }
}

}  // namespace oferta::selection
