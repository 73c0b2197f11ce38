#pragma once
/// A dual simplex for small linear programmes that are solved again and again with other bounds.
///
///   maximise Σ objective·x   with   Σ coefficients·x ≤ limit per row,   lower ≤ x ≤ upper
///
///   Simplex simplex(rows);
///   simplex.add_column(objective, upper, entries, count);
///   simplex.set_limit(row, limit);
///   simplex.finish();                                  // all columns are known
///   simplex.set_bounds(column, 0, 0);
///   simplex.solve(200, cutoff, fall);
///   simplex.value(column); simplex.dual(row);
///
/// Every column is bounded, so the basis of slacks is dual feasible and stays so whatever bounds
/// change: no phase one, and each solve starts from the last basis. Dual steepest edge pricing with
/// an explicit inverse, and the long step ratio test that flips bounds (Koberstein 2005, "The dual
/// simplex method, techniques for a fast and stable implementation"). Its answer is used only as a
/// proposal of multipliers and of a branching: nothing proven depends on its rounding. Internal to
/// shared/selection.
#include <cstddef>
#include <cstdint>
#include <vector>

namespace oferta::selection {

class Simplex {
 public:
  struct Entry {
    std::int32_t row = 0;
    double coefficient = 0;
  };

  enum class End {
    optimal,
    cut_off,     ///< the objective cannot reach the cutoff
    infeasible,  ///< nothing satisfies the rows; the duals are moved along the ray that proves it
    unfinished   ///< pivot limit reached or rounding got in the way; duals are valid all the same
  };

  explicit Simplex(std::int32_t rows);

  /// The number of the new column, counted from 0. Lower bound 0.
  std::int32_t add_column(double objective, double upper, const std::vector<Entry>& entries);
  void set_limit(std::int32_t row, double limit) { limit_[static_cast<std::size_t>(row)] = limit; }
  /// Lets a row's slack range over 0 … `upper` only (0 makes the row an equation).
  void set_slack(std::int32_t row, double upper) { set_bounds(columns_ + row, 0, upper); }
  void finish();

  void set_bounds(std::int32_t column, double lower, double upper);

  /// Pivots until optimal, at most `max_pivots` times. When infeasible, the duals are moved so far
  /// that the bound they give is lower by `fall`.
  End solve(int max_pivots, double cutoff, double fall);

  double value(std::int32_t column) const;
  double dual(std::int32_t row) const {
    const auto r = static_cast<std::size_t>(row);
    return proof_.empty() ? dual_[r] : proof_[r];
  }
  std::int32_t columns() const { return columns_; }
  std::int32_t rows() const { return rows_; }
  /// Multiplications so far, roughly.
  std::int64_t work() const { return work_; }

 private:
  struct Break {
    double ratio;
    double size;  ///< |α|
    std::int32_t column;
  };

  void restart();
  bool refactor();
  void compute_values();
  void compute_duals();
  double objective() const;
  double reduced_cost(std::int32_t column) const;
  void settle_nonbasic(std::int32_t column);
  std::int32_t leaving_row(double& gap, int& sign) const;
  void price_row(std::int32_t row, int sign);
  std::int32_t ratio_test(double gap, double& step);
  void shift_values(std::int32_t column, double change);
  void pivot(std::int32_t row, std::int32_t entering, int sign, double step);
  double* inverse_row(std::int32_t row) {
    return inverse_.data() + static_cast<std::size_t>(row) * static_cast<std::size_t>(rows_);
  }
  const double* inverse_row(std::int32_t row) const {
    return inverse_.data() + static_cast<std::size_t>(row) * static_cast<std::size_t>(rows_);
  }

  std::int32_t rows_;
  std::int32_t columns_ = 0;  ///< without slacks; slack of row i is column columns_ + i
  std::vector<std::int32_t> starts_{0};
  std::vector<Entry> entries_;
  std::vector<double> objective_;
  std::vector<double> limit_;
  std::vector<double> lower_;
  std::vector<double> upper_;
  std::vector<double> nonbasic_value_;
  std::vector<double> reduced_;
  std::vector<double> alpha_;           ///< of the leaving row, per column
  std::vector<std::int32_t> position_;  ///< row in the basis, or −1
  std::vector<std::int32_t> basis_;
  std::vector<double> basic_value_;
  std::vector<double> weight_;
  std::vector<double> dual_;
  std::vector<double> proof_;  ///< the duals moved along a ray; empty when there is none
  std::vector<double> inverse_;
  std::vector<double> spare_inverse_;  ///< room for refactor()
  std::vector<double> matrix_;         ///< room for refactor()
  std::vector<double> rest_;           ///< room for compute_values()
  std::vector<double> column_;         ///< the entering column in terms of the basis
  std::vector<Break> breaks_;
  std::vector<std::int32_t> flips_;
  int pivots_since_refactor_ = 0;
  std::int64_t work_ = 0;
};

}  // namespace oferta::selection
