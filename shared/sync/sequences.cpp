#include "shared/sync/sequences.h"

#include <algorithm>
#include <iterator>

namespace oferta::sync {

void Sequences::add(std::int64_t first, std::int64_t last) {
  if (first > last) return;
  auto at = ranges_.upper_bound(first);
  if (at != ranges_.begin() && std::prev(at)->second >= first - 1) --at;
  while (at != ranges_.end() && at->first - 1 <= last) {
    first = std::min(first, at->first);
    last = std::max(last, at->second);
    at = ranges_.erase(at);
  }
  ranges_.emplace_hint(at, first, last);
}

void Sequences::add(const Sequences& other) {
  for (const auto& [first, last] : other.ranges_) add(first, last);
}

bool Sequences::contains(std::int64_t sequence) const {
  const auto after = ranges_.upper_bound(sequence);
  return after != ranges_.begin() && std::prev(after)->second >= sequence;
}

std::int64_t Sequences::through() const {
  const auto first = ranges_.find(1);
  return first == ranges_.end() ? 0 : first->second;
}

}  // namespace oferta::sync
