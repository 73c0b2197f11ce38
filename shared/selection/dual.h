#pragma once
/// The bound: a Lagrangian relaxation that leaves only the slots' caps.
///
/// The budget, the caps of the needs and the relations get multipliers (prices for breaking them).
/// With them fixed, every column is worth score + what it does for the needs − what it costs and
/// breaks, each slot takes its most valuable columns, and the sum bounds every selection from
/// above. A need's min(cap, sum of amounts) is bounded by u · sum + (1 − u) · cap for any u between
/// 0 and 1. The multipliers are improved by the volume algorithm (Barahona and Anbil 2000, "The
/// volume algorithm", Mathematical Programming 87), which also gives an approximate fractional
/// solution to branch on. As slots are solved exactly, the best bound equals that of the linear
/// relaxation (Geoffrion 1974); columns that cannot be in a better selection are fixed by their
/// reduced value.
///
///   Dual dual(columns);
///   dual.set_goal(window, true);
///   dual.begin(domain, level);                        // evaluates at level.multipliers
///   while (level.bound >= target && …) dual.improve(domain, level, target);
///
/// Every bound includes a margin for rounding, so comparing it with an integer target is safe.
/// Internal to shared/selection.
#include <cstdint>
#include <vector>

#include "shared/selection/columns.h"
#include "shared/selection/domain.h"

namespace oferta::selection {

/// Limits of the cost as the columns count it (before a promotion).
struct Window {
  std::int64_t low = 0;
  std::int64_t high = 0;
};

struct Multipliers {
  double cost = 0;           ///< points per minor unit; negative where spending more is demanded
  std::vector<double> need;  ///< u of every need
  std::vector<double> row;   ///< points per unit of every row, ≥ 0
};

/// What a node of the search knows: which columns are open and what the rest already adds up to.
struct Level {
  std::vector<std::int32_t> open;      ///< columns that may or may not be chosen
  std::vector<std::int32_t> certain;   ///< chosen columns whose quantity is open
  std::int64_t score = 0;              ///< own scores of the decided columns
  std::int64_t cost = 0;               ///< of the decided columns
  std::vector<std::int64_t> covered;   ///< per need, by chosen columns
  std::vector<std::int32_t> activity;  ///< per row, by chosen columns
  Multipliers multipliers;             ///< the best known here
  double bound = 0;                    ///< at those multipliers
  double step = 1;                     ///< step factor of the volume algorithm
};

/// The level in which every column of the domain is still to be looked at.
Level root_level(const Columns& columns);

/// Moves columns that the domain has decided out of the open lists.
void refresh(const Columns& columns, const Domain& domain, Level& level);

/// min(cap, covered) over all needs.
std::int64_t covered_score(const Columns& columns, const Level& level);

class Dual {
 public:
  explicit Dual(const Columns& columns);

  /// `scored` false leaves scores and needs out: then a bound below 0 proves that no selection
  /// lies in the window.
  void set_goal(const Window& window, bool scored);
  /// The window has become smaller because something better was found.
  void set_window(const Window& window) { window_ = window; }
  bool scored() const { return scored_; }

  /// Multipliers to start from when nothing is known.
  Multipliers start_values() const;

  /// Evaluates the level at its multipliers and starts a new average.
  void begin(const Domain& domain, Level& level);

  /// Evaluates the level at other multipliers and keeps them if their bound is lower.
  void propose(const Domain& domain, Level& level, const Multipliers& multipliers);

  /// One step of the volume algorithm towards `target`. False: no direction left.
  bool improve(const Domain& domain, Level& level, double target);

  /// Fixes columns and quantities whose reduced value proves that no selection with them reaches
  /// `target`. Uses the last evaluation. False: contradictory.
  bool narrow(Domain& domain, const Level& level, double target) const;

  /// Share of an open column in the averaged relaxed solutions, 0 … 1; and its average quantity.
  double share(std::int32_t column) const { return share_[static_cast<std::size_t>(column)]; }
  double quantity(std::int32_t column) const { return quantity_[static_cast<std::size_t>(column)]; }

  /// Parts of the last evaluation: what choosing an open column is worth apart from its own score
  /// and cost, the price of cost, and the bound of a selection without any of these columns.
  double base(std::int32_t column) const { return base_[static_cast<std::size_t>(column)]; }
  double price() const { return evaluated_price_; }
  double evaluated_bound() const { return evaluated_bound_; }
  /// What the least valuable chosen column of a full slot is worth; 0 when there is room.
  double entry(std::int32_t slot) const { return slots_[static_cast<std::size_t>(slot)].enter; }
  double bound_without(const std::vector<std::int32_t>& open) const;

  std::int64_t work() const { return work_; }

 private:
  struct Gradient {
    double cost = 0;
    std::vector<double> need;
    std::vector<double> row;
  };
  struct SlotValues {
    double enter = 0;  ///< what a column must beat to be chosen
    double next = 0;   ///< what takes the place of a chosen one
  };

  double evaluate(const Domain& domain, const Level& level, const Multipliers& multipliers);
  double constant_part(const Level& level, const Multipliers& multipliers, double& magnitude);
  void price_column(const Domain& domain, const Multipliers& multipliers, std::int32_t column);
  double best_quantity(const Domain& domain, double cost_price, std::int32_t column);
  double take_slot(const Domain& domain, const std::int32_t* first, const std::int32_t* last);
  void slope(const Level& level, const Multipliers& multipliers);
  void average(const Level& level, double weight);
  double direction_norm(const Multipliers& multipliers) const;
  void move(Multipliers& multipliers, double step) const;
  double option_value(std::int32_t column, std::int32_t quantity, double cost_price) const;

  const Columns& columns_;
  Window window_;
  bool scored_ = true;
  double score_weight_ = 1;
  double cost_scale_ = 1;
  std::vector<double> need_scale_;
  std::vector<double> residual_;  ///< per need, what is left to cover
  std::vector<double> value_;
  std::vector<double> base_;
  std::vector<std::int32_t> pick_;
  std::vector<char> chosen_;
  std::vector<double> share_;
  std::vector<double> quantity_;
  std::vector<SlotValues> slots_;
  std::vector<std::int32_t> candidates_;
  Gradient gradient_;
  Gradient average_;
  Multipliers trial_;
  double evaluated_bound_ = 0;
  double evaluated_price_ = 0;
  int failures_ = 0;
  std::int64_t work_ = 0;
};

}  // namespace oferta::selection
