#include "server/team/database.h"

#include <soci/sqlite3/soci-sqlite3.h>

#include <array>
#include <chrono>
#include <system_error>

#include "server/team/secret.h"

namespace oferta::server::team {
namespace {

constexpr int kApplicationId = 0x4F464552;  // "OFER", in the file's header
constexpr int kSchemaVersion = 3;

// Operations are kept as they came. `version` counts within the one space of the database and is
// what cursors point at; `digest` tells a repetition from another operation of the same number.
constexpr std::array kSchema{
    "CREATE TABLE space (id TEXT PRIMARY KEY, epoch TEXT NOT NULL, version INTEGER NOT NULL)",
    "CREATE TABLE node (id TEXT PRIMARY KEY, device TEXT NOT NULL, last INTEGER NOT NULL)",
    "CREATE TABLE operation (version INTEGER PRIMARY KEY, node TEXT NOT NULL, "
    "sequence INTEGER NOT NULL, device TEXT NOT NULL, digest TEXT NOT NULL, body TEXT NOT NULL)",
    "CREATE UNIQUE INDEX operation_origin ON operation (node, sequence)",
    "CREATE TABLE rejection (node TEXT NOT NULL, sequence INTEGER NOT NULL, code TEXT NOT NULL, "
    "message TEXT NOT NULL, PRIMARY KEY (node, sequence))",
    "CREATE TABLE device (id TEXT PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL, "
    "token_hash TEXT NOT NULL UNIQUE, created_ms INTEGER NOT NULL, revoked_ms INTEGER)",
    "CREATE TABLE invitation (hash TEXT PRIMARY KEY, role TEXT NOT NULL, "
    "created_ms INTEGER NOT NULL, expires_ms INTEGER NOT NULL, used_ms INTEGER)",
    "CREATE TABLE audit (id INTEGER PRIMARY KEY AUTOINCREMENT, at_ms INTEGER NOT NULL, "
    "actor TEXT NOT NULL, action TEXT NOT NULL, subject TEXT NOT NULL)",
};

// Since version 2: links to clients and what they answered. `pin_hash` is empty where no code is
// asked for. The index holds the few operations on offers, which a link is judged by.
constexpr std::array kLinkSchema{
    "CREATE TABLE link (id TEXT PRIMARY KEY, token_hash TEXT NOT NULL UNIQUE, "
    "package TEXT NOT NULL, title TEXT NOT NULL, created_by TEXT NOT NULL, "
    "created_ms INTEGER NOT NULL, expires_ms INTEGER NOT NULL, revoked_ms INTEGER, "
    "viewed_ms INTEGER, pin_hash TEXT NOT NULL, pin_salt TEXT NOT NULL, "
    "pin_failures INTEGER NOT NULL, locked_until_ms INTEGER NOT NULL)",
    "CREATE TABLE link_answer (id TEXT PRIMARY KEY, link TEXT NOT NULL, at_ms INTEGER NOT NULL, "
    "body TEXT NOT NULL)",
    "CREATE INDEX link_answer_link ON link_answer (link, at_ms)",
    "CREATE INDEX operation_offer ON operation (version) "
    "WHERE instr(body, '\"t\":\"offer\"') > 0 OR instr(body, '\"t\":\"offer_status\"') > 0",
};

// Since version 3: which offers a link shows; of links made before, as their packages say. A link
// may be one to choose by instead, and for a client of whom its package says nothing. The index
// holds the leads, among which a new one is looked for.
constexpr std::array kLinkOfferSchema{
    "CREATE TABLE link_offer (offer TEXT NOT NULL, link TEXT NOT NULL, "
    "PRIMARY KEY (offer, link))",
    "INSERT OR IGNORE INTO link_offer (link, offer) SELECT link.id, "
    "json_extract(shared.value, '$.id') FROM link, json_each(link.package, '$.offers') AS shared",
    "ALTER TABLE link ADD COLUMN kind TEXT NOT NULL DEFAULT 'offer'",
    "ALTER TABLE link ADD COLUMN client TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX operation_lead ON operation (version) WHERE instr(body, '\"t\":\"lead\"') > 0",
};

int pragma(soci::session& sql, const std::string& name) {
  int value = 0;
  sql << "PRAGMA " + name, soci::into(value);
  return value;
}

tl::unexpected<Error> foreign_file() {
  return fail(ErrorCode::unsupported, "The file is not a database of Oferta, or of a newer one");
}

Result<void> make_schema(soci::session& sql) {
  OFERTA_ASSIGN(const std::string space, make_id());
  OFERTA_ASSIGN(const std::string epoch, make_id());
  for (const char* const statement : kSchema) sql << statement;
  for (const char* const statement : kLinkSchema) sql << statement;
  for (const char* const statement : kLinkOfferSchema) sql << statement;
  sql << "INSERT INTO space (id, epoch, version) VALUES (:id, :epoch, 0)", soci::use(space),
      soci::use(epoch);
  sql << "PRAGMA application_id = " + std::to_string(kApplicationId);
  sql << "PRAGMA user_version = " + std::to_string(kSchemaVersion);
  return {};
}

}  // namespace

std::int64_t now_ms() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

std::filesystem::path database_path(const std::filesystem::path& folder) {
  return folder / "oferta.db";
}

Database::Database(const std::filesystem::path& file)
    : sql_(soci::sqlite3, "dbname=\"" + file.string() + "\" timeout=10") {}

void Database::roll_back() {
  try {
    sql_ << "ROLLBACK";
  } catch (const std::exception&) {
    // SQLite has rolled back by itself, as it does when the disk is full.
    return;
  }
}

Result<void> Database::prepare() {
  std::string mode;
  sql_ << "PRAGMA journal_mode = WAL", soci::into(mode);
  sql_ << "PRAGMA synchronous = FULL";
  sql_ << "PRAGMA trusted_schema = OFF";
  return write([](soci::session& sql) -> Result<void> {
    int tables = 0;
    sql << "SELECT count(*) FROM sqlite_master", soci::into(tables);
    if (tables == 0) return make_schema(sql);
    if (pragma(sql, "application_id") != kApplicationId ||
        pragma(sql, "user_version") > kSchemaVersion) {
      return foreign_file();
    }
    const int version = pragma(sql, "user_version");
    if (version < 2) {
      for (const char* const statement : kLinkSchema) sql << statement;
    }
    if (version < 3) {
      for (const char* const statement : kLinkOfferSchema) sql << statement;
      sql << "PRAGMA user_version = " + std::to_string(kSchemaVersion);
    }
    return {};
  });
}

Result<std::unique_ptr<Database>> Database::open(const std::filesystem::path& folder) {
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  if (failed) {
    return fail(ErrorCode::io, "The data folder cannot be made", folder.string());
  }
  // Hashes of tokens and a whole workspace: nobody else's to read.
  std::filesystem::permissions(folder, std::filesystem::perms::owner_all, failed);
  return guarded([&]() -> Result<std::unique_ptr<Database>> {
    std::unique_ptr<Database> database(new Database(database_path(folder)));
    OFERTA_TRY(database->prepare());
    return database;
  });
}

Result<std::unique_ptr<Database>> Database::open_existing(const std::filesystem::path& folder) {
  if (!std::filesystem::exists(database_path(folder))) {
    return fail(ErrorCode::not_found, "There is no data of a server in this folder",
                folder.string());
  }
  return open(folder);
}

Result<void> Database::copy_to(const std::filesystem::path& file) {
  const std::string name = file.string();
  return read([&](soci::session& sql) -> Result<void> {
    sql << "VACUUM INTO :file", soci::use(name);
    return {};
  });
}

Result<void> Database::renew_epoch() {
  return write([](soci::session& sql) -> Result<void> {
    std::string verdict;
    sql << "PRAGMA quick_check(1)", soci::into(verdict);
    if (verdict != "ok") return fail(ErrorCode::invalid_format, "The backup is damaged", verdict);
    OFERTA_ASSIGN(const std::string epoch, make_id());
    sql << "UPDATE space SET epoch = :epoch", soci::use(epoch);
    return {};
  });
}

}  // namespace oferta::server::team
