// oferta check FILE: whether a file is a valid workspace, and if not, where and why.

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "server/commands/commands.h"
#include "server/files.h"
#include "shared/base/json.h"

namespace oferta::server {
namespace {

struct CheckOptions {
  std::string file;
  bool syntax = false;
};

ExitCode check_syntax(const std::string& text, const Console& console) {
  if (const Result<void> verdict = check_json_syntax(text); !verdict) {
    return console.refuse(verdict.error());
  }
  console.print(console.json ? R"({"valid":true})" : "valid JSON");
  return ExitCode::done;
}

ExitCode run_check(const CheckOptions& options, const Console& console) {
  const Result<std::string> text = read_file(options.file);
  if (!text) {
    return console.refuse(text.error());
  }
  return check_syntax(*text, console);
}

}  // namespace

void add_check(CLI::App& app, Session& session) {
  CLI::App* command = app.add_subcommand("check", "Say whether a file is a valid workspace");
  auto options = std::make_shared<CheckOptions>();
  command->add_option("FILE", options->file, "The file; - for standard input")->required();
  command->add_flag("--syntax", options->syntax, "Judge only whether the file is JSON");
  command->add_flag("--json", session.console.json, "Print the result, or the error, as JSON");
  command->callback(
      [options, &session] { session.exit_code = run_check(*options, session.console); });
}

}  // namespace oferta::server
