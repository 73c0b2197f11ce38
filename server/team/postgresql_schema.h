// The tables of a server in a PostgreSQL database.
#pragma once

#include <soci/soci.h>

#include "server/team/engine.h"
#include "shared/base/result.h"

namespace oferta::server::team {

/// Makes the tables in the connection's schema, or looks whether those there are ours, in the
/// transaction the caller holds. Servers that start at the same time do it one after another.
/// Errors: as those of Engine::prepare.
Result<void> prepare_postgresql_tables(soci::session& sql, IfNew if_new);

}  // namespace oferta::server::team
