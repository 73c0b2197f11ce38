#include "shared/selection/ascent.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "shared/selection/index.h"

namespace oferta::selection {
namespace {

constexpr int kPriceSteps = 6;
/// How far into a flat part a multiplier is set.
constexpr double kShare = 0.5;

}  // namespace

Ascent::Ascent(const Columns& columns)
    : columns_(columns),
      residual_(columns.need_caps.size(), 0),
      own_(at(columns.count), 0),
      base_(at(columns.count), 0),
      open_(at(columns.count), 0),
      room_(columns.slot_caps.size(), 0) {
  const auto rules = static_cast<std::int32_t>(columns.row_limits.size());
  const auto needs = static_cast<std::int32_t>(columns.need_caps.size());
  std::vector<std::pair<std::int32_t, Term>> terms;
  for (std::int32_t c = 0; c < columns.count; ++c) {
    for (auto t = columns.rows.first(c); t != columns.rows.last(c); ++t) {
      terms.emplace_back(t->row, Term{c, static_cast<double>(t->coefficient)});
    }
    for (auto t = columns.needs.first(c); t != columns.needs.last(c); ++t) {
      terms.emplace_back(rules + t->need, Term{c, -real(t->amount)});
    }
  }
  lines_ = group_pairs(rules + needs, terms);
}

void Ascent::begin(const Domain& domain, const Level& level, const Window& window, bool scored,
                   const Multipliers& start) {
  domain_ = &domain;
  level_ = &level;
  window_ = window;
  scored_ = scored;
  multipliers_ = start;
  std::fill(open_.begin(), open_.end(), char{0});
  for (std::size_t s = 0; s < room_.size(); ++s) {
    room_[s] = columns_.slot_caps[s] - domain.slot_taken(static_cast<std::int32_t>(s));
  }
  for (const std::int32_t c : level.open) open_[at(c)] = 1;
  limit_.clear();
  for (std::size_t r = 0; r < columns_.row_limits.size(); ++r) {
    limit_.push_back(columns_.row_limits[r] - level.activity[r]);
  }
  for (std::size_t n = 0; n < residual_.size(); ++n) {
    residual_[n] = real(std::max<std::int64_t>(0, columns_.need_caps[n] - level.covered[n]));
    limit_.push_back(-residual_[n]);
  }
  for (const std::int32_t c : level.open) {
    double base = 0;
    for (auto t = columns_.needs.first(c); t != columns_.needs.last(c); ++t) {
      base += multipliers_.need[at(t->need)] * std::min(real(t->amount), residual_[at(t->need)]);
    }
    for (auto t = columns_.rows.first(c); t != columns_.rows.last(c); ++t) {
      base -= multipliers_.row[at(t->row)] * t->coefficient;
    }
    base_[at(c)] = base;
  }
  spend(multipliers_.cost);
}

/// The own values of the open columns at the price, and what the chosen ones would spend.
double Ascent::spend(double price) {
  double total = real(level_->cost);
  const auto best = [&](std::int32_t c, double& value) {
    const Option* options = columns_.options.first(c);
    std::int64_t cost = 0;
    value = -std::numeric_limits<double>::infinity();
    for (std::int32_t t = std::max(1, domain_->low(c)); t <= domain_->high(c); ++t) {
      const double worth =
          (scored_ ? real(options[t - 1].score) : 0.0) - price * real(options[t - 1].cost);
      if (worth <= value) continue;
      value = worth;
      cost = options[t - 1].cost;
    }
    return real(cost);
  };
  double ignored = 0;
  for (const std::int32_t c : level_->certain) total += best(c, ignored);
  std::vector<std::pair<double, double>> taken;
  const auto& open = level_->open;
  for (std::size_t first = 0; first < open.size();) {
    const std::int32_t slot = columns_.slot_of[at(open[first])];
    const auto room = static_cast<std::size_t>(std::max(0, room_[at(slot)]));
    taken.clear();
    double top = 0;
    double top_cost = 0;
    std::size_t last = first;
    for (; last < open.size() && columns_.slot_of[at(open[last])] == slot; ++last) {
      const std::int32_t c = open[last];
      const double cost = best(c, own_[at(c)]);
      const double value = own_[at(c)] + base_[at(c)];
      if (value <= 0) continue;
      if (room != 1) {
        taken.emplace_back(-value, cost);
      } else if (value > top) {
        top = value;
        top_cost = cost;
      }
    }
    if (room == 1) total += top_cost;
    if (taken.size() > room) std::sort(taken.begin(), taken.end());
    for (std::size_t i = 0; i < std::min(room, taken.size()); ++i) total += taken[i].second;
    first = last;
  }
  work_ += static_cast<std::int64_t>(open.size());
  return total;
}

/// Moves the price of money towards where the chosen columns just spend the budget.
void Ascent::fit_price() {
  double price = std::max(0.0, multipliers_.cost);
  const double budget = real(window_.high);
  double low = 0;
  double high = std::numeric_limits<double>::infinity();
  double low_spend = -1;
  double high_spend = -1;
  double factor = 1.02;
  for (int step = 0; step < kPriceSteps; ++step) {
    const double spent = spend(price);
    if (spent > budget) {
      low = price;
      low_spend = spent;
    } else {
      high = price;
      high_spend = spent;
    }
    if (high_spend < 0) {
      price = price > 0 ? price * factor
                        : 1e-9 + real(columns_.max_score) /
                                     real(std::max<std::int64_t>(1, columns_.max_gross));
    } else if (low_spend < 0) {
      if (price <= 1e-15) break;
      price /= factor;
    } else {
      if (high - low <= 1e-5 * high) break;
      const double part = (low_spend - budget) / std::max(1.0, low_spend - high_spend);
      price = low + (high - low) * std::min(0.9, std::max(0.1, part));
    }
    factor *= factor;
  }
  multipliers_.cost = price;
  spend(price);
}

void Ascent::pass() {
  if (scored_) fit_price();
  // Without scores needs count for nothing.
  const auto rules = static_cast<std::int32_t>(multipliers_.row.size());
  const std::int32_t lines = scored_ ? lines_.count() : rules;
  for (std::int32_t line = 0; line < lines; ++line) fit(line);
}

/// The slots that the line touches: what each is worth without the line's columns, and these.
void Ascent::gather(std::int32_t line) {
  pieces_.clear();
  slots_.clear();
  const auto rules = static_cast<std::int32_t>(multipliers_.row.size());
  const double now =
      line < rules ? multipliers_.row[at(line)] : multipliers_.need[at(line - rules)];
  const double most = line < rules ? 0 : residual_[at(line - rules)];
  const auto coefficient = [&](const Term& term) {
    return line < rules ? term.coefficient : std::max(term.coefficient, -most);
  };
  for (auto t = lines_.first(line); t != lines_.last(line);) {
    const std::int32_t slot = columns_.slot_of[at(t->column)];
    const std::int32_t room = room_[at(slot)];
    auto end = t;
    const std::size_t first = pieces_.size();
    while (end != lines_.last(line) && columns_.slot_of[at(end->column)] == slot) {
      if (open_[at(end->column)] && room > 0) {
        const double c = coefficient(*end);
        pieces_.push_back({own_[at(end->column)] + base_[at(end->column)] + now * c, c});
      }
      ++end;
    }
    if (pieces_.size() == first) {
      t = end;
      continue;
    }
    auto mine = t;
    double rest = 0;
    values_.clear();
    for (auto c = columns_.slots.first(slot); c != columns_.slots.last(slot); ++c) {
      if (mine != end && mine->column == *c) {
        ++mine;
        continue;
      }
      if (!open_[at(*c)]) continue;
      const double value = own_[at(*c)] + base_[at(*c)];
      if (room == 1) {
        rest = std::max(rest, value);
      } else if (value > 0) {
        values_.push_back(value);
      }
    }
    work_ += columns_.slots.size(slot) / 4 + 1;
    if (room == 1) {
      slots_.emplace_back(rest, pieces_.size());
    } else {
      // With several places each column stands against the last that would get one.
      const std::size_t others = pieces_.size() - first;
      const auto place = static_cast<std::size_t>(room) > others ? at(room) - others : 0;
      if (values_.size() > place) {
        std::nth_element(values_.begin(), values_.begin() + static_cast<std::ptrdiff_t>(place),
                         values_.end(), [](double a, double b) { return a > b; });
        rest = values_[place];
      }
      for (std::size_t i = first; i < first + others; ++i) slots_.emplace_back(rest, i + 1);
    }
    t = end;
  }
}

/// Of the bound along the line's multiplier, without the limit: minus the coefficients chosen just
/// to the right or to the left of a place.
double Ascent::slope(double where, bool right) const {
  double total = 0;
  std::size_t i = 0;
  for (const auto& [rest, end] : slots_) {
    double best = rest;
    double coefficient = 0;
    const double eps = 1e-12 * (1 + std::abs(rest));
    for (; i < end; ++i) {
      const double value = pieces_[i].value - where * pieces_[i].coefficient;
      const bool equal = std::abs(value - best) <= eps;
      if (equal ? (right ? pieces_[i].coefficient < coefficient
                         : pieces_[i].coefficient > coefficient)
                : value > best) {
        best = value;
        coefficient = pieces_[i].coefficient;
      }
    }
    total -= coefficient;
  }
  return total;
}

/// The middle of the lowest part of the bound; `from` is minus the limit, `most` the largest value.
double Ascent::settle(double limit, double most) const {
  breaks_.clear();
  std::size_t i = 0;
  for (const auto& [rest, end] : slots_) {
    const std::size_t first = i;
    for (; i < end; ++i) {
      const Piece& a = pieces_[i];
      if (a.coefficient != 0) {
        const double where = (a.value - rest) / a.coefficient;
        if (where > 0 && where < most) breaks_.push_back(where);
      }
      for (std::size_t j = first; j < i; ++j) {
        const Piece& b = pieces_[j];
        if (a.coefficient == b.coefficient) continue;
        const double where = (a.value - b.value) / (a.coefficient - b.coefficient);
        if (where > 0 && where < most) breaks_.push_back(where);
      }
    }
  }
  std::sort(breaks_.begin(), breaks_.end());
  // The lowest part begins at the first place from which the bound does not fall to the right …
  if (limit + slope(0, true) > 1e-9) return 0;
  double low = 0;
  std::size_t next = 0;
  if (limit + slope(0, true) < -1e-9) {
    std::size_t a = 0;
    std::size_t b = breaks_.size();
    while (a < b) {
      const std::size_t middle = (a + b) / 2;
      if (limit + slope(breaks_[middle], true) < -1e-9) {
        a = middle + 1;
      } else {
        b = middle;
      }
    }
    if (a == breaks_.size()) return most;
    low = breaks_[a];
    next = a;
  }
  // … and ends at the last one to which it does not rise.
  double high = low;
  std::size_t a = next;
  std::size_t b = breaks_.size();
  while (a < b) {
    const std::size_t middle = (a + b) / 2;
    if (limit + slope(breaks_[middle], false) > 1e-9) {
      b = middle;
    } else {
      high = breaks_[middle];
      a = middle + 1;
    }
  }
  return low + kShare * (high - low);
}

void Ascent::fit(std::int32_t line) {
  gather(line);
  if (slots_.empty()) return;
  const auto rules = static_cast<std::int32_t>(multipliers_.row.size());
  const bool need = line >= rules;
  double& now = need ? multipliers_.need[at(line - rules)] : multipliers_.row[at(line)];
  double best = settle(limit_[at(line)], need ? 1 : 1e30);
  if (best >= 1e30) best = now;
  const double change = best - now;
  if (change == 0) return;
  now = best;
  for (auto t = lines_.first(line); t != lines_.last(line); ++t) {
    const double c = need ? std::max(t->coefficient, -residual_[at(line - rules)]) : t->coefficient;
    base_[at(t->column)] -= change * c;
  }
}

}  // namespace oferta::selection
