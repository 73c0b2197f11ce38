// oferta verify: whether an offer's file still says what its own lines give, hash included.

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "server/approval_check.h"
#include "server/commands/commands.h"
#include "server/files.h"
#include "server/workspace_io.h"
#include "shared/base/json.h"
#include "shared/offer/offer_json.h"

namespace oferta::server {
namespace {

struct VerifyOptions {
  std::string file;
  std::string workspace;               // whose limits and keys count; empty: not asked
  std::vector<std::string> approvals;  // files
  std::string date;
};

// Whether the lines may have gone out as they are: signatures, and what they cover.
Result<ApprovalCheck> check_lines(const VerifyOptions& options, const offer::Offer& offer) {
  OFERTA_ASSIGN(const workspace::Workspace workspace, load_workspace_file(options.workspace));
  OFERTA_ASSIGN(const auto tokens, read_approval_files(options.approvals));
  Date day = offer.date;
  if (!options.date.empty()) {
    OFERTA_ASSIGN(day, Date::parse(options.date));
  }
  return check_approvals(workspace, offer, offer.manager, tokens, day);
}

bool may_go(const ApprovalCheck& check) {
  return check.held.empty() &&
         std::all_of(check.verdicts.begin(), check.verdicts.end(),
                     [](auto verdict) { return verdict == offer::ApprovalVerdict::holds; });
}

std::string_view verdict_words(offer::ApprovalVerdict verdict) {
  switch (verdict) {
    case offer::ApprovalVerdict::holds:
      return "the signature holds, and so does the approval";
    case offer::ApprovalVerdict::checking:
      break;
    case offer::ApprovalVerdict::unknown_key:
      return "it is signed by nobody whose signature counts in the workspace";
    case offer::ApprovalVerdict::forged:
      return "the signature is not of this text";
    case offer::ApprovalVerdict::other_offer:
      return "the signature holds, but it is about another offer";
    case offer::ApprovalVerdict::other_terms:
      return "the signature holds, but for another currency or another treatment of VAT";
    case offer::ApprovalVerdict::expired:
      return "the signature holds, but the approval has expired";
    case offer::ApprovalVerdict::declined:
      return "the signature holds, and it says no";
  }
  return "the signature could not be checked";
}

void print_approvals(const VerifyOptions& options, const ApprovalCheck& check,
                     const Console& console) {
  for (std::size_t i = 0; i < check.verdicts.size(); ++i) {
    const std::string line =
        file_prefix(options.approvals[i]) + std::string(verdict_words(check.verdicts[i]));
    if (check.verdicts[i] == offer::ApprovalVerdict::holds) {
      console.print(line);
    } else {
      console.print_error(line);
    }
  }
  for (const std::string& line : check.held) console.print_error("Not approved: " + line);
  for (const std::string& name : check.approved) console.print("Approved: " + name);
  if (check.held.empty() && check.approved.empty()) console.print("No line needs an approval");
}

Json approvals_json(const ApprovalCheck& check) {
  Json verdicts = Json::array();
  for (const auto verdict : check.verdicts) {
    verdicts.push_back(std::string(offer::verdict_name(verdict)));
  }
  return {{"verdicts", verdicts}, {"held", check.held}, {"approved", check.approved}};
}

void print_verdict(const offer::OfferVerdict& verdict, const std::optional<ApprovalCheck>& check,
                   const Console& console) {
  if (!console.json) {
    for (const offer::OfferMismatch& mismatch : verdict.mismatches) {
      console.print_error(mismatch.place + " is " + mismatch.found + ", but should be " +
                          mismatch.expected);
    }
    if (verdict.mismatches.empty()) {
      console.print(
          verdict.file.offer.number + ", version " + std::to_string(verdict.file.offer.version) +
          ": every figure holds, " +
          (verdict.sealed ? "and so does the hash " + verdict.hash : "and the file names no hash") +
          (verdict.file.offer.content_hash.empty()
               ? std::string()
               : "; it is what was sealed when it was sent, " + verdict.file.offer.content_hash));
    }
    return;
  }
  Json mismatches = Json::array();
  for (const offer::OfferMismatch& mismatch : verdict.mismatches) {
    mismatches.push_back(
        {{"place", mismatch.place}, {"expected", mismatch.expected}, {"found", mismatch.found}});
  }
  Json said{{"holds", verdict.mismatches.empty()},
            {"number", verdict.file.offer.number},
            {"version", verdict.file.offer.version},
            {"hash", verdict.hash},
            {"sealed", verdict.sealed},
            {"content_hash", verdict.file.offer.content_hash},
            {"mismatches", mismatches}};
  if (check) said["approvals"] = approvals_json(*check);
  console.print(canonical(said));
}

ExitCode run_verify(const VerifyOptions& options, const Console& console) {
  if (!options.approvals.empty() && options.workspace.empty()) {
    return console.wrong_usage("Whose signatures count is in a workspace: --workspace is needed");
  }
  const Result<std::string> text = read_file(options.file);
  if (!text) {
    return console.refuse(text.error());
  }
  const Result<offer::OfferVerdict> verdict = offer::verify_offer(*text);
  if (!verdict) {
    return console.refuse(fail_in_file(options.file, verdict.error()).value());
  }
  std::optional<ApprovalCheck> check;
  if (!options.workspace.empty()) {
    auto checked = check_lines(options, verdict->file.offer);
    if (!checked) return console.refuse(checked.error());
    check = *std::move(checked);
  }
  print_verdict(*verdict, check, console);
  if (check && !console.json) print_approvals(options, *check, console);
  const bool good = verdict->mismatches.empty() && (!check || may_go(*check));
  return good ? ExitCode::done : ExitCode::refused;
}

}  // namespace

void add_verify(CLI::App& app, Session& session) {
  CLI::App* command =
      app.add_subcommand("verify", "Compute an offer's file again and compare every figure");
  auto options = std::make_shared<VerifyOptions>();
  command->add_option("FILE", options->file, "The offer's JSON; - for standard input")->required();
  command->add_option("--workspace", options->workspace,
                      "Also whether every line was within the limit or approved, by its records");
  command->add_option("--approval", options->approvals,
                      "The file of an approval beside those of the workspace; may repeat");
  command->add_option("--date", options->date,
                      "YYYY-MM-DD, on which approvals have to hold, instead of the offer's");
  command->add_flag("--json", session.console.json, "Print the verdict, or the error, as JSON");
  command->callback(
      [options, &session] { session.exit_code = run_verify(*options, session.console); });
}

}  // namespace oferta::server
