#include "server/team/replica.h"

#include <string>

namespace oferta::server::team {

Result<sync::Store> replica_of(Database& database) {
  return database.read([](soci::session& sql) -> Result<sync::Store> {
    sync::Store store;
    std::string body;
    soci::statement query =
        (sql.prepare << "SELECT body FROM operation ORDER BY version", soci::into(body));
    query.execute();
    while (query.fetch()) {
      OFERTA_ASSIGN(const sync::Operation operation, sync::parse_operation(body));
      store.apply(operation);
    }
    return store;
  });
}

}  // namespace oferta::server::team
