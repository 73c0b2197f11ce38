#pragma once
/// The linear relaxation of a problem as a linear programme, for problems small enough: its duals
/// are the best multipliers there are, and its solution tells where to branch.
///
///   if (Programme::fits(columns, domain)) programme.emplace(columns, domain, scored);
///   programme->solve(domain, window, bound, target, multipliers);  // then evaluate them by Dual
///   programme->share(column);
///
/// Internal to shared/selection; see dual.h for the relaxation and simplex.h for the method.
#include <cstdint>
#include <vector>

#include "shared/selection/columns.h"
#include "shared/selection/domain.h"
#include "shared/selection/dual.h"
#include "shared/selection/simplex.h"

namespace oferta::selection {

class Programme {
 public:
  /// Whether a linear programme of the columns left in `domain` is worth its cubic cost.
  static bool fits(const Columns& columns, const Domain& domain);

  /// Of the columns open in `domain` now; only narrower domains can be solved later.
  Programme(const Columns& columns, const Domain& domain, bool scored);

  /// Writes the duals into `multipliers`. False: the simplex gave up.
  bool solve(const Domain& domain, const Window& window, double bound, double target,
             Multipliers& multipliers);

  /// In the last solution: how far the column is chosen (0 … 1), and its average quantity.
  double share(std::int32_t column) const;
  double quantity(std::int32_t column) const;

  /// Columns that were open when it was made.
  std::int32_t open_at_start() const { return open_at_start_; }

  std::int64_t work() const { return simplex_.work() / 16; }

 private:
  /// Where a column of the problem went.
  struct Place {
    std::int32_t first = -1;  ///< its column of quantity `low`; the others follow
    std::int32_t low = 0;     ///< smallest quantity ≥ 1
    std::int32_t high = 0;
    std::int32_t sum_row = -1;  ///< the row that adds up its quantities, if several
    std::int32_t now_low = 0;   ///< as last told to the simplex
    std::int32_t now_high = 0;
  };
  struct Shape;

  Programme(const Columns& columns, const Domain& domain, bool scored, const Shape& shape);
  void add_column(std::int32_t column, const Domain& domain, const Shape& shape);
  void follow(const Domain& domain);
  void tell(std::int32_t column, std::int32_t low, std::int32_t high);

  const Columns& columns_;
  bool scored_;
  double score_scale_ = 1;
  double cost_scale_ = 1;
  std::vector<std::int32_t> members_;
  std::int32_t open_at_start_ = 0;
  std::vector<Place> places_;
  std::vector<std::int32_t> row_of_need_;
  std::vector<std::int32_t> row_of_rule_;
  std::vector<double> need_scale_;
  std::int32_t cost_row_ = -1;
  std::int32_t spend_row_ = -1;  ///< asks for a cost of at least the window's low end
  Simplex simplex_;
};

}  // namespace oferta::selection
