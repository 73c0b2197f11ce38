// oferta link: offers of this machine's server for clients to open, read and answer, and what they
// choose from alone.

#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <vector>

#include "server/choice_source.h"
#include "server/commands/database_task.h"
#include "server/team/links.h"
#include "server/team/replica.h"
#include "shared/base/date.h"
#include "shared/base/json.h"
#include "shared/base/text.h"
#include "shared/sharing/shared_offers.h"

namespace oferta::server {
namespace {

constexpr const char* kLinkActor = "command line";

struct LinkOptions {
  DatabaseOptions database;
  std::vector<std::string> offers;
  ChoiceSource choice;
  std::int64_t days = team::kDefaultLinkDays;
  std::string pin;
  std::string address;
  std::string id;
};

using LinkTask = ExitCode (*)(team::Database&, const LinkOptions&, const Console&);

Result<std::string> package_of(const sync::Store& store, const LinkOptions& options) {
  workspace::Workspace workspace;
  workspace.refresh(store);
  if (!options.choice.questionnaire.empty()) {
    OFERTA_ASSIGN(const sharing::ChoicePackage package,
                  make_choice(store, workspace, options.choice));
    return sharing::write_choice_package(package);
  }
  OFERTA_ASSIGN(const sharing::ClientView view, sharing::shared_offers(workspace, options.offers));
  return sharing::write_client_view(view);
}

Result<team::MadeLink> make_link(team::Database& database, const LinkOptions& options) {
  OFERTA_ASSIGN(const sync::Store store, team::replica_of(database));
  OFERTA_ASSIGN(const std::string package, package_of(store, options));
  return team::Links(database).create({.package = package,
                                       .days = options.days,
                                       .pin = options.pin,
                                       .client = options.choice.client},
                                      kLinkActor);
}

ExitCode create_link(team::Database& database, const LinkOptions& options, const Console& console) {
  const Result<team::MadeLink> made = make_link(database, options);
  if (!made) return console.refuse(made.error());
  std::string address = options.address;
  while (!address.empty() && address.back() == '/') address.pop_back();
  address += "/s/" + made->token;
  const std::string until = date_of_unix_ms(made->expires_ms).to_iso();
  console.print(console.json
                    ? canonical(Json{{"id", made->id},
                                     {"token", made->token},
                                     {"address", address},
                                     {"expires", made->expires_ms}})
                    : "Good until " + until + ", to be revoked as " + made->id + ": " + address);
  return ExitCode::done;
}

std::string state_of(const team::Link& link) {
  if (link.revoked_ms) return "revoked";
  std::string out = "until " + date_of_unix_ms(link.expires_ms).to_iso();
  if (link.viewed_ms) out += ", viewed " + date_of_unix_ms(*link.viewed_ms).to_iso();
  if (link.answers > 0) out += ", answers: " + std::to_string(link.answers);
  return out + (link.pin ? ", PIN" : "");
}

ExitCode list_links(team::Database& database, const LinkOptions& /*options*/,
                    const Console& console) {
  const Result<std::vector<team::Link>> list = team::Links(database).list();
  if (!list) return console.refuse(list.error());
  for (const team::Link& link : *list) {
    console.print(console.json ? canonical(Json{{"id", link.id},
                                                {"kind", team::link_kind_name(link.kind)},
                                                {"client", link.client},
                                                {"title", link.title},
                                                {"by", link.created_by},
                                                {"created", link.created_ms},
                                                {"expires", link.expires_ms},
                                                {"revoked", link.revoked_ms.has_value()},
                                                {"viewed", link.viewed_ms.has_value()},
                                                {"answers", link.answers},
                                                {"pin", link.pin}})
                               : link.id + "  " + link.title + "  (" + state_of(link) + ")");
  }
  if (list->empty() && !console.json) console.print("There are no links yet.");
  return ExitCode::done;
}

ExitCode revoke_link(team::Database& database, const LinkOptions& options, const Console& console) {
  const Result<void> revoked = team::Links(database).revoke(options.id, kLinkActor);
  if (!revoked) return console.refuse(revoked.error());
  console.print(console.json ? canonical(Json{{"revoked", options.id}})
                             : "Revoked: " + options.id + " opens nothing from now on.");
  return ExitCode::done;
}

CLI::App* add_link_task(CLI::App& parent, Session& session,
                        const std::shared_ptr<LinkOptions>& options, const char* name,
                        const char* help, LinkTask task) {
  CLI::App* command = parent.add_subcommand(name, help);
  run_on_database(*command, session, {options, &options->database},
                  [options, task](team::Database& database, const Console& console) {
                    return task(database, *options, console);
                  });
  return command;
}

}  // namespace

void add_link(CLI::App& app, Session& session) {
  CLI::App* command =
      app.add_subcommand("link",
                         "Share offers of this machine's server with a client by a link, "
                         "or what they choose from alone");
  command->require_subcommand(1);
  auto options = std::make_shared<LinkOptions>();
  CLI::App* create =
      add_link_task(*command, session, options, "create",
                    "Make a link to one offer, to variants, or to a questionnaire", create_link);
  CLI::App* what = create->add_option_group("What", "What it opens");
  CLI::Option* offers =
      what->add_option("--offer", options->offers, "The offer's id; again for a variant of it");
  what->require_option(1, 0);
  add_choice_source(*what, options->choice)->excludes(offers);
  create->add_option("--days", options->days, "How long it opens")
      ->capture_default_str()
      ->check(CLI::Range(std::int64_t{1}, team::kMaxLinkDays));
  create->add_option("--pin", options->pin, "Four to twelve digits to ask for, told apart");
  create->add_option("--address", options->address,
                     "Where clients reach the server: https://offers.example.org");
  add_link_task(*command, session, options, "list", "Show all links, revoked ones too", list_links);
  add_link_task(*command, session, options, "revoke", "Let a link open nothing from now on",
                revoke_link)
      ->add_option("id", options->id, "The link, as `list` names it")
      ->required();
}

}  // namespace oferta::server
