#include "server/team/audit.h"

#include "server/team/database.h"

namespace oferta::server::team {

void note(soci::session& sql, const std::string& actor, const std::string& action,
          const std::string& subject) {
  const long long at = now_ms();
  sql << "INSERT INTO audit (at_ms, actor, action, subject) VALUES (:at, :actor, :action, "
         ":subject)",
      soci::use(at), soci::use(actor), soci::use(action), soci::use(subject);
}

}  // namespace oferta::server::team
