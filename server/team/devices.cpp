#include "server/team/devices.h"

#include <algorithm>
#include <array>
#include <utility>

#include "server/team/audit.h"
#include "server/team/secret.h"
#include "shared/base/id.h"
#include "shared/base/text.h"

namespace oferta::server::team {
namespace {

constexpr std::array<std::pair<Role, std::string_view>, 4> kRoles{{
    {Role::head, "head"},
    {Role::manager, "manager"},
    {Role::kiosk, "kiosk"},
    {Role::monitor, "monitor"},
}};
constexpr long long kInvitationMs = 24LL * 3600 * 1000;
constexpr std::size_t kMaxNameLength = 128;
constexpr const char* kSetUp = "set-up";

Result<std::string> add_invitation(soci::session& sql, Role role, const std::string& actor) {
  OFERTA_ASSIGN(std::string code, make_secret("ofi_"));
  const std::string hash = secret_hash(code);
  const std::string name(role_name(role));
  const long long now = now_ms();
  const long long expires = now + kInvitationMs;
  sql << "INSERT INTO invitation (hash, role, created_ms, expires_ms) "
         "VALUES (:hash, :role, :now, :expires)",
      soci::use(hash), soci::use(name), soci::use(now), soci::use(expires);
  note(sql, actor, "invite", name);
  return code;
}

int working_heads(soci::session& sql) {
  int count = 0;
  sql << "SELECT count(*) FROM device WHERE role = 'head' AND revoked_ms IS NULL",
      soci::into(count);
  return count;
}

bool is_name(const std::string& name) {
  return !name.empty() && name.size() <= kMaxNameLength && is_valid_utf8(name) &&
         std::none_of(name.begin(), name.end(),
                      [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == '\x7F'; });
}

// One row of `SELECT id, name, role, created_ms, revoked_ms`.
struct DeviceRow {
  std::string id;
  std::string name;
  std::string role;
  long long created_ms = 0;
  long long revoked_ms = 0;
  soci::indicator revoked = soci::i_null;

  Device device() const {
    Device device{id, name, parse_role(role).value_or(Role::monitor), created_ms, std::nullopt};
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
  return database_->write(
      [&](soci::session& sql) -> Result<std::string> { return add_invitation(sql, role, actor); });
}

Result<std::optional<std::string>> Devices::first_invitation() {
  return database_->write([](soci::session& sql) -> Result<std::optional<std::string>> {
    if (working_heads(sql) > 0) return std::optional<std::string>();
    sql << "DELETE FROM invitation WHERE role = 'head' AND used_ms IS NULL";
    OFERTA_ASSIGN(std::string code, add_invitation(sql, Role::head, kSetUp));
    return std::optional<std::string>(std::move(code));
  });
}

Result<Enrolment> Devices::enrol(std::string_view code, const std::string& name) {
  if (!is_name(name)) {
    return fail(ErrorCode::invalid_argument,
                "A device's name has 1 to 128 bytes without control characters.", "name");
  }
  const std::string hash = secret_hash(code);
  return database_->write([&](soci::session& sql) -> Result<Enrolment> {
    std::string role;
    long long now = now_ms();
    sql << "SELECT role FROM invitation WHERE hash = :hash AND used_ms IS NULL AND "
           "expires_ms > :now",
        soci::use(hash), soci::use(now), soci::into(role);
    const std::optional<Role> known = parse_role(role);
    if (!sql.got_data() || !known) {
      return fail(ErrorCode::not_found, "The invitation is unknown, used or more than a day old.");
    }
    Enrolment enrolment;
    OFERTA_ASSIGN(enrolment.token, make_secret("oft_"));
    OFERTA_ASSIGN(enrolment.device.id, make_id());
    enrolment.device.name = name;
    enrolment.device.role = *known;
    enrolment.device.created_ms = now;
    const std::string token_hash = secret_hash(enrolment.token);
    sql << "INSERT INTO device (id, name, role, token_hash, created_ms) "
           "VALUES (:id, :name, :role, :hash, :now)",
        soci::use(enrolment.device.id), soci::use(name), soci::use(role), soci::use(token_hash),
        soci::use(now);
    sql << "UPDATE invitation SET used_ms = :now WHERE hash = :hash", soci::use(now),
        soci::use(hash);
    note(sql, enrolment.device.id, "enrol", name);
    return enrolment;
  });
}

Result<std::vector<Device>> Devices::list() {
  return database_->read([](soci::session& sql) -> Result<std::vector<Device>> {
    DeviceRow row;
    soci::statement query =
        (sql.prepare << "SELECT id, name, role, created_ms, revoked_ms FROM device "
                        "ORDER BY created_ms, id",
         soci::into(row.id), soci::into(row.name), soci::into(row.role), soci::into(row.created_ms),
         soci::into(row.revoked_ms, row.revoked));
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
    sql << "SELECT role FROM device WHERE id = :id AND revoked_ms IS NULL", soci::use(id),
        soci::into(role);
    if (!sql.got_data()) return unknown();
    if (parse_role(role) == Role::head && working_heads(sql) == 1) {
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
    sql << "SELECT id, name, role, created_ms FROM device WHERE token_hash = :hash AND "
           "revoked_ms IS NULL",
        soci::use(hash), soci::into(row.id), soci::into(row.name), soci::into(row.role),
        soci::into(row.created_ms);
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
