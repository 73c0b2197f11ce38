// oferta solve FILE: the best selection of a bare problem, one line of JSON per budget.

#include <CLI/CLI.hpp>
#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "server/commands/commands.h"
#include "server/files.h"
#include "shared/selection/bare_format.h"

namespace oferta::server {
namespace {

struct SolveOptions {
  std::string file;
  std::optional<std::int32_t> budget_index;
  std::int64_t deadline_ms = 0;
  bool frontier = false;
  std::string tie = "any";
};

std::int64_t steady_microseconds() {
  const auto now = std::chrono::steady_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::microseconds>(now).count();
}

ExitCode run_solve(const SolveOptions& options, const Console& console) {
  const Result<std::string> text = read_file(options.file);
  if (!text) {
    return console.refuse(text.error());
  }
  const Result<selection::BareProblem> problem = selection::read_bare(*text);
  if (!problem) {
    return console.refuse(fail_in_file(options.file, problem.error()).value());
  }
  selection::BareOptions bare;
  bare.budget_index = options.budget_index;
  bare.frontier = options.frontier;
  bare.cheapest_tie = options.tie == "cheapest";
  bare.deadline_us = options.deadline_ms * 1000;
  bare.clock_us = steady_microseconds;
  const Result<std::vector<std::string>> lines = selection::solve_bare(*problem, bare);
  if (!lines) {
    return console.refuse(lines.error());
  }
  for (const std::string& line : *lines) {
    console.print(line);
  }
  return ExitCode::done;
}

}  // namespace

void add_solve(CLI::App& app, Session& session) {
  CLI::App* command = app.add_subcommand("solve", "Find the best selection of a bare problem");
  auto options = std::make_shared<SolveOptions>();
  command->add_option("FILE", options->file, "The problem, format offer-1; - for standard input")
      ->required();
  command
      ->add_option("--budget-index", options->budget_index,
                   "Solve only this budget of the file, counted from 0")
      ->check(CLI::Range(0, 1'000'000));
  command
      ->add_option("--deadline-ms", options->deadline_ms,
                   "Stop after so many milliseconds per budget with the best found")
      ->check(CLI::Range(std::int64_t{1}, std::int64_t{86'400'000}));
  command->add_flag("--frontier", options->frontier,
                    "Print every best pair of cost and score instead; budgets are ignored");
  command->add_option("--tie", options->tie, "Among equally good selections take: any, cheapest")
      ->check(CLI::IsMember({"any", "cheapest"}));
  command->add_flag("--json", session.console.json, "Errors as JSON; the result always is");
  command->callback(
      [options, &session] { session.exit_code = run_solve(*options, session.console); });
}

}  // namespace oferta::server
