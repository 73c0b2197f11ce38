// oferta offer: from a workspace and a brief to a commercial offer, as JSON or PDF.

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <string>

#include "server/commands/commands.h"
#include "server/document_printer.h"
#include "server/files.h"
#include "server/offer_maker.h"
#include "shared/base/json.h"
#include "shared/offer/document.h"
#include "shared/offer/offer_json.h"

namespace oferta::server {
namespace {

struct OfferOptions {
  std::string workspace;
  std::string brief;
  std::string variant;
  std::string language;
  std::string date;
  std::string out;
};

Result<OfferChoices> choices_of(const OfferOptions& options) {
  OfferChoices choices;
  if (!options.variant.empty()) {
    OFERTA_ASSIGN(choices.variant, needs::parse_variant(options.variant));
  }
  if (!options.language.empty()) {
    OFERTA_ASSIGN(choices.language, parse_language(options.language));
  }
  if (!options.date.empty()) {
    OFERTA_ASSIGN(choices.date, Date::parse(options.date));
  }
  return choices;
}

Result<MadeOffer> make_offer_from_files(const OfferOptions& options, const OfferChoices& choices) {
  OFERTA_ASSIGN(const std::string workspace_text, read_file(options.workspace));
  OFERTA_ASSIGN(const std::string brief_text, read_file(options.brief));
  auto workspace = load_workspace(workspace_text);
  if (!workspace) {
    return fail_at(options.workspace, workspace.error());
  }
  auto brief = workspace::read_brief_file(brief_text);
  if (!brief) {
    return fail_at(options.brief, brief.error());
  }
  return make_offer(*workspace, *brief, choices);
}

Result<void> write_offer_file(const MadeOffer& made, const std::filesystem::path& out) {
  if (out.extension() == ".pdf") {
    OFERTA_ASSIGN(const std::string definition, offer::offer_document(made.offer, made.issuer));
    return print_document(definition, out);
  }
  OFERTA_ASSIGN(const std::string json, offer::write_offer(made.offer, made.issuer));
  return write_file(out, json);
}

ExitCode run_offer(const OfferOptions& options, const Console& console) {
  const Result<OfferChoices> choices = choices_of(options);
  if (!choices) {
    return console.wrong_usage(choices.error().message);
  }
  const std::string extension = std::filesystem::path(options.out).extension().string();
  if (extension != ".json" && extension != ".pdf") {
    return console.wrong_usage("--out has to end in .json or .pdf");
  }
  const Result<MadeOffer> made = make_offer_from_files(options, *choices);
  if (!made) {
    return console.refuse(made.error());
  }
  if (const Result<void> written = write_offer_file(*made, options.out); !written) {
    return console.refuse(written.error());
  }
  if (console.json) {
    console.print(canonical(Json{{"number", made->offer.number},
                                 {"lines", made->offer.lines.size()},
                                 {"out", options.out}}));
  }
  return ExitCode::done;
}

}  // namespace

void add_offer(CLI::App& app, Session& session) {
  CLI::App* command = app.add_subcommand("offer", "Make a commercial offer from a brief");
  auto options = std::make_shared<OfferOptions>();
  command->add_option("--workspace", options->workspace, "The workspace with the catalogue")
      ->required();
  command->add_option("--brief", options->brief, "What the client needs")->required();
  command
      ->add_option("--variant", options->variant, "Instead of the brief's: economy, balanced, best")
      ->check(CLI::IsMember({"economy", "balanced", "best"}));
  command->add_option("--lang", options->language, "Instead of the brief's: ru, en")
      ->check(CLI::IsMember({"ru", "en"}));
  command->add_option("--date", options->date, "YYYY-MM-DD, instead of the brief's");
  command->add_option("--out", options->out, "The file to write, ending in .json or .pdf")
      ->required();
  command->add_flag("--json", session.console.json, "Say what was made, or the error, as JSON");
  command->callback(
      [options, &session] { session.exit_code = run_offer(*options, session.console); });
}

}  // namespace oferta::server
