#include "shared/proposal/reduction.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <map>
#include <string>
#include <utility>

namespace oferta::proposal {
namespace {

/// What is compared in a dominance: everything "less is better", the cost first.
using Point = std::vector<std::int64_t>;

bool dominates(const Point& a, const Point& b) {
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i] > b[i]) return false;
  }
  return true;
}

class Reducer {
 public:
  Reducer(const Candidates& candidates, const Relations& relations, const DocumentPrices& prices)
      : candidates_(candidates),
        relations_(relations),
        comparable_(!prices.total()),
        asked_for_(candidates.items.size()),
        bundled_(candidates.items.size()) {
    for (const PlannedBundle& bundle : prices.bundles()) {
      for (const std::int32_t member : bundle.members) {
        bundled_[static_cast<std::size_t>(member)] = true;
      }
    }
    for (const Candidate& candidate : candidates.items) {
      for (const auto& list : candidate.requirements) mark(list);
    }
    list_rules();
    note_named();
  }

  std::vector<std::int32_t> run() {
    std::vector<std::int32_t> kept;
    std::map<std::string, std::vector<std::int32_t>> classes;
    for (std::size_t i = 0; i < candidates_.items.size(); ++i) {
      const auto position = static_cast<std::int32_t>(i);
      const Candidate& candidate = candidates_.items[i];
      if (candidate.pinned || named_[i]) {
        kept.push_back(position);
      } else if (useful(candidate, i)) {
        if (comparable_ && !bundled_[i]) {
          classes[signature(candidate, i)].push_back(position);
        } else {
          kept.push_back(position);
        }
      }
    }
    for (auto& [name, members] : classes) thin_out(members, kept);
    std::sort(kept.begin(), kept.end());
    return kept;
  }

 private:
  void mark(const std::vector<std::int32_t>& positions) {
    for (const std::int32_t position : positions) {
      asked_for_[static_cast<std::size_t>(position)] = true;
    }
  }

  /// "At most" rules by the side and slot they concern become dimensions of the comparison.
  void list_rules() {
    for (std::size_t i = 0; i < candidates_.items.size(); ++i) {
      for (const RuleValue& value : relations_.values[i]) {
        if (value.equal) continue;
        auto& rules = dimensions_[candidates_.items[i].slot];
        const std::pair<std::int32_t, bool> key{value.rule, value.first};
        if (std::find(rules.begin(), rules.end(), key) == rules.end()) rules.push_back(key);
      }
    }
  }

  /// Candidates that other candidates name, or that name others, have partners of their own: they
  /// are few and not compared.
  void note_named() {
    named_ = asked_for_;
    for (std::size_t i = 0; i < candidates_.items.size(); ++i) {
      const Candidate& candidate = candidates_.items[i];
      if (!candidate.requirements.empty() || !candidate.excludes.empty()) named_[i] = true;
      for (const std::int32_t position : candidate.excludes) {
        named_[static_cast<std::size_t>(position)] = true;
      }
    }
  }

  bool useful(const Candidate& candidate, std::size_t position) const {
    if (candidates_.slots[static_cast<std::size_t>(candidate.slot)].required) return true;
    if (asked_for_[position]) return true;
    return std::any_of(candidate.levels.begin(), candidate.levels.end(),
                       [](std::int32_t level) { return level > 0; });
  }

  /// The slot and the value under every "equal" rule: the same partners are in conflict.
  std::string signature(const Candidate& candidate, std::size_t position) const {
    std::string text = std::to_string(candidate.slot);
    for (const RuleValue& value : relations_.values[position]) {
      if (!value.equal) continue;
      text += (value.first ? "/f" : "/s") + std::to_string(value.rule) + "=" +
              std::to_string(value.value);
    }
    return text;
  }

  Point point_of(std::int32_t position) const {
    const auto index = static_cast<std::size_t>(position);
    const Candidate& candidate = candidates_.items[index];
    Point point{candidate.cost};
    for (const std::int32_t level : candidate.levels) point.push_back(-level);
    const auto rules = dimensions_.find(candidate.slot);
    if (rules == dimensions_.end()) return point;
    for (const auto& [rule, first] : rules->second) {
      // Without a value there is no conflict at all.
      std::int64_t value = std::numeric_limits<std::int64_t>::min();
      for (const RuleValue& known : relations_.values[index]) {
        if (known.rule == rule && known.first == first) value = first ? known.value : -known.value;
      }
      point.push_back(value);
    }
    return point;
  }

  void thin_out(const std::vector<std::int32_t>& members, std::vector<std::int32_t>& kept) const {
    std::vector<std::pair<Point, std::int32_t>> order;
    order.reserve(members.size());
    for (const std::int32_t member : members) order.emplace_back(point_of(member), member);
    // Whoever dominates comes earlier; among equals the smaller position.
    std::sort(order.begin(), order.end());
    const auto slot = candidates_.items[static_cast<std::size_t>(members.front())].slot;
    const std::int32_t places = candidates_.slots[static_cast<std::size_t>(slot)].cap;
    std::vector<const Point*> front;
    for (const auto& [point, member] : order) {
      std::int32_t dominators = 0;
      for (const Point* other : front) {
        if (dominates(*other, point) && ++dominators >= places) break;
      }
      if (dominators >= places) continue;
      front.push_back(&point);
      kept.push_back(member);
    }
  }

  const Candidates& candidates_;
  const Relations& relations_;
  bool comparable_;  ///< less is never dearer
  std::vector<bool> asked_for_;
  std::vector<bool> bundled_;
  std::vector<bool> named_;
  std::map<std::int32_t, std::vector<std::pair<std::int32_t, bool>>> dimensions_;
};

}  // namespace

std::vector<std::int32_t> reduce(const Candidates& candidates, const Relations& relations,
                                 const DocumentPrices& prices) {
  return Reducer(candidates, relations, prices).run();
}

}  // namespace oferta::proposal
