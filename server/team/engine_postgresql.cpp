// A PostgreSQL database, shared by as many servers as there are.
//
// Writers take turns by a lock on the one row of `space`. It is the row that versions are counted
// in, so the order of versions is the order of commits, and a device's cursor skips nothing; and it
// is a row rather than an advisory lock since every engine that speaks PostgreSQL's language has
// those. READ COMMITTED is enough: after the lock each statement sees all that was committed before
// it, and nobody else can write until the end. Readers run single statements, each of which sees
// one state of the database, and wait for nobody.

#include <soci/postgresql/soci-postgresql.h>

#include <chrono>
#include <string>
#include <thread>
#include <utility>

#include "server/team/engine.h"
#include "server/team/postgresql_schema.h"

namespace oferta::server::team {
namespace {

using Steady = std::chrono::steady_clock;

constexpr std::chrono::seconds kPatienceAtStart{3};
constexpr std::chrono::milliseconds kPauseAtStart{200};
// Requests meanwhile are told at once, instead of waiting one after another.
constexpr std::chrono::milliseconds kPauseAfterFailure{500};

// What is acknowledged is on the disk, whatever the server's default is. A writer waits for another
// one as long as with SQLite; one that has fallen silent within a transaction holds up nobody for
// longer than half a minute.
constexpr const char* kSettings =
    "SET client_encoding TO 'UTF8'; SET synchronous_commit TO on; SET lock_timeout TO '10s'; "
    "SET idle_in_transaction_session_timeout TO '30s'";

class PostgresqlEngine final : public Engine {
 public:
  explicit PostgresqlEngine(PostgresqlAddress address) : address_(std::move(address)) {}

  Result<void> prepare(IfNew if_new) override {
    connect_patiently();
    sql_ << "BEGIN";
    Result<void> prepared = prepare_postgresql_tables(sql_, if_new);
    if (prepared) {
      commit();
    } else {
      roll_back();
      if (prepared.error().detail.empty()) prepared.error().detail = address_.shown();
    }
    return prepared;
  }

  soci::session& session() override {
    if (lost()) connect();
    return sql_;
  }

  // That a connection has been lost while nobody asked is found by the first statement, before
  // anything is done: that is tried once more.
  soci::session& begin() override {
    for (bool first = true;; first = false) {
      try {
        session() << "BEGIN";
        sql_ << "SELECT id FROM space FOR UPDATE";
        return sql_;
      } catch (const std::exception&) {
        if (!first || !lost()) {
          roll_back();
          throw;
        }
      }
    }
  }

  // COMMIT of a transaction in which a statement has failed succeeds as a ROLLBACK.
  void commit() override {
    if (lost() || PQtransactionStatus(connection()) != PQTRANS_INTRANS) {
      throw soci::soci_error("The transaction had failed before its end");
    }
    sql_ << "COMMIT";
  }

  void roll_back() override {
    try {
      if (!lost()) sql_ << "ROLLBACK";
    } catch (const std::exception&) {
      // The connection is gone, and the transaction with it.
      return;
    }
  }

  bool lost() override {
    return connection() == nullptr || PQstatus(connection()) != CONNECTION_OK;
  }

  Error error_of(const std::exception& thrown) override {
    return {ErrorCode::io,
            lost() ? "The database cannot be reached" : "The database refused the work",
            address_.without_secrets(thrown_text(thrown))};
  }

  // The server looks after its pages itself.
  Result<void> check() override { return {}; }

  Result<void> copy_to(const std::filesystem::path& /*file*/) override {
    return fail(ErrorCode::unsupported, "A PostgreSQL database is backed up with pg_dump");
  }

 private:
  PGconn* connection() {
    const auto* const backend = static_cast<soci::postgresql_session_backend*>(sql_.get_backend());
    return backend == nullptr ? nullptr : backend->conn_;
  }

  void connect() {
    if (Steady::now() < next_attempt_) throw soci::soci_error(last_failure_);
    try {
      sql_.close();
      sql_.open(soci::postgresql, address_.connection());
      // libpq would print what the server has to say between the lines of the log.
      PQsetNoticeProcessor(
          connection(), [](void*, const char*) {}, nullptr);
      sql_ << kSettings;
    } catch (const std::exception& error) {
      next_attempt_ = Steady::now() + kPauseAfterFailure;
      last_failure_ = thrown_text(error);
      sql_.close();
      throw;
    }
  }

  /// A database that is just starting, as it is after the machine has, is waited for a little.
  void connect_patiently() {
    const auto until = Steady::now() + kPatienceAtStart;
    for (;;) {
      try {
        next_attempt_ = {};
        connect();
        return;
      } catch (const std::exception&) {
        if (Steady::now() >= until) throw;
        const PGPing state = PQping(address_.connection().c_str());
        if (state != PQPING_REJECT && state != PQPING_NO_RESPONSE) throw;
        std::this_thread::sleep_for(kPauseAtStart);
      }
    }
  }

  PostgresqlAddress address_;
  soci::session sql_;
  Steady::time_point next_attempt_{};
  std::string last_failure_;
};

}  // namespace

std::unique_ptr<Engine> postgresql_engine(PostgresqlAddress address) {
  return std::make_unique<PostgresqlEngine>(std::move(address));
}

}  // namespace oferta::server::team
