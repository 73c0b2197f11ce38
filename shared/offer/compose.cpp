#include "shared/offer/compose.h"

#include <cstddef>
#include <utility>

#include "shared/offer/version.h"

namespace oferta::offer {
namespace {

Result<void> check(const ComposeInput& input) {
  if (input.number.empty()) {
    return fail(ErrorCode::invalid_argument, "The offer has no number.", "number");
  }
  if (input.addressee.name.empty()) {
    return fail(ErrorCode::invalid_argument, "The offer does not say whom it is for.", "addressee");
  }
  if (input.lines.empty()) {
    return fail(ErrorCode::invalid_argument, "There is nothing to offer: no product was chosen.",
                "lines");
  }
  if (input.budget && input.budget->currency != input.issuer.company.currency) {
    return fail(ErrorCode::invalid_argument, "The budget is in another currency than the prices.",
                "budget");
  }
  return {};
}

Result<OfferLine> compose_line(const ComposeInput& input, const ComposeLine& chosen) {
  const Company& company = input.issuer.company;
  if (chosen.price.currency != company.currency) {
    return fail(ErrorCode::invalid_argument, "The price of \"" + chosen.name.get(input.language) +
                                                 "\" is in " + chosen.price.currency.code() +
                                                 ", the offer in " + company.currency.code() + ".");
  }
  OfferLine line;
  line.product = chosen.product;
  line.category = chosen.category;
  line.sku = chosen.sku;
  line.name = chosen.name.get(input.language);
  line.description = chosen.description.get(input.language);
  line.unit = plural_form(chosen.unit.get(input.language), chosen.quantity, input.language);
  line.why = chosen.why;
  line.icon = chosen.icon;
  line.quantity = chosen.quantity;
  line.price = chosen.price.amount;
  line.price_list = chosen.price_list;
  line.foreign = chosen.foreign;
  line.rate = chosen.rate;
  line.discount_bp = chosen.discount_bp;
  if (company.charges_vat) {
    OFERTA_ASSIGN(line.vat_bp, input.vat_rates.rate_on(input.date, chosen.vat_kind));
  }
  return line;
}

pricing::PriceRequest price_request(const ComposeInput& input, const Offer& offer) {
  pricing::PriceRequest request;
  request.date = input.date;
  request.currency = offer.currency;
  request.language = input.language;
  request.buyer = input.buyer;
  request.coupons = input.coupons;
  request.redeem_points = input.redeem_points;
  request.total = input.total;
  request.terms = {offer.discount_bp, offer.prices_include_vat};
  request.with_charges = true;
  request.charges_vat = input.issuer.company.charges_vat;
  request.vat_rates = &input.vat_rates;
  for (std::size_t i = 0; i < offer.lines.size(); ++i) {
    const OfferLine& line = offer.lines[i];
    pricing::RequestLine asked;
    asked.subject = {line.product, line.category, input.lines[i].brand};
    asked.line.price = line.price;
    asked.line.quantity = line.quantity;
    asked.line.breaks = input.lines[i].breaks;
    asked.line.discount_bp = line.discount_bp;
    asked.line.vat_bp = line.vat_bp;
    request.lines.push_back(std::move(asked));
  }
  return request;
}

/// Freezes what the price engine says: breaks, steps, adjustments, charges.
Result<void> apply_prices(const ComposeInput& input, Offer& offer) {
  OFERTA_ASSIGN(const pricing::RuledDocument ruled,
                pricing::apply_rules(price_request(input, offer), input.rules));
  for (std::size_t i = 0; i < offer.lines.size(); ++i) {
    offer.lines[i].break_bp = ruled.priced.lines[i].break_bp;
    offer.lines[i].steps = ruled.document.lines[i].steps;
  }
  for (const pricing::Charge& charge : ruled.charges) {
    offer.lines.push_back(charge_line(charge, ruled.document.lines[charge.line], input.language));
  }
  offer.adjustments = ruled.document.adjustments;
  offer.rounding = std::string(rounding_for(offer));
  return {};
}

void set_company_terms(const ComposeInput& input, Offer& offer) {
  const Company& company = input.issuer.company;
  offer.currency = company.currency;
  offer.prices_include_vat = company.prices_include_vat;
  offer.valid_until = input.date.add_days(company.offer_valid_days);
  offer.terms.payment = company.terms_payment.get(input.language);
  offer.terms.delivery = company.terms_delivery.get(input.language);
  offer.terms.warranty = company.terms_warranty.get(input.language);
}

void set_needs(const ComposeInput& input, Offer& offer) {
  for (const ComposeNeed& need : input.needs) {
    if (need.level == needs::Level::off) continue;
    offer.needs.push_back({need.need, need.name.get(input.language), need.level, need.met,
                           need.benefit.get(input.language)});
  }
  if (input.budget) offer.budget = input.budget->amount;
  offer.budget_includes_vat = input.budget_includes_vat;
}

}  // namespace

OfferLine charge_line(const pricing::Charge& charge, const pricing::LineInput& priced,
                      Language language) {
  OfferLine line;
  line.charge = charge.rule;
  line.name = charge.name;
  line.unit = language == Language::ru ? "усл." : "service";
  line.price = priced.price;
  line.vat_bp = priced.vat_bp;
  return line;
}

Addressee addressee_of(const clients::Client& client) {
  Addressee addressee;
  addressee.name = client.name;
  addressee.contact_name = client.contact_name;
  addressee.contact_post = client.contact_post;
  addressee.inn = client.inn;
  addressee.kpp = client.kpp;
  addressee.address = client.address;
  addressee.email = client.email;
  addressee.phone = client.phone;
  return addressee;
}

Result<Offer> compose_offer(const ComposeInput& input) {
  OFERTA_TRY(check(input));
  Offer offer;
  offer.id = input.id;
  offer.number = input.number;
  offer.version = input.version;
  offer.date = input.date;
  offer.client = input.client;
  offer.brief = input.brief;
  offer.manager = input.issuer.manager.id;
  offer.language = input.language;
  offer.variant = input.variant;
  offer.addressee = input.addressee;
  offer.discount_bp = input.discount_bp;
  set_company_terms(input, offer);
  set_needs(input, offer);
  if (input.issuer.company.charges_vat) {
    OFERTA_ASSIGN(offer.vat_bp, input.vat_rates.rate_on(input.date, "general"));
  }
  offer.next_step = input.next_step.empty() ? default_next_step(offer.valid_until, offer.language)
                                            : input.next_step;
  for (std::size_t i = 0; i < input.lines.size(); ++i) {
    Result<OfferLine> line = compose_line(input, input.lines[i]);
    if (!line) return fail_at("lines[" + std::to_string(i) + "]", line.error());
    offer.lines.push_back(*std::move(line));
  }
  OFERTA_TRY(apply_prices(input, offer));
  // An offer that cannot be priced is none.
  OFERTA_TRY(price_offer(offer));
  return offer;
}

}  // namespace oferta::offer
