// oferta serve: the web application on this machine, and with --data or --database a team's server.

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/commands/commands.h"
#include "server/database_options.h"
#include "server/files.h"
#include "server/http/listener.h"
#include "server/http/static_files.h"
#include "server/serve_security.h"
#include "server/team/link_pages.h"
#include "server/team/people.h"
#include "server/team/team_api.h"
#include "shared/base/json.h"

namespace oferta::server {
namespace {

namespace fs = std::filesystem;

struct ServeOptions {
  std::optional<std::string> host;
  std::optional<std::uint16_t> port;
  std::string root;
  DatabaseOptions database;
  std::int64_t rate = 50;
  std::int64_t timeout = 15;
  HttpsOptions https;

  /// HTTPS is for other devices, the rest for this machine or a proxy on it.
  http::Endpoint endpoint() const {
    return {host.value_or(https.on() ? "0.0.0.0" : "127.0.0.1"),
            port.value_or(https.on() ? 8443 : 8080)};
  }
};

/// What a team's server has, beside files.
struct TeamServer {
  std::unique_ptr<team::Database> database;
  std::optional<std::string> set_up;      ///< a code for the first head
  std::optional<std::string> invitation;  ///< the same for a device alone, where a program reads it
  std::unique_ptr<team::TeamApi> api;
  std::unique_ptr<team::LinkPages> links;
};

Result<TeamServer> open_team(const ServeOptions& options, const Console& console) {
  TeamServer server;
  OFERTA_ASSIGN(server.database, options.database.open(team::IfNew::make));
  OFERTA_ASSIGN(server.set_up, team::People(*server.database).set_up_code());
  if (console.json) {
    OFERTA_ASSIGN(server.invitation, team::Devices(*server.database).first_invitation());
  }
  const team::Rate rate{options.rate, options.rate * 4};
  const team::Log log = [&console](const std::string& line) { console.print_error(line); };
  server.api = std::make_unique<team::TeamApi>(*server.database, rate, log);
  server.links = std::make_unique<team::LinkPages>(*server.database, log);
  return server;
}

/// «https://192.168.1.20:8443/» of a listener's «https://0.0.0.0:8443/».
std::string address_at(const std::string& listener, const std::string& host) {
  const std::string shown = host.find(':') == std::string::npos ? host : "[" + host + "]";
  return "https://" + shown + listener.substr(listener.rfind(':'));
}

/// Addresses of a server that speaks HTTPS, those for other devices first.
std::vector<std::string> secure_addresses(const std::string& listener, const ServeOptions& options,
                                          const ServeSecurity& security) {
  std::vector<std::string> addresses;
  for (const std::string& host : security.hosts(options.endpoint().host)) {
    addresses.push_back(address_at(listener, host));
  }
  return addresses;
}

Json announcement(const std::vector<std::string>& addresses, const TeamServer& server,
                  const ServeSecurity* security) {
  Json line{{"address", addresses.back()}};
  if (server.invitation) line["invitation"] = *server.invitation;
  if (server.set_up) line["setup"] = addresses.front() + "#/join/" + *server.set_up;
  if (security != nullptr) line["addresses"] = addresses;
  if (security != nullptr && security->local()) {
    line["fingerprint"] = security->fingerprint();
    line["authority"] = security->root_file().string();
  }
  return line;
}

void announce(const std::vector<std::string>& addresses, const TeamServer& server,
              const ServeSecurity* security, const Console& console) {
  if (console.json) {
    console.print(canonical(announcement(addresses, server, security)));
    return;
  }
  for (const std::string& each : addresses) console.print("Oferta is served on " + each);
  if (security != nullptr && security->local()) {
    console.print("Each device has to trust it once; the steps are on http" +
                  addresses.front().substr(std::string_view("https").size()));
    console.print("The SHA-256 fingerprint to compare there: " + security->fingerprint());
  }
  if (server.set_up) {
    console.print("Set the team up in a browser with this link, once, within a day: " +
                  addresses.front() + "#/join/" + *server.set_up);
  }
}

/// Nothing where plain HTTP is spoken.
Result<std::unique_ptr<ServeSecurity>> open_security(const ServeOptions& options,
                                                     const Console& console) {
  if (!options.https.on()) return std::unique_ptr<ServeSecurity>();
  fs::path folder = authority_folder_of_user();
  if (!options.database.folder.empty()) folder = fs::path(options.database.folder) / "tls";
  if (!options.https.authority.empty()) folder = options.https.authority;
  return ServeSecurity::open(options.https, folder,
                             [&console](const std::string& line) { console.print_error(line); });
}

ExitCode run_serve(const ServeOptions& options, const Console& console) {
  const bool team = !options.database.empty();
  if (team) {
    if (const auto mistake = options.database.mistake()) return console.wrong_usage(*mistake);
  }
  if (const auto mistake = options.https.mistake()) return console.wrong_usage(*mistake);
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
  Result<std::unique_ptr<ServeSecurity>> opened = open_security(options, console);
  if (!opened) return console.refuse(opened.error());
  ServeSecurity* const security = opened->get();
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
    if (security != nullptr) {
      if (auto about_trust = security->respond(request)) return *std::move(about_trust);
    }
    if (files) return files->respond(request);
    return http::Response{404, {{"Content-Type", "text/plain; charset=utf-8"}}, "Not found\n"};
  };
  const http::Patience patience{std::chrono::seconds(options.timeout)};
  const http::Watch watch = [&] { return server.api && server.api->changed_meanwhile(); };
  const auto on_ready = [&](const std::string& address) {
    announce(security != nullptr ? secure_addresses(address, options, *security)
                                 : std::vector<std::string>{address},
             server, security, console);
  };
  const std::optional<http::Security> secure =
      security != nullptr ? std::optional(security->listener_options()) : std::nullopt;
  const Result<void> served =
      http::serve(options.endpoint(), patience, gate, handler, watch, secure, on_ready);
  return served ? ExitCode::done : console.refuse(served.error());
}

}  // namespace

void add_serve(CLI::App& app, Session& session) {
  CLI::App* command = app.add_subcommand("serve",
                                         "Serve the web application on this machine; with --data "
                                         "or --database, a team's workspace too");
  auto options = std::make_shared<ServeOptions>();
  command
      ->add_option("--port", options->port,
                   "The port, 8080 or with HTTPS 8443; 0 takes any free one")
      ->check(CLI::Range(0, 65535));
  command->add_option("--host", options->host,
                      "The address of this machine to listen on, 127.0.0.1 or with HTTPS 0.0.0.0");
  add_https_options(*command, options->https);
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
