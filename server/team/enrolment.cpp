#include "server/team/enrolment.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "server/team/audit.h"
#include "server/team/secret.h"
#include "shared/base/text.h"

namespace oferta::server::team {
namespace {

constexpr long long kCodeDayMs = 24LL * 3600 * 1000;
constexpr std::size_t kMaxShownName = 128;

struct KindName {
  CodeKind kind;
  const char* name;
  const char* prefix;
  const char* deed;
};
constexpr std::array<KindName, 4> kKinds{{
    {CodeKind::device, "device", "ofi_", "invite"},
    {CodeKind::person, "person", "ofp_", "invite-person"},
    {CodeKind::set_up, "set-up", "ofp_", "set-up"},
    {CodeKind::reset, "reset", "ofr_", "reset"},
}};

}  // namespace

Result<std::string> add_code(soci::session& sql, const NewCode& code, const std::string& actor) {
  const auto* const kind = std::find_if(
      kKinds.begin(), kKinds.end(), [&](const KindName& each) { return each.kind == code.kind; });
  OFERTA_ASSIGN(std::string made, make_secret(kind->prefix));
  const std::string hash = secret_hash(made);
  const std::string role(role_name(code.role));
  const std::string kind_name = kind->name;
  const long long now = now_ms();
  const long long expires = now + code.days * kCodeDayMs;
  sql << "INSERT INTO invitation (hash, role, created_ms, expires_ms, kind, person) "
         "VALUES (:hash, :role, :now, :expires, :kind, :person)",
      soci::use(hash), soci::use(role), soci::use(now), soci::use(expires), soci::use(kind_name),
      soci::use(code.person);
  note(sql, actor, kind->deed, code.person.empty() ? role : code.person);
  return made;
}

Result<Code> open_code(soci::session& sql, std::string_view code) {
  const std::string hash = secret_hash(code);
  const long long now = now_ms();
  std::string role;
  std::string kind;
  Code found;
  sql << "SELECT role, kind, person FROM invitation WHERE hash = :hash AND used_ms IS NULL AND "
         "expires_ms > :now",
      soci::use(hash), soci::use(now), soci::into(role), soci::into(kind), soci::into(found.person);
  const bool known = sql.got_data();
  const auto* const named = std::find_if(kKinds.begin(), kKinds.end(),
                                         [&](const KindName& each) { return kind == each.name; });
  const std::optional<Role> its_role = parse_role(role);
  if (!known || named == kKinds.end() || !its_role) {
    return fail(ErrorCode::not_found, "The invitation is unknown, used or too old.");
  }
  found.kind = named->kind;
  found.role = *its_role;
  return found;
}

void use_code(soci::session& sql, std::string_view code) {
  const std::string hash = secret_hash(code);
  const long long now = now_ms();
  sql << "UPDATE invitation SET used_ms = :now WHERE hash = :hash", soci::use(now), soci::use(hash);
}

Result<Enrolment> add_device(soci::session& sql, Role role, const std::string& name,
                             const std::string& person) {
  if (!is_shown_name(name)) {
    return fail(ErrorCode::invalid_argument,
                "A device's name has 1 to 128 bytes without control characters.", "name");
  }
  Enrolment enrolment;
  OFERTA_ASSIGN(enrolment.token, make_secret("oft_"));
  OFERTA_ASSIGN(enrolment.device.id, make_id());
  const long long now = now_ms();
  enrolment.device.name = name;
  enrolment.device.role = role;
  enrolment.device.created_ms = now;
  enrolment.device.seen_ms = now;
  enrolment.device.person = person;
  const std::string token_hash = secret_hash(enrolment.token);
  const std::string role_text(role_name(role));
  sql << "INSERT INTO device (id, name, role, token_hash, created_ms, seen_ms, person) "
         "VALUES (:id, :name, :role, :hash, :now, :seen, :person)",
      soci::use(enrolment.device.id), soci::use(name), soci::use(role_text), soci::use(token_hash),
      soci::use(now), soci::use(now), soci::use(person);
  return enrolment;
}

bool is_shown_name(const std::string& name) {
  return !name.empty() && name.size() <= kMaxShownName && is_valid_utf8(name) &&
         std::none_of(name.begin(), name.end(),
                      [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == '\x7F'; });
}

int working_heads(soci::session& sql) {
  int devices = 0;
  int people = 0;
  sql << "SELECT count(*) FROM device WHERE role = 'head' AND revoked_ms IS NULL AND person = ''",
      soci::into(devices);
  sql << "SELECT count(*) FROM person WHERE role = 'head' AND disabled_ms IS NULL",
      soci::into(people);
  return devices + people;
}

}  // namespace oferta::server::team
