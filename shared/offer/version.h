#pragma once
/// Versions of an offer: a change of what was sent keeps the number and takes the next version.
///
///   const Offer second = next_version(first, new_id, versions, today);   // a draft, the same else
///   second = with_contents(second, *compose_offer(input));               // chosen anew
///
/// The texts a person wrote into an offer outlive a new choice of lines.
#include <string>

#include "shared/base/date.h"
#include "shared/offer/lifecycle.h"
#include "shared/offer/offer.h"

namespace oferta::offer {

/// The default sentence about the next step, which names the last day of validity.
std::string default_next_step(const Date& valid_until, Language language);

/// Moves the last day; a next step that is the default sentence moves with it.
void set_validity(Offer& offer, const Date& valid_until);

/// A draft with all the offer says, under its number with the next version, dated today and valid
/// for as many days. VAT rates stay those of the lines.
Offer next_version(const Offer& offer, std::string id, const Versions& versions, const Date& today);

/// The draft with the lines, prices, needs and budget of another offer, which may be in another
/// currency and language. Number, version, validity, terms, next step and addressee stay; a total
/// agreed on goes, since it was agreed on for other lines.
Offer with_contents(const Offer& draft, const Offer& chosen);

}  // namespace oferta::offer
