#pragma once
/// What a price leaves to the company: margin, floor, a traffic light, and whether a person may
/// give the discount alone. Costs stay on the manager's side: nothing here goes into a document.
///
///   LineGuidance light = guide_line(figures, cost_of_the_line, policy);
///   if (light.light == Light::below_floor) …ask for approval…
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "shared/base/money.h"
#include "shared/base/result.h"
#include "shared/pricing/totals.h"

namespace oferta::pricing {

/// Margins in basis points of the net revenue: target ≥ normal ≥ floor. What is not named is 0.
struct MarginPolicy {
  std::int64_t target_bp = 0;
  std::int64_t normal_bp = 0;
  std::int64_t floor_bp = 0;
  friend bool operator==(const MarginPolicy&, const MarginPolicy&) = default;
};

enum class Light {
  unknown,  ///< no cost is known
  target,
  normal,
  floor,        ///< between the normal margin and the floor
  below_floor,  ///< needs an approval
};

struct LineGuidance {
  std::optional<Minor> margin{};            ///< net revenue less cost
  std::optional<std::int64_t> margin_bp{};  ///< of the net revenue; absent for a free line
  Light light = Light::unknown;
  friend bool operator==(const LineGuidance&, const LineGuidance&) = default;
};

/// `cost` is that of the whole line without VAT; absent: unknown.
LineGuidance guide_line(const LineFigures& figures, std::optional<Minor> cost,
                        const MarginPolicy& policy);
/// All lines whose cost is known, as one.
LineGuidance guide_document(const PricedDocument& priced,
                            const std::vector<std::optional<Minor>>& costs,
                            const MarginPolicy& policy);

/// The least a line may stand at, as prices are quoted, to keep the floor margin: what spread_total
/// takes as a floor. Rounded up to the minor unit.
Result<Minor> floor_of_line(Minor cost, const MarginPolicy& policy, const LineInput& line,
                            const DocumentTerms& terms);

/// What a person takes off by hand, line and document discounts and a negotiated total, as basis
/// points of what price rules left, rounded up: a limit is a limit to the last kopeck.
std::int64_t hand_discount_bp(const LineFigures& figures, Minor negotiated);

/// A line as an approval names it: product, quantity and what one pays for it.
struct LineToApprove {
  std::string product;
  std::int64_t quantity = 0;
  Minor amount = 0;  ///< after all discounts, as prices are quoted
  friend bool operator==(const LineToApprove&, const LineToApprove&) = default;
};

/// Positions of the lines whose hand discount is above `limit_bp` or whose light is below the
/// floor, except those approved before at that price or a lower one for the same quantity.
std::vector<std::size_t> lines_to_approve(const std::vector<LineToApprove>& lines,
                                          const std::vector<std::int64_t>& hand_discounts_bp,
                                          const std::vector<LineGuidance>& guidance,
                                          std::int64_t limit_bp,
                                          const std::vector<LineToApprove>& approved);

}  // namespace oferta::pricing
