#pragma once
/// The letter that brings an offer or an invoice, as text and as a draft with the paper attached.
///
///   std::string text = offer_letter(offer, issuer)->text;          // to copy into any mail
///   program OFERTA_ASSIGN(const std::string definition, offer_mail(offer, issuer));     // a file
///   .eml
#include <string>

#include "shared/base/result.h"
#include "shared/deals/invoice.h"
#include "shared/offer/issuer.h"
#include "shared/offer/offer.h"

namespace oferta::deals {

struct Letter {
  std::string subject, text;
};

/// In the offer's language: greeting, what is attached, total, validity, next step, who writes.
/// Errors of pricing.
Result<Letter> offer_letter(const offer::Offer& offer, const offer::Issuer& issuer);
Result<Letter> invoice_letter(const Invoice& invoice, const offer::Issuer& issuer);

/// The letter as web/documents/produce.js makes a .eml of it: {"mail": {…}, "attachments": […]},
/// the PDF's definition within. Sender and addressee are left open where they have no address.
Result<std::string> offer_mail(const offer::Offer& offer, const offer::Issuer& issuer);
Result<std::string> invoice_mail(const Invoice& invoice, const offer::Issuer& issuer);

}  // namespace oferta::deals
