// oferta offer: from a workspace and a brief to a commercial offer, as JSON, PDF, editable
// document, workbook, letter or the client's page.

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "server/approval_check.h"
#include "server/commands/commands.h"
#include "server/document_printer.h"
#include "server/files.h"
#include "server/offer_maker.h"
#include "server/offer_source.h"
#include "server/workspace_io.h"
#include "shared/base/json.h"
#include "shared/base/sha256.h"
#include "shared/deals/letter.h"
#include "shared/deals/workbook.h"
#include "shared/offer/document.h"
#include "shared/offer/offer_json.h"
#include "shared/sharing/offer_page.h"
#include "shared/workspace/approval_records.h"

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
  std::vector<std::string> approvals;  // files
  std::string ask;                     // the file of a request for an approval
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

// The same offer asks with the same bytes.
Result<void> write_request(const std::string& file, const workspace::Workspace& workspace,
                           const MadeOffer& made, const offer::Authority& authority) {
  constexpr std::size_t kIdDigits = 20;
  OFERTA_ASSIGN(offer::ApprovalRequest request,
                workspace::request_for(workspace, made.offer, authority));
  request.by = made.issuer.manager.id;
  request.by_name = made.issuer.manager.name.get(made.offer.language);
  request.at_ms = unix_ms_of(made.offer.date);
  request.id = "ask-" + sha256_hex(canonical(offer::request_fields(request))).substr(0, kIdDigits);
  return write_file(file, offer::request_code(request) + "\n");
}

// What goes to a client waits for the approval of lines beyond the manager's limit; a draft may be
// written, and its lines are named.
Result<void> check_lines(const OfferOptions& options, const workspace::Workspace& workspace,
                         const MadeOffer& made, const Console& console) {
  OFERTA_ASSIGN(const auto tokens, read_approval_files(options.approvals));
  OFERTA_ASSIGN(
      const ApprovalCheck check,
      check_approvals(workspace, made.offer, made.issuer.manager.id, tokens, made.offer.date));
  for (std::size_t i = 0; i < check.verdicts.size(); ++i) {
    if (check.verdicts[i] != offer::ApprovalVerdict::holds) {
      return fail(ErrorCode::conflict,
                  "The approval does not hold for this offer: " +
                      std::string(offer::verdict_name(check.verdicts[i])) + ".",
                  options.approvals[i]);
    }
  }
  if (check.held.empty()) return {};
  if (!options.ask.empty()) {
    OFERTA_TRY(write_request(options.ask, workspace, made, check.authority));
  }
  const std::string lines = join(check.held, "; ");
  if (!ends_in(options.out, {".json"})) {
    return fail(ErrorCode::conflict,
                "Lines need an approval (--approval FILE) before a client gets "
                "the offer: " +
                    lines + ".");
  }
  console.print_error("Needs an approval before a client gets it: " + lines);
  return {};
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
  const Result<workspace::Workspace> workspace = load_workspace_file(options.workspace);
  if (!workspace) {
    return console.refuse(workspace.error());
  }
  const Result<MadeOffer> made = make_offer_for(*workspace, options.brief, *choices);
  if (!made) {
    return console.refuse(made.error());
  }
  if (const Result<void> free = check_lines(options, *workspace, *made, console); !free) {
    return console.refuse(free.error());
  }
  if (const Result<void> written =
          write_offer_file(*made, form_of(options), options.archive, options.out);
      !written) {
    return console.refuse(written.error());
  }
  for (const std::string& coupon : made->idle_coupons) {
    console.print_error("Coupon `" + coupon +
                        "` took nothing off: not on this day or not for this client");
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
  command->add_option("--approval", options->approvals,
                      "The file of an approval beside those of the workspace; may repeat");
  command->add_option("--ask", options->ask,
                      "The file to write a request in for the approval of lines that need one");
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
