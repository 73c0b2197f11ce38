#include "app/shell/offer_figures.h"

#include <algorithm>
#include <utility>

#include "app/shell/offer_desk.h"
#include "shared/offer/negotiated_total.h"
#include "shared/workspace/approval_records.h"

namespace oferta::app {
namespace {

void add_margins(OfferFigures& figures, const workspace::Workspace& workspace,
                 const offer::Offer& offer) {
  const pricing::MarginPolicy policy = margin_policy(workspace);
  const auto costs = offer::costs_of(offer, workspace.catalogue());
  if (!costs) {
    return;
  }
  std::vector<std::optional<Minor>> counted = *costs;
  for (std::size_t i = 0; i < offer.lines.size(); ++i) {
    figures.lights.push_back(pricing::guide_line(figures.priced->lines[i], (*costs)[i], policy));
    if (offer.lines[i].optional) {
      counted[i].reset();
    }
    figures.hand_discount_bp =
        std::max(figures.hand_discount_bp,
                 pricing::hand_discount_bp(figures.priced->lines[i],
                                           offer::agreed_share(offer, *figures.priced, i)));
  }
  figures.light = pricing::guide_document(*figures.priced, counted, policy);
}

OfferFigures worked_out(const workspace::Workspace& workspace, const offer::Offer& offer,
                        const Date& today, const offer::Authority& authority) {
  OfferFigures figures{.offer = offer.id,
                       .revision = workspace.revision(),
                       .today = today,
                       .authority = authority,
                       .priced = offer::price_offer(offer),
                       .issuer = issuer_of(workspace, offer)};
  for (const offer::Offer* version : versions_of_number(workspace, offer)) {
    const auto priced = offer::price_offer(*version);
    figures.version_totals[version->id] = priced ? priced->totals.gross : 0;
  }
  figures.choices = offer::choices_of(offer);
  const bool draft = offer.status == offer::Status::draft;
  if (draft) {
    figures.problems =
        offer::check_before_sending(offer, send_context(workspace, offer, today, authority));
    if (auto needed = workspace::request_for(workspace, offer, authority)) {
      figures.to_ask = std::move(needed->lines);
    }
  }
  if (!figures.priced) {
    return figures;
  }
  figures.options = offer::option_sums(offer, *figures.priced);
  if (draft) {
    auto floors = offer::floors_of(offer, workspace.catalogue(), margin_policy(workspace));
    figures.floors =
        floors ? *std::move(floors) : std::vector<std::optional<Minor>>(offer.lines.size());
    if (offer::has_agreed_total(offer)) {
      const auto before = offer::price_offer(offer::without_total(offer));
      if (before) {
        figures.without_total = before->totals.gross;
      }
    }
    add_margins(figures, workspace, offer);
  }
  return figures;
}

}  // namespace

const OfferFigures& figures_of(std::shared_ptr<const OfferFigures>& kept,
                               const workspace::Workspace& workspace, const offer::Offer& offer,
                               const Date& today, const offer::Authority& authority) {
  const bool holds = kept != nullptr && kept->offer == offer.id && kept->today == today &&
                     kept->authority == authority && kept->revision == workspace.revision();
  if (!holds) {
    kept = std::make_shared<const OfferFigures>(worked_out(workspace, offer, today, authority));
  }
  return *kept;
}

}  // namespace oferta::app
