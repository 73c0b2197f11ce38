// The server's database: one SQLite file in the data folder, `oferta.db`, or a PostgreSQL database.
//
//   OFERTA_ASSIGN(std::unique_ptr<Database> database, Database::open(folder));
//   return database->write([&](soci::session& sql) -> Result<int> { … });
//
// A writing transaction is on the disk when write() returns, or nothing of it is. When the commit
// itself meets a lost connection nobody knows which: io is given, and nothing is acknowledged.
// Times are milliseconds since 1970.
#pragma once

#include <soci/soci.h>

#include <cstdint>
#include <exception>
#include <filesystem>
#include <memory>
#include <string>

#include "server/team/engine.h"
#include "shared/base/result.h"

namespace oferta::server::team {

std::int64_t now_ms();

/// The database file of a data folder.
std::filesystem::path database_path(const std::filesystem::path& folder);

class Database {
 public:
  /// Opens the data folder's database, which is made when it is not there. Errors: io; unsupported
  /// when the file is another program's or a newer version's.
  static Result<std::unique_ptr<Database>> open(const std::filesystem::path& folder);
  /// The same, but not_found when there is none.
  static Result<std::unique_ptr<Database>> open_existing(const std::filesystem::path& folder);
  /// Opens what stands on any engine. Errors: those of Engine::prepare.
  static Result<std::unique_ptr<Database>> open(std::unique_ptr<Engine> engine, IfNew if_new);

  /// Runs `work` in one transaction that no other writer can enter; commits when it gives a value.
  /// Errors: those of `work`; io when the database refuses it or cannot be reached.
  template <class Work>
  auto write(const Work& work) -> decltype(work(std::declval<soci::session&>())) {
    return guarded([&]() -> decltype(work(std::declval<soci::session&>())) {
      soci::session& sql = engine_->begin();
      try {
        auto result = work(sql);
        if (result) {
          engine_->commit();
        } else {
          engine_->roll_back();
        }
        return result;
      } catch (...) {
        engine_->roll_back();
        throw;
      }
    });
  }

  /// Runs `work` outside of a transaction of ours; for single reading statements, each of which
  /// sees one state of the database. `work` is run once more when the connection turns out to be
  /// lost.
  template <class Work>
  auto read(const Work& work) -> decltype(work(std::declval<soci::session&>())) {
    return guarded([&]() -> decltype(work(std::declval<soci::session&>())) {
      soci::session& sql = engine_->session();
      try {
        return work(sql);
      } catch (const std::exception&) {
        if (!engine_->lost()) throw;
      }
      return work(engine_->session());
    });
  }

  /// Copies the database as of now into a new file, also while a server writes to it. Errors:
  /// unsupported where the engine has its own program for it.
  Result<void> copy_to(const std::filesystem::path& file);
  /// Gives the database a new epoch: every device offers its data again.
  Result<void> renew_epoch();

  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  Database(Database&&) = delete;
  Database& operator=(Database&&) = delete;
  ~Database() = default;

 private:
  explicit Database(std::unique_ptr<Engine> engine) : engine_(std::move(engine)) {}

  template <class Work>
  auto guarded(const Work& work) -> decltype(work()) {
    try {
      return work();
    } catch (const std::exception& error) {
      return fail(engine_->error_of(error));
    }
  }

  std::unique_ptr<Engine> engine_;
};

}  // namespace oferta::server::team
