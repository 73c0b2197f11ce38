// oferta approve: a head's answer to a request for an approval, signed by a key in a file; and the
// making of such a key.

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <string>

#include "server/commands/commands.h"
#include "server/files.h"
#include "server/secret_file.h"
#include "server/signatures.h"
#include "server/workspace_io.h"
#include "shared/base/json.h"
#include "shared/offer/approval.h"

namespace oferta::server {
namespace {

struct ApproveOptions {
  std::string file, key, new_key, by, name, word, until, out;
  bool decline = false;
};

// A key that is there is not replaced.
Result<void> write_new_key(const std::filesystem::path& path, std::string_view bytes) {
  if (std::filesystem::exists(path)) {
    return fail(ErrorCode::conflict, "There is a file of this name already; a key is not replaced.",
                path.string());
  }
  return write_secret_file(path, bytes);
}

ExitCode make_key(const ApproveOptions& options, const Console& console) {
  const auto key = make_signing_key();
  if (!key) return console.refuse(key.error());
  if (const auto written = write_new_key(options.new_key, key_file(*key)); !written) {
    return console.refuse(written.error());
  }
  const offer::Approver approver{
      .id = offer::key_id(key->public_key),
      .person = options.by,
      .name = options.name.empty() ? options.by : options.name,
      .key = key->public_key,
      .at_ms = unix_ms_of(today()),
  };
  // As it stands among the records of a workspace.
  console.print(canonical(
      Json{{"t", "approver"}, {"id", approver.id}, {"f", offer::approver_fields(approver)}}));
  return ExitCode::done;
}

Result<std::string> answer(const ApproveOptions& options) {
  OFERTA_ASSIGN(const std::string text, read_file(options.file));
  const auto request = offer::read_request_code(text);
  if (!request) return fail_in_file(options.file, request.error());
  OFERTA_ASSIGN(const std::string key_text, read_file(options.key));
  const auto key = read_key_file(key_text);
  if (!key) return fail_in_file(options.key, key.error());
  offer::Approval approval = offer::answer_request(*request, !options.decline);
  approval.by = options.by;
  approval.by_name = options.name.empty() ? options.by : options.name;
  approval.word = options.word;
  approval.at_ms = unix_ms_of(today());
  approval.until = today().add_days(offer::kApprovalDays);
  if (!options.until.empty()) {
    OFERTA_ASSIGN(approval.until, Date::parse(options.until));
  }
  approval.key = offer::key_id(key->public_key);
  const std::string signed_text = offer::signed_text(approval);
  return offer::approval_token(signed_text, sign_text(*key, signed_text));
}

ExitCode run_approve(const ApproveOptions& options, const Console& console) {
  if (!options.new_key.empty()) return make_key(options, console);
  if (options.file.empty() || options.key.empty()) {
    return console.wrong_usage("A request and a key are needed, or --new-key to make one");
  }
  const auto token = answer(options);
  if (!token) return console.refuse(token.error());
  if (options.out.empty()) {
    console.print(*token);
    return ExitCode::done;
  }
  const auto written = write_file(options.out, *token + "\n");
  return written ? ExitCode::done : console.refuse(written.error());
}

}  // namespace

void add_approve(CLI::App& app, Session& session) {
  CLI::App* command =
      app.add_subcommand("approve", "Answer a request for an approval with a signature");
  auto options = std::make_shared<ApproveOptions>();
  command->add_option("REQUEST", options->file,
                      "The request as the application gives it; - for standard input");
  command->add_option("--key", options->key, "The file of the key to sign with");
  command->add_option("--new-key", options->new_key,
                      "Make a key in this file, and print its record for the workspace");
  command->add_option("--by", options->by, "The id of whoever approves among the managers")
      ->required();
  command->add_option("--name", options->name, "Their name");
  command->add_option("--word", options->word, "A word with the answer");
  command->add_option("--until", options->until, "YYYY-MM-DD, the last day it holds");
  command->add_flag("--decline", options->decline, "Say no");
  command->add_option("--out", options->out, "The file to write, instead of standard output");
  command->add_flag("--json", session.console.json, "Print an error as JSON");
  command->callback(
      [options, &session] { session.exit_code = run_approve(*options, session.console); });
}

}  // namespace oferta::server
