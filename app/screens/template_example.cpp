#include "app/screens/template_example.h"

#include <string>
#include <utility>

#include "app/shell/offer_desk.h"
#include "shared/offer/version.h"

namespace oferta::app {
namespace {

const offer::Offer* newest_offer(const workspace::Workspace& workspace) {
  const auto is_newer = [](const offer::Offer& a, const offer::Offer& b) {
    const bool draft_a = a.status == offer::Status::draft;
    const bool draft_b = b.status == offer::Status::draft;
    return draft_a != draft_b ? draft_a : a.date > b.date;
  };
  const offer::Offer* newest = nullptr;
  for (const auto& [id, offer] : workspace.offers()) {
    if (newest == nullptr || is_newer(offer, *newest)) newest = &offer;
  }
  return newest;
}

offer::OfferLine line_of(const catalogue::Product& product, Language language) {
  offer::OfferLine line;
  line.product = product.id;
  line.name = product.name.get(language);
  line.unit = product.unit.get(language);
  line.price = product.price->amount;
  return line;
}

// A client and goods that are made up as far as there are none.
offer::Offer made_up(const ScreenContext& context, Language language,
                     const offer::Company& company) {
  constexpr std::size_t kLines = 3;
  const Strings& strings = Strings::of(language);
  offer::Offer offer;
  offer.number = company.number_prefix + "-" + std::to_string(context.today.year) + "/0001";
  offer.date = context.today;
  offer.valid_until = context.today.add_days(company.offer_valid_days);
  offer.addressee.name = strings.get("template.example.client");
  offer.addressee.contact_name = strings.get("template.example.contact");
  offer.currency = company.currency;
  offer.manager = context.manager;
  for (const auto& [id, product] : context.workspace.catalogue().products()) {
    if (offer.lines.size() == kLines) break;
    if (product.price && product.price->currency == company.currency) {
      offer.lines.push_back(line_of(product, language));
    }
  }
  if (offer.lines.empty()) {
    offer::OfferLine line;
    line.name = strings.get("template.example.product");
    line.price = 100'000'00;
    offer.lines.push_back(std::move(line));
  }
  if (company.charges_vat) {
    offer.vat_bp = context.workspace.vat_rates().rate_on(offer.date, "general").value_or(0);
    for (offer::OfferLine& line : offer.lines) line.vat_bp = offer.vat_bp;
  }
  return offer;
}

}  // namespace

offer::Offer template_example(const ScreenContext& context, Language language,
                              const offer::Company& company, offer::Issuer& issuer) {
  const offer::Offer* newest = newest_offer(context.workspace);
  offer::Offer example = newest != nullptr ? *newest : made_up(context, language, company);
  example.language = language;
  example.terms = {company.terms_payment.get(language), company.terms_delivery.get(language),
                   company.terms_warranty.get(language)};
  if (newest == nullptr || newest->language != language) {
    example.next_step = offer::default_next_step(example.valid_until, language);
  }
  const offer::Manager* manager = context.workspace.manager(example.manager);
  if (manager != nullptr) issuer.manager = *manager;
  return example;
}

}  // namespace oferta::app
