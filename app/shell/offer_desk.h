// What the screens and handlers of offers ask of the workspace: where an offer stands among its
// versions, and what it is held against before it goes out.
//
//   const offer::Status now = standing_of(workspace, offer, today);
//   const auto problems = offer::check_before_sending(offer, send_context(workspace, offer,
//   today));
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/shell/strings.h"
#include "app/shell/view_state.h"
#include "shared/base/date.h"
#include "shared/base/result.h"
#include "shared/offer/issuer.h"
#include "shared/offer/lifecycle.h"
#include "shared/offer/offer.h"
#include "shared/offer/reprice.h"
#include "shared/offer/send_check.h"
#include "shared/pricing/guidance.h"
#include "shared/sync/transaction.h"
#include "shared/workspace/approval_records.h"
#include "shared/workspace/workspace.h"

namespace oferta::app {

// Errors: not_found.
Result<const offer::Offer*> offer_named(const workspace::Workspace& workspace,
                                        const std::string& id);
// An offer that may still be changed. Errors: not_found, sealed.
Result<const offer::Offer*> draft_named(const workspace::Workspace& workspace,
                                        const std::string& id);

// A draft gets the contents of `made`, lines and all, in place of its own.
Result<void> rewrite_draft(sync::Transaction& change, const offer::Offer& draft,
                           const offer::Offer& made, const sync::Store& store);

// What its lines are priced from, today. Refers to the workspace: use it at once.
offer::PriceContext price_context(const workspace::Workspace& workspace, const offer::Offer& offer);

// Adds the records of an offer that is new to the store.
Result<void> add_offer(sync::Transaction& change, const offer::Offer& offer);

// The offers of the client under the same number, the latest version first.
std::vector<const offer::Offer*> versions_of_number(const workspace::Workspace& workspace,
                                                    const offer::Offer& offer);
offer::Versions versions_in(const workspace::Workspace& workspace, const offer::Offer& offer);
offer::Status standing_of(const workspace::Workspace& workspace, const offer::Offer& offer,
                          const Date& today);

// «КП-2026/0147», from the second version on «КП-2026/0147 · версия 2».
std::string version_name(const Strings& strings, const offer::Offer& offer);

// The offer a selection goes into, chosen on that offer's screen; "": a new one is made.
std::string offer_being_remade(const workspace::Workspace& workspace, const ViewState& view,
                               std::string_view brief);

// The company and the offer's manager; of what was sent, as the client was told.
offer::Issuer issuer_of(const workspace::Workspace& workspace, const offer::Offer& offer);

using workspace::margin_policy;

// `authority`: of whoever would send it. Refers to the workspace: use it at once.
offer::SendContext send_context(const workspace::Workspace& workspace, const offer::Offer& offer,
                                const Date& today, offer::Authority authority);

}  // namespace oferta::app
