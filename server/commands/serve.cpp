// oferta serve: the web application on this machine.

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <string>

#include "server/commands/commands.h"
#include "server/files.h"
#include "server/http/listener.h"
#include "server/http/static_files.h"
#include "shared/base/json.h"

namespace oferta::server {
namespace {

namespace fs = std::filesystem;

struct ServeOptions {
  std::string host = "127.0.0.1";
  std::uint16_t port = 8080;
  std::string root;
};

ExitCode run_serve(const ServeOptions& options, const Console& console) {
  const fs::path root =
      options.root.empty() ? program_folder() / ".." / "web" / "dist" : fs::path(options.root);
  Result<http::StaticFiles> files = http::StaticFiles::open(root);
  if (!files) {
    return console.refuse(files.error());
  }
  const http::Handler handler = [&files](const http::Request& request) {
    return files->respond(request);
  };
  const Result<void> served =
      http::serve({options.host, options.port}, handler, [&console](const std::string& address) {
        console.print(console.json ? canonical(Json{{"address", address}})
                                   : "Oferta is served on " + address);
      });
  return served ? ExitCode::done : console.refuse(served.error());
}

}  // namespace

void add_serve(CLI::App& app, Session& session) {
  CLI::App* command = app.add_subcommand("serve", "Serve the web application on this machine");
  auto options = std::make_shared<ServeOptions>();
  command->add_option("--port", options->port, "The port; 0 takes any free one")
      ->capture_default_str()
      ->check(CLI::Range(0, 65535));
  command->add_option("--host", options->host, "The address of this machine to listen on")
      ->capture_default_str();
  command->add_option(
      "--root", options->root,
      "The folder to serve; the web application built beside this program if absent");
  command->add_flag("--json", session.console.json, "Print the address, or the error, as JSON");
  command->callback(
      [options, &session] { session.exit_code = run_serve(*options, session.console); });
}

}  // namespace oferta::server
