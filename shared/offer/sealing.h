#pragma once
/// What has been sent stays what it was: sent versions are sealed, and a change is a new version
/// (version.h).
///
///   sync::Transaction change(store);
///   OFERTA_TRY(add_sending(change, offer, issuer, today));  // records frozen, hash and
///   day written … if (!seal_holds(offer)) …somebody changed what the client has… const Offer
///   second = next_version(offer, new_id, versions, today);   // same number, a draft
///
/// A sealed record reads as the operation that sealed it, for ever and on every device
/// (sync/operation.h). The content hash says the same of the offer as a whole: a line more or less,
/// in a record of its own, changes it.
#include <string>

#include "shared/base/date.h"
#include "shared/base/result.h"
#include "shared/offer/offer.h"

namespace oferta::sync {
class Transaction;
}

namespace oferta::offer {

/// SHA-256, 64 hexadecimal digits, over the canonical JSON of all a client is told: addressee,
/// needs, terms, lines, prices. What becomes of the offer later (its status) and the names of price
/// lists are not in it, so it can be computed from the client's file as well.
std::string content_hash(const Offer& offer);

/// Whether the offer is what its hash was made from; true for one that is not sealed.
bool seal_holds(const Offer& offer);

/// Adds the sending of a draft: its issuer as of now, content hash, status, the day, and the seals
/// of its records.
/// Whether the step is legal is check_step's business. Errors of the transaction.
Result<void> add_sending(sync::Transaction& change, const Offer& offer, const Issuer& issuer,
                         const Date& date);

/// The offer as sending writes it: with its issuer frozen and its content hash.
Offer sealed_offer(const Offer& offer, const Issuer& issuer);

}  // namespace oferta::offer
