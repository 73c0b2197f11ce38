// The record of who did what: one row a deed, never changed.
#pragma once

#include <soci/soci.h>

#include <string>

namespace oferta::server::team {

/// Notes a deed in the transaction it belongs to. No secret is ever part of it.
void note(soci::session& sql, const std::string& actor, const std::string& action,
          const std::string& subject);

}  // namespace oferta::server::team
