// oferta invoice: an invoice with its payment code, from a brief or from an offer's file.

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <string>

#include "server/commands/commands.h"
#include "server/document_printer.h"
#include "server/files.h"
#include "server/offer_source.h"
#include "shared/deals/invoice.h"
#include "shared/deals/letter.h"

namespace oferta::server {
namespace {

struct InvoiceOptions {
  std::string number, date, due, out;
  bool archive = false;
  OfferSource source;
};

Result<Date> date_of(const std::string& text, const char* option) {
  Result<Date> date = Date::parse(text);
  if (!date) {
    return fail_at(option, date.error());
  }
  return date;
}

Result<deals::InvoiceChoices> invoice_choices(const InvoiceOptions& options) {
  deals::InvoiceChoices choices;
  choices.number = options.number;
  if (!options.date.empty()) {
    OFERTA_ASSIGN(choices.date, date_of(options.date, "--date"));
  }
  if (!options.due.empty()) {
    OFERTA_ASSIGN(choices.due, date_of(options.due, "--due"));
  }
  return choices;
}

Result<void> write_invoice_file(const deals::Invoice& invoice, const offer::Issuer& issuer,
                                const std::filesystem::path& out, bool archive) {
  if (out.extension() == ".json") {
    OFERTA_ASSIGN(const std::string json, deals::write_invoice(invoice, issuer));
    return write_file(out, json);
  }
  const bool as_mail = out.extension() == ".eml";
  OFERTA_ASSIGN(const std::string definition, as_mail ? deals::invoice_mail(invoice, issuer)
                                                      : deals::invoice_document(invoice, issuer));
  return print_document(definition, out, archive);
}

ExitCode run_invoice(const InvoiceOptions& options, const Console& console) {
  if (const Result<void> usable = options.source.check(); !usable) {
    return console.wrong_usage(usable.error().message);
  }
  if (const Result<void> fit =
          check_out(options.out, {".json", ".pdf", ".docx", ".eml"}, options.archive);
      !fit) {
    return console.wrong_usage(fit.error().message);
  }
  const Result<deals::InvoiceChoices> choices = invoice_choices(options);
  if (!choices) {
    return console.wrong_usage(describe(choices.error()));
  }
  const Result<MadeOffer> made = make_offer_from(options.source);
  if (!made) {
    return console.refuse(made.error());
  }
  const Result<deals::Invoice> invoice = deals::make_invoice(made->offer, made->issuer, *choices);
  if (!invoice) {
    return console.refuse(invoice.error());
  }
  const Result<void> written =
      write_invoice_file(*invoice, made->issuer, options.out, options.archive);
  if (!written) {
    return console.refuse(written.error());
  }
  console.made(options.out, invoice->number, invoice->offer.lines.size());
  return ExitCode::done;
}

}  // namespace

void add_invoice(CLI::App& app, Session& session) {
  CLI::App* command = app.add_subcommand("invoice", "Make an invoice from a brief or an offer");
  auto options = std::make_shared<InvoiceOptions>();
  add_offer_source(*command, options->source);
  command->add_option("--number", options->number, "Instead of one like the offer's");
  command->add_option("--date", options->date, "YYYY-MM-DD, instead of the offer's");
  command->add_option("--due", options->due, "YYYY-MM-DD, instead of five days after the date");
  command->add_option("--out", options->out, "The file to write: .json, .pdf, .docx or .eml")
      ->required();
  command->add_flag("--archive", options->archive, "A .pdf as PDF/A-1b, to be kept for years");
  command->add_flag("--json", session.console.json, "Say what was made, or the error, as JSON");
  command->callback(
      [options, &session] { session.exit_code = run_invoice(*options, session.console); });
}

}  // namespace oferta::server
