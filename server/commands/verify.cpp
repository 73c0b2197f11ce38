// oferta verify: whether an offer's file still says what its own lines give, hash included.

#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "server/commands/commands.h"
#include "server/files.h"
#include "shared/base/json.h"
#include "shared/offer/offer_json.h"

namespace oferta::server {
namespace {

struct VerifyOptions {
  std::string file;
};

void print_verdict(const offer::OfferVerdict& verdict, const Console& console) {
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
  console.print(canonical(Json{{"holds", verdict.mismatches.empty()},
                               {"number", verdict.file.offer.number},
                               {"version", verdict.file.offer.version},
                               {"hash", verdict.hash},
                               {"sealed", verdict.sealed},
                               {"content_hash", verdict.file.offer.content_hash},
                               {"mismatches", mismatches}}));
}

ExitCode run_verify(const VerifyOptions& options, const Console& console) {
  const Result<std::string> text = read_file(options.file);
  if (!text) {
    return console.refuse(text.error());
  }
  const Result<offer::OfferVerdict> verdict = offer::verify_offer(*text);
  if (!verdict) {
    return console.refuse(fail_in_file(options.file, verdict.error()).value());
  }
  print_verdict(*verdict, console);
  return verdict->mismatches.empty() ? ExitCode::done : ExitCode::refused;
}

}  // namespace

void add_verify(CLI::App& app, Session& session) {
  CLI::App* command =
      app.add_subcommand("verify", "Compute an offer's file again and compare every figure");
  auto options = std::make_shared<VerifyOptions>();
  command->add_option("FILE", options->file, "The offer's JSON; - for standard input")->required();
  command->add_flag("--json", session.console.json, "Print the verdict, or the error, as JSON");
  command->callback(
      [options, &session] { session.exit_code = run_verify(*options, session.console); });
}

}  // namespace oferta::server
