// A variant of a selection as an offer that is kept nowhere yet.
//
//   OFERTA_ASSIGN(offer::Offer offer, offer_from_selection(
//       {workspace, *brief, *proposals.variant(brief->variant), author, today, language},
//       {make_record_id(random), next_number}));
#pragma once

#include <string>

#include "shared/base/date.h"
#include "shared/base/result.h"
#include "shared/base/text.h"
#include "shared/needs/brief.h"
#include "shared/offer/offer.h"
#include "shared/proposal/engine.h"
#include "shared/workspace/workspace.h"

namespace oferta::app {

// Refers to the workspace: use it at once.
struct SelectedVariant {
  const workspace::Workspace& workspace;
  const needs::Brief& brief;  // as it is kept
  const proposal::Proposal& variant;
  std::string author;  // id of who works here: the manager, where the client has none
  Date today;
  Language language = Language::ru;
};

struct OfferIdentity {
  std::string id;
  std::string number;
};

// Errors: not_found where the client is gone; those of composing an offer.
Result<offer::Offer> offer_from_selection(const SelectedVariant& selected,
                                          const OfferIdentity& identity);

}  // namespace oferta::app
