#include "server/team/people.h"

#include <utility>

#include "server/team/audit.h"
#include "server/team/lockout.h"
#include "server/team/secret.h"
#include "shared/base/id.h"
#include "shared/base/text.h"

namespace oferta::server::team {
namespace {

constexpr const char* kSetUpActor = "set-up";

tl::unexpected<Error> unknown_person(const std::string& id) {
  return fail(ErrorCode::not_found, "There is no such person, or they are disabled already.", id);
}

/// Name and role of somebody who is not disabled.
struct Known {
  std::string name;
  Role role = Role::monitor;
};
Result<Known> known(soci::session& sql, const std::string& id) {
  Known found;
  std::string role;
  sql << "SELECT name, role FROM person WHERE id = :id AND disabled_ms IS NULL", soci::use(id),
      soci::into(found.name), soci::into(role);
  const std::optional<Role> its_role = parse_role(role);
  if (!sql.got_data() || !its_role) return unknown_person(id);
  found.role = *its_role;
  return found;
}

int revoke_devices(soci::session& sql, const std::string& person, const std::string& but,
                   const std::string& actor) {
  int count = 0;
  sql << "SELECT count(*) FROM device WHERE person = :person AND id <> :but AND revoked_ms IS NULL",
      soci::use(person), soci::use(but), soci::into(count);
  const long long now = now_ms();
  sql << "UPDATE device SET revoked_ms = :now WHERE person = :person AND id <> :but AND "
         "revoked_ms IS NULL",
      soci::use(now), soci::use(person), soci::use(but);
  if (count > 0) note(sql, actor, "revoke-devices", person);
  return count;
}

Result<std::string> add_person(soci::session& sql, const Account& account, Role role) {
  if (!is_shown_name(account.name) || people_key(account.name).empty()) {
    return fail(ErrorCode::invalid_argument,
                "A person's name has 1 to 128 bytes without control characters.", "person");
  }
  const std::string key = people_key(account.name);
  int taken = 0;
  sql << "SELECT count(*) FROM person WHERE name_key = :key", soci::use(key), soci::into(taken);
  if (taken > 0) {
    return fail(ErrorCode::conflict, "Somebody has this name already: choose another.", "person");
  }
  OFERTA_ASSIGN(std::string id, make_id());
  const std::string role_text(role_name(role));
  const long long now = now_ms();
  sql << "INSERT INTO person (id, name, name_key, role, password, created_ms) "
         "VALUES (:id, :name, :key, :role, :password, :now)",
      soci::use(id), soci::use(account.name), soci::use(key), soci::use(role_text),
      soci::use(account.password), soci::use(now);
  note(sql, id, "person", account.name);
  return id;
}

void change_password(soci::session& sql, const std::string& id, const std::string& kept) {
  sql << "UPDATE person SET password = :kept WHERE id = :id", soci::use(kept), soci::use(id);
}

/// `column`: one that tells people apart.
Result<std::optional<Account>> account_where(Database& database, const char* column,
                                             const std::string& value) {
  return database.read([&](soci::session& sql) -> Result<std::optional<Account>> {
    Account account;
    sql << std::string("SELECT id, name, password FROM person WHERE ") + column +
               " = :value AND disabled_ms IS NULL",
        soci::use(value), soci::into(account.id), soci::into(account.name),
        soci::into(account.password);
    if (!sql.got_data()) return std::optional<Account>();
    return std::optional(std::move(account));
  });
}

}  // namespace

std::string people_key(std::string_view name) {
  std::string key;
  for (const std::string_view word : split(name, ' ')) {
    if (word.empty()) continue;
    if (!key.empty()) key += ' ';
    key += word;
  }
  return fold_case(key);
}

Result<std::optional<std::string>> People::set_up_code() {
  return database_->write([](soci::session& sql) -> Result<std::optional<std::string>> {
    if (working_heads(sql) > 0) return std::optional<std::string>();
    sql << "DELETE FROM invitation WHERE kind = 'set-up' AND used_ms IS NULL";
    OFERTA_ASSIGN(std::string code, add_code(sql, {CodeKind::set_up, Role::head}, kSetUpActor));
    return std::optional<std::string>(std::move(code));
  });
}

Result<std::string> People::invite(Role role, std::int64_t days, const std::string& actor) {
  if (role == Role::monitor || days < 1 || days > kMaxCodeDays) {
    return fail(ErrorCode::invalid_argument,
                "People are head, manager or kiosk; an invitation is good for 1 to 30 days.");
  }
  return database_->write([&](soci::session& sql) -> Result<std::string> {
    return add_code(sql, {CodeKind::person, role, days}, actor);
  });
}

Result<std::string> People::reset(const std::string& id, const std::string& actor) {
  if (!is_valid_id(id)) return unknown_person(id);
  return database_->write([&](soci::session& sql) -> Result<std::string> {
    OFERTA_ASSIGN(const Known person, known(sql, id));
    sql << "DELETE FROM invitation WHERE kind = 'reset' AND person = :id AND used_ms IS NULL",
        soci::use(id);
    return add_code(sql, {CodeKind::reset, person.role, 1, id}, actor);
  });
}

Result<std::string> People::named_in(std::string_view code) {
  return database_->read([&](soci::session& sql) -> Result<std::string> {
    OFERTA_ASSIGN(const Code found, open_code(sql, code));
    if (found.kind == CodeKind::device) {
      return fail(ErrorCode::invalid_argument, "This code is for a device alone.", "invitation");
    }
    if (found.kind != CodeKind::reset) return std::string();
    OFERTA_ASSIGN(const Known person, known(sql, found.person));
    return person.name;
  });
}

Result<Joined> People::accept(std::string_view code, const Account& account,
                              const std::string& device) {
  return database_->write([&](soci::session& sql) -> Result<Joined> {
    OFERTA_ASSIGN(const Code found, open_code(sql, code));
    Joined joined{{}, found.person, account.name};
    if (found.kind == CodeKind::reset) {
      OFERTA_ASSIGN(const Known person, known(sql, found.person));
      joined.name = person.name;
      change_password(sql, found.person, account.password);
      Lockout::forget_name(sql, people_key(person.name));
      revoke_devices(sql, found.person, "", found.person);
      note(sql, found.person, "password", found.person);
    } else if (found.kind != CodeKind::device) {
      OFERTA_ASSIGN(joined.person, add_person(sql, account, found.role));
    } else {
      return fail(ErrorCode::invalid_argument, "This code is for a device alone.", "invitation");
    }
    OFERTA_ASSIGN(joined.enrolment, add_device(sql, found.role, device, joined.person));
    use_code(sql, code);
    note(sql, joined.person, "enrol", joined.enrolment.device.id);
    return joined;
  });
}

Result<std::optional<Account>> People::find(std::string_view name) {
  return account_where(*database_, "name_key", people_key(name));
}

Result<std::optional<Account>> People::of_device(const Device& device) {
  return account_where(*database_, "id", device.person);
}

Result<Joined> People::connect(const std::string& id, const std::string& device) {
  return database_->write([&](soci::session& sql) -> Result<Joined> {
    OFERTA_ASSIGN(const Known person, known(sql, id));
    Joined joined{{}, id, person.name};
    OFERTA_ASSIGN(joined.enrolment, add_device(sql, person.role, device, id));
    note(sql, id, "sign-in", joined.enrolment.device.id);
    return joined;
  });
}

Result<int> People::set_password(const std::string& id, const std::string& kept, const Device& on,
                                 bool others) {
  return database_->write([&](soci::session& sql) -> Result<int> {
    OFERTA_TRY(known(sql, id));
    change_password(sql, id, kept);
    note(sql, on.id, "password", id);
    return others ? revoke_devices(sql, id, on.id, on.id) : 0;
  });
}

Result<std::vector<Person>> People::list() {
  return database_->read([](soci::session& sql) -> Result<std::vector<Person>> {
    Person row;
    std::string role;
    long long created = 0;
    long long seen = 0;
    long long disabled = 0;
    soci::indicator is_disabled = soci::i_null;
    soci::statement query =
        (sql.prepare << "SELECT id, name, role, created_ms, disabled_ms, "
                        "(SELECT COALESCE(MAX(seen_ms), 0) FROM device WHERE "
                        "device.person = person.id) FROM person ORDER BY created_ms, id",
         soci::into(row.id), soci::into(row.name), soci::into(role), soci::into(created),
         soci::into(disabled, is_disabled), soci::into(seen));
    query.execute();
    std::vector<Person> people;
    while (query.fetch()) {
      row.role = parse_role(role).value_or(Role::monitor);
      row.created_ms = created;
      row.seen_ms = seen;
      row.disabled_ms =
          is_disabled == soci::i_ok ? std::optional<std::int64_t>(disabled) : std::nullopt;
      people.push_back(row);
    }
    return people;
  });
}

Result<void> People::disable(const std::string& id, const std::string& actor) {
  if (!is_valid_id(id)) return unknown_person(id);
  return database_->write([&](soci::session& sql) -> Result<void> {
    OFERTA_ASSIGN(const Known person, known(sql, id));
    if (person.role == Role::head && working_heads(sql) == 1) {
      return fail(ErrorCode::conflict, "Nobody else can let others in: invite another head first.",
                  id);
    }
    const long long now = now_ms();
    sql << "UPDATE person SET disabled_ms = :now WHERE id = :id", soci::use(now), soci::use(id);
    sql << "DELETE FROM invitation WHERE person = :id AND used_ms IS NULL", soci::use(id);
    note(sql, actor, "disable", id);
    revoke_devices(sql, id, "", actor);
    return {};
  });
}

}  // namespace oferta::server::team
