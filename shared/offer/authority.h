#pragma once
/// What whoever sends an offer may give alone, and which lines go beyond it: more taken off by hand
/// than their limit, or a price below the floor. Somebody who may give more can approve those
/// lines; what is unchanged since, or dearer, is not asked for again.
///
///   const Authority authority{.limit_bp = 1'000, .below_floor = false, .granted = …};
///   for (const LineBeyond& beyond : lines_beyond(offer, *priced, catalogue, margins, authority))
///     if (holds_back(beyond, authority)) …it must be asked for…
#include <cstddef>
#include <cstdint>
#include <vector>

#include "shared/base/result.h"
#include "shared/catalogue/catalogue.h"
#include "shared/offer/offer.h"
#include "shared/pricing/guidance.h"

namespace oferta::offer {

/// Lines somebody has approved, and how far they may go themselves.
struct GrantedLines {
  std::vector<pricing::LineToApprove> lines;
  std::int64_t limit_bp = pricing::kWholeBp;
  bool below_floor = true;
  friend bool operator==(const GrantedLines&, const GrantedLines&) = default;
};

struct Authority {
  std::int64_t limit_bp = pricing::kWholeBp;  ///< off a line by hand
  bool below_floor = true;                    ///< may sell below the floor
  /// False: the limit is a reminder only, as of whoever has nobody above them.
  bool held = true;
  std::vector<GrantedLines> granted{};
  friend bool operator==(const Authority&, const Authority&) = default;
};

/// A line beyond the limit or below the floor.
struct LineBeyond {
  std::size_t line = 0;
  std::int64_t discount_bp = 0;  ///< taken off by hand
  bool above_limit = false;
  bool below_floor = false;
  bool approved = false;
  friend bool operator==(const LineBeyond&, const LineBeyond&) = default;
};

/// Rising by line. `priced` is of the offer. Errors of pricing.
Result<std::vector<LineBeyond>> lines_beyond(const Offer& offer,
                                             const pricing::PricedDocument& priced,
                                             const catalogue::Catalogue& catalogue,
                                             const pricing::MarginPolicy& margins,
                                             const Authority& authority);

/// Whether the offer has to wait for an approval of the line.
bool holds_back(const LineBeyond& beyond, const Authority& authority);

/// The line as an approval names it. A charge goes by its rule.
pricing::LineToApprove line_to_approve(const OfferLine& line, const pricing::LineFigures& figures);

}  // namespace oferta::offer
