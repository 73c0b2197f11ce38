// What the screen of an offer shows that has to be worked out: prices, remarks before sending, what
// the lines leave to the company. Worked out once, and again only when something has changed.
//
//   const OfferFigures& figures = figures_of(view.offer.figures, workspace, offer, today,
//   authority); if (figures.priced) …figures.priced->totals.gross…
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "shared/base/date.h"
#include "shared/base/result.h"
#include "shared/offer/approval_request.h"
#include "shared/offer/authority.h"
#include "shared/offer/issuer.h"
#include "shared/offer/offer.h"
#include "shared/offer/options.h"
#include "shared/offer/send_check.h"
#include "shared/pricing/guidance.h"
#include "shared/workspace/workspace.h"

namespace oferta::app {

struct OfferFigures {
  // What all of it was worked out from.
  std::string offer;
  std::uint64_t revision = 0;
  Date today;
  offer::Authority authority;  // of whoever would send it

  Result<pricing::PricedDocument> priced;
  offer::Issuer issuer;
  offer::OptionSums options;
  std::vector<offer::Choice> choices;
  // Of drafts only.
  std::vector<offer::SendProblem> problems;
  std::vector<std::optional<Minor>> floors;  // of each line
  std::vector<offer::LineAsked> to_ask;      // that wait for an approval
  std::optional<Minor> without_total;        // what it came to before a total was agreed on
  // For the manager alone.
  std::vector<pricing::LineGuidance> lights;    // of each line
  pricing::LineGuidance light;                  // of the lines that count, as one
  std::int64_t hand_discount_bp = 0;            // the most that is taken off a line by hand
  std::map<std::string, Minor> version_totals;  // by id, of all versions of the number
};

const OfferFigures& figures_of(std::shared_ptr<const OfferFigures>& kept,
                               const workspace::Workspace& workspace, const offer::Offer& offer,
                               const Date& today, const offer::Authority& authority);

}  // namespace oferta::app
