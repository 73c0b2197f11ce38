#include "server/team/postgresql_schema.h"

#include <array>
#include <string>

#include "server/team/dialect.h"
#include "server/team/secret.h"

namespace oferta::server::team {
namespace {

// Of the advisory lock under which tables are made: there is no row to lock before there are any.
constexpr long long kTablesLock = 0x4F464552;  // "OFER"

// What engine_sqlite.cpp had as its version 3, the first there was here. Whole numbers there have
// 64 bits; here milliseconds, numbers of operations and versions ask for it. The table `oferta`
// says that the tables are ours.
constexpr std::array kPostgresqlSchema{
    "CREATE TABLE oferta (schema_version INTEGER NOT NULL)",
    "CREATE TABLE space (id TEXT PRIMARY KEY, epoch TEXT NOT NULL, version BIGINT NOT NULL)",
    "CREATE TABLE node (id TEXT PRIMARY KEY, device TEXT NOT NULL, last BIGINT NOT NULL)",
    "CREATE TABLE operation (version BIGINT PRIMARY KEY, node TEXT NOT NULL, "
    "sequence BIGINT NOT NULL, device TEXT NOT NULL, digest TEXT NOT NULL, body TEXT NOT NULL)",
    "CREATE UNIQUE INDEX operation_origin ON operation (node, sequence)",
    "CREATE TABLE rejection (node TEXT NOT NULL, sequence BIGINT NOT NULL, code TEXT NOT NULL, "
    "message TEXT NOT NULL, PRIMARY KEY (node, sequence))",
    "CREATE TABLE device (id TEXT PRIMARY KEY, name TEXT NOT NULL, role TEXT NOT NULL, "
    "token_hash TEXT NOT NULL UNIQUE, created_ms BIGINT NOT NULL, revoked_ms BIGINT)",
    "CREATE TABLE invitation (hash TEXT PRIMARY KEY, role TEXT NOT NULL, "
    "created_ms BIGINT NOT NULL, expires_ms BIGINT NOT NULL, used_ms BIGINT)",
    "CREATE TABLE audit (id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, "
    "at_ms BIGINT NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL, subject TEXT NOT NULL)",
    "CREATE TABLE link (id TEXT PRIMARY KEY, token_hash TEXT NOT NULL UNIQUE, "
    "package TEXT NOT NULL, title TEXT NOT NULL, created_by TEXT NOT NULL, "
    "created_ms BIGINT NOT NULL, expires_ms BIGINT NOT NULL, revoked_ms BIGINT, "
    "viewed_ms BIGINT, pin_hash TEXT NOT NULL, pin_salt TEXT NOT NULL, "
    "pin_failures INTEGER NOT NULL, locked_until_ms BIGINT NOT NULL, "
    "kind TEXT NOT NULL DEFAULT 'offer', client TEXT NOT NULL DEFAULT '')",
    "CREATE TABLE link_answer (id TEXT PRIMARY KEY, link TEXT NOT NULL, at_ms BIGINT NOT NULL, "
    "body TEXT NOT NULL)",
    "CREATE INDEX link_answer_link ON link_answer (link, at_ms)",
    "CREATE TABLE link_offer (offer TEXT NOT NULL, link TEXT NOT NULL, "
    "PRIMARY KEY (offer, link))",
};

// Since version 4, as in engine_sqlite.cpp.
constexpr std::array kPostgresqlPeople{
    "CREATE TABLE person (id TEXT PRIMARY KEY, name TEXT NOT NULL, name_key TEXT NOT NULL UNIQUE, "
    "role TEXT NOT NULL, password TEXT NOT NULL, created_ms BIGINT NOT NULL, disabled_ms BIGINT)",
    "CREATE TABLE sign_in (subject TEXT PRIMARY KEY, failures INTEGER NOT NULL, "
    "locked_until_ms BIGINT NOT NULL, last_ms BIGINT NOT NULL)",
    "ALTER TABLE device ADD COLUMN seen_ms BIGINT NOT NULL DEFAULT 0",
    "ALTER TABLE device ADD COLUMN person TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE invitation ADD COLUMN kind TEXT NOT NULL DEFAULT 'device'",
    "ALTER TABLE invitation ADD COLUMN person TEXT NOT NULL DEFAULT ''",
};

Result<void> make_postgresql_tables(soci::session& sql) {
  std::string encoding;
  sql << "SELECT current_setting('server_encoding')", soci::into(encoding);
  if (encoding != "UTF8") {
    return fail(ErrorCode::unsupported,
                "The database does not keep UTF-8: make it with `createdb --encoding=UTF8 "
                "--template=template0`",
                encoding);
  }
  OFERTA_ASSIGN(const std::string space, make_id());
  OFERTA_ASSIGN(const std::string epoch, make_id());
  for (const char* const statement : kPostgresqlSchema) sql << statement;
  for (const char* const statement : kPostgresqlPeople) sql << statement;
  sql << "CREATE INDEX operation_offer ON operation (version) WHERE " + about_offers(sql);
  sql << "CREATE INDEX operation_lead ON operation (version) WHERE " + of_type(sql, "lead");
  sql << "INSERT INTO space (id, epoch, version) VALUES (:id, :epoch, 0)", soci::use(space),
      soci::use(epoch);
  sql << "INSERT INTO oferta (schema_version) VALUES (:version)", soci::use(kSchemaVersion);
  return {};
}

}  // namespace

Result<void> prepare_postgresql_tables(soci::session& sql, IfNew if_new) {
  sql << "SELECT pg_advisory_xact_lock(:lock)", soci::use(kTablesLock);
  int ours = 0;
  sql << "SELECT count(*) FROM pg_class WHERE relname = 'oferta' AND relkind = 'r' AND "
         "relnamespace = current_schema()::regnamespace",
      soci::into(ours);
  if (ours == 0 && if_new == IfNew::refuse) {
    return fail(ErrorCode::not_found, "There is no data of a server in this database");
  }
  if (ours > 0) {
    int version = 0;
    sql << "SELECT schema_version FROM oferta", soci::into(version);
    const bool told = sql.got_data();
    if (told && version == kSchemaVersion) return {};
    if (told && version == 3) {
      for (const char* const statement : kPostgresqlPeople) sql << statement;
      sql << "UPDATE oferta SET schema_version = :version", soci::use(kSchemaVersion);
      return {};
    }
    return fail(ErrorCode::unsupported,
                "The database is of a newer version of this program, or another program's");
  }
  // A table of another program would be in the way of one of ours: better said than stumbled upon.
  int foreign = 0;
  sql << "SELECT count(*) FROM pg_class WHERE relkind IN ('r', 'p', 'v', 'm', 'f') AND "
         "relnamespace = current_schema()::regnamespace AND relname IN ('space', 'node', "
         "'operation', 'rejection', 'device', 'invitation', 'audit', 'link', 'link_answer', "
         "'link_offer', 'person', 'sign_in')",
      soci::into(foreign);
  if (foreign > 0) {
    return fail(ErrorCode::unsupported,
                "The database holds another program's tables: make one for Oferta alone");
  }
  return make_postgresql_tables(sql);
}

}  // namespace oferta::server::team
