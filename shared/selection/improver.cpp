#include "shared/selection/improver.h"

#include <algorithm>
#include <limits>

#include "shared/selection/index.h"

namespace oferta::selection {
namespace {

constexpr int kMostRepairs = 40;
constexpr std::int64_t kMostPairs = 60'000;

}  // namespace

Improver::Improver(const Columns& columns)
    : columns_(columns),
      draft_(columns),
      low_(at(columns.count), 0),
      high_(at(columns.count), 0),
      base_(at(columns.count), 0) {}

void Improver::set_values(const Domain& domain, const Level& level, const Dual& dual) {
  open_.clear();
  for (std::int32_t c = 0; c < columns_.products; ++c) {
    low_[at(c)] = domain.low(c);
    high_[at(c)] = domain.high(c);
  }
  for (const std::int32_t c : level.open) {
    if (c >= columns_.products) continue;
    open_.push_back(c);
    base_[at(c)] = dual.base(c);
  }
  cost_price_ = dual.price();
  score_weight_ = dual.scored() ? 1 : 0;
  constant_ = dual.bound_without(level.open);
}

double Improver::worth(std::int32_t column, std::int32_t quantity) const {
  if (quantity == 0) return 0;
  const Option& option = columns_.options.first(column)[quantity - 1];
  return base_[at(column)] + score_weight_ * static_cast<double>(option.score) -
         cost_price_ * static_cast<double>(option.cost);
}

void Improver::load(const std::vector<std::int32_t>& quantity_of_column) {
  draft_.clear();
  for (std::int32_t c = 0; c < columns_.products; ++c) {
    const std::int32_t wanted = quantity_of_column[at(c)];
    draft_.set(c, std::max(low_[at(c)], std::min(high_[at(c)], wanted)));
  }
}

void Improver::add_move(std::int32_t out, std::int32_t in, std::int32_t quantity) {
  Move move;
  move.out = out;
  move.in = in;
  move.quantity = quantity;
  if (out >= 0) {
    move.before = draft_.quantity(out);
    move.change -= worth(out, move.before);
    move.cheapest += least_cost(out, move.before, 0);
  }
  if (in >= 0) {
    move.in_before = draft_.quantity(in);
    move.change += worth(in, quantity) - worth(in, move.in_before);
    move.cheapest += least_cost(in, move.in_before, quantity);
  }
  moves_.push_back(move);
}

/// What the change adds to the cost, every bundle of the column completed by it.
std::int64_t Improver::least_cost(std::int32_t column, std::int32_t before,
                                  std::int32_t after) const {
  const Option* options = columns_.options.first(column);
  std::int64_t cost = 0;
  if (before > 0) cost -= options[before - 1].cost;
  if (after > 0) cost += options[after - 1].cost;
  if (before > 0 || after == 0) return cost;
  for (auto b = columns_.bundles_of.first(column); b != columns_.bundles_of.last(column); ++b) {
    cost += columns_.options.first(*b)->cost;
  }
  return cost;
}

/// Every change of one slot: in, out, one for another, another quantity.
void Improver::list_moves() {
  moves_.clear();
  relaxed_ = constant_;
  for (std::size_t first = 0; first < open_.size();) {
    const std::int32_t slot = columns_.slot_of[at(open_[first])];
    std::size_t last = first;
    std::int32_t taken = 0;
    while (last < open_.size() && columns_.slot_of[at(open_[last])] == slot) {
      const std::int32_t c = open_[last++];
      if (draft_.quantity(c) == 0) continue;
      ++taken;
      relaxed_ += worth(c, draft_.quantity(c));
      add_move(c, -1, 0);
    }
    for (std::size_t i = first; i < last; ++i) {
      const std::int32_t in = open_[i];
      const bool inside = draft_.quantity(in) > 0;
      for (std::int32_t t = 1; t <= high_[at(in)]; ++t) {
        if (t == draft_.quantity(in)) continue;
        if (inside || taken < columns_.slot_caps[at(slot)]) add_move(-1, in, t);
        if (inside) continue;
        for (std::size_t o = first; o < last; ++o) {
          if (draft_.quantity(open_[o]) > 0) add_move(open_[o], in, t);
        }
      }
    }
    first = last;
  }
}

void Improver::apply(const Move& move) {
  if (move.out >= 0) draft_.set(move.out, 0);
  if (move.in >= 0) draft_.set(move.in, move.quantity);
}

void Improver::revert(const Move& move) {
  if (move.in >= 0) draft_.set(move.in, move.in_before);
  if (move.out >= 0) draft_.set(move.out, move.before);
}

bool Improver::repair(const Goal& goal) {
  const auto over = [&] { return std::max<std::int64_t>(0, draft_.cost() - goal.budget); };
  const auto quality = [&] {
    return static_cast<double>(draft_.score()) - 4 * goal.price * static_cast<double>(over());
  };
  for (int round = 0; round < kMostRepairs; ++round) {
    if (draft_.broken() == 0 && over() == 0) return true;
    const std::int32_t broken_now = draft_.broken();
    const std::int64_t over_now = over();
    list_moves();
    const Move* best = nullptr;
    std::int32_t best_broken = 0;
    double best_quality = 0;
    for (const Move& move : moves_) {
      apply(move);
      const std::int32_t broken = draft_.broken();
      // While no rule is mended, overspending must shrink.
      const bool useful = broken < broken_now || (broken == broken_now && over() < over_now);
      if (useful && (best == nullptr || broken < best_broken ||
                     (broken == best_broken && quality() > best_quality))) {
        best = &move;
        best_broken = broken;
        best_quality = quality();
      }
      revert(move);
    }
    if (best == nullptr) return false;
    apply(*best);
  }
  return false;
}

bool Improver::gains(const Goal& goal, std::int64_t score, std::int64_t cost) const {
  if (draft_.broken() > 0 || draft_.cost() > goal.budget) return false;
  if (goal.cost_first) {
    return draft_.score() >= goal.min_score && draft_.cost() < cost;
  }
  return draft_.score() > score || (draft_.score() == score && draft_.cost() < cost);
}

/// Takes every move that gains, those that lose least of the relaxed value first, at most one per
/// slot. True when there was one.
bool Improver::sweep(const Goal& goal) {
  const double needed = goal.target - relaxed_;
  order_.clear();
  for (std::size_t i = 0; i < moves_.size(); ++i) {
    if (moves_[i].change >= needed) order_.push_back(static_cast<std::int32_t>(i));
  }
  std::sort(order_.begin(), order_.end(), [&](std::int32_t a, std::int32_t b) {
    const double x = moves_[at(a)].change;
    const double y = moves_[at(b)].change;
    return x != y ? x > y : a < b;
  });
  changed_.assign(columns_.slot_caps.size(), 0);
  std::int64_t score = draft_.score();
  std::int64_t cost = draft_.cost();
  bool better = false;
  for (const std::int32_t i : order_) {
    const Move& move = moves_[at(i)];
    char& changed = changed_[at(columns_.slot_of[at(move.in >= 0 ? move.in : move.out)])];
    if (changed != 0 || useless(goal, move, score)) continue;
    apply(move);
    if (!gains(goal, score, cost)) {
      revert(move);
      continue;
    }
    changed = 1;
    better = true;
    score = draft_.score();
    cost = draft_.cost();
  }
  return better;
}

/// Takes the one move that gains most.
bool Improver::best_single(const Goal& goal) {
  const double needed = goal.target - relaxed_;
  std::int64_t best_score = draft_.score();
  std::int64_t best_cost = draft_.cost();
  const Move* best = nullptr;
  for (const Move& move : moves_) {
    if (move.change < needed || useless(goal, move, best_score)) continue;
    apply(move);
    if (gains(goal, best_score, best_cost)) {
      best = &move;
      best_score = draft_.score();
      best_cost = draft_.cost();
    }
    revert(move);
  }
  if (best == nullptr) return false;
  apply(*best);
  return true;
}

/// The best of all pairs of moves in different slots whose relaxed value leaves room for a gain.
bool Improver::pair(const Goal& goal) {
  const std::int64_t score = draft_.score();
  const std::int64_t cost = draft_.cost();
  const auto slot = [&](const Move& move) {
    return columns_.slot_of[at(move.in >= 0 ? move.in : move.out)];
  };
  std::stable_sort(moves_.begin(), moves_.end(),
                   [](const Move& a, const Move& b) { return a.change > b.change; });
  const double needed = goal.target - relaxed_;
  std::int64_t tried = 0;
  std::int64_t best_score = score;
  std::int64_t best_cost = cost;
  const Move* best_first = nullptr;
  const Move* best_second = nullptr;
  for (std::size_t i = 0; i < moves_.size() && tried < kMostPairs; ++i) {
    if (2 * moves_[i].change < needed) break;
    apply(moves_[i]);
    for (std::size_t j = i + 1; j < moves_.size(); ++j) {
      if (moves_[i].change + moves_[j].change < needed) break;
      if (slot(moves_[i]) == slot(moves_[j])) continue;
      ++tried;
      if (useless(goal, moves_[j], best_score)) continue;
      apply(moves_[j]);
      if (gains(goal, best_score, best_cost)) {
        best_first = &moves_[i];
        best_second = &moves_[j];
        best_score = draft_.score();
        best_cost = draft_.cost();
      }
      revert(moves_[j]);
    }
    revert(moves_[i]);
  }
  if (best_first == nullptr) return false;
  apply(*best_first);
  apply(*best_second);
  return true;
}

bool Improver::climb(Goal& goal, bool pairs, int most_rounds) {
  bool better = false;
  for (int round = 0; round < most_rounds; ++round) {
    if (!goal.cost_first) {
      goal.target = std::max(goal.target, static_cast<double>(draft_.score()));
    }
    list_moves();
    if (pairs ? !best_single(goal) && !pair(goal) : !sweep(goal)) break;
    better = true;
  }
  return better;
}

}  // namespace oferta::selection
