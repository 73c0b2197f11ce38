#pragma once
/// "Make the total 500 000" of an offer: the difference is spread over the lines to the kopeck.
///
///   OFERTA_ASSIGN(const NegotiatedOffer agreed, with_total(offer, 500'000'00, floors));
///   if (!agreed.below_floor.empty()) …say where…
///   store(agreed.offer.adjustments, agreed.offer.rounding);
///   const Offer as_before = without_total(offer);
///
/// The rule is that of spread_total (pricing/target_total.h): each line but charges gives in
/// proportion to its sum and stops at its floor. What is kept is one adjustment with the share of
/// each line, so the sums of lines are the truth and the price of a unit follows from them.
#include <optional>
#include <vector>

#include "shared/base/money.h"
#include "shared/base/result.h"
#include "shared/catalogue/catalogue.h"
#include "shared/offer/offer.h"
#include "shared/pricing/guidance.h"
#include "shared/pricing/target_total.h"

namespace oferta::offer {

struct NegotiatedOffer {
  Offer offer;
  std::vector<pricing::BelowFloor> below_floor;  ///< lines that end up under their floor
};

/// What the offer's lines and charges come to in the end is `total`, VAT included. A total agreed
/// before is taken back first. Errors: those of spread_total, and invalid_argument for a total that
/// charges alone exceed.
Result<NegotiatedOffer> with_total(const Offer& offer, Minor total,
                                   const std::vector<std::optional<Minor>>& floors);

/// The offer as it was before a total was agreed on.
Offer without_total(const Offer& offer);

/// Whether a total has been agreed on.
bool has_agreed_total(const Offer& offer);

/// What the line gives for the total agreed on; 0 where none is.
Minor agreed_share(const Offer& offer, const pricing::PricedDocument& priced, std::size_t line);

/// What each line costs the company, without VAT; absent where nobody knows or for a charge. Costs
/// of the catalogue are with VAT where prices are. out_of_range.
Result<std::vector<std::optional<Minor>>> costs_of(const Offer& offer,
                                                   const catalogue::Catalogue& catalogue);

/// The least each line may stand at, as prices are quoted: where its cost is known, the price that
/// keeps the floor margin. Costs are with VAT where prices are. Errors of pricing.
Result<std::vector<std::optional<Minor>>> floors_of(const Offer& offer,
                                                    const catalogue::Catalogue& catalogue,
                                                    const pricing::MarginPolicy& policy);

/// The price of one unit that follows from a line's sum, half up; 0 for no units.
Minor derived_unit_price(const pricing::LineFigures& figures, std::int64_t quantity);

}  // namespace oferta::offer
