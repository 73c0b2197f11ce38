#pragma once
/// An offer as a file of its own, format "oferta-offer-1".
///
///   Result<std::string> bytes = write_offer(offer, issuer);
///   Result<OfferFile> same = read_offer(*bytes);
///
/// The file holds the offer, who issued it, and for readers the derived figures: those of each
/// line, the totals, the total in words. Reading prices the offer again and refuses a file whose
/// figures do not follow from its lines.
#include <string>
#include <string_view>

#include "shared/base/result.h"
#include "shared/offer/issuer.h"
#include "shared/offer/offer.h"

namespace oferta::offer {

inline constexpr std::string_view kOfferFormat = "oferta-offer-1";

struct OfferFile {
  Offer offer;
  /// Texts are in the offer's language alone.
  Issuer issuer;
};

/// Canonical JSON with a final newline: the same offer gives the same bytes everywhere.
Result<std::string> write_offer(const Offer& offer, const Issuer& issuer);

/// invalid_json or invalid_format with the place; unsupported for another format; conflict when a
/// derived figure is not what the lines give.
Result<OfferFile> read_offer(std::string_view text);

}  // namespace oferta::offer
