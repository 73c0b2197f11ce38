// oferta offer: from a workspace and a brief to a commercial offer, as JSON, PDF, editable
// document, workbook, letter or the client's page.

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <string>

#include "server/commands/commands.h"
#include "server/document_printer.h"
#include "server/files.h"
#include "server/offer_maker.h"
#include "server/offer_source.h"
#include "shared/deals/letter.h"
#include "shared/deals/workbook.h"
#include "shared/offer/document.h"
#include "shared/offer/offer_json.h"
#include "shared/sharing/offer_page.h"

namespace oferta::server {
namespace {

struct OfferOptions {
  std::string workspace;
  std::string brief;
  std::string variant;
  std::string language;
  std::string date;
  std::string form = "full";
  bool archive = false;
  std::string out;
  OfferPriceChoices price;
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
  OFERTA_TRY(options.price.apply_to(choices));
  return choices;
}

Result<void> write_offer_file(const MadeOffer& made, offer::DocumentForm form, bool archive,
                              const std::filesystem::path& out) {
  if (ends_in(out, {".pdf", ".docx"})) {
    OFERTA_ASSIGN(const std::string definition,
                  offer::offer_document(made.offer, made.issuer, form));
    return print_document(definition, out, archive);
  }
  if (out.extension() == ".xlsx") {
    OFERTA_ASSIGN(const std::string definition, deals::offer_workbook(made.offer, made.issuer));
    return print_document(definition, out);
  }
  if (out.extension() == ".eml") {
    OFERTA_ASSIGN(const std::string definition, deals::offer_mail(made.offer, made.issuer));
    return print_document(definition, out);
  }
  if (out.extension() == ".html") {
    OFERTA_ASSIGN(const sharing::ClientView view, sharing::client_view({&made.offer}, made.issuer));
    return write_file(out, sharing::offer_page(view, {}).html);
  }
  OFERTA_ASSIGN(const std::string json, offer::write_offer(made.offer, made.issuer));
  return write_file(out, json);
}

offer::DocumentForm form_of(const OfferOptions& options) {
  return options.form == "short" ? offer::DocumentForm::brief : offer::DocumentForm::full;
}

ExitCode run_offer(const OfferOptions& options, const Console& console) {
  const Result<OfferChoices> choices = choices_of(options);
  if (!choices) {
    return console.wrong_usage(choices.error().message);
  }
  if (const Result<void> fit = check_out(
          options.out, {".json", ".pdf", ".docx", ".xlsx", ".eml", ".html"}, options.archive);
      !fit) {
    return console.wrong_usage(fit.error().message);
  }
  const Result<MadeOffer> made = make_offer_from_files(options.workspace, options.brief, *choices);
  if (!made) {
    return console.refuse(made.error());
  }
  if (const Result<void> written =
          write_offer_file(*made, form_of(options), options.archive, options.out);
      !written) {
    return console.refuse(written.error());
  }
  console.made(options.out, made->offer.number, made->offer.lines.size());
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
  add_price_choices(*command, options->price);
  command->add_option("--date", options->date, "YYYY-MM-DD, instead of the brief's");
  command
      ->add_option("--form", options->form,
                   "How much a .pdf or .docx says: full, or short (names, sums, terms)")
      ->check(CLI::IsMember({"full", "short"}))
      ->capture_default_str();
  command
      ->add_option(
          "--out", options->out,
          "The file to write: .json, .pdf, .docx, .xlsx, .eml or .html (the client's page)")
      ->required();
  command->add_flag("--archive", options->archive, "A .pdf as PDF/A-1b, to be kept for years");
  command->add_flag("--json", session.console.json, "Say what was made, or the error, as JSON");
  command->callback(
      [options, &session] { session.exit_code = run_offer(*options, session.console); });
}

}  // namespace oferta::server
