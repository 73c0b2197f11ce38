// What SQLite and PostgreSQL spell differently, for statements that are otherwise the same.
//
//   sql << "SELECT body FROM operation WHERE " + has_text(sql, "body", "'\"t\":\"lead\"'"), …
#pragma once

#include <soci/soci.h>

#include <string>

namespace oferta::server::team {

/// The condition that a text – a literal in quotes, or a parameter – stands in a column. An index
/// on that very condition serves it.
std::string has_text(soci::session& sql, const std::string& column, const std::string& text);

/// The condition that an operation is about a record of this type. Operations are kept as canonical
/// JSON, so their type stands in them in these very characters.
std::string of_type(soci::session& sql, const std::string& type);

/// The condition of the operations on offers and on what has become of them, which are indexed.
std::string about_offers(soci::session& sql);

}  // namespace oferta::server::team
