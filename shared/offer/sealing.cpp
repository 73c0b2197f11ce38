#include "shared/offer/sealing.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "shared/base/format.h"
#include "shared/base/sha256.h"
#include "shared/offer/offer_fields.h"
#include "shared/offer/offer_records.h"
#include "shared/sync/transaction.h"

namespace oferta::offer {
namespace {

/// Names what the hash is made from; a version that hashes more takes another name.
constexpr const char* kContentFormat = "oferta-offer-content-1";

}  // namespace

std::string content_hash(const Offer& offer) {
  Json content{{"format", kContentFormat}, {"lines", Json::array()}};
  Json& head = content["offer"] = offer_fields(offer);
  head.erase("status");
  head.erase("content_hash");
  for (const OfferLine& line : offer.lines) {
    Json fields = line_fields(line, offer.currency);
    fields.erase("price_list");
    content["lines"].push_back(std::move(fields));
  }
  return sha256_hex(canonical(content));
}

bool seal_holds(const Offer& offer) {
  return offer.content_hash.empty() || offer.content_hash == content_hash(offer);
}

Result<void> add_sending(sync::Transaction& change, const Offer& offer, const Date& date) {
  OFERTA_TRY(change.set("offer", offer.id, "content_hash", content_hash(offer)));
  OFERTA_TRY(change.set("offer", offer.id, "status", std::string(status_name(Status::sent))));
  OFERTA_TRY(change.seal("offer", offer.id));
  for (std::size_t i = 0; i < offer.lines.size(); ++i) {
    OFERTA_TRY(change.seal("offer_line", line_id(offer.id, i + 1)));
  }
  OFERTA_ASSIGN(const Json fields, step_fields({.step = Step::send, .date = date}));
  return change.set_fields("offer_status", offer.id, fields);
}

std::string default_next_step(const Date& valid_until, Language language) {
  const std::string date = format_date(valid_until, language, DateStyle::full);
  if (language == Language::ru) {
    return "Подтвердите предложение ответным письмом или звонком до " + date +
           " – мы закрепим цены и наличие и подготовим договор и счёт.";
  }
  return "Confirm the offer by e-mail or phone by " + date +
         " – we will hold the prices and the stock and prepare the contract and the invoice.";
}

void set_validity(Offer& offer, const Date& valid_until) {
  if (offer.next_step == default_next_step(offer.valid_until, offer.language)) {
    offer.next_step = default_next_step(valid_until, offer.language);
  }
  offer.valid_until = valid_until;
}

Offer next_version(const Offer& offer, std::string id, const Versions& versions,
                   const Date& today) {
  Offer next = offer;
  next.id = std::move(id);
  next.version = std::max(versions.newest, offer.version) + 1;
  next.status = Status::draft;
  next.progress = {};
  next.content_hash.clear();
  next.date = today;
  set_validity(next, today.add_days(days_between(offer.date, offer.valid_until)));
  return next;
}

}  // namespace oferta::offer
