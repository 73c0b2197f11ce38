// Who may talk to the server: devices with a role and a token, invitations to become one, and a
// record of what was done. Tokens are shown once; the database holds their hashes.
//
//   OFERTA_ASSIGN(const std::string code, devices.invite(Role::manager, "command line"));
//   OFERTA_ASSIGN(const Enrolment enrolment, devices.enrol(code, "Anna's laptop"));
//   std::optional<Device> device = devices.identify(token);
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/team/database.h"

namespace oferta::server::team {

/// head: everything, devices included. manager: the workspace. kiosk: adds needs, selections and
/// leads, reads nothing. monitor: figures about the server, nothing else.
enum class Role { head, manager, kiosk, monitor };

std::string_view role_name(Role role);
std::optional<Role> parse_role(std::string_view name);

struct Device {
  std::string id;
  std::string name;
  Role role = Role::monitor;
  std::int64_t created_ms = 0;
  std::optional<std::int64_t> revoked_ms;
  std::int64_t seen_ms = 0;  ///< when it asked for something, within a minute; 0: never
  std::string person{};      ///< id of whom it acts for; empty: of nobody
};

struct Enrolment {
  Device device;
  std::string token;  ///< shown once
};

struct AuditEntry {
  std::int64_t at_ms = 0;
  std::string actor;
  std::string action;
  std::string subject;
};

class Devices {
 public:
  explicit Devices(Database& database) : database_(&database) {}

  /// A code that makes one device, once, within a day.
  Result<std::string> invite(Role role, const std::string& actor);
  /// A code for the first device, of the role head; nothing when a device can let others in
  /// already. Codes made so before lose their force: the last one printed is the one.
  Result<std::optional<std::string>> first_invitation();
  /// Errors: not_found for a code that is unknown, used or too old; invalid_argument for the name.
  Result<Enrolment> enrol(std::string_view code, const std::string& name);
  /// Notes that a device was there.
  Result<void> seen(const Device& device, std::int64_t now_ms);
  /// Also those revoked, in the order they came.
  Result<std::vector<Device>> list();
  /// Errors: not_found; conflict when it is the last one that can let others in.
  Result<void> revoke(const std::string& id, const std::string& actor);
  /// The device of a token that has not been revoked.
  Result<std::optional<Device>> identify(std::string_view token);
  /// Whether it was the token of a device that has been revoked since.
  Result<bool> was_revoked(std::string_view token);
  /// The latest entries, newest first.
  Result<std::vector<AuditEntry>> audit(int limit);

 private:
  Database* database_;
};

}  // namespace oferta::server::team
