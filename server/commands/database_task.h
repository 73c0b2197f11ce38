// What commands about a server's database have in common: where it is, and that it has to be there.
#pragma once

#include <functional>
#include <memory>

#include "server/commands/commands.h"
#include "server/database_options.h"

namespace oferta::server {

using DatabaseTask = std::function<ExitCode(team::Database&, const Console&)>;

/// Adds `--data`, `--database` and `--json` to the command, and runs the task on the database that
/// they name. What is wrong with them, and a database that is not there, is said.
void run_on_database(CLI::App& command, Session& session, std::shared_ptr<DatabaseOptions> options,
                     DatabaseTask task);

}  // namespace oferta::server
