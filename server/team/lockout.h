// What wrong passwords lead to: a person, and an address, have to wait longer and longer.
//
//   OFERTA_ASSIGN(const std::int64_t wait_ms, lockout.attempt({"anna", "192.168.1.7"}, now_ms()));
//   if (wait_ms > 0) return refuse();       // also the right password
//   …
//   OFERTA_TRY(lockout.succeeded({"anna", "192.168.1.7"}));
//
// An attempt counts as failed from its beginning, so that many at once are no way around it. Names
// nobody has are counted alike: a lock tells nothing. Kept in the database, for all its servers.
#pragma once

#include <cstdint>
#include <string>

#include "server/team/database.h"

namespace oferta::server::team {

struct Attempt {
  std::string name;  ///< as people_key() gives it
  std::string address;
};

class Lockout {
 public:
  explicit Lockout(Database& database) : database_(&database) {}

  /// Counts an attempt. Five wrong ones in a row lock a name for half a minute, each further one
  /// for twice as long, up to an hour; an address, after twenty. A day without any forgets them.
  /// Gives how long to wait; 0 when the password may be looked at.
  Result<std::int64_t> attempt(const Attempt& attempt, std::int64_t now_ms);
  Result<void> succeeded(const Attempt& attempt);
  /// A head lets somebody try again.
  static void forget_name(soci::session& sql, const std::string& name);

 private:
  Database* database_;
};

}  // namespace oferta::server::team
