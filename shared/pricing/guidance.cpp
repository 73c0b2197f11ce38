#include "shared/pricing/guidance.h"

#include <algorithm>

namespace oferta::pricing {
namespace {

/// margin / net ≥ bp / whole, exactly.
bool reaches(Minor margin, Minor net, std::int64_t bp) {
  // ⌈net · bp / whole⌉ ≤ margin, the parts kept within 64 bits.
  const Minor whole = net / kWholeBp * bp;
  const Minor rest = net % kWholeBp * bp;
  const Minor rounded = rest > 0 ? (rest + kWholeBp - 1) / kWholeBp : rest / kWholeBp;
  return margin >= whole + rounded;
}

LineGuidance guide(Minor net, Minor cost, const MarginPolicy& policy) {
  LineGuidance guidance;
  guidance.margin = net - cost;
  if (net > 0) {
    guidance.margin_bp = mul_div_half_up(*guidance.margin, kWholeBp, net).value_or(0);
  }
  // The floor decides first: a policy may name nothing else.
  const auto reached = [&](std::int64_t bp) { return reaches(*guidance.margin, net, bp); };
  guidance.light = !reached(policy.floor_bp)    ? Light::below_floor
                   : !reached(policy.normal_bp) ? Light::floor
                   : !reached(policy.target_bp) ? Light::normal
                                                : Light::target;
  return guidance;
}

}  // namespace

LineGuidance guide_line(const LineFigures& figures, std::optional<Minor> cost,
                        const MarginPolicy& policy) {
  return cost ? guide(figures.net, *cost, policy) : LineGuidance{};
}

LineGuidance guide_document(const PricedDocument& priced,
                            const std::vector<std::optional<Minor>>& costs,
                            const MarginPolicy& policy) {
  Minor net = 0;
  Minor cost = 0;
  bool known = false;
  for (std::size_t i = 0; i < priced.lines.size() && i < costs.size(); ++i) {
    if (!costs[i]) continue;
    known = true;
    net += priced.lines[i].net;
    cost += *costs[i];
  }
  return known ? guide(net, cost, policy) : LineGuidance{};
}

Result<Minor> floor_of_line(Minor cost, const MarginPolicy& policy, const LineInput& line,
                            const DocumentTerms& terms) {
  if (policy.floor_bp >= kWholeBp) {
    return fail(ErrorCode::invalid_argument, "A margin is less than the whole price.", "floor");
  }
  const auto holds = [&](Minor sum) -> Result<bool> {
    LineFigures figures;
    figures.after_adjustments = sum;
    OFERTA_TRY(add_vat(figures, line, terms));
    return reaches(figures.net - cost, figures.net, policy.floor_bp);
  };
  // Near the quotient; the rounding of VAT moves the border by a kopeck or two.
  OFERTA_ASSIGN(Minor floor, mul_div_half_up(cost, kWholeBp, kWholeBp - policy.floor_bp));
  if (line.vat_bp && terms.prices_include_vat) {
    OFERTA_ASSIGN(floor, mul_div_half_up(floor, kWholeBp + *line.vat_bp, kWholeBp));
  }
  OFERTA_ASSIGN(bool enough, holds(floor));
  while (enough && floor > 0) {
    OFERTA_ASSIGN(enough, holds(floor - 1));
    if (enough) --floor;
  }
  OFERTA_ASSIGN(enough, holds(floor));
  while (!enough) {
    OFERTA_ASSIGN(floor, add_minor(floor, 1));
    OFERTA_ASSIGN(enough, holds(floor));
  }
  return floor;
}

std::int64_t hand_discount_bp(const LineFigures& figures, Minor negotiated) {
  const Minor taken = figures.after_rules - figures.after_document_discount + negotiated;
  if (taken <= 0 || figures.after_rules <= 0) return 0;
  const std::int64_t nearest = mul_div_half_up(taken, kWholeBp, figures.after_rules).value_or(0);
  // Rounded up: the nearest percentage may give less than was taken.
  const Minor given = mul_div_half_up(figures.after_rules, nearest, kWholeBp).value_or(0);
  return given < taken ? nearest + 1 : nearest;
}

std::vector<std::size_t> lines_to_approve(const std::vector<LineToApprove>& lines,
                                          const std::vector<std::int64_t>& hand_discounts_bp,
                                          const std::vector<LineGuidance>& guidance,
                                          std::int64_t limit_bp,
                                          const std::vector<LineToApprove>& approved) {
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool over = i < hand_discounts_bp.size() && hand_discounts_bp[i] > limit_bp;
    const bool below = i < guidance.size() && guidance[i].light == Light::below_floor;
    if (!over && !below) continue;
    const bool known =
        std::any_of(approved.begin(), approved.end(), [&](const LineToApprove& before) {
          return before.product == lines[i].product && before.quantity == lines[i].quantity &&
                 before.amount <= lines[i].amount;
        });
    if (!known) open.push_back(i);
  }
  return open;
}

}  // namespace oferta::pricing
