#include "server/team/postgresql_address.h"

#include <libpq-fe.h>

#include <algorithm>
#include <map>
#include <memory>

namespace oferta::server::team {
namespace {

// Both are libpq's.
constexpr std::string_view kLongScheme = "postgresql://";
constexpr std::string_view kShortScheme = "postgres://";

// Used where the address gives no other value. A server that is gone is noticed within seconds:
// requests wait for it meanwhile.
const std::map<std::string, std::string> kFilledIn{
    {"connect_timeout", "5"},       // seconds
    {"tcp_user_timeout", "10000"},  // milliseconds
    {"keepalives_idle", "10"},      // seconds
    {"keepalives_interval", "5"},
    {"keepalives_count", "3"},
    {"fallback_application_name", "oferta"},
};

using AddressParts = std::map<std::string, std::string>;

struct FreeParts {
  void operator()(PQconninfoOption* parts) const { PQconninfoFree(parts); }
};

// Nothing where libpq does not understand it. Its words about that may quote a password.
AddressParts address_parts(const std::string& text) {
  char* words = nullptr;
  const std::unique_ptr<PQconninfoOption, FreeParts> read(PQconninfoParse(text.c_str(), &words));
  PQfreemem(words);
  AddressParts parts;
  for (const PQconninfoOption* part = read.get(); part != nullptr && part->keyword != nullptr;
       ++part) {
    if (part->val != nullptr) parts[part->keyword] = part->val;
  }
  return parts;
}

std::string part_of(const AddressParts& parts, const std::string& name) {
  const auto found = parts.find(name);
  return found == parts.end() ? "" : found->second;
}

std::string percent_encoded(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (plain) {
      out += c;
    } else {
      out += '%';
      out += kDigits[byte >> 4U];
      out += kDigits[byte & 0xFU];
    }
  }
  return out;
}

std::string shown_address(const AddressParts& parts) {
  std::string out;
  if (const std::string user = part_of(parts, "user"); !user.empty()) out += user + "@";
  out += part_of(parts, "host");
  if (const std::string port = part_of(parts, "port"); !port.empty()) out += ":" + port;
  return out + "/" + part_of(parts, "dbname");
}

}  // namespace

Result<PostgresqlAddress> PostgresqlAddress::parse(const std::string& text) {
  if (!text.starts_with(kLongScheme) && !text.starts_with(kShortScheme)) {
    return fail(ErrorCode::invalid_argument,
                "The address of a database begins with postgresql://; for SQLite give --data");
  }
  AddressParts parts = address_parts(text);
  // A character of the password taken for the end of it would be tried as a host, and named.
  for (const char* const name : {"host", "port", "dbname"}) {
    if (part_of(parts, name).find('@') != std::string::npos) parts.clear();
  }
  if (parts.empty() && text != kLongScheme && text != kShortScheme) {
    return fail(ErrorCode::invalid_argument,
                "The address of the database is not postgresql://user:password@host:port/name; "
                "write @ / : % in a password as %40 %2F %3A %25");
  }
  PostgresqlAddress address;
  address.shown_ = shown_address(parts);
  for (const char* const secret : {"password", "sslpassword"}) {
    if (const std::string value = part_of(parts, secret); !value.empty()) {
      address.secrets_.push_back(value);
    }
  }
  parts.insert(kFilledIn.begin(), kFilledIn.end());
  // SOCI takes connection strings apart at spaces and "=", and joins them again: in this form,
  // where every value is encoded, it does no harm.
  address.connection_ = kLongScheme;
  char before = '?';
  for (const auto& [name, value] : parts) {
    if (value.empty()) continue;
    address.connection_ += before + name + "=" + percent_encoded(value);
    before = '&';
  }
  return address;
}

std::string PostgresqlAddress::without_secrets(std::string text) const {
  const bool has_secret = std::any_of(
      secrets_.begin(), secrets_.end(),
      [&text](const std::string& secret) { return text.find(secret) != std::string::npos; });
  return has_secret ? "" : text;
}

std::string without_address(std::string message) {
  for (const std::string_view scheme : {kLongScheme, kShortScheme}) {
    const std::size_t begin = message.find(scheme);
    if (begin != std::string::npos) message = message.substr(0, begin + scheme.size()) + "…";
  }
  return message;
}

}  // namespace oferta::server::team
