#include "shared/offer/sealing.h"

#include <cstddef>
#include <utility>

#include "shared/base/sha256.h"
#include "shared/offer/lifecycle.h"
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

Offer sealed_offer(const Offer& offer, const Issuer& issuer) {
  Offer sealed = offer;
  sealed.issuer = frozen_issuer(issuer, offer.language);
  sealed.content_hash = content_hash(sealed);
  return sealed;
}

Result<void> add_sending(sync::Transaction& change, const Offer& offer, const Issuer& issuer,
                         const Date& date) {
  const Offer sealed = sealed_offer(offer, issuer);
  OFERTA_TRY(change.set("offer", offer.id, "issuer", issuer_json(*sealed.issuer, offer.language)));
  OFERTA_TRY(change.set("offer", offer.id, "content_hash", sealed.content_hash));
  OFERTA_TRY(change.set("offer", offer.id, "status", std::string(status_name(Status::sent))));
  OFERTA_TRY(change.seal("offer", offer.id));
  for (std::size_t i = 0; i < offer.lines.size(); ++i) {
    OFERTA_TRY(change.seal("offer_line", line_id(offer.id, i + 1)));
  }
  OFERTA_ASSIGN(const Json fields, step_fields({.step = Step::send, .date = date}));
  return change.set_fields("offer_status", offer.id, fields);
}

}  // namespace oferta::offer
