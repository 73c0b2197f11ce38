#include "server/team/link_inbox.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "server/team/audit.h"
#include "server/team/client_changes.h"
#include "server/team/dialect.h"
#include "shared/base/json.h"
#include "shared/offer/lifecycle.h"
#include "shared/offer/offer_records.h"
#include "shared/sync/store.h"
#include "shared/sync/transaction.h"

namespace oferta::server::team {
namespace {

/// The offers of the team and what has become of them, lines left out.
Result<sync::Store> offers_in(soci::session& sql) {
  sync::Store store;
  std::string body;
  soci::statement query =
      (sql.prepare << "SELECT body FROM operation WHERE " + about_offers(sql), soci::into(body));
  query.execute();
  while (query.fetch()) {
    OFERTA_ASSIGN(const sync::Operation operation, sync::parse_operation(body));
    store.apply(operation);
  }
  return store;
}

/// An offer without its lines, as far as its steps go.
std::optional<offer::Offer> offer_of(const sync::Store& store, const std::string& id,
                                     const Json& fields) {
  auto made = offer::offer_from_records(id, fields, {});
  if (!made) return std::nullopt;
  offer::Offer offer = *std::move(made);
  if (const auto status = store.find("offer_status", id)) {
    Problems ignored;
    const Json recorded = status->fields();
    offer::read_progress(FieldReader(recorded, "", ignored), offer);
  }
  return offer;
}

struct KnownOffer {
  offer::Offer offer;
  offer::Versions versions;
};

/// The offer of the package as the team's workspace has it. What has not been synchronised yet is
/// taken as sent: a draft is not shared.
KnownOffer known_offer(const sync::Store& store, const sharing::ClientOffer& shared) {
  std::vector<offer::Offer> all;
  store.for_each("offer", [&](const sync::RecordView& record) {
    auto offer = offer_of(store, std::string(record.id()), record.fields());
    if (offer) all.push_back(*std::move(offer));
  });
  KnownOffer known;
  const auto found = std::find_if(all.begin(), all.end(),
                                  [&](const offer::Offer& one) { return one.id == shared.id; });
  if (found != all.end()) {
    known.offer = *found;
  } else {
    known.offer.id = shared.id;
    known.offer.number = shared.number;
    known.offer.version = shared.version;
    known.offer.valid_until = shared.valid_until;
    known.offer.status = offer::Status::sent;
  }
  if (known.offer.status == offer::Status::draft) known.offer.status = offer::Status::sent;
  std::vector<const offer::Offer*> pointers;
  for (const offer::Offer& one : all) pointers.push_back(&one);
  known.versions = offer::versions_of(known.offer, pointers);
  return known;
}

bool decides(const offer::ClientAnswer& answer) {
  return answer.kind == offer::AnswerKind::accept || answer.kind == offer::AnswerKind::decline;
}

/// The step an answer takes.
offer::StepRecord step_of(const offer::ClientAnswer& answer, const Date& today) {
  offer::StepRecord record;
  record.step =
      answer.kind == offer::AnswerKind::accept ? offer::Step::accept : offer::Step::decline;
  record.date = today;
  record.reason = answer.reason;
  record.note = answer.text;
  return record;
}

}  // namespace

Result<std::map<std::string, offer::Status>> LinkInbox::standing(const sharing::ClientView& view,
                                                                 std::int64_t now_ms) {
  using Standing = std::map<std::string, offer::Status>;
  return database_->read([&](soci::session& sql) -> Result<Standing> {
    OFERTA_ASSIGN(const sync::Store store, offers_in(sql));
    Standing standing;
    for (const sharing::ClientOffer& shared : view.offers) {
      const KnownOffer known = known_offer(store, shared);
      standing[shared.id] = offer::standing(known.offer, known.versions, date_of_unix_ms(now_ms));
    }
    return standing;
  });
}

Result<Taken> LinkInbox::take(const OpenLink& link, const sharing::ClientView& view,
                              const offer::ClientAnswer& answer, std::int64_t now_ms) {
  return database_->write([&](soci::session& sql) -> Result<Taken> {
    int same = 0;
    int given = 0;
    sql << "SELECT count(*) FROM link_answer WHERE id = :id", soci::use(answer.id),
        soci::into(same);
    if (same > 0) return Taken::known;
    sql << "SELECT count(*) FROM link_answer WHERE link = :link", soci::use(link.id),
        soci::into(given);
    if (given >= kMaxLinkAnswers) return Taken::too_many;
    const sharing::ClientOffer* shared = view.offer(answer.offer);
    if (shared == nullptr) return fail(ErrorCode::not_found, "There is no such offer.");
    OFERTA_ASSIGN(const sync::Store store, offers_in(sql));
    const KnownOffer known = known_offer(store, *shared);
    const Date today = date_of_unix_ms(now_ms);
    sync::Transaction change(store);
    if (decides(answer)) {
      const offer::StepRecord record = step_of(answer, today);
      if (!offer::check_step(record.step, known.offer, known.versions, today)) {
        return Taken::not_legal;
      }
      OFERTA_ASSIGN(const Json fields, offer::step_fields(record));
      OFERTA_TRY(change.set_fields("offer_status", shared->id, fields));
    }
    OFERTA_TRY(offer::add_answer(change, answer));
    OFERTA_TRY(store_change(sql, store.latest(), change, now_ms));
    const std::string body = canonical(offer::answer_fields(answer));
    const long long at = answer.at_ms;
    sql << "INSERT INTO link_answer (id, link, at_ms, body) VALUES (:id, :link, :at, :body)",
        soci::use(answer.id), soci::use(link.id), soci::use(at), soci::use(body);
    note(sql, "link " + link.id, std::string(offer::answer_name(answer.kind)), shared->id);
    return Taken::stored;
  });
}

Result<bool> LinkInbox::note_viewed(const OpenLink& link, const sharing::ClientView& view,
                                    std::int64_t now_ms) {
  if (link.viewed) return false;
  return database_->write([&](soci::session& sql) -> Result<bool> {
    if (!note_first_view(sql, link.id, now_ms)) return false;
    OFERTA_ASSIGN(const sync::Store store, offers_in(sql));
    const Date today = date_of_unix_ms(now_ms);
    sync::Transaction change(store);
    for (const sharing::ClientOffer& shared : view.offers) {
      const KnownOffer known = known_offer(store, shared);
      if (!offer::check_step(offer::Step::view, known.offer, known.versions, today)) continue;
      OFERTA_ASSIGN(const Json fields,
                    offer::step_fields({.step = offer::Step::view, .date = today}));
      OFERTA_TRY(change.set_fields("offer_status", shared.id, fields));
    }
    if (!change.empty()) OFERTA_TRY(store_change(sql, store.latest(), change, now_ms));
    return true;
  });
}

}  // namespace oferta::server::team
