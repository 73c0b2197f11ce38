#include "server/team/devices.h"

#include <array>
#include <utility>

#include "server/team/audit.h"
#include "server/team/enrolment.h"
#include "server/team/secret.h"
#include "shared/base/id.h"

namespace oferta::server::team {
namespace {

constexpr std::array<std::pair<Role, std::string_view>, 4> kRoles{{
    {Role::head, "head"},
    {Role::manager, "manager"},
    {Role::kiosk, "kiosk"},
    {Role::monitor, "monitor"},
}};
constexpr const char* kSetUp = "set-up";

// One row of `SELECT id, name, role, created_ms, revoked_ms, seen_ms, person`.
struct DeviceRow {
  std::string id;
  std::string name;
  std::string role;
  long long created_ms = 0;
  long long revoked_ms = 0;
  soci::indicator revoked = soci::i_null;
  long long seen_ms = 0;
  std::string person;

  Device device() const {
    Device device{id,         name,         parse_role(role).value_or(Role::monitor),
                  created_ms, std::nullopt, seen_ms,
                  person};
    if (revoked == soci::i_ok) device.revoked_ms = revoked_ms;
    return device;
  }
};

}  // namespace

std::string_view role_name(Role role) {
  for (const auto& [value, name] : kRoles) {
    if (value == role) return name;
  }
  return "";
}

std::optional<Role> parse_role(std::string_view name) {
  for (const auto& [value, known] : kRoles) {
    if (known == name) return value;
  }
  return std::nullopt;
}

Result<std::string> Devices::invite(Role role, const std::string& actor) {
  return database_->write([&](soci::session& sql) -> Result<std::string> {
    return add_code(sql, {CodeKind::device, role}, actor);
  });
}

Result<std::optional<std::string>> Devices::first_invitation() {
  return database_->write([](soci::session& sql) -> Result<std::optional<std::string>> {
    if (working_heads(sql) > 0) return std::optional<std::string>();
    sql << "DELETE FROM invitation WHERE role = 'head' AND kind = 'device' AND used_ms IS NULL";
    OFERTA_ASSIGN(std::string code, add_code(sql, {CodeKind::device, Role::head}, kSetUp));
    return std::optional<std::string>(std::move(code));
  });
}

Result<Enrolment> Devices::enrol(std::string_view code, const std::string& name) {
  return database_->write([&](soci::session& sql) -> Result<Enrolment> {
    OFERTA_ASSIGN(const Code found, open_code(sql, code));
    if (found.kind != CodeKind::device) {
      return fail(ErrorCode::invalid_argument,
                  "This invitation is for a person: a name and a password are needed.", "person");
    }
    OFERTA_ASSIGN(Enrolment enrolment, add_device(sql, found.role, name, ""));
    use_code(sql, code);
    note(sql, enrolment.device.id, "enrol", name);
    return enrolment;
  });
}

Result<void> Devices::seen(const Device& device, std::int64_t now_ms) {
  return database_->write([&](soci::session& sql) -> Result<void> {
    const long long now = now_ms;
    sql << "UPDATE device SET seen_ms = :now WHERE id = :id", soci::use(now), soci::use(device.id);
    return {};
  });
}

Result<std::vector<Device>> Devices::list() {
  return database_->read([](soci::session& sql) -> Result<std::vector<Device>> {
    DeviceRow row;
    soci::statement query =
        (sql.prepare << "SELECT id, name, role, created_ms, revoked_ms, seen_ms, person "
                        "FROM device ORDER BY created_ms, id",
         soci::into(row.id), soci::into(row.name), soci::into(row.role), soci::into(row.created_ms),
         soci::into(row.revoked_ms, row.revoked), soci::into(row.seen_ms), soci::into(row.person));
    query.execute();
    std::vector<Device> devices;
    while (query.fetch()) devices.push_back(row.device());
    return devices;
  });
}

Result<void> Devices::revoke(const std::string& id, const std::string& actor) {
  const auto unknown = [&id] {
    return fail(ErrorCode::not_found, "There is no such device, or it is revoked already.", id);
  };
  if (!is_valid_id(id)) return unknown();
  return database_->write([&](soci::session& sql) -> Result<void> {
    std::string role;
    std::string person;
    sql << "SELECT role, person FROM device WHERE id = :id AND revoked_ms IS NULL", soci::use(id),
        soci::into(role), soci::into(person);
    if (!sql.got_data()) return unknown();
    // Who has a password signs in again on another device.
    if (parse_role(role) == Role::head && person.empty() && working_heads(sql) == 1) {
      return fail(ErrorCode::conflict,
                  "This is the last device that can let others in: invite another head first.", id);
    }
    const long long now = now_ms();
    sql << "UPDATE device SET revoked_ms = :now WHERE id = :id", soci::use(now), soci::use(id);
    note(sql, actor, "revoke", id);
    return {};
  });
}

Result<std::optional<Device>> Devices::identify(std::string_view token) {
  const std::string hash = secret_hash(token);
  return database_->read([&](soci::session& sql) -> Result<std::optional<Device>> {
    DeviceRow row;
    sql << "SELECT id, name, role, created_ms, seen_ms, person FROM device WHERE "
           "token_hash = :hash AND revoked_ms IS NULL",
        soci::use(hash), soci::into(row.id), soci::into(row.name), soci::into(row.role),
        soci::into(row.created_ms), soci::into(row.seen_ms), soci::into(row.person);
    if (!sql.got_data()) return std::optional<Device>();
    return std::optional<Device>(row.device());
  });
}

Result<bool> Devices::was_revoked(std::string_view token) {
  const std::string hash = secret_hash(token);
  return database_->read([&](soci::session& sql) -> Result<bool> {
    int count = 0;
    sql << "SELECT count(*) FROM device WHERE token_hash = :hash AND revoked_ms IS NOT NULL",
        soci::use(hash), soci::into(count);
    return count > 0;
  });
}

Result<std::vector<AuditEntry>> Devices::audit(int limit) {
  return database_->read([&](soci::session& sql) -> Result<std::vector<AuditEntry>> {
    AuditEntry row;
    long long at = 0;
    soci::statement query = (sql.prepare << "SELECT at_ms, actor, action, subject FROM audit "
                                            "ORDER BY id DESC LIMIT :limit",
                             soci::use(limit), soci::into(at), soci::into(row.actor),
                             soci::into(row.action), soci::into(row.subject));
    query.execute();
    std::vector<AuditEntry> entries;
    while (query.fetch()) {
      row.at_ms = at;
      entries.push_back(row);
    }
    return entries;
  });
}

}  // namespace oferta::server::team
