#include "shared/selection/knapsack.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "shared/selection/index.h"

namespace oferta::selection {
namespace {

/// Relative allowance for rounding: a bound is a handful of operations on exact integers.
constexpr double kRoundingMargin = 1e-12;
constexpr std::size_t kMostKnapsackStates = 1'500'000;
constexpr double kEndless = std::numeric_limits<double>::infinity();

}  // namespace

Knapsack::Knapsack(Lister lister) : lister_(std::move(lister)) {}

void Knapsack::add_class(std::vector<Alternative> alternatives) {
  std::stable_sort(alternatives.begin(), alternatives.end(),
                   [](const Alternative& a, const Alternative& b) {
                     return a.cost != b.cost ? a.cost < b.cost : a.score > b.score;
                   });
  // Equals are kept: which of them is the answer is a question of the whole list of choices.
  std::size_t last = alternatives_.size();
  for (const Alternative& one : alternatives) {
    const bool first = alternatives_.size() == at(starts_.back());
    if (!first && one.score < alternatives_.back().score) continue;
    if (!first && one.score == alternatives_.back().score && one.cost > alternatives_.back().cost) {
      continue;
    }
    alternatives_.push_back(one);
  }
  if (alternatives_.size() == last) empty_class_ = true;
  starts_.push_back(static_cast<std::int32_t>(alternatives_.size()));
}

/// The upper hull of a class: steps of falling slope from its cheapest alternative on.
void Knapsack::add_hull(std::int32_t owner) {
  const std::int32_t begin = starts_[at(owner)];
  const std::int32_t end = starts_[at(owner) + 1];
  std::vector<std::int32_t> hull;
  const auto slope = [&](std::int32_t a, std::int32_t b) {
    const Alternative& from = alternatives_[at(a)];
    const Alternative& to = alternatives_[at(b)];
    return real(to.score - from.score) / real(to.cost - from.cost);
  };
  for (std::int32_t i = begin; i < end; ++i) {
    if (!hull.empty() && alternatives_[at(hull.back())].cost == alternatives_[at(i)].cost) continue;
    while (hull.size() >= 2 && slope(hull[hull.size() - 2], hull.back()) <= slope(hull.back(), i)) {
      hull.pop_back();
    }
    hull.push_back(i);
  }
  double last = kEndless;
  for (std::size_t i = 1; i < hull.size(); ++i) {
    last = std::min(last, slope(hull[i - 1], hull[i]));
    const Alternative& from = alternatives_[at(hull[i - 1])];
    const Alternative& to = alternatives_[at(hull[i])];
    steps_.push_back({last, owner, hull[i], to.cost - from.cost, to.score - from.score});
  }
  lowest_cost_ += alternatives_[at(begin)].cost;
  lowest_score_ += alternatives_[at(begin)].score;
  highest_score_ += alternatives_[at(end - 1)].score;
}

void Knapsack::finish() {
  if (empty_class_) return;
  const auto classes = static_cast<std::int32_t>(starts_.size()) - 1;
  for (std::int32_t c = 0; c < classes; ++c) add_hull(c);
  // A class's own steps stay in their order: they are in it before the sort, and it is stable.
  std::stable_sort(steps_.begin(), steps_.end(),
                   [](const Step& a, const Step& b) { return a.slope > b.slope; });
  for (std::size_t i = 1; i < steps_.size(); ++i) {
    steps_[i].cost += steps_[i - 1].cost;
    steps_[i].score += steps_[i - 1].score;
  }
  base_.resize(at(classes));
}

void Knapsack::start(const KnapsackQuestion& question) {
  question_ = question;
  done_ = true;
  gave_up_ = found_ = false;
  exchange_owner_ = -1;
  taken_ = list_ = 0;
  states_.clear();
  core_.clear();
  base_score_ = -1;
  if (empty_class_ || lowest_cost_ > question_.budget || highest_score_ < question_.target) return;
  if (question_.aim == KnapsackAim::cost) {
    // Enough money for the relaxed solution that reaches the target is enough to start with.
    const auto reaches = std::find_if(steps_.begin(), steps_.end(), [&](const Step& step) {
      return lowest_score_ + step.score >= question_.target;
    });
    const bool at_once = lowest_score_ >= question_.target || reaches == steps_.end();
    const std::int64_t enough = lowest_cost_ + (at_once ? 0 : reaches->cost);
    question_.budget = std::min(question_.budget, enough);
  }
  done_ = false;
  relax();
  states_.push_back({});
  note(states_.front());
  gather_core();
}

/// The relaxed solution without its fraction, and the price of money where it breaks off.
void Knapsack::relax() {
  const auto dearer = [&](std::int64_t room, const Step& step) { return room < step.cost; };
  const auto end =
      std::upper_bound(steps_.begin(), steps_.end(), question_.budget - lowest_cost_, dearer);
  for (std::size_t c = 0; c < base_.size(); ++c) base_[c] = starts_[c];
  for (auto step = steps_.begin(); step != end; ++step) base_[at(step->owner)] = step->to;
  const bool any = end != steps_.begin();
  base_cost_ = lowest_cost_ + (any ? (end - 1)->cost : 0);
  base_score_ = lowest_score_ + (any ? (end - 1)->score : 0);
  price_ = end != steps_.end() ? end->slope : 0;
  const double money = std::abs(real(question_.budget)) + std::abs(real(base_cost_));
  margin_ =
      kRoundingMargin * (1 + std::abs(real(base_score_)) + real(highest_score_) + price_ * money);
  work_ += static_cast<std::int64_t>(base_.size());
}

double Knapsack::loss(const Alternative& from, const Alternative& to) const {
  return price_ * real(to.cost - from.cost) - real(to.score - from.score);
}

/// How much an alternative may lose against the relaxed solution and still be of use.
double Knapsack::allowed() const {
  const double bound = real(base_score_) + price_ * real(question_.budget - base_cost_) + excess_;
  return bound + margin_ - real(question_.target);
}

void Knapsack::gather_core() {
  excess_ = 0;
  for (std::size_t c = 0; c < base_.size(); ++c) {
    const Alternative& from = alternatives_[at(base_[c])];
    double least = kEndless;
    for (std::int32_t i = starts_[c]; i < starts_[c + 1]; ++i) {
      if (i != base_[c]) least = std::min(least, loss(from, alternatives_[at(i)]));
    }
    if (least < 0) excess_ -= least;
    if (least < kEndless) core_.push_back({least, static_cast<std::int32_t>(c), 0, 0});
    work_ += starts_[c + 1] - starts_[c];
  }
  const auto drop_hopeless = [&] {
    const double most = allowed();
    core_.erase(std::remove_if(core_.begin(), core_.end(),
                               [&](const Member& member) { return member.loss > most; }),
                core_.end());
  };
  drop_hopeless();
  if (question_.aim != KnapsackAim::cost_ties) {
    for (const Member& member : core_) try_exchanges(member.owner);
    drop_hopeless();
  }
  std::sort(core_.begin(), core_.end(), [](const Member& a, const Member& b) {
    return a.loss != b.loss ? a.loss < b.loss : a.owner < b.owner;
  });
  const double most = allowed();
  double gain = 0;
  double save = kEndless;
  for (auto member = core_.rbegin(); member != core_.rend(); ++member) {
    const Alternative& from = alternatives_[at(base_[at(member->owner)])];
    for (std::int32_t i = starts_[at(member->owner)]; i < starts_[at(member->owner) + 1]; ++i) {
      const Alternative& to = alternatives_[at(i)];
      if (to.cost == from.cost || loss(from, to) > most) continue;
      const double slope = real(to.score - from.score) / real(to.cost - from.cost);
      if (to.cost > from.cost) {
        gain = std::max(gain, slope);
      } else {
        save = std::min(save, slope);
      }
    }
    member->gain = std::min(gain, price_);
    member->save = std::max(save, price_);
  }
}

/// The relaxed solution with one alternative exchanged.
void Knapsack::try_exchanges(std::int32_t owner) {
  const Alternative& from = alternatives_[at(base_[at(owner)])];
  for (std::int32_t i = starts_[at(owner)]; i < starts_[at(owner) + 1]; ++i) {
    if (i == base_[at(owner)]) continue;
    const Alternative& to = alternatives_[at(i)];
    const bool was_found = found_;
    const std::int64_t score = best_score_;
    const std::int64_t cost = best_cost_;
    note({to.cost - from.cost, to.score - from.score, -1, -1});
    if (was_found && score == best_score_ && cost == best_cost_) continue;
    if (!found_) continue;
    exchange_owner_ = owner;
    exchange_pick_ = i;
  }
}

double Knapsack::bound_of(std::int64_t cost, std::int64_t score, double gain, double save) const {
  const std::int64_t room = question_.budget - base_cost_ - cost;
  if (room < 0 && save == kEndless) return -kEndless;
  return real(base_score_ + score) + (room >= 0 ? gain : save) * real(room);
}

bool Knapsack::promising(const State& state, double gain, double save) const {
  return bound_of(state.cost, state.score, gain, save) + margin_ >= real(question_.target);
}

/// Keeps the state as the best if it is one, completed by the relaxed solution. Ties wait for the
/// end; only the money they may spend gets less.
void Knapsack::note(const State& state) {
  const std::int64_t cost = base_cost_ + state.cost;
  const std::int64_t score = base_score_ + state.score;
  if (cost > question_.budget || score < question_.target) return;
  if (question_.aim == KnapsackAim::cost_ties) {
    question_.budget = cost;
    return;
  }
  found_ = true;
  best_cost_ = cost;
  best_score_ = score;
  best_ = state;
  best_taken_ = taken_;
  exchange_owner_ = -1;
  if (question_.aim == KnapsackAim::score) {
    question_.target = score + 1;
  } else {
    question_.budget = cost - 1;
  }
}

bool Knapsack::advance() {
  if (done_ || gave_up_) return false;
  if (taken_ == core_.size() || core_[taken_].loss > allowed()) {
    conclude();
    return false;
  }
  const Member member = core_[taken_];
  // After the last member nothing is left to gain or to save with.
  double gain = 0;
  double save = kEndless;
  if (taken_ + 1 < core_.size()) {
    gain = core_[taken_ + 1].gain;
    save = core_[taken_ + 1].save;
  }
  const Alternative& from = alternatives_[at(base_[at(member.owner)])];
  merged_.clear();
  for (std::int32_t i = starts_[at(member.owner)]; i < starts_[at(member.owner) + 1]; ++i) {
    if (i != base_[at(member.owner)] && loss(from, alternatives_[at(i)]) > allowed()) continue;
    shift(member.owner, i, gain, save);
    merge();
  }
  list_ = states_.size();
  ++taken_;
  states_.insert(states_.end(), merged_.begin(), merged_.end());
  // Of the score the best that fits comes last, of the cost the cheapest that reaches it first.
  if (question_.aim == KnapsackAim::score) {
    for (std::size_t i = states_.size(); i-- > list_;) {
      if (base_cost_ + states_[i].cost > question_.budget) continue;
      note(states_[i]);
      break;
    }
  } else {
    for (std::size_t i = list_; i < states_.size(); ++i) {
      if (base_score_ + states_[i].score < question_.target) continue;
      note(states_[i]);
      break;
    }
  }
  gave_up_ = states_.size() > kMostKnapsackStates;
  return !gave_up_;
}

/// The current list with one alternative of the class added, as far as it is promising.
void Knapsack::shift(std::int32_t owner, std::int32_t pick, double gain, double save) {
  const Alternative& from = alternatives_[at(base_[at(owner)])];
  const Alternative& to = alternatives_[at(pick)];
  const std::int64_t cost = to.cost - from.cost;
  const std::int64_t score = to.score - from.score;
  shifted_.clear();
  for (std::size_t i = list_; i < states_.size(); ++i) {
    const State state{states_[i].cost + cost, states_[i].score + score,
                      static_cast<std::int32_t>(i), pick};
    if (promising(state, gain, save)) shifted_.push_back(state);
  }
  work_ += static_cast<std::int64_t>(states_.size() - list_);
}

/// merged_ and shifted_ into merged_, by cost, without what is dominated.
void Knapsack::merge() {
  if (merged_.empty()) {
    std::swap(merged_, shifted_);
    return;
  }
  if (shifted_.empty()) return;
  const bool ties = question_.aim == KnapsackAim::cost_ties;
  scratch_.clear();
  const auto push = [&](const State& state) {
    while (!scratch_.empty()) {
      const State& last = scratch_.back();
      if (state.score < last.score || (state.score == last.score && state.cost > last.cost)) return;
      if (state.cost > last.cost || state.score == last.score) break;
      scratch_.pop_back();
    }
    if (!scratch_.empty() && scratch_.back().cost == state.cost &&
        scratch_.back().score == state.score) {
      if (!ties) return;
      std::size_t first = scratch_.size();
      while (first > 0 && scratch_[first - 1].cost == state.cost &&
             scratch_[first - 1].score == state.score) {
        --first;
        if (compare(scratch_[first], state) < 0) return;
      }
      scratch_.erase(
          std::remove_if(scratch_.begin() + static_cast<std::ptrdiff_t>(first), scratch_.end(),
                         [&](const State& one) { return compare(one, state) > 0; }),
          scratch_.end());
    }
    scratch_.push_back(state);
  };
  auto a = merged_.begin();
  auto b = shifted_.begin();
  while (a != merged_.end() || b != shifted_.end()) {
    const bool first = b == shifted_.end() || (a != merged_.end() && a->cost <= b->cost);
    push(first ? *a++ : *b++);
  }
  std::swap(merged_, scratch_);
}

/// The choices of the classes that the state covers.
void Knapsack::list_choices(const State& state, std::vector<Choice>& choices) const {
  const State* one = &state;
  while (one->pick >= 0) {
    lister_(alternatives_[at(one->pick)].label, choices);
    one = &states_[at(one->before)];
  }
  std::sort(choices.begin(), choices.end());
}

int compare_beginnings(const std::vector<Choice>& first, const std::vector<Choice>& second) {
  const auto [x, y] = std::mismatch(first.begin(), first.end(), second.begin(), second.end());
  if (x == first.end() || y == second.end()) return 0;
  return *x < *y ? -1 : 1;
}

int Knapsack::compare(const State& a, const State& b) const {
  std::vector<Choice> first;
  std::vector<Choice> second;
  list_choices(a, first);
  list_choices(b, second);
  return compare_beginnings(first, second);
}

void Knapsack::conclude() {
  done_ = true;
  if (question_.aim != KnapsackAim::cost_ties) return;
  std::vector<Choice> choices_of_best;
  for (std::size_t i = list_; i < states_.size(); ++i) {
    const State& state = states_[i];
    const std::int64_t cost = base_cost_ + state.cost;
    const std::int64_t score = base_score_ + state.score;
    if (cost > question_.budget || score < question_.target) continue;
    if (found_ && (cost > best_cost_ || score < best_score_)) continue;
    const State before = best_;
    const bool equal = found_ && cost == best_cost_ && score == best_score_;
    found_ = true;
    best_ = state;
    best_taken_ = taken_;
    best_cost_ = cost;
    best_score_ = score;
    std::vector<Choice> mine = choices();
    if (equal && !(mine < choices_of_best)) {
      best_ = before;
    } else {
      choices_of_best = std::move(mine);
    }
  }
}

std::vector<Choice> Knapsack::choices() const {
  std::vector<Choice> result;
  std::vector<std::int32_t> picks = base_;
  if (exchange_owner_ >= 0) picks[at(exchange_owner_)] = exchange_pick_;
  const State* one = &best_;
  for (std::size_t member = best_taken_; member-- > 0;) {
    picks[at(core_[member].owner)] = one->pick;
    one = &states_[at(one->before)];
  }
  for (const std::int32_t pick : picks) lister_(alternatives_[at(pick)].label, result);
  std::sort(result.begin(), result.end());
  return result;
}

std::int64_t Knapsack::bound() const {
  if (done_ || base_score_ < 0) return -1;
  return static_cast<std::int64_t>(std::floor(real(question_.target) + std::max(-1.0, allowed())));
}

}  // namespace oferta::selection
