#pragma once
/// What is still allowed: a range of quantities per column, narrowed by the rules and undone again.
///
///   Domain domain(columns);
///   if (!domain.reset()) …                            // the rules alone are contradictory
///   const std::size_t mark = domain.mark();
///   if (domain.at_least(column, 1) && domain.propagate()) …
///   domain.undo(mark);
///
/// Internal to shared/selection.
#include <cstddef>
#include <cstdint>
#include <vector>

#include "shared/selection/columns.h"

namespace oferta::selection {

class Domain {
 public:
  explicit Domain(const Columns& columns);

  /// Back to the limits of the problem, propagated. False: contradictory.
  bool reset();

  std::int32_t low(std::int32_t column) const { return low_[static_cast<std::size_t>(column)]; }
  std::int32_t high(std::int32_t column) const { return high_[static_cast<std::size_t>(column)]; }
  bool open(std::int32_t column) const { return low(column) < high(column); }
  /// Distinct columns of the slot that are certainly chosen.
  std::int32_t slot_taken(std::int32_t slot) const {
    return slot_taken_[static_cast<std::size_t>(slot)];
  }

  /// Narrow one range. False: empty, and the domain must be undone.
  bool at_least(std::int32_t column, std::int32_t quantity);
  bool at_most(std::int32_t column, std::int32_t quantity);

  /// Draws all consequences. False: contradictory, and the domain must be undone.
  bool propagate();

  std::size_t mark() const { return trail_.size(); }
  void undo(std::size_t mark);

 private:
  struct Change {
    std::int32_t column;
    std::int32_t low;
    std::int32_t high;
  };

  bool react_in(std::int32_t column);
  bool react_out(std::int32_t column);
  bool satisfy(std::int32_t group);
  bool clear(const std::int32_t* first, const std::int32_t* last);
  void count_in(std::int32_t column, std::int32_t sign);
  void count_out(std::int32_t column, std::int32_t sign);

  const Columns& columns_;
  std::vector<std::int32_t> low_;
  std::vector<std::int32_t> high_;
  std::vector<std::int32_t> slot_taken_;
  std::vector<std::int32_t> group_taken_;
  std::vector<std::int32_t> group_possible_;  ///< columns of the group that may be chosen
  std::vector<std::int32_t> group_needed_;    ///< rules that now demand something of the group
  std::vector<std::int32_t> bundle_missing_;  ///< products not certain yet
  std::vector<Change> trail_;
  std::vector<std::int32_t> queue_;
};

}  // namespace oferta::selection
