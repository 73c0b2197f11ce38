#include "shared/selection/domain.h"

#include "shared/selection/index.h"

namespace oferta::selection {
Domain::Domain(const Columns& columns) : columns_(columns) {}

bool Domain::reset() {
  trail_.clear();
  queue_.clear();
  low_.assign(at(columns_.count), 0);
  high_.resize(at(columns_.count));
  for (std::int32_t c = 0; c < columns_.count; ++c) high_[at(c)] = columns_.options.size(c);
  slot_taken_.assign(columns_.slot_caps.size(), 0);
  const auto groups = static_cast<std::size_t>(columns_.group_members.count());
  group_taken_.assign(groups, 0);
  group_needed_.assign(groups, 0);
  group_possible_.resize(groups);
  for (std::size_t g = 0; g < groups; ++g) {
    group_possible_[g] = columns_.group_members.size(static_cast<std::int32_t>(g));
  }
  bundle_missing_.clear();
  for (std::int32_t b = 0; b < columns_.bundle_members.count(); ++b) {
    bundle_missing_.push_back(columns_.bundle_members.size(b));
  }
  for (std::int32_t c = 0; c < columns_.count; ++c) {
    // A product without any quantity has never been counted out by at_most.
    if (columns_.options.size(c) == 0) {
      count_out(c, 1);
      queue_.push_back(c);
    }
    if (!at_most(c, columns_.max_quantity[at(c)])) return false;
    if (!at_least(c, columns_.min_quantity[at(c)])) return false;
    if (columns_.slot_caps[at(columns_.slot_of[at(c)])] == 0 && !at_most(c, 0)) return false;
  }
  for (const std::int32_t g : columns_.must) {
    ++group_needed_[at(g)];
    if (!satisfy(g)) return false;
  }
  for (std::int32_t g = 0; g < columns_.group_members.count(); ++g) {
    if (columns_.group_members.size(g) == 0 &&
        !clear(columns_.requirers_of.first(g), columns_.requirers_of.last(g))) {
      return false;
    }
  }
  return propagate();
}

bool Domain::at_least(std::int32_t column, std::int32_t quantity) {
  const std::size_t c = at(column);
  if (quantity <= low_[c]) return true;
  if (quantity > high_[c]) return false;
  trail_.push_back({column, low_[c], high_[c]});
  const bool enters = low_[c] == 0;
  low_[c] = quantity;
  if (enters) {
    count_in(column, 1);
    queue_.push_back(column);
  }
  return true;
}

bool Domain::at_most(std::int32_t column, std::int32_t quantity) {
  const std::size_t c = at(column);
  if (quantity >= high_[c]) return true;
  if (quantity < low_[c]) return false;
  trail_.push_back({column, low_[c], high_[c]});
  high_[c] = quantity;
  if (quantity == 0) {
    count_out(column, 1);
    queue_.push_back(column);
  }
  return true;
}

void Domain::count_in(std::int32_t column, std::int32_t sign) {
  slot_taken_[at(columns_.slot_of[at(column)])] += sign;
  for (auto g = columns_.groups_of.first(column); g != columns_.groups_of.last(column); ++g) {
    group_taken_[at(*g)] += sign;
  }
  for (auto g = columns_.required_of.first(column); g != columns_.required_of.last(column); ++g) {
    group_needed_[at(*g)] += sign;
  }
  for (auto b = columns_.bundles_of.first(column); b != columns_.bundles_of.last(column); ++b) {
    bundle_missing_[at(*b - columns_.products)] -= sign;
  }
}

void Domain::count_out(std::int32_t column, std::int32_t sign) {
  for (auto g = columns_.groups_of.first(column); g != columns_.groups_of.last(column); ++g) {
    group_possible_[at(*g)] -= sign;
  }
}

bool Domain::propagate() {
  bool consistent = true;
  for (std::size_t next = 0; consistent && next < queue_.size(); ++next) {
    const std::int32_t column = queue_[next];
    consistent = high_[at(column)] == 0 ? react_out(column) : react_in(column);
  }
  queue_.clear();
  return consistent;
}

bool Domain::react_in(std::int32_t column) {
  const std::int32_t slot = columns_.slot_of[at(column)];
  const std::int32_t cap = columns_.slot_caps[at(slot)];
  if (slot_taken_[at(slot)] > cap) return false;
  if (slot_taken_[at(slot)] == cap) {
    for (auto c = columns_.slots.first(slot); c != columns_.slots.last(slot); ++c) {
      if (low_[at(*c)] == 0 && !at_most(*c, 0)) return false;
    }
  }
  for (auto g = columns_.groups_of.first(column); g != columns_.groups_of.last(column); ++g) {
    for (auto h = columns_.opposite.first(*g); h != columns_.opposite.last(*g); ++h) {
      if (group_taken_[at(*h)] > 0) return false;
      if (!clear(columns_.group_members.first(*h), columns_.group_members.last(*h))) return false;
    }
  }
  for (auto g = columns_.required_of.first(column); g != columns_.required_of.last(column); ++g) {
    if (!satisfy(*g)) return false;
  }
  for (auto b = columns_.bundles_of.first(column); b != columns_.bundles_of.last(column); ++b) {
    if (bundle_missing_[at(*b - columns_.products)] == 0 && !at_least(*b, 1)) return false;
  }
  if (column >= columns_.products) {
    const std::int32_t bundle = column - columns_.products;
    for (std::int32_t i = columns_.bundle_members.begin(bundle);
         i < columns_.bundle_members.end(bundle); ++i) {
      if (!at_least(columns_.bundle_members.items[at(i)], 1)) return false;
    }
  }
  return true;
}

bool Domain::react_out(std::int32_t column) {
  for (auto g = columns_.groups_of.first(column); g != columns_.groups_of.last(column); ++g) {
    if (!satisfy(*g)) return false;
    if (group_possible_[at(*g)] == 0 &&
        !clear(columns_.requirers_of.first(*g), columns_.requirers_of.last(*g))) {
      return false;
    }
  }
  for (auto b = columns_.bundles_of.first(column); b != columns_.bundles_of.last(column); ++b) {
    if (!at_most(*b, 0)) return false;
  }
  return true;
}

bool Domain::satisfy(std::int32_t group) {
  if (group_needed_[at(group)] == 0 || group_taken_[at(group)] > 0) return true;
  if (group_possible_[at(group)] == 0) return false;
  if (group_possible_[at(group)] > 1) return true;
  auto c = columns_.group_members.first(group);
  while (high_[at(*c)] == 0) ++c;
  return at_least(*c, 1);
}

bool Domain::clear(const std::int32_t* first, const std::int32_t* last) {
  for (; first != last; ++first) {
    if (!at_most(*first, 0)) return false;
  }
  return true;
}

void Domain::undo(std::size_t mark) {
  queue_.clear();
  while (trail_.size() > mark) {
    const Change change = trail_.back();
    trail_.pop_back();
    const std::size_t c = at(change.column);
    if (change.low == 0 && low_[c] > 0) count_in(change.column, -1);
    if (change.high > 0 && high_[c] == 0) count_out(change.column, -1);
    low_[c] = change.low;
    high_[c] = change.high;
  }
}

}  // namespace oferta::selection
