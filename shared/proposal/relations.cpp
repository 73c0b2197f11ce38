#include "shared/proposal/relations.h"

#include <algorithm>
#include <cstddef>
#include <map>

#include "shared/base/sort.h"

namespace oferta::proposal {
namespace {

using catalogue::AttributeValue;
using catalogue::CompatibilityKind;
using catalogue::CompatibilityRule;

/// A candidate and its value under the rule at hand.
struct Valued {
  std::int64_t value = 0;
  std::int32_t position = 0;
};

using Side = std::vector<Valued>;

std::vector<std::int32_t> positions_where(const Side& side, std::int64_t mask, bool set) {
  std::vector<std::int32_t> positions;
  for (const Valued& entry : side) {
    if (((entry.value & mask) != 0) == set) positions.push_back(entry.position);
  }
  return positions;
}

std::vector<std::int32_t> positions_of(const Side& side, std::size_t begin, std::size_t end) {
  std::vector<std::int32_t> positions;
  for (std::size_t i = begin; i < end; ++i) positions.push_back(side[i].position);
  std::sort(positions.begin(), positions.end());
  return positions;
}

class Relater {
 public:
  Relater(const Source& source, const Candidates& candidates)
      : source_(source), candidates_(candidates) {
    result_.values.resize(candidates.items.size());
    products_.reserve(candidates.items.size());
    for (const Candidate& candidate : candidates.items) {
      products_.push_back(source.catalogue->product(candidate.product));
    }
  }

  Relations run() {
    for (const auto& [id, rule] : source_.catalogue->rules()) {
      result_.rules.push_back(id);
      if (rule.kind == CompatibilityKind::equal) {
        add_equal(rule);
      } else {
        add_at_most(rule);
      }
      ++rule_number_;
    }
    return std::move(result_);
  }

 private:
  std::int32_t slot_of(const std::string& category) const {
    const auto& slots = candidates_.slots;
    const auto found = std::find_if(slots.begin(), slots.end(),
                                    [&](const Slot& slot) { return slot.category == category; });
    return found == slots.end() ? -1 : static_cast<std::int32_t>(found - slots.begin());
  }

  template <class ValueOf>
  Side side_of(const catalogue::AttributeReference& reference, ValueOf value_of) const {
    Side side;
    const std::int32_t slot = slot_of(reference.category);
    for (std::size_t i = 0; slot >= 0 && i < products_.size(); ++i) {
      if (candidates_.items[i].slot != slot) continue;
      const std::optional<std::int64_t> value = value_of(*products_[i], reference.attribute);
      if (value) side.push_back({*value, static_cast<std::int32_t>(i)});
    }
    return side;
  }

  void note(const Side& side, bool first, bool equal) {
    for (const Valued& entry : side) {
      result_.values[static_cast<std::size_t>(entry.position)].push_back(
          {rule_number_, first, equal, entry.value});
    }
  }

  void exclude(std::vector<std::int32_t> first, std::vector<std::int32_t> second) {
    if (first.empty() || second.empty()) return;
    result_.exclusions.emplace_back(std::move(first), std::move(second));
    result_.rule_of_exclusion.push_back(rule_number_);
  }

  void add_equal(const CompatibilityRule& rule) {
    std::map<AttributeValue, std::int64_t> numbers;
    const auto number_of = [&](const catalogue::Product& product, const std::string& key) {
      std::optional<std::int64_t> number;
      if (const AttributeValue* value = product.attribute(key)) {
        number = numbers.emplace(*value, static_cast<std::int64_t>(numbers.size())).first->second;
      }
      return number;
    };
    const Side first = side_of(rule.first, number_of);
    const Side second = side_of(rule.second, number_of);
    note(first, true, true);
    note(second, false, true);
    const auto count = static_cast<std::int64_t>(numbers.size());
    for (std::int64_t mask = 1; mask < count; mask *= 2) {
      exclude(positions_where(first, mask, true), positions_where(second, mask, false));
      // Within one category the second biclique would say the same again.
      if (rule.first == rule.second) continue;
      exclude(positions_where(first, mask, false), positions_where(second, mask, true));
    }
  }

  void add_at_most(const CompatibilityRule& rule) {
    const auto number_of = [](const catalogue::Product& product, const std::string& key) {
      return product.number(key);
    };
    Side first = side_of(rule.first, number_of);
    Side second = side_of(rule.second, number_of);
    note(first, true, false);
    note(second, false, false);
    const auto by_value = [](const Valued& a, const Valued& b) { return a.value < b.value; };
    sort_by(first, by_value);
    sort_by(second, by_value);
    std::vector<std::int64_t> values;
    for (const Side* side : {&first, &second}) {
      for (const Valued& entry : *side) values.push_back(entry.value);
    }
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
    halve(first, second, values, 0, values.size());
  }

  /// Conflicts (first > second) among the values [begin, end): those across the middle are one
  /// biclique, those within a half are left to the halves.
  void halve(const Side& first, const Side& second, const std::vector<std::int64_t>& values,
             std::size_t begin, std::size_t end) {
    if (end - begin < 2) return;
    const std::size_t middle = begin + (end - begin) / 2;
    const auto position = [&](const Side& side, std::size_t index) {
      if (index == values.size()) return side.size();
      const auto found = std::lower_bound(
          side.begin(), side.end(), values[index],
          [](const Valued& entry, std::int64_t value) { return entry.value < value; });
      return static_cast<std::size_t>(found - side.begin());
    };
    exclude(positions_of(first, position(first, middle), position(first, end)),
            positions_of(second, position(second, begin), position(second, middle)));
    halve(first, second, values, begin, middle);
    halve(first, second, values, middle, end);
  }

  const Source& source_;
  const Candidates& candidates_;
  std::vector<const catalogue::Product*> products_;
  std::int32_t rule_number_ = 0;
  Relations result_;
};

}  // namespace

std::int32_t Relations::clashing_rule(std::int32_t a, std::int32_t b) const {
  for (const RuleValue& left : values[static_cast<std::size_t>(a)]) {
    for (const RuleValue& right : values[static_cast<std::size_t>(b)]) {
      if (left.rule != right.rule || left.first == right.first) continue;
      if (left.equal ? left.value != right.value
                     : (left.first ? left.value > right.value : right.value > left.value)) {
        return left.rule;
      }
    }
  }
  return -1;
}

Relations relate(const Source& source, const Candidates& candidates) {
  return Relater(source, candidates).run();
}

}  // namespace oferta::proposal
