#pragma once
/// The lines of an offer as a workbook: figures are numbers that can be counted on with.
///
///   OFERTA_ASSIGN(const std::string definition, offer_workbook(offer, issuer));   // a file .xlsx
#include <string>

#include "shared/base/result.h"
#include "shared/offer/issuer.h"
#include "shared/offer/offer.h"

namespace oferta::deals {

/// JSON as web/documents/xlsx.js takes it: one sheet with every line, its prices, discounts, VAT
/// and sums, the totals below. What only the company may see is not there. Errors of pricing.
Result<std::string> offer_workbook(const offer::Offer& offer, const offer::Issuer& issuer);

}  // namespace oferta::deals
