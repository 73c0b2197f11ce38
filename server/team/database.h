// The server's database: one SQLite file in the data folder, `oferta.db`.
//
//   OFERTA_ASSIGN(std::unique_ptr<Database> database, Database::open(folder, now_ms()));
//   return database->write([&](soci::session& sql) -> Result<int> { … });
//
// A writing transaction is on the disk when write() returns (write-ahead log, synchronous=FULL), or
// nothing of it is. Times are milliseconds since 1970.
#pragma once

#include <soci/soci.h>

#include <cstdint>
#include <exception>
#include <filesystem>
#include <memory>
#include <string>

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

  /// Runs `work` in one transaction that no other writer can enter; commits when it gives a value.
  template <class Work>
  auto write(const Work& work) -> decltype(work(std::declval<soci::session&>())) {
    return guarded([&]() -> decltype(work(sql_)) {
      sql_ << "BEGIN IMMEDIATE";
      try {
        auto result = work(sql_);
        if (result) {
          sql_ << "COMMIT";
        } else {
          roll_back();
        }
        return result;
      } catch (...) {
        roll_back();
        throw;
      }
    });
  }

  /// Runs `work` outside of a transaction of ours; for single reading statements.
  template <class Work>
  auto read(const Work& work) -> decltype(work(std::declval<soci::session&>())) {
    return guarded([&]() -> decltype(work(sql_)) { return work(sql_); });
  }

  /// Copies the database as of now into a new file, also while a server writes to it.
  Result<void> copy_to(const std::filesystem::path& file);
  /// Gives the database a new epoch: every device offers its data again.
  Result<void> renew_epoch();

  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  Database(Database&&) = delete;
  Database& operator=(Database&&) = delete;
  ~Database() = default;

 private:
  explicit Database(const std::filesystem::path& file);

  template <class Work>
  static auto guarded(const Work& work) -> decltype(work()) {
    try {
      return work();
    } catch (const std::exception& error) {
      return fail(ErrorCode::io, "The database refused the work", error.what());
    }
  }
  void roll_back();
  Result<void> prepare();

  soci::session sql_;
};

}  // namespace oferta::server::team
