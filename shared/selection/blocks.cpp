#include "shared/selection/blocks.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "shared/selection/index.h"

namespace oferta::selection {
namespace {

/// The claim on a rule that can no longer be broken.
constexpr std::int64_t kFree = std::numeric_limits<std::int64_t>::min();
constexpr std::size_t kFewestStates = 50;
constexpr std::size_t kMostStates = 20'000;
/// A rule whose slack can cost more than this part of what may be lost keeps its exact claim.
constexpr double kExactShare = 0.02;

}  // namespace

Blocks::Blocks(const Columns& columns)
    : columns_(columns), unit_of_(at(columns.count), -1), linear_(at(columns.count), 0) {}

void Blocks::begin(const Domain& domain, const Level& level, const Dual& dual, double slack,
                   bool ties, std::size_t effort, bool strict) {
  slack_ = slack + 1e-9 * (1 + std::abs(dual.evaluated_bound()));
  ties_ = ties;
  weight_ = dual.scored() ? 1 : 0;
  effort_ = effort;
  strict_ = strict;
  complete_ = true;
  if (knapsack_) work_ += knapsack_->work();
  stored_ = {};
  knapsack_ = std::make_unique<Knapsack>([this](std::int32_t label, std::vector<Choice>& choices) {
    choices.insert(choices.end(), stored_.first(label), stored_.last(label));
  });
  for (std::int32_t c = 0; c < columns_.products; ++c) {
    if (domain.low(c) == 0 || domain.open(c)) continue;
    stored_.items.push_back({columns_.product_of[at(c)], domain.low(c)});
  }
  stored_.close();
  knapsack_->add_class({{level.cost, level.score + covered_score(columns_, level), 0}});
  list_lines(domain, level);
  list_units(domain, level, dual);
  form_blocks();
  block_ = 0;
  start_block();
}

/// Units need the scores that lines turn into linear ones, and lines need to know the units: first
/// the units' borders, then the lines, then the units' alternatives.
void Blocks::list_lines(const Domain& domain, const Level& level) {
  lines_.clear();
  ranges_.clear();
  lines_of_.clear();
  touches_.assign(at(columns_.count), {});
  std::int32_t units = 0;
  const auto& open = level.open;
  std::vector<std::pair<std::int32_t, Touch>> rules;
  std::vector<std::pair<std::int32_t, Touch>> needs;
  std::vector<std::pair<Line, std::vector<std::pair<std::int32_t, std::int64_t>>>> crowded;
  for (std::size_t first = 0; first < open.size();) {
    const std::int32_t slot = columns_.slot_of[at(open[first])];
    const std::int32_t room = columns_.slot_caps[at(slot)] - domain.slot_taken(slot);
    std::size_t last = first;
    std::vector<std::pair<std::int32_t, std::int64_t>> terms;
    for (; last < open.size() && columns_.slot_of[at(open[last])] == slot; ++last) {
      const std::int32_t c = open[last];
      unit_of_[at(c)] = room == 1 ? units : units++;
      linear_[at(c)] = 0;
      terms.emplace_back(c, 1);
      for (auto t = columns_.rows.first(c); t != columns_.rows.last(c); ++t) {
        rules.emplace_back(t->row, Touch{c, t->coefficient});
      }
      for (auto t = columns_.needs.first(c); t != columns_.needs.last(c); ++t) {
        needs.emplace_back(t->need, Touch{c, t->amount});
      }
    }
    if (room == 1) {
      ++units;
    } else if (static_cast<std::int32_t>(last - first) > room) {
      Line line;
      line.limit = room;
      line.multiplier = -1 - slot;  // replaced by the slot's entry value in list_units
      crowded.emplace_back(line, std::move(terms));
    }
    first = last;
  }
  lines_of_.resize(at(units));
  const auto sorted = [](auto& pairs) {
    std::stable_sort(pairs.begin(), pairs.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
  };
  sorted(rules);
  sorted(needs);
  std::vector<std::pair<std::int32_t, std::int64_t>> terms;
  const auto for_each_line = [&](const auto& pairs, const auto& add) {
    for (std::size_t i = 0; i < pairs.size();) {
      const std::int32_t key = pairs[i].first;
      terms.clear();
      for (; i < pairs.size() && pairs[i].first == key; ++i) {
        terms.emplace_back(pairs[i].second.line, pairs[i].second.amount);
      }
      add(key);
    }
  };
  for_each_line(rules, [&](std::int32_t row) {
    Line line;
    line.limit = columns_.row_limits[at(row)] - level.activity[at(row)];
    line.multiplier = level.multipliers.row[at(row)];
    add_line(line, terms);
  });
  for_each_line(needs, [&](std::int32_t need) {
    Line line;
    line.need = true;
    line.limit = std::max<std::int64_t>(0, columns_.need_caps[at(need)] - level.covered[at(need)]);
    line.multiplier = level.multipliers.need[at(need)];
    if (line.limit > 0) add_line(line, terms);
  });
  for (const auto& [line, columns] : crowded) add_line(line, columns);
}

/// Keeps a line if the open columns can break the rule or more than cover the need.
void Blocks::add_line(const Line& line,
                      const std::vector<std::pair<std::int32_t, std::int64_t>>& terms) {
  std::vector<Range> ranges;
  std::int64_t most = 0;
  for (const auto& [column, amount] : terms) {
    const std::int32_t unit = unit_of_[at(column)];
    if (ranges.empty() || ranges.back().unit != unit) ranges.push_back({unit, 0, 0});
    ranges.back().least = std::min(ranges.back().least, amount);
    ranges.back().most = std::max(ranges.back().most, amount);
  }
  for (const Range& range : ranges) most += range.most;
  if (most <= line.limit) {
    for (const auto& [column, amount] : terms) {
      if (line.need) linear_[at(column)] += amount;
    }
    return;
  }
  const auto number = static_cast<std::int32_t>(lines_.size());
  lines_.push_back(line);
  Line& mine = lines_.back();
  mine.most = most;
  for (const Range& range : ranges) {
    mine.least += range.least;
    ++mine.units;
    lines_of_[at(range.unit)].push_back(number);
  }
  ranges_.push_back(std::move(ranges));
  for (const auto& [column, amount] : terms) touches_[at(column)].push_back({number, amount});
}

void Blocks::list_units(const Domain& domain, const Level& level, const Dual& dual) {
  units_.clear();
  choosables_.clear();
  for (Line& line : lines_) {
    if (line.multiplier < 0)
      line.multiplier = dual.entry(static_cast<std::int32_t>(-1 - line.multiplier));
    line.exact = !line.need && line.multiplier > kExactShare * slack_;
  }
  const auto& open = level.open;
  for (std::size_t first = 0; first < open.size();) {
    const std::int32_t slot = columns_.slot_of[at(open[first])];
    const std::int32_t room = columns_.slot_caps[at(slot)] - domain.slot_taken(slot);
    std::size_t last = first;
    while (last < open.size() && columns_.slot_of[at(open[last])] == slot) ++last;
    if (room == 1) {
      add_unit(domain, dual, open.data() + first, open.data() + last, 0, false);
    } else {
      const bool crowded = static_cast<std::int32_t>(last - first) > room;
      for (std::size_t i = first; i < last; ++i) {
        add_unit(domain, dual, open.data() + i, open.data() + i + 1, crowded ? dual.entry(slot) : 0,
                 false);
      }
    }
    first = last;
  }
  for (const std::int32_t& c : level.certain) {
    linear_[at(c)] = 0;
    lines_of_.emplace_back();
    add_unit(domain, dual, &c, &c + 1, 0, true);
  }
}

void Blocks::add_unit(const Domain& domain, const Dual& dual, const std::int32_t* first,
                      const std::int32_t* last, double threshold, bool forced) {
  Unit unit;
  unit.first = static_cast<std::int32_t>(choosables_.size());
  double best = forced ? -std::numeric_limits<double>::infinity() : 0;
  if (!forced) choosables_.push_back({});
  for (; first != last; ++first) {
    const std::int32_t c = *first;
    const Option* options = columns_.options.first(c);
    for (std::int32_t t = std::max(1, domain.low(c)); t <= domain.high(c); ++t) {
      const Option& option = options[t - 1];
      const double value = (forced ? 0 : dual.base(c) - threshold) + weight_ * real(option.score) -
                           dual.price() * real(option.cost);
      best = std::max(best, value);
      choosables_.push_back({c, t, -value, option.cost, option.score + linear_[at(c)]});
    }
  }
  unit.last = static_cast<std::int32_t>(choosables_.size());
  for (std::int32_t i = unit.first; i < unit.last; ++i) {
    choosables_[at(i)].loss = std::max(0.0, choosables_[at(i)].loss + best);
  }
  units_.push_back(unit);
}

void Blocks::form_blocks() {
  std::vector<std::int32_t> root(units_.size());
  std::iota(root.begin(), root.end(), 0);
  const auto find = [&](std::int32_t unit) {
    while (root[at(unit)] != unit) unit = root[at(unit)] = root[at(root[at(unit)])];
    return unit;
  };
  for (const std::vector<Range>& ranges : ranges_) {
    for (const Range& range : ranges) {
      const std::int32_t a = find(ranges.front().unit);
      const std::int32_t b = find(range.unit);
      root[at(std::max(a, b))] = std::min(a, b);
    }
  }
  blocks_.clear();
  std::vector<std::int32_t> number(units_.size(), -1);
  for (std::int32_t u = 0; u < static_cast<std::int32_t>(units_.size()); ++u) {
    std::int32_t& block = number[at(find(u))];
    if (block < 0) {
      block = static_cast<std::int32_t>(blocks_.size());
      blocks_.emplace_back();
    }
    blocks_[at(block)].push_back(u);
  }
}

/// Next always the unit that opens the fewest lines and closes the most.
void Blocks::order_block(std::int32_t block) {
  std::vector<std::int32_t>& units = blocks_[at(block)];
  if (units.size() < 3) return;
  std::vector<std::int32_t> left(lines_.size(), 0);
  std::vector<char> begun(lines_.size(), 0);
  for (std::size_t l = 0; l < lines_.size(); ++l) left[l] = lines_[l].units;
  for (std::size_t next = 0; next + 1 < units.size(); ++next) {
    std::size_t best = next;
    int least = std::numeric_limits<int>::max();
    for (std::size_t i = next; i < units.size(); ++i) {
      int growth = 0;
      for (const std::int32_t line : lines_of_[at(units[i])]) {
        if (begun[at(line)] == 0) ++growth;
        if (left[at(line)] == 1) --growth;
      }
      work_ += static_cast<std::int64_t>(lines_of_[at(units[i])].size()) / 8;
      // Of equals one that goes on with what is begun comes before one that begins elsewhere.
      growth = 2 * growth + (lines_of_[at(units[i])].empty() ? 0 : 1);
      for (const std::int32_t line : lines_of_[at(units[i])]) {
        if (begun[at(line)] != 0) {
          --growth;
          break;
        }
      }
      if (growth < least) {
        least = growth;
        best = i;
      }
    }
    std::swap(units[next], units[best]);
    for (const std::int32_t line : lines_of_[at(units[next])]) {
      begun[at(line)] = 1;
      --left[at(line)];
    }
  }
}

void Blocks::start_block() {
  if (block_ == blocks_.size()) {
    knapsack_->finish();
    return;
  }
  order_block(static_cast<std::int32_t>(block_));
  unit_ = 0;
  list_ = 0;
  states_.assign(1, {});
  claims_.clear();
  active_.clear();
  most_states_ = std::clamp(effort_ / blocks_[block_].size(), kFewestStates, kMostStates);
}

bool Blocks::advance() {
  if (block_ == blocks_.size() || gave_up()) return false;
  const std::vector<std::int32_t>& units = blocks_[block_];
  expand(units[unit_]);
  keep_best();
  if (gave_up()) return false;
  if (++unit_ < units.size()) return true;
  store_block();
  ++block_;
  start_block();
  return block_ < blocks_.size();
}

void Blocks::expand(std::int32_t unit) {
  const std::size_t old_width = active_.size();
  for (const std::int32_t l : lines_of_[at(unit)]) {
    Line& line = lines_[at(l)];
    if (line.place < 0) {
      line.place = static_cast<std::int32_t>(active_.size());
      active_.push_back(l);
    }
    --line.units;
    const auto& ranges = ranges_[at(l)];
    const auto mine = std::find_if(ranges.begin(), ranges.end(),
                                   [&](const Range& range) { return range.unit == unit; });
    line.least -= mine->least;
    line.most -= mine->most;
  }
  const std::size_t width = active_.size();
  next_.clear();
  next_claims_.clear();
  const Unit& range = units_[at(unit)];
  for (std::size_t i = list_; i < states_.size(); ++i) {
    for (std::int32_t one = range.first; one < range.last; ++one) {
      if (states_[i].loss + choosables_[at(one)].loss > slack_) continue;
      next_claims_.resize((next_.size() + 1) * width, 0);
      std::copy_n(claims_.begin() + static_cast<std::ptrdiff_t>((i - list_) * old_width), old_width,
                  next_claims_.end() - static_cast<std::ptrdiff_t>(width));
      extend(i, unit, one);
      next_claims_.resize(next_.size() * width);
    }
  }
  work_ += static_cast<std::int64_t>(next_.size()) * static_cast<std::int64_t>(2 + width / 4) +
           static_cast<std::int64_t>(states_.size() - list_);
}

/// Adds a state to next_ unless it breaks a rule or loses too much. Its claims so far lie at the
/// end of next_claims_.
void Blocks::extend(std::size_t from, std::int32_t unit, std::int32_t choosable) {
  const Choosable& one = choosables_[at(choosable)];
  State state = states_[from];
  state.cost += one.cost;
  state.score += one.score;
  state.loss += one.loss;
  state.before = static_cast<std::int32_t>(from);
  state.choosable = choosable;
  // Both lists are sorted by line.
  static const std::vector<Touch> none;
  const bool open = one.column >= 0 && !lines_of_[at(unit)].empty();
  const std::vector<Touch>& touches = open ? touches_[at(one.column)] : none;
  auto touch = touches.begin();
  for (const std::int32_t line : lines_of_[at(unit)]) {
    while (touch != touches.end() && touch->line < line) ++touch;
    const bool mine = touch != touches.end() && touch->line == line;
    if (!claim(line, mine ? touch->amount : 0, state)) return;
  }
  if (state.loss > slack_) return;
  next_.push_back(state);
}

/// Books an amount on a line. False: the rule cannot be kept any more.
bool Blocks::claim(std::int32_t number, std::int64_t amount, State& state) {
  const Line& line = lines_[at(number)];
  std::int64_t& claim = next_claims_[next_claims_.size() - active_.size() + at(line.place)];
  if (line.need) {
    const std::int64_t counted = std::min(amount, line.limit);
    const std::int64_t covered = std::min(line.limit, claim + amount);
    state.score += covered - claim;
    state.loss += line.multiplier * real(claim + counted - covered);
    claim = covered;
    if (line.units > 0) return true;
    state.loss += (weight_ - line.multiplier) * real(line.limit - covered);
    claim = 0;
    return true;
  }
  if (claim != kFree) {
    claim += amount;
    if (claim + line.least > line.limit) return false;
    if (line.units == 0) {
      state.loss += line.multiplier * real(line.limit - claim);
    } else if (!line.exact && claim + line.most <= line.limit) {
      state.loss += line.multiplier * real(line.limit - claim - line.most);
      claim = kFree;
    }
  }
  if (line.units == 0) claim = 0;
  return true;
}

bool Blocks::same_claims(std::int32_t a, std::int32_t b) const {
  const std::size_t width = active_.size();
  const auto* first = next_claims_.data() + at(a) * width;
  return std::equal(first, first + width, next_claims_.data() + at(b) * width);
}

/// next_ without what is dominated becomes the current list.
void Blocks::keep_best() {
  const std::size_t width = active_.size();
  hashes_.assign(next_.size(), 0);
  order_.resize(next_.size());
  for (std::size_t i = 0; i < next_.size(); ++i) {
    std::uint64_t hash = 1469598103934665603u;
    for (std::size_t k = 0; k < width; ++k) {
      hash = (hash ^ static_cast<std::uint64_t>(next_claims_[i * width + k])) * 1099511628211u;
      hash ^= hash >> 29;
    }
    hashes_[i] = hash;
    order_[i] = static_cast<std::int32_t>(i);
  }
  std::sort(order_.begin(), order_.end(), [&](std::int32_t a, std::int32_t b) {
    if (hashes_[at(a)] != hashes_[at(b)]) return hashes_[at(a)] < hashes_[at(b)];
    const State& x = next_[at(a)];
    const State& y = next_[at(b)];
    if (x.cost != y.cost) return x.cost < y.cost;
    return x.score != y.score ? x.score > y.score : a < b;
  });
  // Of one hash, claims that differ after all are compared each with its last kept equal only, so
  // that at worst something dominated is kept.
  std::vector<std::int32_t> kept;
  std::size_t group = 0;
  for (std::size_t i = 0; i < order_.size(); ++i) {
    const std::int32_t mine = order_[i];
    if (i == 0 || hashes_[at(order_[i - 1])] != hashes_[at(mine)]) group = kept.size();
    const State& state = next_[at(mine)];
    bool dominated = false;
    std::size_t k = kept.size();
    while (k > group && !dominated) {
      --k;
      const State& other = next_[at(kept[k])];
      if (!same_claims(kept[k], mine)) continue;
      if (other.score < state.score) break;  // scores rise along the list
      const bool equal = other.cost == state.cost && other.score == state.score;
      if (!equal || !ties_) {
        dominated = true;
      } else {
        const int order = compare(other, state);
        if (order < 0) dominated = true;
        if (order > 0) kept.erase(kept.begin() + static_cast<std::ptrdiff_t>(k));
      }
    }
    if (!dominated) kept.push_back(mine);
  }
  if (kept.size() > most_states_) {
    complete_ = false;
    if (strict_) return;
    std::nth_element(kept.begin(), kept.begin() + static_cast<std::ptrdiff_t>(most_states_),
                     kept.end(), [&](std::int32_t a, std::int32_t b) {
                       return next_[at(a)].loss != next_[at(b)].loss
                                  ? next_[at(a)].loss < next_[at(b)].loss
                                  : a < b;
                     });
    kept.resize(most_states_);
  }
  std::vector<std::int32_t> going_on;
  std::vector<std::size_t> places;
  for (std::size_t k = 0; k < width; ++k) {
    Line& line = lines_[at(active_[k])];
    if (line.units == 0) continue;
    line.place = static_cast<std::int32_t>(going_on.size());
    going_on.push_back(active_[k]);
    places.push_back(k);
  }
  active_ = std::move(going_on);
  list_ = states_.size();
  claims_.clear();
  for (const std::int32_t i : kept) {
    states_.push_back(next_[at(i)]);
    for (const std::size_t place : places) claims_.push_back(next_claims_[at(i) * width + place]);
  }
  work_ += static_cast<std::int64_t>(next_.size()) * 2;
}

void Blocks::list_choices(const State& state, std::vector<Choice>& choices) const {
  const State* one = &state;
  while (one->choosable >= 0) {
    const Choosable& what = choosables_[at(one->choosable)];
    if (what.column >= 0 && what.column < columns_.products) {
      choices.push_back({columns_.product_of[at(what.column)], what.quantity});
    }
    one = &states_[at(one->before)];
  }
  std::sort(choices.begin(), choices.end());
}

int Blocks::compare(const State& a, const State& b) const {
  std::vector<Choice> first;
  std::vector<Choice> second;
  list_choices(a, first);
  list_choices(b, second);
  return compare_beginnings(first, second);
}

void Blocks::store_block() {
  std::vector<Alternative> alternatives;
  std::vector<Choice> choices;
  for (std::size_t i = list_; i < states_.size(); ++i) {
    choices.clear();
    list_choices(states_[i], choices);
    alternatives.push_back({states_[i].cost, states_[i].score, stored_.count()});
    stored_.items.insert(stored_.items.end(), choices.begin(), choices.end());
    stored_.close();
  }
  knapsack_->add_class(std::move(alternatives));
}

}  // namespace oferta::selection
