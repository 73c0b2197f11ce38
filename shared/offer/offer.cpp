#include "shared/offer/offer.h"

#include <array>

namespace oferta::offer {
namespace {

constexpr std::array<std::string_view, 4> kStatusNames{"draft", "sent", "accepted", "declined"};

pricing::LineInput pricing_line(const OfferLine& line) {
  pricing::LineInput input;
  input.price = line.price;
  input.quantity = line.quantity;
  // The offer keeps the break that applied on its date, not the price list's ladder.
  if (line.break_bp != 0) input.breaks = {{line.quantity, line.break_bp}};
  input.discount_bp = line.discount_bp;
  input.vat_bp = line.vat_bp;
  return input;
}

}  // namespace

std::string_view status_name(Status status) {
  return kStatusNames.at(static_cast<std::size_t>(status));
}

Result<Status> parse_status(std::string_view name) {
  for (std::size_t i = 0; i < kStatusNames.size(); ++i) {
    if (kStatusNames.at(i) == name) return static_cast<Status>(i);
  }
  return fail(ErrorCode::invalid_format,
              "\"" + std::string(name) + "\" is not a status of an offer.");
}

Result<pricing::DocumentInput> pricing_input(const Offer& offer) {
  if (offer.rounding != pricing::kRoundingPolicy) {
    return fail(ErrorCode::unsupported,
                "The rounding policy \"" + offer.rounding + "\" is not one this version knows.");
  }
  pricing::DocumentInput input;
  input.terms = {offer.discount_bp, offer.prices_include_vat};
  input.lines.reserve(offer.lines.size());
  for (const OfferLine& line : offer.lines) input.lines.push_back(pricing_line(line));
  return input;
}

Result<pricing::PricedDocument> price_offer(const Offer& offer) {
  OFERTA_ASSIGN(const pricing::DocumentInput input, pricing_input(offer));
  return pricing::price_document(input);
}

}  // namespace oferta::offer
