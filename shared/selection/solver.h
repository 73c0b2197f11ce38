#pragma once
/// Finds the best selection within a budget and proves it: branch and bound over a Lagrangian
/// relaxation (see search.h and dual.h for the idea and its literature).
///
///   auto solver = Solver::create(problem);            // validates; keeps what it has learned
///   solver->start(budget);
///   while (solver->step(50'000)) draw_a_frame();      // or solver->run() to the end
///   show(solver->outcome());
///
/// No clock inside: work is counted in evaluated options (about 5–20 ns each), and a caller that
/// has a deadline gives `should_stop`. A finished search has one answer, natively or in wasm, cold
/// or warm: highest score, then lowest cost, then smallest ids (see `better` in model.h).
#include <cstdint>
#include <functional>
#include <limits>
#include <memory>
#include <string_view>
#include <vector>

#include "shared/selection/model.h"

namespace oferta::selection {

/// A budget that no problem reaches.
inline constexpr std::int64_t kNoBudget = kMaxAmount;

enum class Status {
  optimal,     ///< found and proven
  feasible,    ///< found, not proven yet: see Outcome::bound
  infeasible,  ///< proven: nothing satisfies the rules within the budget
  unknown,     ///< stopped before anything was found
};

/// "optimal", "feasible", "infeasible", "unknown".
std::string_view status_name(Status status);

struct Outcome {
  Status status = Status::unknown;
  Solution solution;        ///< valid when status is optimal or feasible
  std::int64_t bound = 0;   ///< no selection within the budget scores more
  bool tie_broken = false;  ///< the solution is also the unique one among equals
  std::int64_t work = 0;    ///< evaluated options so far
};

struct SolveOptions {
  /// Look for the cheapest selection that scores at least `min_score`, not for the best score.
  bool cheapest = false;
  std::int64_t min_score = 0;
  /// Among equals take the cheapest, then the smallest ids. Without it the score alone is proven.
  bool break_ties = true;
  /// A selection to start from, for example the answer at the previous budget. Used if it fits.
  std::vector<Choice> hint;
  /// Asked now and then; true ends the step at once. The search can still be continued.
  std::function<bool()> should_stop;
};

class Solver {
 public:
  /// Refuses an invalid problem.
  static Result<Solver> create(Problem problem);

  Solver(Solver&&) noexcept;
  Solver& operator=(Solver&&) noexcept;
  ~Solver();

  const Problem& problem() const;

  /// Begins a new search within `budget` (cost ≤ budget), forgetting an unfinished one.
  void start(std::int64_t budget, SolveOptions options = {});

  /// Works on until done, until about `max_work` options were evaluated or should_stop says so.
  /// Returns true while there is something left to do.
  bool step(std::int64_t max_work);

  /// As step, but also stops when the score is proven, before ties are broken.
  bool step_to_score(std::int64_t max_work);

  /// Works to the end (or until should_stop).
  const Outcome& run();

  /// True when the score is proven although ties may still be being broken.
  bool score_proven() const;

  /// What is known now.
  const Outcome& outcome() const;

 private:
  struct State;
  bool work_on(std::int64_t max_work, bool to_score);
  explicit Solver(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace oferta::selection
