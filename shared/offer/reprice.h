#pragma once
/// A draft priced again after its lines have changed: a line more, another quantity, one put out of
/// the total.
///
///   OFERTA_ASSIGN(const Offer other, with_optional(offer, 3, true));
///   OFERTA_ASSIGN(const Offer made, repriced(other, {catalogue, prices, vat_rates, buyer, true}));
///
/// List prices, texts, discounts by hand and VAT rates stay what the offer says; price rules,
/// quantity breaks and charges are worked out for the lines that count now, as of the offer's date.
/// So a bundle whose part is offered besides is none, and a threshold that is no longer reached
/// gives nothing.
#include <cstddef>
#include <cstdint>
#include <string>

#include "shared/base/result.h"
#include "shared/catalogue/catalogue.h"
#include "shared/offer/offer.h"
#include "shared/pricing/price_book.h"
#include "shared/pricing/vat.h"

namespace oferta::offer {

/// What prices are worked out from; nothing is kept.
struct PriceContext {
  const catalogue::Catalogue& catalogue;
  const pricing::PriceBook& prices;
  const pricing::VatRates& vat_rates;
  pricing::Buyer buyer{};
  bool charges_vat = true;
};

/// Coupons and points stay as they were used; a total agreed on goes, as it was for other lines.
/// An offer that names a rule which the price book does not have cannot be priced again: it is
/// handed back as it is. Errors of the price engine.
Result<Offer> repriced(const Offer& offer, const PriceContext& context);

/// The line with another quantity and its unit in the form that goes with it, priced again.
/// invalid_argument for a line that is not there, a charge, or a quantity below one.
Result<Offer> with_quantity(const Offer& offer, std::size_t line, std::int64_t quantity,
                            const PriceContext& context);

/// A product of the catalogue as a line of the offer, at its price of the offer's date. not_found
/// for a product that is not there or not on sale.
Result<OfferLine> line_of_product(const Offer& offer, const std::string& product,
                                  std::int64_t quantity, const PriceContext& context);

}  // namespace oferta::offer
