#include <utility>

#include "shared/base/json.h"
#include "shared/selection/bare_format.h"
#include "shared/selection/frontier.h"
#include "shared/selection/infeasibility.h"

namespace oferta::selection {
namespace {

/// The caller's clock, or one that stands still.
class Watch {
 public:
  explicit Watch(const BareOptions& options) : options_(options), started_(now()) {}

  void restart() { started_ = now(); }
  std::int64_t elapsed() const { return now() - started_; }
  std::function<bool()> deadline() const {
    if (!options_.clock_us || options_.deadline_us <= 0) return {};
    return [clock = options_.clock_us, end = started_ + options_.deadline_us] {
      return clock() >= end;
    };
  }

 private:
  std::int64_t now() const { return options_.clock_us ? options_.clock_us() : 0; }

  const BareOptions& options_;
  std::int64_t started_;
};

/// Keys are printed in the order of the format's description, not sorted, for people who read it.
class Line {
 public:
  void add(const char* key, const Json& value) {
    text_ += text_.empty() ? '{' : ',';
    text_ += '"';
    text_ += key;
    text_ += "\":";
    text_ += canonical(value);
  }
  std::string close() { return text_ + "}"; }

 private:
  std::string text_;
};

Json pairs(const std::vector<Choice>& choices) {
  Json list = Json::array();
  for (const Choice& choice : choices) {
    list.push_back(Json::array({choice.product, choice.quantity}));
  }
  return list;
}

constexpr std::int64_t kSlice = 20'000;
// Reasons are worth some seconds, not hours.
constexpr std::int64_t kReasonWork = 400'000'000;

/// Why nothing is feasible, as the format's description of `why` says.
Json reasons(const BareProblem& bare, std::int64_t budget, const std::function<bool()>& late) {
  InfeasibilitySearch search(bare.problem, budget);
  std::int64_t left = kReasonWork;
  while (search.step(kSlice) && (left -= kSlice) > 0) {
    if (late && late()) break;
  }
  const Infeasibility& found = search.result();
  Json why = Json::object();
  why["complete"] = found.complete;
  why["needed_budget"] = found.cheapest ? Json(found.cheapest->cost) : Json(nullptr);
  why["extra_budget"] = found.cheapest ? Json(found.cheapest->cost - budget) : Json(nullptr);
  why["must"] = found.musts;
  why["requires"] = found.requirements;
  why["excludes"] = found.exclusions;
  why["drop"] = Json::array();
  for (const Relief& relief : found.reliefs) {
    why["drop"].push_back({{"must", relief.index},
                           {"needed_budget", relief.cost},
                           {"score", relief.enough ? Json(relief.score) : Json(nullptr)}});
  }
  return why;
}

std::string result_line(const BareProblem& bare, std::int32_t index, const Outcome& outcome,
                        bool cheapest_tie, std::int64_t build_us, std::int64_t time_us,
                        std::int64_t tie_us, const std::function<bool()>& late) {
  const bool found = outcome.status == Status::optimal || outcome.status == Status::feasible;
  Line line;
  line.add("instance", bare.name);
  line.add("budget_index", index);
  line.add("status", std::string(status_name(outcome.status)));
  line.add("score", found ? Json(outcome.solution.score) : Json(nullptr));
  line.add("cost", found ? Json(outcome.solution.cost) : Json(nullptr));
  const bool bounded = outcome.status != Status::infeasible;
  line.add("bound", bounded ? Json(outcome.bound) : Json(nullptr));
  line.add("time_us", time_us);
  line.add("build_us", build_us);
  if (cheapest_tie) {
    line.add("tie_us", tie_us);
    line.add("tie_proven", outcome.tie_broken);
  }
  line.add("solution", pairs(outcome.solution.choices));
  if (!bounded) {
    line.add("why", reasons(bare, bare.budgets[static_cast<std::size_t>(index)], late));
  }
  return line.close();
}

std::string solve_budget(const BareProblem& bare, std::int32_t index, Solver& solver,
                         const BareOptions& options, std::int64_t build_us) {
  Watch watch(options);
  SolveOptions solve;
  solve.break_ties = options.cheapest_tie;
  solve.should_stop = watch.deadline();
  solver.start(bare.budgets[static_cast<std::size_t>(index)], solve);
  const auto late = [&] { return solve.should_stop && solve.should_stop(); };
  while (!solver.score_proven() && !late()) solver.step_to_score(kSlice);
  const std::int64_t time_us = watch.elapsed();
  watch.restart();
  while (solver.step(kSlice) && !late()) {
  }
  return result_line(bare, index, solver.outcome(), options.cheapest_tie, build_us, time_us,
                     watch.elapsed(), solve.should_stop);
}

std::string frontier_line(const BareProblem& bare, Solver& solver, const BareOptions& options) {
  const Watch watch(options);
  FrontierOptions frontier;
  frontier.should_stop = watch.deadline();
  FrontierSearch search(solver, frontier);
  search.run();
  Json points = Json::array();
  for (const Solution& point : search.points()) {
    points.push_back(Json::array({point.cost, point.score}));
  }
  Line line;
  line.add("instance", bare.name);
  line.add("frontier", points);
  if (!search.done()) line.add("complete", false);
  return line.close();
}

}  // namespace

Result<std::vector<std::string>> solve_bare(const BareProblem& bare, const BareOptions& options) {
  const auto budgets = static_cast<std::int32_t>(bare.budgets.size());
  if (options.budget_index && (*options.budget_index < 0 || *options.budget_index >= budgets)) {
    return fail(ErrorCode::out_of_range,
                "There are " + std::to_string(budgets) + " budgets, counted from 0.",
                "budget-index " + std::to_string(*options.budget_index));
  }
  const Watch watch(options);
  OFERTA_ASSIGN(Solver solver, Solver::create(bare.problem));
  const std::int64_t build_us = watch.elapsed();
  std::vector<std::string> lines;
  if (options.frontier) {
    lines.push_back(frontier_line(bare, solver, options));
    return lines;
  }
  for (std::int32_t index = 0; index < budgets; ++index) {
    if (options.budget_index && *options.budget_index != index) continue;
    lines.push_back(solve_budget(bare, index, solver, options, build_us));
  }
  return lines;
}

}  // namespace oferta::selection
