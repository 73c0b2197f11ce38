#include "shared/offer/negotiated_total.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

#include "shared/pricing/vat.h"

namespace oferta::offer {
namespace {

constexpr const char* kTotalRule = "total";

bool is_total(const pricing::Adjustment& adjustment) {
  return adjustment.rule == kTotalRule;
}

/// What charges come to, which no discount touches.
Minor charges_of(const Offer& offer, const pricing::PricedDocument& priced) {
  Minor sum = 0;
  for (std::size_t i = 0; i < offer.lines.size(); ++i) {
    if (!offer.lines[i].charge.empty()) sum += priced.lines[i].gross;
  }
  return sum;
}

}  // namespace

bool has_agreed_total(const Offer& offer) {
  return std::any_of(offer.adjustments.begin(), offer.adjustments.end(), is_total);
}

Offer without_total(const Offer& offer) {
  Offer made = offer;
  made.adjustments.erase(std::remove_if(made.adjustments.begin(), made.adjustments.end(), is_total),
                         made.adjustments.end());
  made.rounding = std::string(rounding_for(made));
  return made;
}

Result<NegotiatedOffer> with_total(const Offer& offer, Minor total,
                                   const std::vector<std::optional<Minor>>& floors) {
  NegotiatedOffer agreed{without_total(offer), {}};
  Offer& made = agreed.offer;
  OFERTA_ASSIGN(const pricing::PricedDocument priced, price_offer(made));
  const Minor charges = charges_of(made, priced);
  if (total < charges) {
    return fail(ErrorCode::invalid_argument,
                "The total is less than what delivery and other charges come to.", "total");
  }
  OFERTA_ASSIGN(const pricing::DocumentInput document, pricing_input(made));
  OFERTA_ASSIGN(pricing::TargetPlan plan, pricing::spread_total(document, total - charges, floors));
  agreed.below_floor = std::move(plan.below_floor);
  const bool nothing = std::all_of(plan.adjustment.shares.begin(), plan.adjustment.shares.end(),
                                   [](Minor share) { return share == 0; });
  if (nothing) return agreed;
  plan.adjustment.name = made.language == Language::ru ? "Согласованная сумма" : "Agreed total";
  made.adjustments.push_back(std::move(plan.adjustment));
  made.rounding = std::string(rounding_for(made));
  return agreed;
}

Minor agreed_share(const Offer& offer, const pricing::PricedDocument& priced, std::size_t line) {
  Minor share = 0;
  for (std::size_t i = 0; i < offer.adjustments.size(); ++i) {
    if (is_total(offer.adjustments[i])) share += priced.shares[i][line];
  }
  return share;
}

Result<std::vector<std::optional<Minor>>> costs_of(const Offer& offer,
                                                   const catalogue::Catalogue& catalogue) {
  std::vector<std::optional<Minor>> costs(offer.lines.size());
  for (std::size_t i = 0; i < offer.lines.size(); ++i) {
    const OfferLine& line = offer.lines[i];
    const catalogue::Product* product = catalogue.product(line.product);
    if (!line.charge.empty() || product == nullptr || !product->cost ||
        product->cost->currency != offer.currency) {
      continue;
    }
    OFERTA_ASSIGN(Minor cost, multiply_minor(product->cost->amount, line.quantity));
    if (offer.prices_include_vat && line.vat_bp) {
      OFERTA_ASSIGN(const Minor vat, pricing::vat_inside(cost, *line.vat_bp));
      cost -= vat;
    }
    costs[i] = cost;
  }
  return costs;
}

Result<std::vector<std::optional<Minor>>> floors_of(const Offer& offer,
                                                    const catalogue::Catalogue& catalogue,
                                                    const pricing::MarginPolicy& policy) {
  OFERTA_ASSIGN(const pricing::DocumentInput document, pricing_input(offer));
  OFERTA_ASSIGN(const std::vector<std::optional<Minor>> costs, costs_of(offer, catalogue));
  std::vector<std::optional<Minor>> floors(offer.lines.size());
  for (std::size_t i = 0; i < floors.size(); ++i) {
    if (!costs[i]) continue;
    OFERTA_ASSIGN(floors[i],
                  pricing::floor_of_line(*costs[i], policy, document.lines[i], document.terms));
  }
  return floors;
}

Minor derived_unit_price(const pricing::LineFigures& figures, std::int64_t quantity) {
  if (quantity <= 0) return 0;
  return mul_div_half_up(figures.after_adjustments, 1, quantity).value_or(0);
}

}  // namespace oferta::offer
