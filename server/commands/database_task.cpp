#include "server/commands/database_task.h"

#include <CLI/CLI.hpp>
#include <utility>

namespace oferta::server {

void run_on_database(CLI::App& command, Session& session, std::shared_ptr<DatabaseOptions> options,
                     DatabaseTask task) {
  add_database_options(command, *options, "The server's data folder");
  command.add_flag("--json", session.console.json, "Print JSON, one object a line");
  command.callback([options = std::move(options), &session, task = std::move(task)] {
    if (const auto mistake = options->mistake()) {
      session.exit_code = session.console.wrong_usage(*mistake);
      return;
    }
    const auto database = options->open(team::IfNew::refuse);
    session.exit_code =
        database ? task(**database, session.console) : session.console.refuse(database.error());
  });
}

}  // namespace oferta::server
