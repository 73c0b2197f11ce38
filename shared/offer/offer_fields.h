#pragma once
/// The fields of an offer and of its lines, as records and files write them. Internal to the
/// module.
///
///   Json fields = offer_fields(offer);           // without id and lines
///   Offer same = read_offer_fields(FieldReader(fields, "offer", problems));
#include "shared/base/field_reader.h"
#include "shared/base/json.h"
#include "shared/offer/offer.h"

namespace oferta::offer {

/// Absent values and empty optional texts are left out.
Json offer_fields(const Offer& offer);
Json line_fields(const OfferLine& line, const Currency& currency);

/// Everything but id and lines; problems are noted in the reader.
Offer read_offer_fields(const FieldReader& fields);
/// A price in another currency than `currency` is a problem.
OfferLine read_line_fields(const FieldReader& fields, const Currency& currency);

}  // namespace oferta::offer
