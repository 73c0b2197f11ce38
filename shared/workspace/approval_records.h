#pragma once
/// Who may give how much, as the workspace says it, and what has been approved.
///
///   const offer::Authority alone = authority_of(workspace, "anna", offer::PersonRole::manager);
///   offer::Authority authority = with_approvals(alone, workspace, offer, today, verifier);
///
/// A person's own limit counts, else that of their role, else there is none. Whoever has neither a
/// role nor a team is their own head: limits remind them and never hold them back.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "shared/base/date.h"
#include "shared/offer/approval.h"
#include "shared/offer/authority.h"
#include "shared/workspace/workspace.h"

namespace oferta::workspace {

/// The setting "margin_policy": {"target", "normal", "floor"} in basis points. Without it the floor
/// is the cost itself.
pricing::MarginPolicy margin_policy(const Workspace& workspace);

/// The setting "discount_limits": {"manager", "head"} in basis points; absent: no limit.
std::optional<std::int64_t> role_limit(const Workspace& workspace, offer::PersonRole role);

/// `device`: the role of the device in its team; absent: it is in none. A head of the company has a
/// head's device.
offer::PersonRole role_of(const Workspace& workspace, const std::string& person,
                          std::optional<offer::PersonRole> device);

/// What the person may give alone.
offer::Authority authority_of(const Workspace& workspace, const std::string& person,
                              std::optional<offer::PersonRole> device);

/// The same with what has been approved for the offer, by signatures that hold today.
offer::Authority with_approvals(offer::Authority alone, const Workspace& workspace,
                                const offer::Offer& offer, const Date& today,
                                const offer::SignatureVerifier& verifier);
/// What one token adds, where it holds for the offer.
offer::GrantedLines granted_lines(const Workspace& workspace, const offer::SignedApproval& token);

/// The record of a token: approval/<id>, a field `token`.
std::string approval_id(const std::string& token);
/// Problems are noted in the reader; nothing is verified yet.
offer::SignedApproval read_approval_record(const FieldReader& fields);

/// Requests for any version of the offer, the latest first.
std::vector<const offer::ApprovalRequest*> requests_for(const Workspace& workspace,
                                                        const offer::Offer& offer);
/// The answer to a request given last, whoever gave it; null: none.
const offer::SignedApproval* answer_to(const Workspace& workspace, const std::string& request);
/// Requests nobody has answered, the latest first; those for what was sent since are left out.
std::vector<const offer::ApprovalRequest*> open_requests(const Workspace& workspace);

/// What is asked for: the lines that hold the offer back. Id, who and when are the caller's.
Result<offer::ApprovalRequest> request_for(const Workspace& workspace, const offer::Offer& offer,
                                           const offer::Authority& authority);

/// What a line leaves to the company, before and after what is asked for, by the costs this
/// workspace knows.
struct MarginAsked {
  pricing::LineGuidance before, after;
};
/// One for each line.
std::vector<MarginAsked> margins_asked(const Workspace& workspace,
                                       const offer::ApprovalRequest& request);

}  // namespace oferta::workspace
