#include "server/team/dialect.h"

namespace oferta::server::team {

std::string has_text(soci::session& sql, const std::string& column, const std::string& text) {
  const char* const function = sql.get_backend_name() == "postgresql" ? "strpos(" : "instr(";
  return function + column + ", " + text + ") > 0";
}

std::string of_type(soci::session& sql, const std::string& type) {
  return has_text(sql, "body", "'\"t\":\"" + type + "\"'");
}

std::string about_offers(soci::session& sql) {
  return of_type(sql, "offer") + " OR " + of_type(sql, "offer_status");
}

}  // namespace oferta::server::team
