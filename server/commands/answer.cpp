// oferta answer: what a client answered on the page they were given, into a workspace.

#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <vector>

#include "server/commands/commands.h"
#include "server/files.h"
#include "server/workspace_io.h"
#include "shared/base/date.h"
#include "shared/base/json.h"
#include "shared/sharing/answer_file.h"
#include "shared/sharing/answer_preview.h"
#include "shared/sync/store.h"
#include "shared/sync/transaction.h"
#include "shared/workspace/workspace.h"
#include "shared/workspace/workspace_file.h"

namespace oferta::server {
namespace {

struct AnswerOptions {
  std::string file;
  std::string workspace;
  std::string date;
  std::string out;
};

std::string_view outcome(const sharing::AnswerPreview& preview) {
  if (!preview.keeps()) return "refused";
  if (preview.known) return "known";
  return preview.decides ? "decides" : "kept";
}

void print_preview(const sharing::AnswerPreview& preview, const Console& console) {
  const offer::ClientAnswer& answer = *preview.answer;
  const std::string number = preview.offer == nullptr ? answer.offer : preview.offer->number;
  const std::string kind(offer::answer_name(answer.kind));
  if (console.json) {
    Json line = offer::answer_fields(answer);
    line["id"] = answer.id;
    line["number"] = number;
    line["outcome"] = std::string(outcome(preview));
    if (!preview.problem.message.empty()) line["problem"] = preview.problem.message;
    console.print(canonical(line));
    return;
  }
  std::string line = number + ": " + kind;
  if (answer.line > 0) line += " about line " + std::to_string(answer.line);
  if (answer.kind == offer::AnswerKind::decline) {
    line += " (" + std::string(offer::reason_name(answer.reason)) + ")";
  }
  if (!answer.name.empty()) line += ", signed " + answer.name;
  line += ", " + date_of_unix_ms(answer.at_ms).to_iso();
  if (!answer.text.empty()) line += ": " + answer.text;
  console.print(line);
  if (preview.decides) {
    console.print("  the offer becomes " +
                  std::string(answer.kind == offer::AnswerKind::accept ? "accepted" : "declined"));
  }
  if (preview.known) console.print("  taken in before: nothing changes");
  if (!preview.problem.message.empty()) {
    console.print(std::string(preview.keeps() ? "  kept, but decides nothing: " : "  refused: ") +
                  preview.problem.message);
  }
}

Result<void> write_with_answers(OpenedWorkspace& opened,
                                const std::vector<sharing::AnswerPreview>& previews,
                                const Date& today, const std::string& out) {
  sync::Transaction change(opened.store);
  OFERTA_TRY(sharing::add_answers(change, previews, opened.workspace, today));
  constexpr sync::NodeId kOwnNode = 1;  // the file's records carry one stamp of their own
  const sync::Stamp stamp(opened.store.latest().ms() + 1, 0, kOwnNode);
  OFERTA_ASSIGN(const std::vector<sync::Operation> operations,
                change.build({stamp, 1, opened.author, 1}));
  opened.store.apply_all(operations);
  return write_workspace(workspace::file_of(opened.store, stamp, opened.author), out);
}

ExitCode run_answer(const AnswerOptions& options, const Console& console) {
  const Result<Date> day = options.date.empty() ? today() : Date::parse(options.date);
  if (!day) return console.wrong_usage(day.error().message);
  const Result<std::string> text = read_file(options.file);
  if (!text) return console.refuse(text.error());
  const auto answers = sharing::read_answer_file(*text);
  if (!answers) return console.refuse(fail_in_file(options.file, answers.error()).value());
  auto opened = read_file(options.workspace).and_then([](const std::string& workspace) {
    return open_workspace(workspace);
  });
  if (!opened) return console.refuse(fail_in_file(options.workspace, opened.error()).value());
  const auto previews = sharing::preview_answers(opened->workspace, *answers, *day);
  bool refused = false;
  for (const sharing::AnswerPreview& preview : previews) {
    print_preview(preview, console);
    refused = refused || !preview.keeps();
  }
  if (refused) {
    return console.refuse(
        {ErrorCode::conflict, "Nothing was taken in: not every answer belongs to this workspace"});
  }
  if (options.out.empty()) return ExitCode::done;
  const auto written = write_with_answers(*opened, previews, *day, options.out);
  return written ? ExitCode::done : console.refuse(written.error());
}

}  // namespace

void add_answer(CLI::App& app, Session& session) {
  CLI::App* command =
      app.add_subcommand("answer", "Show what a client answered, and take it into a workspace");
  auto options = std::make_shared<AnswerOptions>();
  command
      ->add_option("FILE", options->file, "The file the client's page gave; - for standard input")
      ->required();
  command->add_option("--workspace", options->workspace, "The workspace with the offer")
      ->required();
  command->add_option("--out", options->out,
                      "The workspace to write; without it nothing is written, only shown");
  command->add_option("--date", options->date, "YYYY-MM-DD, instead of today");
  command->add_flag("--json", session.console.json, "Print one object an answer, or the error");
  command->callback(
      [options, &session] { session.exit_code = run_answer(*options, session.console); });
}

}  // namespace oferta::server
