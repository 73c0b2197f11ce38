#include "shared/selection/simplex.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "shared/selection/index.h"

namespace oferta::selection {
namespace {

constexpr double kPrimalTolerance = 1e-7;
constexpr double kPivotTolerance = 1e-7;
constexpr double kZero = 1e-12;
constexpr double kInfinite = std::numeric_limits<double>::infinity();
constexpr int kRefactorEvery = 150;

/// In four sums, which do not wait for each other.
double dot(const double* a, const double* b, std::int32_t count) {
  double sums[4] = {0, 0, 0, 0};
  std::int32_t i = 0;
  for (; i + 4 <= count; i += 4) {
    for (std::int32_t k = 0; k < 4; ++k) sums[k] += a[i + k] * b[i + k];
  }
  for (; i < count; ++i) sums[0] += a[i] * b[i];
  return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

}  // namespace

Simplex::Simplex(std::int32_t rows) : rows_(rows), limit_(at(rows), 0) {}

std::int32_t Simplex::add_column(double objective, double upper,
                                 const std::vector<Entry>& entries) {
  objective_.push_back(objective);
  lower_.push_back(0);
  upper_.push_back(upper);
  entries_.insert(entries_.end(), entries.begin(), entries.end());
  starts_.push_back(static_cast<std::int32_t>(entries_.size()));
  return columns_++;
}

void Simplex::finish() {
  const std::size_t all = at(columns_ + rows_);
  for (std::int32_t r = 0; r < rows_; ++r) {
    entries_.push_back({r, 1.0});
    starts_.push_back(static_cast<std::int32_t>(entries_.size()));
  }
  objective_.resize(all, 0);
  lower_.resize(all, 0);
  upper_.resize(all, kInfinite);
  nonbasic_value_.assign(all, 0);
  reduced_.assign(all, 0);
  alpha_.assign(all, 0);
  position_.assign(all, -1);
  basis_.assign(at(rows_), 0);
  basic_value_.assign(at(rows_), 0);
  weight_.assign(at(rows_), 1);
  dual_.assign(at(rows_), 0);
  column_.assign(at(rows_), 0);
  restart();
}

/// Back to the basis of slacks.
void Simplex::restart() {
  std::fill(position_.begin(), position_.end(), -1);
  inverse_.assign(at(rows_) * at(rows_), 0);
  for (std::int32_t r = 0; r < rows_; ++r) {
    basis_[at(r)] = columns_ + r;
    position_[at(columns_ + r)] = r;
    inverse_row(r)[r] = 1;
    weight_[at(r)] = 1;
  }
  pivots_since_refactor_ = 0;
  compute_duals();
}

/// Gauss–Jordan elimination of the basis columns, with row pivoting. False: singular.
bool Simplex::refactor() {
  const std::size_t m = at(rows_);
  // Kept between calls: fresh memory of this size costs more than the elimination.
  std::vector<double>& matrix = matrix_;
  matrix.assign(m * m, 0);
  for (std::int32_t k = 0; k < rows_; ++k) {
    const std::int32_t c = basis_[at(k)];
    for (std::int32_t e = starts_[at(c)]; e < starts_[at(c) + 1]; ++e) {
      matrix[at(entries_[at(e)].row) * m + at(k)] = entries_[at(e)].coefficient;
    }
  }
  std::vector<double>& inverse = spare_inverse_;
  inverse.assign(m * m, 0);
  for (std::size_t i = 0; i < m; ++i) inverse[i * m + i] = 1;
  work_ += static_cast<std::int64_t>(m * m * m / 4);
  for (std::size_t k = 0; k < m; ++k) {
    std::size_t best = k;
    for (std::size_t i = k + 1; i < m; ++i) {
      if (std::abs(matrix[i * m + k]) > std::abs(matrix[best * m + k])) best = i;
    }
    if (std::abs(matrix[best * m + k]) < 1e-10) return false;
    if (best != k) {
      std::swap_ranges(&matrix[best * m], &matrix[best * m] + m, &matrix[k * m]);
      std::swap_ranges(&inverse[best * m], &inverse[best * m] + m, &inverse[k * m]);
    }
    const double scale = 1 / matrix[k * m + k];
    for (std::size_t j = 0; j < m; ++j) {
      matrix[k * m + j] *= scale;
      inverse[k * m + j] *= scale;
    }
    for (std::size_t i = 0; i < m; ++i) {
      const double factor = matrix[i * m + k];
      if (i == k || factor == 0) continue;
      for (std::size_t j = 0; j < m; ++j) {
        matrix[i * m + j] -= factor * matrix[k * m + j];
        inverse[i * m + j] -= factor * inverse[k * m + j];
      }
    }
  }
  std::swap(inverse_, spare_inverse_);
  for (std::int32_t r = 0; r < rows_; ++r) {
    const double* row = inverse_row(r);
    double norm = 0;
    for (std::int32_t i = 0; i < rows_; ++i) norm += row[i] * row[i];
    weight_[at(r)] = norm;
  }
  pivots_since_refactor_ = 0;
  compute_duals();
  return true;
}

void Simplex::compute_duals() {
  std::fill(dual_.begin(), dual_.end(), 0);
  for (std::int32_t r = 0; r < rows_; ++r) {
    const double price = objective_[at(basis_[at(r)])];
    if (price == 0) continue;
    const double* row = inverse_row(r);
    for (std::int32_t i = 0; i < rows_; ++i) dual_[at(i)] += price * row[i];
  }
  for (std::int32_t c = 0; c < columns_ + rows_; ++c) settle_nonbasic(c);
}

double Simplex::reduced_cost(std::int32_t column) const {
  double result = objective_[at(column)];
  for (std::int32_t e = starts_[at(column)]; e < starts_[at(column) + 1]; ++e) {
    result -= dual_[at(entries_[at(e)].row)] * entries_[at(e)].coefficient;
  }
  return result;
}

/// Puts a column that is not in the basis at the bound its reduced cost asks for.
void Simplex::settle_nonbasic(std::int32_t column) {
  const std::size_t c = at(column);
  if (position_[c] >= 0) {
    reduced_[c] = 0;
    return;
  }
  reduced_[c] = reduced_cost(column);
  const bool up = reduced_[c] > 0 && upper_[c] < kInfinite;
  nonbasic_value_[c] = up ? upper_[c] : lower_[c];
}

void Simplex::set_bounds(std::int32_t column, double lower, double upper) {
  const std::size_t c = at(column);
  lower_[c] = lower;
  upper_[c] = upper;
  if (position_[c] < 0) settle_nonbasic(column);
}

void Simplex::compute_values() {
  std::vector<double>& rest = rest_;
  rest = limit_;
  for (std::int32_t c = 0; c < columns_ + rows_; ++c) {
    const double value = nonbasic_value_[at(c)];
    if (position_[at(c)] >= 0 || value == 0) continue;
    for (std::int32_t e = starts_[at(c)]; e < starts_[at(c) + 1]; ++e) {
      rest[at(entries_[at(e)].row)] -= value * entries_[at(e)].coefficient;
    }
  }
  for (std::int32_t r = 0; r < rows_; ++r) {
    basic_value_[at(r)] = dot(inverse_row(r), rest.data(), rows_);
  }
  work_ += static_cast<std::int64_t>(rows_) * rows_;
}

/// The basic column farthest outside its bounds, in steepest edge measure; −1: none.
std::int32_t Simplex::leaving_row(double& gap, int& sign) const {
  std::int32_t best = -1;
  double largest = 0;
  for (std::int32_t r = 0; r < rows_; ++r) {
    const std::size_t c = at(basis_[at(r)]);
    const double below = lower_[c] - basic_value_[at(r)];
    const double above = basic_value_[at(r)] - upper_[c];
    const double worst = std::max(below, above);
    if (worst <= kPrimalTolerance) continue;
    const double measure = worst * worst / weight_[at(r)];
    if (measure > largest) {
      largest = measure;
      best = r;
      gap = worst;
      sign = below > above ? 1 : -1;
    }
  }
  return best;
}

/// α of the leaving row for every column that may move, and the break points of the dual step.
void Simplex::price_row(std::int32_t row, int sign) {
  const double* rho = inverse_row(row);
  breaks_.clear();
  for (std::int32_t c = 0; c < columns_ + rows_; ++c) {
    const std::size_t k = at(c);
    if (position_[k] >= 0 || lower_[k] == upper_[k]) continue;
    double alpha = 0;
    if (c >= columns_) {
      alpha = rho[c - columns_];
    } else {
      for (std::int32_t e = starts_[k]; e < starts_[k + 1]; ++e) {
        alpha += rho[entries_[at(e)].row] * entries_[at(e)].coefficient;
      }
    }
    alpha *= sign;
    alpha_[k] = alpha;
    const bool at_upper = nonbasic_value_[k] > lower_[k];
    if (at_upper ? alpha > kPivotTolerance : alpha < -kPivotTolerance) {
      breaks_.push_back({std::max(0.0, reduced_[k] / alpha), std::abs(alpha), c});
    }
  }
  work_ += static_cast<std::int64_t>(entries_.size()) / 2;
}

/// Walks over break points while the dual objective still gains; those passed are flipped. Returns
/// the entering column, −1 when the step is unlimited.
std::int32_t Simplex::ratio_test(double gap, double& step) {
  std::sort(breaks_.begin(), breaks_.end(), [](const Break& a, const Break& b) {
    if (a.ratio != b.ratio) return a.ratio < b.ratio;
    return a.size != b.size ? a.size > b.size : a.column < b.column;
  });
  flips_.clear();
  double slope = gap;
  for (const Break& one : breaks_) {
    const std::size_t c = at(one.column);
    slope -= one.size * (upper_[c] - lower_[c]);
    if (slope < kPrimalTolerance) {
      step = one.ratio;
      return one.column;
    }
    flips_.push_back(one.column);
  }
  step = slope;  // what is left of the slope, for the ray
  return -1;
}

void Simplex::shift_values(std::int32_t column, double change) {
  for (std::int32_t e = starts_[at(column)]; e < starts_[at(column) + 1]; ++e) {
    const double amount = change * entries_[at(e)].coefficient;
    const std::size_t i = at(entries_[at(e)].row);
    for (std::int32_t r = 0; r < rows_; ++r) basic_value_[at(r)] -= inverse_row(r)[i] * amount;
  }
  work_ += rows_;
}

void Simplex::pivot(std::int32_t row, std::int32_t entering, int sign, double step) {
  const std::int32_t leaving = basis_[at(row)];
  const double bound = sign > 0 ? lower_[at(leaving)] : upper_[at(leaving)];
  double* rho = inverse_row(row);
  for (std::int32_t i = 0; i < rows_; ++i) dual_[at(i)] += step * sign * rho[i];
  for (std::int32_t c = 0; c < columns_ + rows_; ++c) {
    const std::size_t k = at(c);
    if (position_[k] < 0 && lower_[k] != upper_[k]) reduced_[k] -= step * alpha_[k];
  }
  reduced_[at(entering)] = 0;
  reduced_[at(leaving)] = -sign * step;

  const double pivot_value = column_[at(row)];
  const double change = (basic_value_[at(row)] - bound) / pivot_value;
  const double entered = nonbasic_value_[at(entering)] + change;
  const double inverse_pivot = 1 / pivot_value;
  double norm = 0;
  for (std::int32_t i = 0; i < rows_; ++i) {
    rho[i] *= inverse_pivot;
    if (std::abs(rho[i]) < kZero) rho[i] = 0;
    norm += rho[i] * rho[i];
  }
  weight_[at(row)] = std::max(norm, 1e-12);
  for (std::int32_t r = 0; r < rows_; ++r) {
    const double factor = column_[at(r)];
    if (r == row || std::abs(factor) < kZero) continue;
    basic_value_[at(r)] -= factor * change;
    double* target = inverse_row(r);
    double length = 0;
    for (std::int32_t i = 0; i < rows_; ++i) {
      target[i] -= factor * rho[i];
      length += target[i] * target[i];
    }
    weight_[at(r)] = std::max(length, 1e-12);
    work_ += rows_;
  }
  basic_value_[at(row)] = entered;
  basis_[at(row)] = entering;
  position_[at(entering)] = row;
  position_[at(leaving)] = -1;
  nonbasic_value_[at(leaving)] = bound;
  ++pivots_since_refactor_;
}

double Simplex::objective() const {
  double sum = 0;
  for (std::int32_t c = 0; c < columns_; ++c) {
    if (objective_[at(c)] != 0) sum += objective_[at(c)] * value(c);
  }
  return sum;
}

Simplex::End Simplex::solve(int max_pivots, double cutoff, double fall) {
  proof_.clear();
  compute_values();
  for (int pivots = 0; pivots < max_pivots; ++pivots) {
    if (pivots_since_refactor_ >= kRefactorEvery) {
      if (!refactor()) restart();
      compute_values();
    }
    double gap = 0;
    int sign = 1;
    const std::int32_t row = leaving_row(gap, sign);
    if (row < 0) return End::optimal;
    if (objective() < cutoff) return End::cut_off;
    price_row(row, sign);
    double step = 0;
    const std::int32_t entering = ratio_test(gap, step);
    if (entering < 0) {
      // Along this ray the dual objective falls without end, by `step` per unit.
      const double length = fall / step;
      const double* rho = inverse_row(row);
      proof_ = dual_;
      for (std::int32_t i = 0; i < rows_; ++i) proof_[at(i)] += length * sign * rho[i];
      return End::infeasible;
    }
    for (const std::int32_t c : flips_) {
      const std::size_t k = at(c);
      const double to = nonbasic_value_[k] > lower_[k] ? lower_[k] : upper_[k];
      shift_values(c, to - nonbasic_value_[k]);
      nonbasic_value_[k] = to;
    }
    std::fill(column_.begin(), column_.end(), 0);
    for (std::int32_t e = starts_[at(entering)]; e < starts_[at(entering) + 1]; ++e) {
      const std::size_t i = at(entries_[at(e)].row);
      const double coefficient = entries_[at(e)].coefficient;
      for (std::int32_t r = 0; r < rows_; ++r) column_[at(r)] += inverse_row(r)[i] * coefficient;
      work_ += rows_;
    }
    const double expected = sign * alpha_[at(entering)];
    if (std::abs(column_[at(row)] - expected) > 1e-6 * (1 + std::abs(expected))) {
      if (pivots_since_refactor_ == 0) return End::unfinished;
      if (!refactor()) restart();
      compute_values();
      continue;
    }
    pivot(row, entering, sign, step);
  }
  return End::unfinished;
}

double Simplex::value(std::int32_t column) const {
  const std::int32_t row = position_[at(column)];
  return row < 0 ? nonbasic_value_[at(column)] : basic_value_[at(row)];
}

}  // namespace oferta::selection
