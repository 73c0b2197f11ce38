// Where a PostgreSQL database is: `postgresql://user:password@host:port/name?options`, in libpq's
// own syntax (PostgreSQL 15, section 34.1.1). What is left out comes from libpq's environment
// variables and password file.
//
//   OFERTA_ASSIGN(const PostgresqlAddress address, PostgresqlAddress::parse(text));
//   session.open(soci::postgresql, address.connection());
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/base/result.h"

namespace oferta::server::team {

class PostgresqlAddress {
 public:
  /// Errors: invalid_argument, in words that repeat nothing of `text`: a password may be in it.
  static Result<PostgresqlAddress> parse(const std::string& text);

  /// For libpq; the password is in it. Patience with an unreachable server and the name the server
  /// shows for its sessions are filled in where the address does not give them.
  const std::string& connection() const { return connection_; }
  /// For people: "user@host:port/name", as far as the address says it.
  const std::string& shown() const { return shown_; }
  /// The text, or nothing of it when one of the address's secrets is in it.
  std::string without_secrets(std::string text) const;

 private:
  std::string connection_;
  std::string shown_;
  std::vector<std::string> secrets_;
};

/// A message that quotes the command line, cut off where an address with its password may begin.
std::string without_address(std::string message);

}  // namespace oferta::server::team
