// What a server's database stands on: one SQLite file, or a PostgreSQL database that several
// servers may share. Everything else speaks to both by the same statements; dialect.h has what they
// spell differently.
//
//   const std::unique_ptr<Engine> engine = sqlite_engine("/srv/oferta/oferta.db");
//   OFERTA_TRY(engine->prepare(IfNew::make));
//   soci::session& sql = engine->begin();
//   …
//   engine->commit();
//
// Where nothing else is said, failures are thrown as SOCI does; Database makes results of them.
#pragma once

#include <soci/soci.h>

#include <exception>
#include <filesystem>
#include <memory>

#include "server/team/postgresql_address.h"
#include "shared/base/result.h"

namespace oferta::server::team {

/// The tables of both engines go through the same versions.
inline constexpr int kSchemaVersion = 4;

/// What to do where there is no data of a server yet.
enum class IfNew { make, refuse };

class Engine {
 public:
  Engine() = default;
  virtual ~Engine() = default;
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;
  Engine(Engine&&) = delete;
  Engine& operator=(Engine&&) = delete;

  /// Opens it; makes the tables or brings them up to date. Errors: not_found where there is nothing
  /// and nothing is to be made; io; unsupported when it is another program's or a newer version's.
  virtual Result<void> prepare(IfNew if_new) = 0;
  /// For single reading statements outside of a transaction; connects anew when it has to.
  virtual soci::session& session() = 0;
  /// Begins a transaction that no other writer enters before it ends, whichever process it is of.
  /// Its statements see all that writers before it have committed.
  virtual soci::session& begin() = 0;
  /// On return the transaction is on the disk.
  virtual void commit() = 0;
  /// Throws nothing.
  virtual void roll_back() = 0;
  /// Whether the connection is gone, as the last statement found it.
  virtual bool lost() = 0;
  /// What to say of something that was thrown; without the values of statements.
  virtual Error error_of(const std::exception& thrown) = 0;

  /// Looks for damage. Errors: invalid_format.
  virtual Result<void> check() = 0;
  /// Copies all of it as of now into a new file. Errors: unsupported.
  virtual Result<void> copy_to(const std::filesystem::path& file) = 0;
};

/// One file, made when it is asked for; its folder is kept to this user.
std::unique_ptr<Engine> sqlite_engine(std::filesystem::path file);
std::unique_ptr<Engine> postgresql_engine(PostgresqlAddress address);

/// What was thrown as one line: SOCI's own words, without the statement and the values it had.
std::string thrown_text(const std::exception& thrown);

}  // namespace oferta::server::team
