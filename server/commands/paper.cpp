// oferta paper: the papers that follow an offer – contract, act, technical assignment, price list,
// comparison of variants.

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "server/commands/commands.h"
#include "server/document_printer.h"
#include "server/files.h"
#include "server/offer_source.h"
#include "shared/base/json.h"
#include "shared/deals/papers.h"

namespace oferta::server {
namespace {

constexpr const char* kComparison = "comparison";

struct PaperOptions {
  std::string kind, number, date, out;
  bool archive = false;
  OfferSource source;
};

// Economy, balanced and best of the same brief.
Result<std::string> compare_variants(const PaperOptions& options) {
  std::vector<offer::Offer> variants;
  offer::Issuer issuer;
  for (const char* variant : {"economy", "balanced", "best"}) {
    OfferSource source = options.source;
    source.variant = variant;
    OFERTA_ASSIGN(MadeOffer made, make_offer_from(source));
    issuer = std::move(made.issuer);
    variants.push_back(std::move(made.offer));
  }
  return deals::comparison_document(variants, issuer);
}

Result<std::string> definition_of(const PaperOptions& options) {
  if (options.kind == kComparison) {
    return compare_variants(options);
  }
  OFERTA_ASSIGN(const deals::Paper paper, deals::parse_paper(options.kind));
  OFERTA_ASSIGN(MadeOffer made, make_offer_from(options.source));
  deals::PaperInput input{std::move(made.offer), std::move(made.issuer)};
  input.number = options.number;
  if (!options.date.empty()) {
    OFERTA_ASSIGN(input.date, Date::parse(options.date));
  }
  return deals::paper_document(paper, input);
}

ExitCode run_paper(const PaperOptions& options, const Console& console) {
  if (const Result<void> usable = options.source.check(); !usable) {
    return console.wrong_usage(usable.error().message);
  }
  if (options.kind == kComparison && !options.source.offer.empty()) {
    return console.wrong_usage("Variants are compared from --workspace and --brief");
  }
  if (!options.date.empty() && !Date::parse(options.date)) {
    return console.wrong_usage("--date is a date as YYYY-MM-DD");
  }
  if (const Result<void> fit = check_out(options.out, {".pdf", ".docx"}, options.archive); !fit) {
    return console.wrong_usage(fit.error().message);
  }
  const Result<std::string> definition = definition_of(options);
  if (!definition) {
    return console.refuse(definition.error());
  }
  if (const Result<void> written = print_document(*definition, options.out, options.archive);
      !written) {
    return console.refuse(written.error());
  }
  console.print(console.json ? canonical(Json{{"paper", options.kind}, {"out", options.out}})
                             : options.out + ": " + options.kind);
  return ExitCode::done;
}

}  // namespace

void add_paper(CLI::App& app, Session& session) {
  CLI::App* command = app.add_subcommand("paper", "Make a paper that follows an offer");
  auto options = std::make_shared<PaperOptions>();
  command
      ->add_option("KIND", options->kind,
                   "contract, act, assignment (technical, without prices), price-list, comparison")
      ->check(CLI::IsMember({"contract", "act", "assignment", "price-list", kComparison}))
      ->required();
  add_offer_source(*command, options->source);
  command->add_option("--number", options->number, "Instead of the offer's");
  command->add_option("--date", options->date, "YYYY-MM-DD, instead of the offer's");
  command->add_option("--out", options->out, "The file to write: .pdf or .docx")->required();
  command->add_flag("--archive", options->archive, "A .pdf as PDF/A-1b, to be kept for years");
  command->add_flag("--json", session.console.json, "Say what was made, or the error, as JSON");
  command->callback(
      [options, &session] { session.exit_code = run_paper(*options, session.console); });
}

}  // namespace oferta::server
