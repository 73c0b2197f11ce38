// Codes that let somebody in, and what they are changed for: for devices alone (devices.h) and for
// people with their devices (people.h). Each works once, until it expires; its hash alone is kept.
//
//   OFERTA_ASSIGN(const std::string code, add_code(sql, {CodeKind::person, Role::manager}, actor));
//   OFERTA_ASSIGN(const Code found, open_code(sql, code));
//   use_code(sql, code);
#pragma once

#include <soci/soci.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "server/team/devices.h"

namespace oferta::server::team {

inline constexpr std::int64_t kMaxCodeDays = 30;
inline constexpr std::int64_t kDefaultCodeDays = 7;

/// device: "ofi_…", for a device without a person. person: "ofp_…", for somebody to choose a name
/// and a password. set_up: the same for the first head. reset: "ofr_…", another password.
enum class CodeKind { device, person, set_up, reset };

struct NewCode {
  CodeKind kind = CodeKind::device;
  Role role = Role::manager;
  std::int64_t days = 1;
  std::string person{};  ///< id, of a reset
};

struct Code {
  CodeKind kind = CodeKind::device;
  Role role = Role::monitor;
  std::string person;
};

Result<std::string> add_code(soci::session& sql, const NewCode& code, const std::string& actor);
/// not_found when it is unknown, used or too old.
Result<Code> open_code(soci::session& sql, std::string_view code);
void use_code(soci::session& sql, std::string_view code);

/// A device with its token, of a person (id) or of nobody. invalid_argument for its name.
Result<Enrolment> add_device(soci::session& sql, Role role, const std::string& name,
                             const std::string& person);

/// Names of people and devices: 1 to 128 bytes of UTF-8 without control characters.
bool is_shown_name(const std::string& name);

/// Who can let others in: heads who are people, and devices of heads that are nobody's.
int working_heads(soci::session& sql);

}  // namespace oferta::server::team
