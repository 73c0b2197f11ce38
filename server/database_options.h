// Where a command finds a server's database: `--data DIR` or `--database postgresql://…`.
//
//   add_database_options(*command, options->database, "The server's data folder");
//   …
//   if (const auto mistake = options.database.mistake()) return console.wrong_usage(*mistake);
//   const auto database = options.database.open(team::IfNew::refuse);
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "server/team/database.h"
#include "shared/base/result.h"

namespace CLI {
class App;
}

namespace oferta::server {

struct DatabaseOptions {
  std::string folder;
  std::string address;  ///< of a PostgreSQL database; a password may be in it

  /// Whether neither is given.
  bool empty() const { return folder.empty() && address.empty(); }
  /// What is wrong with them, in words without a password; nothing when one of them is given and
  /// can be read.
  std::optional<std::string> mistake() const;
  /// Errors: those of Engine::prepare.
  Result<std::unique_ptr<team::Database>> open(team::IfNew if_new) const;
};

/// Adds both options; `folder_help` says what the folder is for.
void add_database_options(CLI::App& command, DatabaseOptions& options, const char* folder_help);

}  // namespace oferta::server
