#include "shared/sharing/shared_offers.h"

namespace oferta::sharing {

Result<ClientView> shared_offers(const workspace::Workspace& workspace,
                                 const std::vector<std::string>& ids) {
  std::vector<const offer::Offer*> offers;
  for (const std::string& id : ids) {
    const offer::Offer* offer = workspace.offer(id);
    if (offer == nullptr) return fail(ErrorCode::not_found, "There is no such offer.", id);
    if (offer->status == offer::Status::draft) {
      return fail(ErrorCode::conflict,
                  "A draft is not shared: send it first, so that it stays as "
                  "the client sees it.",
                  offer->number);
    }
    offers.push_back(offer);
  }
  offer::Issuer issuer{workspace.company(), {}};
  if (!offers.empty()) {
    if (const offer::Manager* manager = workspace.manager(offers.front()->manager)) {
      issuer.manager = *manager;
    }
  }
  return client_view(offers, issuer, workspace.product_pictures());
}

}  // namespace oferta::sharing
