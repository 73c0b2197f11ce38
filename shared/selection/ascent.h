#pragma once
/// Multipliers for thousands of rules quickly: each in turn is set where the bound is lowest with
/// all others as they are.
///
///   Ascent ascent(columns);
///   ascent.begin(domain, level, window, level.multipliers);
///   for (int pass = 0; pass < 10; ++pass) ascent.pass();
///   dual.propose(domain, level, ascent.multipliers());
///
/// The bound along one multiplier is convex and piecewise linear, and where it is flat the middle
/// of the flat part is taken: that leaves its neighbours room and keeps the descent from being
/// stuck (as in message passing for such relaxations: Globerson and Jaakkola 2007, "Fixing
/// max-product"; Kolmogorov 2006, "Convergent tree-reweighted message passing"). What it finds is a
/// proposal: the bound it gives is computed by dual.h. Internal to shared/selection.
#include <cstdint>
#include <utility>
#include <vector>

#include "shared/selection/columns.h"
#include "shared/selection/domain.h"
#include "shared/selection/dual.h"

namespace oferta::selection {

class Ascent {
 public:
  explicit Ascent(const Columns& columns);

  /// Of the columns open in the level. Without scores the price of money stays as it is.
  void begin(const Domain& domain, const Level& level, const Window& window, bool scored,
             const Multipliers& start);

  /// Every multiplier once.
  void pass();

  const Multipliers& multipliers() const { return multipliers_; }
  std::int64_t work() const { return work_; }

 private:
  /// A rule or a need as limit · m + Σ over the slots of the best value with m · coefficient off.
  struct Term {
    std::int32_t column = 0;
    double coefficient = 0;
  };
  struct Piece {
    double value = 0;  ///< without this multiplier
    double coefficient = 0;
  };

  void fit_price();
  double spend(double price);
  void fit(std::int32_t line);
  void gather(std::int32_t line);
  double slope(double at, bool right) const;
  double settle(double from, double most) const;

  const Columns& columns_;
  Lists<Term> lines_;  ///< rules, then needs
  const Domain* domain_ = nullptr;
  const Level* level_ = nullptr;
  Window window_;
  bool scored_ = true;
  Multipliers multipliers_;
  std::vector<double> limit_;
  std::vector<double> residual_;
  std::vector<double> own_;   ///< per column, score − price · cost of its best quantity
  std::vector<double> base_;  ///< per column, what the rules and needs make of it
  std::vector<char> open_;
  std::vector<std::int32_t> room_;  ///< per slot
  std::vector<Piece> pieces_;
  std::vector<std::pair<double, std::size_t>>
      slots_;  ///< the best without the line; end in pieces_
  mutable std::vector<double> breaks_;
  std::vector<double> values_;
  std::int64_t work_ = 0;
};

}  // namespace oferta::selection
