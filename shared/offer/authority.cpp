#include "shared/offer/authority.h"

#include <algorithm>
#include <optional>

#include "shared/offer/negotiated_total.h"

namespace oferta::offer {
namespace {

bool is_in(const std::vector<std::size_t>& lines, std::size_t line) {
  return std::find(lines.begin(), lines.end(), line) != lines.end();
}

}  // namespace

pricing::LineToApprove line_to_approve(const OfferLine& line, const pricing::LineFigures& figures) {
  return {line.product.empty() ? "charge." + line.charge : line.product, line.quantity,
          figures.after_adjustments};
}

Result<std::vector<LineBeyond>> lines_beyond(const Offer& offer,
                                             const pricing::PricedDocument& priced,
                                             const catalogue::Catalogue& catalogue,
                                             const pricing::MarginPolicy& margins,
                                             const Authority& authority) {
  OFERTA_ASSIGN(const std::vector<std::optional<Minor>> costs, costs_of(offer, catalogue));
  std::vector<pricing::LineToApprove> lines;
  std::vector<std::int64_t> discounts;
  std::vector<pricing::LineGuidance> guidance;
  for (std::size_t i = 0; i < offer.lines.size(); ++i) {
    lines.push_back(line_to_approve(offer.lines[i], priced.lines[i]));
    discounts.push_back(pricing::hand_discount_bp(priced.lines[i], agreed_share(offer, priced, i)));
    guidance.push_back(pricing::guide_line(priced.lines[i], costs[i], margins));
  }
  std::vector<LineBeyond> beyond;
  for (const std::size_t i :
       pricing::lines_to_approve(lines, discounts, guidance, authority.limit_bp, {})) {
    beyond.push_back({.line = i,
                      .discount_bp = discounts[i],
                      .above_limit = discounts[i] > authority.limit_bp,
                      .below_floor = guidance[i].light == pricing::Light::below_floor});
  }
  for (const GrantedLines& granted : authority.granted) {
    const std::vector<std::size_t> open =
        pricing::lines_to_approve(lines, discounts, guidance, authority.limit_bp, granted.lines);
    for (LineBeyond& line : beyond) {
      const bool within =
          line.discount_bp <= granted.limit_bp && (!line.below_floor || granted.below_floor);
      line.approved = line.approved || (within && !is_in(open, line.line));
    }
  }
  return beyond;
}

bool holds_back(const LineBeyond& beyond, const Authority& authority) {
  if (!authority.held || beyond.approved) return false;
  return beyond.above_limit || (beyond.below_floor && !authority.below_floor);
}

}  // namespace oferta::offer
