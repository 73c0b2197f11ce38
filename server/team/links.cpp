#include "server/team/links.h"

#include <algorithm>

#include "server/team/audit.h"
#include "server/team/secret.h"
#include "shared/base/field_reader.h"
#include "shared/base/id.h"
#include "shared/base/json.h"
#include "shared/base/text.h"
#include "shared/sharing/choice_package.h"
#include "shared/sharing/client_view.h"

namespace oferta::server::team {
namespace {

constexpr std::int64_t kDayMs = 24LL * 3600 * 1000;
constexpr int kPinTries = 5;
constexpr std::int64_t kLockMs = 15LL * 60 * 1000;
constexpr std::size_t kMinPin = 4;
constexpr std::size_t kMaxPin = 12;

bool is_pin(std::string_view pin) {
  return pin.size() >= kMinPin && pin.size() <= kMaxPin &&
         std::all_of(pin.begin(), pin.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// A PIN has few digits: its hash keeps it out of sight, not out of reach of who has the database –
// who has the package as well.
std::string pin_hash(const std::string& salt, std::string_view pin) {
  return secret_hash("pin " + salt + " " + std::string(pin));
}

std::string title_of(const sharing::ClientView& view) {
  std::string title;
  for (const sharing::ClientOffer& offer : view.offers) {
    title += (title.empty() ? "" : ", ") + offer.number;
    if (offer.version > 1) title += " v" + std::to_string(offer.version);
  }
  return title + ": " + view.offers.front().addressee.name;
}

/// What is kept of a package besides its bytes.
struct Contents {
  LinkKind kind = LinkKind::offer;
  std::string title;
  std::vector<std::string> offers;  ///< ids
};

Result<Contents> contents_of_choice(std::string_view bytes) {
  OFERTA_ASSIGN(const sharing::ChoicePackage package, sharing::read_choice_package(bytes));
  const Result<sharing::OpenChoice> open = sharing::open_choice(package);
  if (!open) return fail(ErrorCode::invalid_format, open.error().message, open.error().detail);
  const needs::Questionnaire* questionnaire = open->workspace.questionnaire(package.questionnaire);
  return Contents{LinkKind::choice, questionnaire->name.get(package.language), {}};
}

Result<Contents> contents_of_offers(std::string_view bytes) {
  OFERTA_ASSIGN(const sharing::ClientView view, sharing::read_client_view(bytes));
  Contents contents{LinkKind::offer, title_of(view), {}};
  for (const sharing::ClientOffer& offer : view.offers) contents.offers.push_back(offer.id);
  return contents;
}

Result<Contents> contents_of(std::string_view bytes) {
  OFERTA_ASSIGN(const Json json, parse_json(bytes));
  Problems ignored;
  const bool choice = json.is_object() && FieldReader(json, "", ignored).text_or("format", "") ==
                                              sharing::kChoiceFormat;
  OFERTA_ASSIGN(Contents contents, choice ? contents_of_choice(bytes) : contents_of_offers(bytes));
  // No text of PostgreSQL holds this character.
  contents.title = replace_all(contents.title, std::string_view("\0", 1), "");
  return contents;
}

LinkKind kind_of(std::string_view name) {
  return name == link_kind_name(LinkKind::choice) ? LinkKind::choice : LinkKind::offer;
}

std::int64_t lock_after(int failures) {
  if (failures < kPinTries) return 0;
  const int doublings = std::min(failures - kPinTries, 7);
  return std::min(kLockMs << static_cast<unsigned>(doublings), kDayMs);
}

}  // namespace

std::string_view link_kind_name(LinkKind kind) {
  return kind == LinkKind::choice ? "choice" : "offer";
}

Result<MadeLink> Links::create(const NewLink& link, const std::string& actor) {
  if (link.days < 1 || link.days > kMaxLinkDays) {
    return fail(ErrorCode::invalid_argument, "A link lives one to 366 days.", "days");
  }
  if (!link.pin.empty() && !is_pin(link.pin)) {
    return fail(ErrorCode::invalid_argument, "A PIN has four to twelve digits.", "pin");
  }
  if (!link.client.empty() && !is_valid_id(link.client)) {
    return fail(ErrorCode::invalid_argument, "This is no client's id.", "client");
  }
  OFERTA_ASSIGN(const Contents contents, contents_of(link.package));
  MadeLink made;
  OFERTA_ASSIGN(made.id, make_id());
  OFERTA_ASSIGN(made.token, make_secret(""));
  OFERTA_ASSIGN(const std::string salt, make_id());
  const std::string hash = secret_hash(made.token);
  const std::string pin = link.pin.empty() ? "" : pin_hash(salt, link.pin);
  const std::string kind(link_kind_name(contents.kind));
  const long long now = now_ms();
  const long long expires = now + link.days * kDayMs;
  made.expires_ms = expires;
  return database_->write([&](soci::session& sql) -> Result<MadeLink> {
    sql << "INSERT INTO link (id, token_hash, package, title, created_by, created_ms, expires_ms, "
           "pin_hash, pin_salt, pin_failures, locked_until_ms, kind, client) VALUES (:id, :hash, "
           ":package, :title, :by, :now, :expires, :pin, :salt, 0, 0, :kind, :client)",
        soci::use(made.id), soci::use(hash), soci::use(link.package), soci::use(contents.title),
        soci::use(actor), soci::use(now), soci::use(expires), soci::use(pin), soci::use(salt),
        soci::use(kind), soci::use(link.client);
    for (const std::string& offer : contents.offers) {
      sql << "INSERT INTO link_offer (link, offer) VALUES (:link, :offer)", soci::use(made.id),
          soci::use(offer);
    }
    note(sql, actor, "share", made.id + " " + contents.title);
    return made;
  });
}

Result<std::vector<Link>> Links::list(const LinkFilter& filter) {
  return database_->read([&filter](soci::session& sql) -> Result<std::vector<Link>> {
    Link row;
    std::string pin;
    std::string kind;
    const int any_client = filter.client ? 0 : 1;
    const std::string client = filter.client.value_or("");
    long long created = 0, expires = 0, revoked = 0, viewed = 0;
    soci::indicator has_revoked = soci::i_null, has_viewed = soci::i_null;
    soci::statement query =
        (sql.prepare << "SELECT id, title, created_by, created_ms, expires_ms, revoked_ms, "
                        "viewed_ms, pin_hash, (SELECT count(*) FROM link_answer WHERE "
                        "link_answer.link = link.id), kind, client FROM link WHERE "
                        "(:offer = '' OR EXISTS (SELECT 1 FROM link_offer WHERE "
                        "link_offer.link = link.id AND link_offer.offer = :offer)) AND "
                        "(:any_client = 1 OR (kind = 'choice' AND client = :client)) "
                        "ORDER BY created_ms DESC, id",
         soci::use(filter.offer, "offer"), soci::use(any_client, "any_client"),
         soci::use(client, "client"), soci::into(row.id), soci::into(row.title),
         soci::into(row.created_by), soci::into(created), soci::into(expires),
         soci::into(revoked, has_revoked), soci::into(viewed, has_viewed), soci::into(pin),
         soci::into(row.answers), soci::into(kind), soci::into(row.client));
    query.execute();
    std::vector<Link> links;
    while (query.fetch()) {
      row.created_ms = created;
      row.expires_ms = expires;
      row.revoked_ms =
          has_revoked == soci::i_ok ? std::optional<std::int64_t>(revoked) : std::nullopt;
      row.viewed_ms = has_viewed == soci::i_ok ? std::optional<std::int64_t>(viewed) : std::nullopt;
      row.pin = !pin.empty();
      row.kind = kind_of(kind);
      links.push_back(row);
    }
    return links;
  });
}

Result<void> Links::revoke(const std::string& id, const std::string& actor) {
  const auto unknown = [&id] {
    return fail(ErrorCode::not_found, "There is no such link, or it is revoked already.", id);
  };
  if (!is_valid_id(id)) return unknown();
  return database_->write([&](soci::session& sql) -> Result<void> {
    int found = 0;
    sql << "SELECT count(*) FROM link WHERE id = :id AND revoked_ms IS NULL", soci::use(id),
        soci::into(found);
    if (found == 0) return unknown();
    const long long now = now_ms();
    sql << "UPDATE link SET revoked_ms = :now WHERE id = :id", soci::use(now), soci::use(id);
    note(sql, actor, "unshare", id);
    return {};
  });
}

Result<std::optional<OpenLink>> Links::open(std::string_view token, std::int64_t now_ms) {
  const std::string hash = secret_hash(token);
  return database_->read([&](soci::session& sql) -> Result<std::optional<OpenLink>> {
    OpenLink link;
    const long long now = now_ms;
    std::string kind;
    long long locked = 0, viewed = 0;
    soci::indicator has_viewed = soci::i_null;
    sql << "SELECT id, kind, client, package, pin_hash, pin_salt, locked_until_ms, viewed_ms FROM "
           "link WHERE token_hash = :hash AND revoked_ms IS NULL AND expires_ms > :now",
        soci::use(hash), soci::use(now), soci::into(link.id), soci::into(kind),
        soci::into(link.client), soci::into(link.package), soci::into(link.pin_hash),
        soci::into(link.pin_salt), soci::into(locked), soci::into(viewed, has_viewed);
    if (!sql.got_data()) return std::optional<OpenLink>();
    link.kind = kind_of(kind);
    link.locked_until_ms = locked;
    link.viewed = has_viewed == soci::i_ok;
    return std::optional<OpenLink>(std::move(link));
  });
}

Result<bool> Links::try_pin(const OpenLink& link, std::string_view pin, std::int64_t now_ms) {
  return database_->write([&](soci::session& sql) -> Result<bool> {
    int failures = 0;
    long long locked = 0;
    sql << "SELECT pin_failures, locked_until_ms FROM link WHERE id = :id", soci::use(link.id),
        soci::into(failures), soci::into(locked);
    if (locked > now_ms) return false;
    const bool right = is_pin(pin) && pin_hash(link.pin_salt, pin) == link.pin_hash;
    failures = right ? 0 : failures + 1;
    locked = right || lock_after(failures) == 0 ? 0 : now_ms + lock_after(failures);
    sql << "UPDATE link SET pin_failures = :failures, locked_until_ms = :locked WHERE id = :id",
        soci::use(failures), soci::use(locked), soci::use(link.id);
    if (locked > 0) note(sql, "link", "lock", link.id);
    return right;
  });
}

Result<std::vector<offer::ClientAnswer>> Links::answers(const std::string& link) {
  return database_->read([&](soci::session& sql) -> Result<std::vector<offer::ClientAnswer>> {
    std::string id;
    std::string body;
    soci::statement query =
        (sql.prepare << "SELECT id, body FROM link_answer WHERE link = :link ORDER BY at_ms, id",
         soci::use(link), soci::into(id), soci::into(body));
    query.execute();
    std::vector<offer::ClientAnswer> answers;
    while (query.fetch()) {
      OFERTA_ASSIGN(const Json fields, parse_json(body));
      Problems problems;
      answers.push_back(offer::read_answer_fields(id, FieldReader(fields, "", problems)));
    }
    return answers;
  });
}

}  // namespace oferta::server::team
