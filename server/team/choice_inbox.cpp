#include "server/team/choice_inbox.h"

#include <string>
#include <utility>

#include "server/team/audit.h"
#include "server/team/client_changes.h"
#include "server/team/dialect.h"
#include "shared/base/json.h"
#include "shared/sync/store.h"

namespace oferta::server::team {
namespace {

/// Whether the team has a lead of this id, whichever way it came.
Result<bool> has_lead(soci::session& sql, const std::string& id) {
  const std::string named = "\"id\":" + canonical(Json(id));
  std::string body;
  soci::statement query =
      (sql.prepare << "SELECT body FROM operation WHERE " + of_type(sql, "lead") + " AND " +
                          has_text(sql, "body", ":named"),
       soci::use(named), soci::into(body));
  query.execute();
  while (query.fetch()) {
    OFERTA_ASSIGN(const sync::Operation operation, sync::parse_operation(body));
    if (operation.type == "lead" && operation.id == id) return true;
  }
  return false;
}

/// The lead as it came before by this id; an empty link when it did not.
struct Before {
  std::string link;
  std::string body;
};

Before before(soci::session& sql, const std::string& id) {
  Before found;
  sql << "SELECT link, body FROM link_answer WHERE id = :id", soci::use(id), soci::into(found.link),
      soci::into(found.body);
  return found;
}

/// Whether two leads say the same; the moments are the server's, of each time it was sent.
Result<bool> says_the_same(const std::string& kept, Json fields) {
  OFERTA_ASSIGN(const Json known, parse_json(kept));
  if (known.contains("at")) fields["at"] = known["at"];
  return known == fields;
}

}  // namespace

Result<Taken> ChoiceInbox::take(const OpenLink& link, workspace::Lead lead, std::int64_t now_ms) {
  lead.link = link.id;
  lead.client = link.client;
  lead.brief.client = link.client;
  lead.at_ms = now_ms;
  const Json fields = workspace::lead_fields(lead);
  return database_->write([&](soci::session& sql) -> Result<Taken> {
    const auto another = [] {
      return fail(ErrorCode::conflict, "Something else was sent by this id.", "id");
    };
    if (const Before known = before(sql, lead.id); !known.link.empty()) {
      if (known.link != link.id) return another();
      OFERTA_ASSIGN(const bool same, says_the_same(known.body, fields));
      if (!same) return another();
      return Taken::known;
    }
    int given = 0;
    sql << "SELECT count(*) FROM link_answer WHERE link = :link", soci::use(link.id),
        soci::into(given);
    const bool stand = lead.source == workspace::LeadSource::stand;
    if (given >= (stand ? kMaxStandLeads : kMaxLinkAnswers)) return Taken::too_many;
    OFERTA_ASSIGN(const bool taken, has_lead(sql, lead.id));
    if (taken) return another();
    const sync::Store nothing;  // a new record, so there is nothing it is written over
    sync::Transaction change(nothing);
    OFERTA_TRY(change.set_fields("lead", lead.id, fields));
    OFERTA_TRY(store_change(sql, nothing.latest(), change, now_ms));
    const std::string body = canonical(fields);
    const long long at = now_ms;
    sql << "INSERT INTO link_answer (id, link, at_ms, body) VALUES (:id, :link, :at, :body)",
        soci::use(lead.id), soci::use(link.id), soci::use(at), soci::use(body);
    note(sql, "link " + link.id, "lead", lead.id);
    return Taken::stored;
  });
}

Result<void> ChoiceInbox::note_viewed(const OpenLink& link, std::int64_t now_ms) {
  if (link.viewed) return {};
  return database_->write([&](soci::session& sql) -> Result<void> {
    note_first_view(sql, link.id, now_ms);
    return {};
  });
}

}  // namespace oferta::server::team
