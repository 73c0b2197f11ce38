#include "shared/offer/offer.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <set>

#include "shared/pricing/price_book.h"

namespace oferta::offer {
namespace {

constexpr std::array<std::string_view, 7> kStatusNames{
    "draft", "sent", "viewed", "accepted", "declined", "expired", "superseded"};
/// The first of them are recorded, the rest derived.
constexpr std::size_t kRecorded = 5;

/// Each has what those before it have.
constexpr std::array<std::string_view, 3> kPolicies{pricing::kRoundingPolicy, pricing::kRulesPolicy,
                                                    pricing::kOptionsPolicy};

pricing::LineInput pricing_line(const OfferLine& line) {
  pricing::LineInput input;
  input.price = line.price;
  input.quantity = line.quantity;
  // The offer keeps the break that applied on its date, not the price list's ladder.
  if (line.break_bp != 0) input.breaks = {{line.quantity, line.break_bp}};
  input.discount_bp = line.discount_bp;
  input.vat_bp = line.vat_bp;
  input.steps = line.steps;
  input.charge = !line.charge.empty();
  input.optional = line.optional;
  return input;
}

/// The price a line was turned over to follows from its foreign price and the rate.
Result<void> check_exchange(const OfferLine& line) {
  if (!line.foreign) return {};
  OFERTA_ASSIGN(const Minor price,
                mul_div_half_up(line.foreign->amount, line.rate, pricing::kRateScale));
  if (price == line.price) return {};
  return fail(ErrorCode::conflict, "The price does not follow from the rate of exchange.", "price");
}

/// Charges are paid in any case, and of a choose-one group one line at most counts.
Result<void> check_options(const Offer& offer) {
  std::set<std::string_view> counted;
  for (std::size_t i = 0; i < offer.lines.size(); ++i) {
    const OfferLine& line = offer.lines[i];
    const std::string place = "lines[" + std::to_string(i) + "]";
    if (!line.charge.empty() && (line.optional || !line.choice.empty())) {
      return fail(ErrorCode::conflict, "A charge is not offered besides.", place + ".optional");
    }
    if (line.choice.empty() || line.optional || counted.insert(line.choice).second) continue;
    return fail(ErrorCode::conflict,
                "Of the alternatives \"" + line.choice + "\" more than one is in the total.",
                place + ".choice");
  }
  return {};
}

bool has_optional_lines(const Offer& offer) {
  return std::any_of(offer.lines.begin(), offer.lines.end(),
                     [](const OfferLine& line) { return line.optional; });
}

}  // namespace

std::string_view status_name(Status status) {
  return kStatusNames.at(static_cast<std::size_t>(status));
}

Result<Status> parse_status(std::string_view name) {
  for (std::size_t i = 0; i < kRecorded; ++i) {
    if (kStatusNames.at(i) == name) return static_cast<Status>(i);
  }
  return fail(ErrorCode::invalid_format,
              "\"" + std::string(name) + "\" is not a status of an offer.");
}

std::string_view rounding_for(const Offer& offer) {
  if (has_optional_lines(offer)) return pricing::kOptionsPolicy;
  const bool by_rules =
      !offer.adjustments.empty() ||
      std::any_of(offer.lines.begin(), offer.lines.end(), [](const OfferLine& line) {
        return !line.steps.empty() || !line.charge.empty();
      });
  return by_rules ? pricing::kRulesPolicy : pricing::kRoundingPolicy;
}

Result<pricing::DocumentInput> pricing_input(const Offer& offer) {
  const std::string_view needed = rounding_for(offer);
  const auto strength = std::find(kPolicies.begin(), kPolicies.end(), offer.rounding);
  if (strength == kPolicies.end()) {
    return fail(ErrorCode::unsupported,
                "The rounding policy \"" + offer.rounding + "\" is not one this version knows.");
  }
  if (strength < std::find(kPolicies.begin(), kPolicies.end(), needed)) {
    return fail(ErrorCode::conflict,
                needed == pricing::kOptionsPolicy
                    ? "The offer's rounding policy knows no optional lines."
                    : "The offer's rounding policy knows no price rules.",
                "rounding");
  }
  OFERTA_TRY(check_options(offer));
  pricing::DocumentInput input;
  input.adjustments = offer.adjustments;
  input.terms = {offer.discount_bp, offer.prices_include_vat};
  input.lines.reserve(offer.lines.size());
  for (std::size_t i = 0; i < offer.lines.size(); ++i) {
    const Result<void> exchange = check_exchange(offer.lines[i]);
    if (!exchange) return fail_at("lines[" + std::to_string(i) + "]", exchange.error());
    input.lines.push_back(pricing_line(offer.lines[i]));
  }
  return input;
}

Result<pricing::PricedDocument> price_offer(const Offer& offer) {
  OFERTA_ASSIGN(const pricing::DocumentInput input, pricing_input(offer));
  return pricing::price_document(input);
}

}  // namespace oferta::offer
