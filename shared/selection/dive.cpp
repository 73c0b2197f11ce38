#include "shared/selection/dive.h"

#include <algorithm>

#include "shared/selection/index.h"

namespace oferta::selection {
Dive::Dive(const Columns& columns) : columns_(columns) {}

/// The best quantity of a column and its value, its needs counted as far as they are still open.
Dive::Candidate Dive::rate(const Domain& domain, const Dual& dual, std::int32_t column) const {
  Candidate best;
  best.column = column;
  double base = dual.base(column);
  for (auto t = columns_.needs.first(column); t != columns_.needs.last(column); ++t) {
    const auto amount = static_cast<double>(t->amount);
    const std::size_t n = at(t->need);
    base -= share_[n] * (std::min(amount, whole_[n]) - std::min(amount, left_[n]));
  }
  const Option* options = columns_.options.first(column);
  const double weight = dual.scored() ? 1 : 0;
  for (std::int32_t t = std::max(1, domain.low(column)); t <= domain.high(column); ++t) {
    const double value = base + weight * static_cast<double>(options[t - 1].score) -
                         price_ * static_cast<double>(options[t - 1].cost);
    if (best.quantity > 0 && value <= best.value) continue;
    best.value = value;
    best.quantity = t;
  }
  return best;
}

bool Dive::run(Domain& domain, const Level& level, const Dual& dual, double price) {
  price_ = price;
  share_ = level.multipliers.need;
  whole_.clear();
  for (std::size_t n = 0; n < columns_.need_caps.size(); ++n) {
    const std::int64_t left = columns_.need_caps[n] - level.covered[n];
    whole_.push_back(static_cast<double>(std::max<std::int64_t>(0, left)));
  }
  left_ = whole_;
  const std::size_t mark = domain.mark();
  const bool through = decide_all(domain, level, dual);
  if (through) {
    quantities_.assign(at(columns_.count), 0);
    cost_ = 0;
    for (std::int32_t c = 0; c < columns_.count; ++c) {
      const std::int32_t quantity = domain.low(c);
      if (quantity == 0) continue;
      quantities_[at(c)] = quantity;
      cost_ += columns_.options.first(c)[quantity - 1].cost;
    }
  }
  domain.undo(mark);
  return through;
}

bool Dive::decide_all(Domain& domain, const Level& level, const Dual& dual) {
  slots_.clear();
  const auto& open = level.open;
  for (std::size_t first = 0; first < open.size();) {
    const std::int32_t slot = columns_.slot_of[at(open[first])];
    std::size_t last = first;
    double best = 0;
    double second = 0;
    for (; last < open.size() && columns_.slot_of[at(open[last])] == slot; ++last) {
      const double value = rate(domain, dual, open[last]).value;
      if (value > best) {
        second = best;
        best = value;
      } else if (value > second) {
        second = value;
      }
    }
    // Bundles follow from their products.
    if (open[first] < columns_.products) {
      slots_.push_back(
          {best - second, static_cast<std::int32_t>(first), static_cast<std::int32_t>(last)});
    }
    first = last;
  }
  work_ += 2 * static_cast<std::int64_t>(open.size() + level.certain.size());
  std::sort(slots_.begin(), slots_.end(), [](const Slot& a, const Slot& b) {
    return a.regret != b.regret ? a.regret > b.regret : a.first < b.first;
  });
  for (const Slot& slot : slots_) {
    if (!decide(domain, level, dual, slot)) return false;
  }
  for (const std::int32_t c : level.certain) {
    if (!set(domain, c, rate(domain, dual, c).quantity)) return false;
  }
  // A column that a rule has demanded in passing may still have a choice of quantities.
  for (std::int32_t c = 0; c < columns_.count; ++c) {
    if (domain.open(c) && domain.low(c) > 0 && !set(domain, c, rate(domain, dual, c).quantity)) {
      return false;
    }
  }
  return true;
}

bool Dive::decide(Domain& domain, const Level& level, const Dual& dual, const Slot& slot) {
  candidates_.clear();
  for (std::int32_t i = slot.first; i < slot.last; ++i) {
    const std::int32_t c = level.open[at(i)];
    if (domain.high(c) > 0) candidates_.push_back(rate(domain, dual, c));
  }
  std::sort(candidates_.begin(), candidates_.end(), [](const Candidate& a, const Candidate& b) {
    return a.value != b.value ? a.value > b.value : a.column < b.column;
  });
  for (const Candidate& one : candidates_) {
    if (domain.high(one.column) == 0) continue;
    const bool in = domain.low(one.column) > 0 || one.value > 0;
    if (in && set(domain, one.column, std::max(one.quantity, domain.low(one.column)))) {
      cover(one.column);
    } else if (!leave_out(domain, one.column)) {
      // It is demanded after all.
      if (!set(domain, one.column, std::max(one.quantity, domain.low(one.column)))) return false;
      cover(one.column);
    }
  }
  return true;
}

bool Dive::set(Domain& domain, std::int32_t column, std::int32_t quantity) {
  const std::size_t mark = domain.mark();
  ++work_;
  if (domain.at_least(column, quantity) && domain.at_most(column, quantity) && domain.propagate()) {
    return true;
  }
  domain.undo(mark);
  return false;
}

bool Dive::leave_out(Domain& domain, std::int32_t column) {
  const std::size_t mark = domain.mark();
  if (domain.at_most(column, 0) && domain.propagate()) return true;
  domain.undo(mark);
  return false;
}

void Dive::cover(std::int32_t column) {
  for (auto t = columns_.needs.first(column); t != columns_.needs.last(column); ++t) {
    double& left = left_[at(t->need)];
    left = std::max(0.0, left - static_cast<double>(t->amount));
  }
}

}  // namespace oferta::selection
