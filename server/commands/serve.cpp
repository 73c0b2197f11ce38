// oferta serve: the web application on this machine, and with --data or --database a team's server.

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "server/commands/commands.h"
#include "server/database_options.h"
#include "server/files.h"
#include "server/http/listener.h"
#include "server/http/static_files.h"
#include "server/team/link_pages.h"
#include "server/team/team_api.h"
#include "shared/base/json.h"

namespace oferta::server {
namespace {

namespace fs = std::filesystem;

struct ServeOptions {
  std::string host = "127.0.0.1";
  std::uint16_t port = 8080;
  std::string root;
  DatabaseOptions database;
  std::int64_t rate = 50;
  std::int64_t timeout = 15;
};

/// What a team's server has, beside files.
struct TeamServer {
  std::unique_ptr<team::Database> database;
  std::optional<std::string> invitation;  ///< for the first device
  std::unique_ptr<team::TeamApi> api;
  std::unique_ptr<team::LinkPages> links;
};

Result<TeamServer> open_team(const ServeOptions& options, const Console& console) {
  TeamServer server;
  OFERTA_ASSIGN(server.database, options.database.open(team::IfNew::make));
  OFERTA_ASSIGN(server.invitation, team::Devices(*server.database).first_invitation());
  const team::Rate rate{options.rate, options.rate * 4};
  const team::Log log = [&console](const std::string& line) { console.print_error(line); };
  server.api = std::make_unique<team::TeamApi>(*server.database, rate, log);
  server.links = std::make_unique<team::LinkPages>(*server.database, log);
  return server;
}

void announce(const std::string& address, const TeamServer& server, const Console& console) {
  if (console.json) {
    Json line{{"address", address}};
    if (server.invitation) line["invitation"] = *server.invitation;
    console.print(canonical(line));
    return;
  }
  console.print("Oferta is served on " + address);
  if (server.invitation) {
    console.print("Let the first device in with this code, once, within a day: " +
                  *server.invitation);
  }
}

ExitCode run_serve(const ServeOptions& options, const Console& console) {
  const bool team = !options.database.empty();
  if (team) {
    if (const auto mistake = options.database.mistake()) return console.wrong_usage(*mistake);
  }
  const fs::path root = options.root.empty() ? web_folder() : fs::path(options.root);
  Result<http::StaticFiles> files = http::StaticFiles::open(root);
  // A team's server may run where no application was built; it then answers its interface alone.
  if (!files && (!team || !options.root.empty())) {
    return console.refuse(files.error());
  }
  TeamServer server;
  if (team) {
    Result<TeamServer> opened = open_team(options, console);
    if (!opened) return console.refuse(opened.error());
    server = std::move(*opened);
  }
  const auto is_ours = [&server](const http::Request& request) {
    return server.api && team::TeamApi::answers(request);
  };
  const auto is_link = [&server](const http::Request& request) {
    return server.links && team::LinkPages::answers(request);
  };
  const http::Gate gate = [&](const http::Request& request) {
    if (is_link(request)) return team::LinkPages::admit(request);
    return is_ours(request) ? server.api->admit(request) : http::Admission{};
  };
  const http::Handler handler = [&](const http::Request& request) {
    if (is_ours(request)) return server.api->respond(request);
    if (is_link(request)) return server.links->respond(request);
    if (files) return files->respond(request);
    return http::Response{404, {{"Content-Type", "text/plain; charset=utf-8"}}, "Not found\n"};
  };
  const http::Patience patience{std::chrono::seconds(options.timeout)};
  const http::Watch watch = [&] { return server.api && server.api->changed_meanwhile(); };
  const Result<void> served =
      http::serve({options.host, options.port}, patience, gate, handler, watch,
                  [&](const std::string& address) { announce(address, server, console); });
  return served ? ExitCode::done : console.refuse(served.error());
}

}  // namespace

void add_serve(CLI::App& app, Session& session) {
  CLI::App* command = app.add_subcommand("serve",
                                         "Serve the web application on this machine; with --data "
                                         "or --database, a team's workspace too");
  auto options = std::make_shared<ServeOptions>();
  command->add_option("--port", options->port, "The port; 0 takes any free one")
      ->capture_default_str()
      ->check(CLI::Range(0, 65535));
  command->add_option("--host", options->host, "The address of this machine to listen on")
      ->capture_default_str();
  command->add_option(
      "--root", options->root,
      "The folder to serve; the web application built beside this program if absent");
  add_database_options(*command, options->database,
                       "The folder of a team's workspace; made when it is not there");
  command->add_option("--rate", options->rate, "Requests a second one device may make")
      ->capture_default_str()
      ->check(CLI::Range(1, 100'000));
  command->add_option("--timeout", options->timeout, "Seconds a request may take to come")
      ->capture_default_str()
      ->check(CLI::Range(1, 3600));
  command->add_flag("--json", session.console.json, "Print the address, or the error, as JSON");
  command->callback(
      [options, &session] { session.exit_code = run_serve(*options, session.console); });
}

}  // namespace oferta::server
