// The campaign behind `tests/campaign selection`: random tiny problems with every kind of rule,
// each solved in all ways and compared with its enumeration. Every case has a seed of its own, so
// that a failure is repeated by `--seed S --count 1`.
#include <cstdlib>
#include <iostream>
#include <string>

#include "shared/selection/evaluator.h"
#include "shared/selection/frontier.h"
#include "shared/selection/solver.h"
#include "tests/support/selection_enumeration.h"

namespace {

using namespace oferta;             // NOLINT(google-build-using-namespace)
using namespace oferta::selection;  // NOLINT(google-build-using-namespace)

bool same(const Solution& a, const Solution& b) {
  return a.score == b.score && a.cost == b.cost && a.choices == b.choices;
}

std::string words(const Solution& one) {
  std::string text =
      "score " + std::to_string(one.score) + ", cost " + std::to_string(one.cost) + ":";
  for (const Choice& choice : one.choices) {
    text += " " + std::to_string(choice.product) + "x" + std::to_string(choice.quantity);
  }
  return text;
}

/// One problem; what went wrong, or nothing.
class Case {
 public:
  explicit Case(std::uint64_t seed)
      : random_(seed), problem_(selection_test::random_lighter_problem(random_)), all_(problem_) {}

  std::string judge() {
    Result<Solver> solver = Solver::create(problem_);
    if (!solver) return "the problem was refused";
    // One warm solver goes through the budgets, down and up, its last answer as a hint.
    std::vector<Choice> hint;
    for (int i = 0; i < 4; ++i) {
      const std::int64_t budget = i == 0 ? kNoBudget : random_.between(-1, 60 * (i + 1));
      SolveOptions options;
      options.hint = hint;
      compare(*solver, budget, options, all_.best(budget), "budget " + std::to_string(budget));
      hint = solver->outcome().solution.choices;
    }
    Result<Solver> cold = Solver::create(problem_);
    SolveOptions options;
    options.cheapest = true;
    options.min_score = random_.between(0, 25);
    compare(*cold, kNoBudget, options, all_.cheapest(options.min_score),
            "cheapest from score " + std::to_string(options.min_score));
    frontier(*cold);
    return failure_;
  }

 private:
  void compare(Solver& solver, std::int64_t budget, const SolveOptions& options,
               const std::optional<Solution>& expected, const std::string& what) {
    solver.start(budget, options);
    const Outcome& outcome = solver.run();
    if (outcome.status != (expected ? Status::optimal : Status::infeasible)) {
      fail(what + ": " + std::string(status_name(outcome.status)) + " instead of " +
           (expected ? words(*expected) : "infeasible"));
    } else if (expected && !same(outcome.solution, *expected)) {
      fail(what + ": " + words(outcome.solution) + " instead of " + words(*expected));
    } else if (expected && !options.cheapest && outcome.bound != expected->score) {
      fail(what + ": bound " + std::to_string(outcome.bound) + " instead of " +
           std::to_string(expected->score));
    }
    if (!expected || outcome.status != Status::optimal) return;
    const Evaluation judged = evaluate(problem_, outcome.solution.choices);
    if (judged.violation || judged.score != expected->score || judged.cost != expected->cost) {
      fail(what + ": the evaluator disagrees about " + words(outcome.solution));
    }
  }

  void frontier(Solver& solver) {
    FrontierSearch search(solver, {});
    search.run();
    const std::vector<Solution> expected = all_.frontier();
    if (search.points().size() != expected.size()) {
      return fail("frontier: " + std::to_string(search.points().size()) + " points instead of " +
                  std::to_string(expected.size()));
    }
    for (std::size_t k = 0; k < expected.size(); ++k) {
      const Solution& point = search.points()[k];
      if (!same(point, expected[k])) {
        return fail("frontier: " + words(point) + " instead of " + words(expected[k]));
      }
      // More money never buys less.
      if (k > 0 && (point.cost <= expected[k - 1].cost || point.score <= expected[k - 1].score)) {
        return fail("frontier: not rising at " + words(point));
      }
    }
  }

  void fail(const std::string& what) {
    if (failure_.empty()) failure_ = what;
  }

  Random random_;
  Problem problem_;
  selection_test::Enumeration all_;
  std::string failure_;
};

}  // namespace

int main(int count, char** arguments) {
  long long cases = 100'000;
  std::uint64_t seed = 1;
  for (int i = 1; i + 1 < count; i += 2) {
    const std::string key = arguments[i];
    if (key == "--count") {
      cases = std::atoll(arguments[i + 1]);
    } else if (key == "--seed") {
      seed = static_cast<std::uint64_t>(std::atoll(arguments[i + 1]));
    } else {
      std::cerr << "campaign: there is no option " << key << "\n";
      return 2;
    }
  }
  if (count % 2 == 0 || cases < 1) {
    std::cerr << "campaign: --count and --seed need a number each\n";
    return 2;
  }
  long long failures = 0;
  for (long long i = 0; i < cases; ++i) {
    const std::uint64_t own = seed + static_cast<std::uint64_t>(i);
    const std::string failure = Case(own).judge();
    if (!failure.empty() && ++failures <= 20) {
      std::cout << "seed " << own << ": " << failure << std::endl;
    }
    if ((i + 1) % 100'000 == 0) {
      std::cout << i + 1 << " problems, " << failures << " failed" << std::endl;
    }
  }
  std::cout << "seeds " << seed << " to " << seed + static_cast<std::uint64_t>(cases) - 1 << ": "
            << cases << " problems, " << failures << " failed" << std::endl;
  return failures == 0 ? 0 : 1;
}
