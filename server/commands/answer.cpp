// oferta answer: what a client answered on the page they were given, into a workspace.

#include <CLI/CLI.hpp>
#include <chrono>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "server/commands/commands.h"
#include "server/files.h"
#include "server/price_list.h"
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

Date system_day() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return date_of_unix_ms(std::chrono::duration_cast<std::chrono::milliseconds>(now).count());
}

/// A workspace file, and what it says.
struct OpenedWorkspace {
  workspace::WorkspaceFile file;
  sync::Store store;
  workspace::Workspace workspace;
};

Result<std::unique_ptr<OpenedWorkspace>> open_workspace(const std::string& path) {
  OFERTA_ASSIGN(const std::string text, read_file(path));
  OFERTA_TRY(check_before_writing(text));
  auto opened = std::make_unique<OpenedWorkspace>();
  OFERTA_ASSIGN(opened->file, workspace::read_workspace_file(text));
  OFERTA_ASSIGN(const std::vector<sync::Operation> operations,
                workspace::operations_of(opened->file));
  opened->store.apply_all(operations);
  opened->workspace.refresh(opened->store);
  return opened;
}

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

/// Puts what the operations write into the records of the file.
void put_into(workspace::WorkspaceFile& file, const std::vector<sync::Operation>& operations) {
  std::map<std::pair<std::string, std::string>, std::size_t> place;
  for (std::size_t i = 0; i < file.records.size(); ++i) {
    place[{file.records[i].type, file.records[i].id}] = i;
  }
  for (const sync::Operation& operation : operations) {
    const auto [found, added] =
        place.try_emplace({operation.type, operation.id}, file.records.size());
    if (added) file.records.push_back({operation.type, operation.id, Json::object()});
    Json& fields = file.records[found->second].fields;
    for (const sync::FieldWrite& write : operation.fields) {
      fields[write.name] = sync::decode_value(write.value);
    }
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
                change.build({stamp, 1, opened.file.author, 1}));
  put_into(opened.file, operations);
  opened.file.stamp = import_stamp(opened.file.records);
  const std::string text = workspace::write_workspace_file(opened.file);
  OFERTA_TRY(check_before_writing(text));
  return write_file(out, text);
}

ExitCode run_answer(const AnswerOptions& options, const Console& console) {
  Date today = system_day();
  if (!options.date.empty()) {
    const Result<Date> date = Date::parse(options.date);
    if (!date) return console.wrong_usage(date.error().message);
    today = *date;
  }
  const Result<std::string> text = read_file(options.file);
  if (!text) return console.refuse(text.error());
  const auto answers = sharing::read_answer_file(*text);
  if (!answers) return console.refuse(fail_in_file(options.file, answers.error()).value());
  const auto opened = open_workspace(options.workspace);
  if (!opened) return console.refuse(fail_in_file(options.workspace, opened.error()).value());
  const auto previews = sharing::preview_answers((*opened)->workspace, *answers, today);
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
  const auto written = write_with_answers(**opened, previews, today, options.out);
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
