#include "shared/offer/version.h"

#include "shared/offer/sections.h"

#include <algorithm>
#include <utility>

#include "shared/base/format.h"

namespace oferta::offer {

std::string default_next_step(const Date& valid_until, Language language) {
  const std::string date = format_date(valid_until, language, DateStyle::full);
  if (language == Language::ru) {
    return "Подтвердите предложение ответным письмом или звонком до " + date +
           " – мы закрепим цены и наличие и подготовим договор и счёт.";
  }
  return "Confirm the offer by e-mail or phone by " + date +
         " – we will hold the prices and the stock and prepare the contract and the invoice.";
}

void set_validity(Offer& offer, const Date& valid_until) {
  if (offer.next_step == default_next_step(offer.valid_until, offer.language)) {
    offer.next_step = default_next_step(valid_until, offer.language);
  }
  offer.valid_until = valid_until;
}

Offer next_version(const Offer& offer, std::string id, const Versions& versions,
                   const Date& today) {
  Offer next = offer;
  next.id = std::move(id);
  next.version = std::max(versions.newest, offer.version) + 1;
  next.status = Status::draft;
  next.progress = {};
  next.content_hash.clear();
  next.issuer.reset();
  next.date = today;
  set_validity(next, today.add_days(days_between(offer.date, offer.valid_until)));
  return next;
}

Offer with_contents(const Offer& draft, const Offer& chosen) {
  Offer made = chosen;
  made.id = draft.id;
  made.number = draft.number;
  made.version = draft.version;
  made.status = draft.status;
  made.progress = draft.progress;
  made.content_hash = draft.content_hash;
  made.client = draft.client;
  made.manager = draft.manager;
  made.addressee = draft.addressee;
  made.issuer = draft.issuer;
  made.terms = draft.terms;
  made.next_step = draft.next_step;
  made.valid_until = draft.valid_until;
  keep_sections(draft, made);
  return made;
}

}  // namespace oferta::offer
