#pragma once
/// An offer as records of a workspace: one "offer" and one "offer_line" for each line.
///
///   for (const OfferRecord& record : offer_records(offer)) write(record.type, record.id,
///   record.fields); Result<Offer> same = offer_from_records(offer.id, fields, lines);
///
/// Lines are records <offer id>.<position>, the position in two or more digits.
#include <string>
#include <vector>

#include "shared/base/json.h"
#include "shared/base/result.h"
#include "shared/offer/offer.h"

namespace oferta::offer {

struct OfferRecord {
  std::string type;  ///< "offer" or "offer_line"
  std::string id;
  Json fields;  ///< an object; absent values are left out
};

/// The offer first, then its lines in order.
std::vector<OfferRecord> offer_records(const Offer& offer);

/// `lines` are the offer_line records of this offer, in any order; they are put by position, then
/// id. invalid_format with the place for fields that are not as the schema says.
Result<Offer> offer_from_records(const std::string& id, const Json& fields,
                                 const std::vector<OfferRecord>& lines);

/// What an edit of a draft writes to its "offer" record: the fields that differ, null for those
/// that are gone.
Json head_changes(const Offer& before, const Offer& after);

/// The id of the line at `position` (from 1): "offer-1.07".
std::string line_id(const std::string& offer, std::size_t position);

}  // namespace oferta::offer
