// Whether an offer may go out: the limit of its manager, the floor, and what has been approved.
//
//   OFERTA_ASSIGN(const ApprovalCheck check, check_approvals(workspace, offer, tokens, day));
//   for (const std::string& line : check.held) …waits for an approval…
#pragma once

#include <string>
#include <vector>

#include "shared/base/date.h"
#include "shared/base/result.h"
#include "shared/offer/approval.h"
#include "shared/offer/authority.h"
#include "shared/offer/offer.h"
#include "shared/workspace/workspace.h"

namespace oferta::server {

struct ApprovalCheck {
  /// What became of each approval given, in order, beside those of the workspace.
  std::vector<offer::ApprovalVerdict> verdicts;
  std::vector<std::string> held;      ///< lines that wait, each with the reason, in English
  std::vector<std::string> approved;  ///< names of lines beyond the limit that may go
  offer::Authority authority;         ///< of the manager, approvals included
};

/// `manager`: whose limit counts. Errors of pricing.
Result<ApprovalCheck> check_approvals(const workspace::Workspace& workspace,
                                      const offer::Offer& offer, const std::string& manager,
                                      const std::vector<offer::SignedApproval>& tokens,
                                      const Date& day);

/// Approvals from files; errors name the file.
Result<std::vector<offer::SignedApproval>> read_approval_files(
    const std::vector<std::string>& files);

}  // namespace oferta::server
