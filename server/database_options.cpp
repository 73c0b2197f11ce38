#include "server/database_options.h"

#include <CLI/CLI.hpp>
#include <utility>

#include "server/team/postgresql_address.h"

namespace oferta::server {

std::optional<std::string> DatabaseOptions::mistake() const {
  if (empty()) return "The server's data is needed: --data or --database";
  if (address.empty()) return std::nullopt;
  if (!folder.empty()) {
    return "--data and --database (or OFERTA_DATABASE) name two databases: give one of them";
  }
  const auto read = team::PostgresqlAddress::parse(address);
  return read ? std::nullopt : std::optional(read.error().message);
}

Result<std::unique_ptr<team::Database>> DatabaseOptions::open(team::IfNew if_new) const {
  if (address.empty()) {
    return team::Database::open(team::sqlite_engine(team::database_path(folder)), if_new);
  }
  OFERTA_ASSIGN(team::PostgresqlAddress read, team::PostgresqlAddress::parse(address));
  return team::Database::open(team::postgresql_engine(std::move(read)), if_new);
}

void add_database_options(CLI::App& command, DatabaseOptions& options, const char* folder_help) {
  command.add_option("--data", options.folder, folder_help);
  // Nothing here checks the value: the parser's words would repeat it.
  command
      .add_option("--database", options.address,
                  "Instead, a PostgreSQL database: postgresql://user@host/name")
      ->envname("OFERTA_DATABASE");
}

}  // namespace oferta::server
