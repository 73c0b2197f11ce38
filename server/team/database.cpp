#include "server/team/database.h"

#include <chrono>
#include <utility>

#include "server/team/secret.h"

namespace oferta::server::team {

std::int64_t now_ms() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

std::filesystem::path database_path(const std::filesystem::path& folder) {
  return folder / "oferta.db";
}

Result<std::unique_ptr<Database>> Database::open(std::unique_ptr<Engine> engine, IfNew if_new) {
  std::unique_ptr<Database> database(new Database(std::move(engine)));
  OFERTA_TRY(database->guarded([&] { return database->engine_->prepare(if_new); }));
  return database;
}

Result<std::unique_ptr<Database>> Database::open(const std::filesystem::path& folder) {
  return open(sqlite_engine(database_path(folder)), IfNew::make);
}

Result<std::unique_ptr<Database>> Database::open_existing(const std::filesystem::path& folder) {
  return open(sqlite_engine(database_path(folder)), IfNew::refuse);
}

Result<void> Database::copy_to(const std::filesystem::path& file) {
  return guarded([&] { return engine_->copy_to(file); });
}

Result<void> Database::renew_epoch() {
  return write([this](soci::session& sql) -> Result<void> {
    OFERTA_TRY(engine_->check());
    OFERTA_ASSIGN(const std::string epoch, make_id());
    sql << "UPDATE space SET epoch = :epoch", soci::use(epoch);
    return {};
  });
}

}  // namespace oferta::server::team
