#pragma once
/// Multiple choice: of every class exactly one alternative, the best score within a budget. What a
/// problem without live relations comes down to, solved exactly at the speed of a slider.
///
///   Knapsack knapsack(lister);
///   knapsack.add_class({{0, 0, -1}, {300, 10, 7}});   // cost, score, the caller's own number
///   knapsack.finish();                                // once; then any number of questions
///   knapsack.start({KnapsackAim::score, budget, target});
///   while (knapsack.advance()) …
///   knapsack.found() …  knapsack.pick(c)
///
/// The linear relaxation is read off the classes' hulls: their steps sorted by efficiency, with
/// prefix sums, answer any budget by a binary search. What differs from its solution must earn its
/// loss back within the gap, so only few classes matter; a list of undominated partial sums grows
/// over them in the order of their losses, pruned by bounds, until the next loss is larger than the
/// gap that is left (the expanding core of Pisinger 1995, "A minimal algorithm for the
/// multiple-choice knapsack problem", EJOR 83). Amounts may be negative. Internal to
/// shared/selection.
#include <cstddef>
#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

#include "shared/selection/model.h"

namespace oferta::selection {

struct Alternative {
  std::int64_t cost = 0;
  std::int64_t score = 0;
  std::int32_t label = 0;  ///< the caller's own
};

enum class KnapsackAim {
  score,     ///< the highest score, at least the target
  cost,      ///< the lowest cost at which the score reaches the target
  cost_ties  ///< as cost, and of equals (score and cost) the smallest list of choices
};

struct KnapsackQuestion {
  KnapsackAim aim = KnapsackAim::score;
  std::int64_t budget = 0;
  std::int64_t target = 0;
};

/// Two sorted lists of choices of which more may follow. Below 0: whatever follows, `first` comes
/// before `second`; above 0: after it. 0: one is the beginning of the other, and the rest decides.
int compare_beginnings(const std::vector<Choice>& first, const std::vector<Choice>& second);

class Knapsack {
 public:
  /// Appends the choices that a label stands for; asked only to break ties.
  using Lister = std::function<void(std::int32_t label, std::vector<Choice>& choices)>;

  explicit Knapsack(Lister lister);

  /// The order does not matter, dominated alternatives are dropped. An empty class makes everything
  /// infeasible.
  void add_class(std::vector<Alternative> alternatives);
  void finish();

  void start(const KnapsackQuestion& question);
  /// Takes one more class into the core. False: done, or too much to remember (see gave_up).
  bool advance();
  /// The lists grew beyond what is worth remembering; what was found is valid, but not proven.
  bool gave_up() const { return gave_up_; }

  bool found() const { return found_; }
  std::int64_t score() const { return best_score_; }
  std::int64_t cost() const { return best_cost_; }
  /// The choices of the best selection found, by rising product id.
  std::vector<Choice> choices() const;

  /// Nothing within the budget scores more than this or what was found. Of a question about score.
  std::int64_t bound() const;

  std::int64_t work() const { return work_; }

 private:
  /// A step along a class's hull: to an alternative, and what all steps up to it add up to.
  struct Step {
    double slope = 0;  ///< points per minor unit
    std::int32_t owner = 0;
    std::int32_t to = 0;
    std::int64_t cost = 0;
    std::int64_t score = 0;
  };
  /// A partial sum over the classes of the core so far, as differences from the relaxed solution.
  struct State {
    std::int64_t cost = 0;
    std::int64_t score = 0;
    std::int32_t before = -1;
    std::int32_t pick = -1;
  };
  struct Member {
    double loss = 0;  ///< the smallest of its alternatives
    std::int32_t owner = 0;
    double gain = 0;  ///< the best slope upwards of this and later members
    double save = 0;  ///< the least slope downwards of this and later members
  };

  void add_hull(std::int32_t owner);
  void relax();
  void gather_core();
  void try_exchanges(std::int32_t owner);
  double loss(const Alternative& from, const Alternative& to) const;
  double bound_of(std::int64_t cost, std::int64_t score, double gain, double save) const;
  double allowed() const;
  bool promising(const State& state, double gain, double save) const;
  void shift(std::int32_t owner, std::int32_t pick, double gain, double save);
  void merge();
  int compare(const State& a, const State& b) const;
  void list_choices(const State& state, std::vector<Choice>& choices) const;
  void note(const State& state);
  void conclude();

  Lister lister_;
  std::vector<Alternative> alternatives_;  ///< by class, cost rising, score rising
  std::vector<std::int32_t> starts_{0};
  std::vector<Step> steps_;
  std::int64_t lowest_cost_ = 0;  ///< the cheapest alternative of every class
  std::int64_t lowest_score_ = 0;
  std::int64_t highest_score_ = 0;
  bool empty_class_ = false;

  KnapsackQuestion question_;
  std::vector<std::int32_t> base_;  ///< the relaxed solution's alternative of every class
  std::int64_t base_cost_ = 0;
  std::int64_t base_score_ = 0;
  double price_ = 0;   ///< points per minor unit at the break
  double excess_ = 0;  ///< what the relaxed value misses by rounding
  double margin_ = 0;
  std::vector<Member> core_;
  std::size_t taken_ = 0;  ///< members that the list covers
  std::vector<State> states_;
  std::size_t list_ = 0;  ///< where the current list begins in states_
  std::vector<State> merged_;
  std::vector<State> shifted_;
  std::vector<State> scratch_;
  bool done_ = true;
  bool gave_up_ = false;
  bool found_ = false;
  std::int64_t best_cost_ = 0;
  std::int64_t best_score_ = 0;
  State best_;
  std::size_t best_taken_ = 0;
  std::int32_t exchange_owner_ = -1;  ///< the best so far is the relaxed solution but for this one
  std::int32_t exchange_pick_ = -1;
  std::int64_t work_ = 0;
};

}  // namespace oferta::selection
