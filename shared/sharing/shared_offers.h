#pragma once
/// From a workspace to the client view of some of its offers.
///
///   OFERTA_ASSIGN(const ClientView view, shared_offers(workspace, {"offer-1", "offer-2"}));
#include <string>
#include <vector>

#include "shared/base/result.h"
#include "shared/sharing/client_view.h"
#include "shared/workspace/workspace.h"

namespace oferta::sharing {

/// not_found for an offer there is not; conflict for a draft: what the client has before them must
/// not change under their hands; else as client_view.
Result<ClientView> shared_offers(const workspace::Workspace& workspace,
                                 const std::vector<std::string>& offers);

}  // namespace oferta::sharing
