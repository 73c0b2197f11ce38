// oferta share: an offer as a page for the client – one file that opens without a network – or what
// somebody chooses from alone.

#include <CLI/CLI.hpp>
#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "server/choice_source.h"
#include "server/commands/commands.h"
#include "server/document_printer.h"
#include "server/files.h"
#include "server/offer_source.h"
#include "server/workspace_io.h"
#include "shared/base/json.h"
#include "shared/sharing/choice_page.h"
#include "shared/sharing/offer_page.h"
#include "shared/sharing/shared_offers.h"

namespace oferta::server {
namespace {

namespace fs = std::filesystem;

struct ShareOptions {
  std::vector<std::string> files;
  std::string workspace;
  std::vector<std::string> ids;
  ChoiceSource choice;
  std::string root;
  std::string out;
};

Result<sharing::ClientView> view_of_files(const std::vector<std::string>& paths) {
  std::vector<offer::OfferFile> files;
  for (const std::string& path : paths) {
    OFERTA_ASSIGN(offer::OfferFile file, read_offer_file(path));
    files.push_back(std::move(file));
  }
  std::vector<const offer::Offer*> offers;
  for (const offer::OfferFile& file : files) offers.push_back(&file.offer);
  return sharing::client_view(offers, files.front().issuer);
}

Result<sharing::ClientView> view_of_workspace(const ShareOptions& options) {
  OFERTA_ASSIGN(const workspace::Workspace workspace, load_workspace_file(options.workspace));
  return sharing::shared_offers(workspace, options.ids);
}

Result<sharing::ChoicePackage> choice_of_workspace(const ShareOptions& options) {
  OFERTA_ASSIGN(const std::string text, read_file(options.workspace));
  const auto opened = open_workspace(text);
  if (!opened) return fail_in_file(options.workspace, opened.error());
  return make_choice(opened->store, opened->workspace, options.choice);
}

/// The page of a package, made from the template the application was built with.
Result<std::string> page_of_choice(const ShareOptions& options,
                                   const sharing::ChoicePackage& package) {
  const fs::path root = options.root.empty() ? web_folder() : fs::path(options.root);
  const fs::path place = root / sharing::kChoiceTemplateName;
  const Result<std::string> text = read_file(place);
  if (!text) {
    return fail(ErrorCode::io,
                "The page is made from the web application, which was not built: run `./run "
                "--build` first, or name its folder with --root",
                place.string());
  }
  auto page = sharing::choice_page(*text, package);
  if (!page) return fail_in_file(place, page.error());
  return page;
}

ExitCode run_choice(const ShareOptions& options, const Console& console) {
  if (!options.files.empty() || !options.ids.empty() || options.workspace.empty()) {
    return console.wrong_usage("--questionnaire goes with --workspace alone");
  }
  if (const auto fits = check_out(options.out, {".html", ".json"}, false); !fits) {
    return console.wrong_usage(fits.error().message);
  }
  const Result<sharing::ChoicePackage> package = choice_of_workspace(options);
  if (!package) return console.refuse(package.error());
  const Result<std::string> bytes =
      ends_in(options.out, {".json"}) ? Result<std::string>(sharing::write_choice_package(*package))
                                      : page_of_choice(options, *package);
  if (!bytes) return console.refuse(bytes.error());
  if (const auto written = write_file(options.out, *bytes); !written) {
    return console.refuse(written.error());
  }
  const auto products = std::count_if(package->records.begin(), package->records.end(),
                                      [](const auto& one) { return one.type == "product"; });
  console.print(console.json ? canonical(Json{{"questionnaire", package->questionnaire},
                                              {"products", products},
                                              {"package", sharing::choice_hash(*package)},
                                              {"bytes", static_cast<std::int64_t>(bytes->size())},
                                              {"out", options.out}})
                             : options.out + ": " + package->questionnaire + ", " +
                                   std::to_string(products) + " products, " +
                                   std::to_string((bytes->size() + 1023) / 1024) + " KiB");
  return ExitCode::done;
}

ExitCode run_share(const ShareOptions& options, const Console& console) {
  if (!options.choice.questionnaire.empty()) return run_choice(options, console);
  if (options.files.empty() == options.workspace.empty() ||
      options.workspace.empty() != options.ids.empty()) {
    return console.wrong_usage("Name --offer, or --workspace and --id or --questionnaire");
  }
  if (const auto fits = check_out(options.out, {".html", ".json"}, false); !fits) {
    return console.wrong_usage(fits.error().message);
  }
  const Result<sharing::ClientView> view =
      options.files.empty() ? view_of_workspace(options) : view_of_files(options.files);
  if (!view) return console.refuse(view.error());
  const std::string bytes = ends_in(options.out, {".json"}) ? sharing::write_client_view(*view)
                                                            : sharing::offer_page(*view, {}).html;
  if (const auto written = write_file(options.out, bytes); !written) {
    return console.refuse(written.error());
  }
  std::size_t lines = 0;
  for (const sharing::ClientOffer& offer : view->offers) lines += offer.lines.size();
  console.made(options.out, view->offers.front().number, lines);
  return ExitCode::done;
}

}  // namespace

void add_share(CLI::App& app, Session& session) {
  CLI::App* command = app.add_subcommand(
      "share",
      "Make a page of an offer that a client opens, reads and answers without a network, or a "
      "package they choose from alone");
  auto options = std::make_shared<ShareOptions>();
  command->add_option("--offer", options->files,
                      "An offer written by `oferta offer --out offer.json`; again for a variant");
  command->add_option("--workspace", options->workspace, "Instead: a workspace with sent offers");
  command->add_option("--id", options->ids, "The offer's id in it; again for a variant");
  add_choice_source(*command, options->choice);
  command->add_option(
      "--root", options->root,
      "The web application, of which the page to choose from is made; the one built "
      "beside this program if absent");
  command
      ->add_option("--out", options->out,
                   "The file to write: .html the page, .json the client's package alone")
      ->required();
  command->add_flag("--json", session.console.json, "Say what was made, or the error, as JSON");
  command->callback(
      [options, &session] { session.exit_code = run_share(*options, session.console); });
}

}  // namespace oferta::server
