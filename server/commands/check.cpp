// oferta check FILE: whether a file is a valid workspace, and if not, where and why.

#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "server/commands/commands.h"
#include "server/files.h"
#include "server/signatures.h"
#include "shared/base/json.h"
#include "shared/workspace/check.h"

namespace oferta::server {
namespace {

struct CheckOptions {
  std::string file;
  bool syntax = false;
};

ExitCode check_syntax(const CheckOptions& options, const std::string& text,
                      const Console& console) {
  if (const Result<void> verdict = check_json_syntax(text); !verdict) {
    return console.refuse(fail_in_file(options.file, verdict.error()).value());
  }
  console.print(console.json ? R"({"valid":true})" : file_prefix(options.file) + "valid JSON");
  return ExitCode::done;
}

std::string_view severity_name(workspace::Severity severity) {
  return severity == workspace::Severity::error ? "error" : "warning";
}

void print_as_json(const std::vector<workspace::Finding>& findings, const Console& console) {
  Json list = Json::array();
  for (const workspace::Finding& finding : findings) {
    list.push_back({{"severity", severity_name(finding.severity)},
                    {"place", finding.place},
                    {"message", finding.message}});
  }
  console.print(canonical(Json{{"valid", !workspace::has_errors(findings)}, {"findings", list}}));
}

ExitCode check_content(const CheckOptions& options, const std::string& text,
                       const Console& console) {
  const Ed25519 verifier;
  const std::vector<workspace::Finding> findings = workspace::check_workspace(text, &verifier);
  const bool valid = !workspace::has_errors(findings);
  const ExitCode code = valid ? ExitCode::done : ExitCode::refused;
  if (console.json) {
    print_as_json(findings, console);
    return code;
  }
  for (const workspace::Finding& finding : findings) {
    std::string line(severity_name(finding.severity));
    line += ": " + file_prefix(options.file) + finding.message;
    if (!finding.place.empty()) {
      line += " (" + finding.place + ")";
    }
    if (finding.severity == workspace::Severity::error) {
      console.print_error(line);
    } else {
      console.print(line);
    }
  }
  if (valid) {
    console.print(file_prefix(options.file) + "valid workspace");
  }
  return code;
}

ExitCode run_check(const CheckOptions& options, const Console& console) {
  const Result<std::string> text = read_file(options.file);
  if (!text) {
    return console.refuse(text.error());
  }
  return options.syntax ? check_syntax(options, *text, console)
                        : check_content(options, *text, console);
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
