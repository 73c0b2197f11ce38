// oferta backup, oferta restore: a server's data as one file. What stands in PostgreSQL is copied
// by its own programs; here it only gets its new epoch.

#include <sys/stat.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <string>
#include <system_error>

#include "server/commands/commands.h"
#include "server/database_options.h"
#include "server/team/database.h"
#include "shared/base/json.h"

namespace oferta::server {
namespace {

namespace files = std::filesystem;

struct BackupOptions {
  DatabaseOptions database;
  std::string file;
};

// What the files hold, costs and clients, is for the server's own user alone.
void keep_private() {
  ::umask(S_IRWXG | S_IRWXO);
}

// The copy gets its name only when it is complete.
Result<void> back_up(const BackupOptions& options) {
  keep_private();
  if (files::exists(options.file)) {
    return fail(ErrorCode::conflict, "The file exists already; nothing was written", options.file);
  }
  OFERTA_ASSIGN(const auto database, options.database.open(team::IfNew::refuse));
  const files::path unfinished = options.file + ".part";
  std::error_code failed;
  files::remove(unfinished, failed);
  OFERTA_TRY(database->copy_to(unfinished));
  files::rename(unfinished, options.file, failed);
  if (failed) return fail(ErrorCode::io, "The backup cannot be written", options.file);
  return {};
}

// Checked beside its place before it takes it, so that a damaged backup leaves no server behind.
Result<void> bring_back(const BackupOptions& options) {
  keep_private();
  const std::string& data = options.database.folder;
  const files::path place = team::database_path(data);
  if (files::exists(place)) {
    return fail(ErrorCode::conflict,
                "The folder has a server's data already; nothing was changed: choose another one",
                data);
  }
  if (!files::is_regular_file(options.file)) {
    return fail(ErrorCode::not_found, "There is no such backup", options.file);
  }
  const files::path trial = files::path(data) / "restoring";
  std::error_code failed;
  files::remove_all(trial, failed);
  files::create_directories(trial, failed);
  files::copy_file(options.file, team::database_path(trial), failed);
  if (failed) return fail(ErrorCode::io, "The backup cannot be copied", data);
  const Result<void> renewed = [&trial]() -> Result<void> {
    OFERTA_ASSIGN(const auto database, team::Database::open_existing(trial));
    return database->renew_epoch();
  }();
  if (renewed) files::rename(team::database_path(trial), place, failed);
  std::error_code ignored;
  files::remove_all(trial, ignored);
  if (!renewed) return fail(renewed.error());
  if (failed) return fail(ErrorCode::io, "The data cannot be put in place", data);
  return {};
}

Result<void> begin_anew(const BackupOptions& options) {
  OFERTA_ASSIGN(const auto database, options.database.open(team::IfNew::refuse));
  return database->renew_epoch();
}

ExitCode finish(const Result<void>& done, const std::string& what, const Console& console) {
  if (!done) return console.refuse(done.error());
  console.print(console.json ? canonical(Json{{"out", what}}) : what);
  return ExitCode::done;
}

ExitCode run_backup(const BackupOptions& options, const Console& console) {
  if (const auto mistake = options.database.mistake()) return console.wrong_usage(*mistake);
  if (!options.database.address.empty()) {
    return console.wrong_usage(
        "A PostgreSQL database is backed up with pg_dump; see docs/server.md");
  }
  return finish(back_up(options), options.file, console);
}

ExitCode run_restore(const BackupOptions& options, const Console& console) {
  if (const auto mistake = options.database.mistake()) return console.wrong_usage(*mistake);
  if (options.database.address.empty()) {
    if (options.file.empty()) return console.wrong_usage("A backup is needed");
    return finish(bring_back(options), options.database.folder, console);
  }
  if (!options.file.empty()) {
    return console.wrong_usage(
        "A PostgreSQL database is restored with pg_restore; after that, `oferta restore "
        "--database` "
        "without a file renews its epoch");
  }
  if (const Result<void> renewed = begin_anew(options); !renewed) {
    return console.refuse(renewed.error());
  }
  console.print(console.json ? canonical(Json{{"renewed", true}})
                             : "The epoch is renewed: every device offers its data again.");
  return ExitCode::done;
}

}  // namespace

void add_backup(CLI::App& app, Session& session) {
  auto options = std::make_shared<BackupOptions>();
  CLI::App* command =
      app.add_subcommand("backup", "Copy a server's data into one file, also while it runs");
  add_database_options(*command, options->database, "The server's data folder");
  command->add_option("--out", options->file, "The file to make")->required();
  command->add_flag("--json", session.console.json, "Print JSON");
  command->callback(
      [options, &session] { session.exit_code = run_backup(*options, session.console); });
}

void add_restore(CLI::App& app, Session& session) {
  auto options = std::make_shared<BackupOptions>();
  CLI::App* command = app.add_subcommand(
      "restore", "Make a server's data folder from a backup; devices then offer what it lacks");
  command->add_option(
      "file", options->file,
      "The backup; without one, a PostgreSQL database that pg_restore has filled is "
      "made known to devices as restored");
  add_database_options(*command, options->database, "The folder to make");
  command->add_flag("--json", session.console.json, "Print JSON");
  command->callback(
      [options, &session] { session.exit_code = run_restore(*options, session.console); });
}

}  // namespace oferta::server
