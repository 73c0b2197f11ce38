#pragma once
/// The exact end of a node: columns that live rules tie together form a block, a block's sensible
/// selections form a list, and the lists are the classes of a multiple-choice problem.
///
///   Blocks blocks(columns);
///   blocks.begin(domain, level, dual, slack, ties);
///   while (blocks.advance()) …
///   Knapsack& knapsack = blocks.knapsack();            // start(…), advance() …
///   proven = blocks.complete();
///
/// Inside a block its units (slots, or products of slots with several places) are taken one after
/// the other; a partial selection is dropped when its loss against the relaxation is larger than
/// the slack, or when another one with the same claims on the rest costs no more and scores no less
/// (dynamic programming with bounds: Marsten and Morin 1978, "A hybrid approach to discrete
/// mathematical programming"). Internal to shared/selection.
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "shared/selection/columns.h"
#include "shared/selection/domain.h"
#include "shared/selection/dual.h"
#include "shared/selection/knapsack.h"

namespace oferta::selection {

class Blocks {
 public:
  explicit Blocks(const Columns& columns);

  /// Of what is open in the level, at the last evaluation of `dual` (which was of this level).
  /// Selections whose relaxed value is lower than the bound by more than `slack` are left out.
  /// `ties`: keep what is needed to break them. `effort`: states times units of a block, about.
  /// `strict`: give up where the effort does not suffice, instead of going on with the best.
  void begin(const Domain& domain, const Level& level, const Dual& dual, double slack, bool ties,
             std::size_t effort, bool strict);
  /// Takes one more unit. False: the knapsack is ready.
  bool advance();

  /// A strict one has given up: there is no knapsack.
  bool gave_up() const { return strict_ && !complete_; }

  /// Nothing within the slack is missing. Otherwise the lists were cut to the most promising ones.
  bool complete() const { return complete_; }

  Knapsack& knapsack() { return *knapsack_; }

  std::int64_t work() const { return work_ + (knapsack_ ? knapsack_->work() : 0); }

 private:
  struct Choosable {
    std::int32_t column = -1;  ///< −1: none
    std::int32_t quantity = 0;
    double loss = 0;
    std::int64_t cost = 0;
    std::int64_t score = 0;  ///< with the needs that no cap limits any more
  };
  /// Columns of which the alternatives exclude each other.
  struct Unit {
    std::int32_t first = 0;
    std::int32_t last = 0;  ///< places in choosables_
    std::int32_t block = 0;
  };
  /// A live rule or need.
  struct Line {
    bool need = false;
    bool exact = false;      ///< its slack is worth counting to the end
    std::int64_t limit = 0;  ///< of a rule, or what is left to cover
    double multiplier = 0;
    std::int64_t least = 0;  ///< what the units still to come can add
    std::int64_t most = 0;
    std::int32_t units = 0;   ///< still to come
    std::int32_t place = -1;  ///< in the claims of the states
  };
  /// What a unit can add to a line.
  struct Range {
    std::int32_t unit = 0;
    std::int64_t least = 0;
    std::int64_t most = 0;
  };
  struct Touch {
    std::int32_t line = 0;
    std::int64_t amount = 0;
  };
  struct State {
    std::int64_t cost = 0;
    std::int64_t score = 0;
    double loss = 0;
    std::int32_t before = -1;
    std::int32_t choosable = -1;
  };

  void list_units(const Domain& domain, const Level& level, const Dual& dual);
  void add_unit(const Domain& domain, const Dual& dual, const std::int32_t* first,
                const std::int32_t* last, double threshold, bool forced);
  void list_lines(const Domain& domain, const Level& level);
  void add_line(const Line& line, const std::vector<std::pair<std::int32_t, std::int64_t>>& terms);
  void form_blocks();
  void order_block(std::int32_t block);
  void start_block();
  void expand(std::int32_t unit);
  void extend(std::size_t from, std::int32_t unit, std::int32_t choosable);
  bool claim(std::int32_t line, std::int64_t amount, State& state);
  void keep_best();
  bool same_claims(std::int32_t a, std::int32_t b) const;
  int compare(const State& a, const State& b) const;
  void list_choices(const State& state, std::vector<Choice>& choices) const;
  void store_block();

  const Columns& columns_;
  std::unique_ptr<Knapsack> knapsack_;
  Lists<Choice> stored_;  ///< per label
  double slack_ = 0;
  bool ties_ = false;
  double weight_ = 1;  ///< of scores and needs: 0 when the bound leaves them out
  bool complete_ = true;
  bool strict_ = false;
  std::vector<Choosable> choosables_;
  std::vector<Unit> units_;
  std::vector<std::int32_t> unit_of_;  ///< per column
  std::vector<std::int64_t> linear_;   ///< per column, of needs that no cap limits
  std::vector<Line> lines_;
  std::vector<std::vector<Touch>> touches_;          ///< per column
  std::vector<std::vector<std::int32_t>> lines_of_;  ///< per unit
  std::vector<std::vector<Range>> ranges_;           ///< per line
  std::vector<std::vector<std::int32_t>> blocks_;    ///< units, in their order
  std::size_t block_ = 0;
  std::size_t unit_ = 0;
  std::size_t effort_ = 0;
  std::size_t most_states_ = 0;
  std::vector<std::int32_t> active_;  ///< lines with a place in the claims
  std::vector<State> states_;
  std::size_t list_ = 0;
  std::vector<std::int64_t> claims_;  ///< of the current list, as many for each as active lines
  std::vector<State> next_;
  std::vector<std::int64_t> next_claims_;
  std::vector<std::uint64_t> hashes_;
  std::vector<std::int32_t> order_;
  std::int64_t work_ = 0;
};

}  // namespace oferta::selection
