#include "shared/selection/solver.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "shared/selection/columns.h"
#include "shared/selection/evaluator.h"
#include "shared/selection/search.h"

namespace oferta::selection {

/// A selection found before, and what is known about it.
struct Known {
  Solution solution;
  /// It is the best at every budget from its own cost to this one; −1 … when not proven.
  std::int64_t best_until = std::numeric_limits<std::int64_t>::min();
  bool tie_broken = false;
};

constexpr std::size_t kMostKnown = 64;

/// A solve is a list of stages, worked off in order; what one finds, the next starts from.
struct Solver::State {
  explicit State(Problem given)
      : problem(std::move(given)), columns(problem), search(problem, columns) {}

  void plan();
  void add(Aim aim);
  void start_stage();
  void finish_stage();
  void report();
  bool demanding() const;
  void suggest(const Solution& candidate);
  void remember();
  bool recall();

  Problem problem;
  Columns columns;
  Search search;
  SolveOptions options;
  std::int64_t budget = 0;
  std::vector<Stage> stages;
  std::size_t next = 0;  ///< the stage being worked on
  std::optional<Solution> best;
  bool score_done = false;
  std::int64_t work_before = 0;
  Outcome outcome;
  std::vector<Known> known;  ///< oldest first
};

/// A selection that keeps the rules: the start of the search if it fits and is the best so far.
void Solver::State::suggest(const Solution& candidate) {
  if (candidate.cost > budget) return;
  if (options.cheapest && candidate.score < options.min_score) return;
  const bool gain =
      !best || (options.cheapest && candidate.cost != best->cost ? candidate.cost < best->cost
                                                                 : better(candidate, *best));
  if (gain) best = candidate;
}

/// Keeps what the search that ends now has found.
void Solver::State::remember() {
  if (!best) return;
  Known mine;
  mine.solution = *best;
  if (score_done && !options.cheapest) {
    mine.best_until = budget;
    mine.tie_broken = outcome.tie_broken;
  }
  for (std::size_t i = known.size(); i-- > 0;) {
    const Known& other = known[i];
    const bool same = other.solution.score == mine.solution.score &&
                      other.solution.choices == mine.solution.choices;
    // What is known about one selection from several budgets belongs together.
    if (same && other.best_until >= mine.best_until) {
      mine.best_until = other.best_until;
      mine.tie_broken = mine.tie_broken || other.tie_broken;
    }
    if (same) known.erase(known.begin() + static_cast<std::ptrdiff_t>(i));
  }
  if (known.size() >= kMostKnown) known.erase(known.begin());
  known.push_back(std::move(mine));
}

/// True when the answer is known from a larger budget.
bool Solver::State::recall() {
  if (options.cheapest || !best) return false;
  for (const Known& one : known) {
    if (one.best_until < budget || one.solution.cost > budget) continue;
    if (options.break_ties && !one.tie_broken) continue;
    best = one.solution;
    score_done = true;
    stages.clear();
    next = 0;
    return true;
  }
  return false;
}

/// True when the empty selection breaks a rule.
bool Solver::State::demanding() const {
  return evaluate(problem, {}).violation.has_value() || budget < 0;
}

void Solver::State::add(Aim aim) {
  const bool promotion = !problem.promotions.empty() && problem.promotions.front().percent > 0;
  stages.push_back({aim, budget, 0, false});
  if (promotion) stages.push_back({aim, budget, 0, true});
}

void Solver::State::plan() {
  stages.clear();
  next = 0;
  if (options.cheapest) {
    add(Aim::cost);
  } else if (!best && demanding()) {
    add(Aim::any);
  }
  add(Aim::score);
  if (options.break_ties) add(Aim::cost_ties);
}

void Solver::State::start_stage() {
  Stage& stage = stages[next];
  if (stage.aim == Aim::cost) {
    stage.min_score = options.min_score;
  } else if (best && options.cheapest) {
    // The lowest cost is known: look for the best score at it.
    stage.budget = best->cost;
  }
  if (stage.aim == Aim::cost_ties && best) stage.min_score = best->score;
  search.start(stage, best);
}

void Solver::State::finish_stage() {
  const Aim aim = stages[next].aim;
  best = search.incumbent();
  ++next;
  const bool last_of_aim = next == stages.size() || stages[next].aim != aim;
  if (!best && (aim == Aim::any || aim == Aim::cost) && last_of_aim) next = stages.size();
  if (!best && aim == Aim::score && last_of_aim) next = stages.size();
  if (aim == Aim::score && last_of_aim) score_done = true;
  if (next < stages.size()) start_stage();
}

void Solver::State::report() {
  const bool done = next == stages.size();
  if (!done && search.incumbent()) best = search.incumbent();
  outcome.work = search.work() - work_before;
  outcome.tie_broken = done && best && options.break_ties;
  const bool proven = done || score_done;
  if (best) {
    outcome.solution = *best;
    outcome.status = proven ? Status::optimal : Status::feasible;
  } else {
    outcome.solution = {};
    outcome.status = proven ? Status::infeasible : Status::unknown;
  }
  outcome.bound = columns.max_score;
  if (proven) {
    outcome.bound = best ? best->score : 0;
  } else if (stages[next].aim == Aim::score && !options.cheapest) {
    const bool later_part = next + 1 < stages.size() && stages[next + 1].aim == Aim::score;
    if (!later_part) outcome.bound = std::max(search.open_bound(), best ? best->score : 0);
  }
}

Solver::Solver(std::unique_ptr<State> state) : state_(std::move(state)) {}
Solver::Solver(Solver&&) noexcept = default;
Solver& Solver::operator=(Solver&&) noexcept = default;
Solver::~Solver() = default;

Result<Solver> Solver::create(Problem problem) {
  OFERTA_TRY(validate(problem));
  return Solver(std::make_unique<State>(std::move(problem)));
}

const Problem& Solver::problem() const {
  return state_->problem;
}

void Solver::start(std::int64_t budget, SolveOptions options) {
  State& state = *state_;
  state.remember();
  state.budget = std::min(budget, kNoBudget);
  state.options = std::move(options);
  state.best.reset();
  state.score_done = false;
  state.work_before = state.search.work();
  state.outcome = {};
  std::vector<Choice> empty;
  for (const auto* start : {&state.options.hint, &empty}) {
    Solution candidate;
    candidate.choices = *start;
    std::sort(candidate.choices.begin(), candidate.choices.end());
    const Evaluation judged = evaluate(state.problem, candidate.choices);
    candidate.score = judged.score;
    candidate.cost = judged.cost;
    if (!judged.violation) state.suggest(candidate);
  }
  for (const Known& one : state.known) state.suggest(one.solution);
  if (!state.recall()) {
    state.plan();
    state.start_stage();
  }
  state.report();
}

bool Solver::step(std::int64_t max_work) {
  return work_on(max_work, false);
}

bool Solver::step_to_score(std::int64_t max_work) {
  return work_on(max_work, true);
}

bool Solver::work_on(std::int64_t max_work, bool to_score) {
  State& state = *state_;
  const std::int64_t limit = max_work > kMaxAmount ? kMaxAmount : state.search.work() + max_work;
  std::int64_t ask = 0;
  while (state.next < state.stages.size() && state.search.work() < limit) {
    if (state.options.should_stop && state.search.work() >= ask) {
      if (state.options.should_stop()) break;
      ask = state.search.work() + 2'000;
    }
    if (!state.search.advance()) state.finish_stage();
    if (to_score && state.score_done) break;
  }
  state.report();
  return state.next < state.stages.size();
}

const Outcome& Solver::run() {
  step(std::numeric_limits<std::int64_t>::max());
  return outcome();
}

bool Solver::score_proven() const {
  return state_->score_done || state_->next == state_->stages.size();
}

const Outcome& Solver::outcome() const {
  return state_->outcome;
}

std::string_view status_name(Status status) {
  switch (status) {
    case Status::optimal:
      return "optimal";
    case Status::feasible:
      return "feasible";
    case Status::infeasible:
      return "infeasible";
    case Status::unknown:
      return "unknown";
  }
  return "unknown";
}

}  // namespace oferta::selection
