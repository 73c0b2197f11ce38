// What the team's workspace is now, of all operations the server has.
#pragma once

#include "server/team/database.h"
#include "shared/sync/store.h"

namespace oferta::server::team {

/// Reads everything: for commands, not for requests.
Result<sync::Store> replica_of(Database& database);

}  // namespace oferta::server::team
