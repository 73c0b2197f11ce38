// One SQLite file: nothing to set up. A commit is on the disk by the write-ahead log with
// synchronous=FULL.

#include <soci/sqlite3/soci-sqlite3.h>

#include <array>
#include <string>
#include <system_error>
#include <utility>

#include "server/team/engine.h"
#include "server/team/secret.h"

namespace oferta::server::team {
namespace {

constexpr int kApplicationId = 0x4F464552;  // "OFER", in the file's header

// Operations are kept as they came. `version` counts within the one space of the database and is
// what cursors point at; `digest` tells a repetition from another operation of the same number.
constexpr std::array kSqliteSchema{
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

// Since version 4: people, whose password is kept as an argon2id hash; when a device was last there
// and for whom it acts; codes for people; what wrong passwords have led to.
constexpr std::array kPeopleSchema{
    "CREATE TABLE person (id TEXT PRIMARY KEY, name TEXT NOT NULL, name_key TEXT NOT NULL UNIQUE, "
    "role TEXT NOT NULL, password TEXT NOT NULL, created_ms INTEGER NOT NULL, "
    "disabled_ms INTEGER)",
    "CREATE TABLE sign_in (subject TEXT PRIMARY KEY, failures INTEGER NOT NULL, "
    "locked_until_ms INTEGER NOT NULL, last_ms INTEGER NOT NULL)",
    "ALTER TABLE device ADD COLUMN seen_ms INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE device ADD COLUMN person TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE invitation ADD COLUMN kind TEXT NOT NULL DEFAULT 'device'",
    "ALTER TABLE invitation ADD COLUMN person TEXT NOT NULL DEFAULT ''",
};

int pragma(soci::session& sql, const std::string& name) {
  int value = 0;
  sql << "PRAGMA " + name, soci::into(value);
  return value;
}

tl::unexpected<Error> foreign_file() {
  return fail(ErrorCode::unsupported, "The file is not a database of Oferta, or of a newer one");
}

Result<void> make_sqlite_tables(soci::session& sql) {
  OFERTA_ASSIGN(const std::string space, make_id());
  OFERTA_ASSIGN(const std::string epoch, make_id());
  for (const char* const statement : kSqliteSchema) sql << statement;
  for (const char* const statement : kLinkSchema) sql << statement;
  for (const char* const statement : kLinkOfferSchema) sql << statement;
  for (const char* const statement : kPeopleSchema) sql << statement;
  sql << "INSERT INTO space (id, epoch, version) VALUES (:id, :epoch, 0)", soci::use(space),
      soci::use(epoch);
  sql << "PRAGMA application_id = " + std::to_string(kApplicationId);
  sql << "PRAGMA user_version = " + std::to_string(kSchemaVersion);
  return {};
}

Result<void> prepare_sqlite_tables(soci::session& sql) {
  int tables = 0;
  sql << "SELECT count(*) FROM sqlite_master", soci::into(tables);
  if (tables == 0) return make_sqlite_tables(sql);
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
  }
  if (version < 4) {
    for (const char* const statement : kPeopleSchema) sql << statement;
    sql << "PRAGMA user_version = " + std::to_string(kSchemaVersion);
  }
  return {};
}

class SqliteEngine final : public Engine {
 public:
  explicit SqliteEngine(std::filesystem::path file) : file_(std::move(file)) {}

  Result<void> prepare(IfNew if_new) override {
    const std::filesystem::path folder = file_.parent_path();
    if (if_new == IfNew::refuse && !std::filesystem::exists(file_)) {
      return fail(ErrorCode::not_found, "There is no data of a server in this folder",
                  folder.string());
    }
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    if (failed) {
      return fail(ErrorCode::io, "The data folder cannot be made", folder.string());
    }
    // Hashes of tokens and a whole workspace: nobody else's to read.
    std::filesystem::permissions(folder, std::filesystem::perms::owner_all, failed);
    sql_.open(soci::sqlite3, "dbname=\"" + file_.string() + "\" timeout=10");
    std::string mode;
    sql_ << "PRAGMA journal_mode = WAL", soci::into(mode);
    sql_ << "PRAGMA synchronous = FULL";
    sql_ << "PRAGMA trusted_schema = OFF";
    begin();
    const Result<void> prepared = prepare_sqlite_tables(sql_);
    if (prepared) {
      commit();
    } else {
      roll_back();
    }
    return prepared;
  }

  soci::session& session() override { return sql_; }

  soci::session& begin() override {
    sql_ << "BEGIN IMMEDIATE";
    return sql_;
  }

  void commit() override { sql_ << "COMMIT"; }

  void roll_back() override {
    try {
      sql_ << "ROLLBACK";
    } catch (const std::exception&) {
      // SQLite has rolled back by itself, as it does when the disk is full.
      return;
    }
  }

  bool lost() override { return false; }

  Error error_of(const std::exception& thrown) override {
    return {ErrorCode::io, "The database refused the work", thrown_text(thrown)};
  }

  Result<void> check() override {
    std::string verdict;
    sql_ << "PRAGMA quick_check(1)", soci::into(verdict);
    if (verdict != "ok") return fail(ErrorCode::invalid_format, "The backup is damaged", verdict);
    return {};
  }

  Result<void> copy_to(const std::filesystem::path& file) override {
    const std::string name = file.string();
    sql_ << "VACUUM INTO :file", soci::use(name);
    return {};
  }

 private:
  std::filesystem::path file_;
  soci::session sql_;
};

}  // namespace

std::unique_ptr<Engine> sqlite_engine(std::filesystem::path file) {
  return std::make_unique<SqliteEngine>(std::move(file));
}

}  // namespace oferta::server::team
