#include "server/approval_check.h"

#include <utility>

#include "server/files.h"
#include "server/signatures.h"
#include "shared/base/format.h"
#include "shared/workspace/approval_records.h"

namespace oferta::server {
namespace {

std::string reason_of(const offer::Offer& offer, const offer::LineBeyond& beyond,
                      std::int64_t limit_bp) {
  std::string reason = offer.lines[beyond.line].name + ": ";
  if (beyond.above_limit) {
    reason += "a discount of " + format_percent(beyond.discount_bp, Language::en) +
              " is above the limit of " + format_percent(limit_bp, Language::en);
  }
  if (beyond.below_floor) {
    reason += std::string(beyond.above_limit ? ", and " : "") + "the price is below the floor";
  }
  return reason;
}

}  // namespace

Result<ApprovalCheck> check_approvals(const workspace::Workspace& workspace,
                                      const offer::Offer& offer, const std::string& manager,
                                      const std::vector<offer::SignedApproval>& tokens,
                                      const Date& day) {
  const Ed25519 verifier;
  ApprovalCheck check;
  offer::Authority authority = workspace::with_approvals(
      workspace::authority_of(workspace, manager, std::nullopt), workspace, offer, day, verifier);
  for (const offer::SignedApproval& token : tokens) {
    check.verdicts.push_back(offer::judge(token, offer, day, workspace.approvers(), verifier));
    if (check.verdicts.back() == offer::ApprovalVerdict::holds) {
      authority.granted.push_back(workspace::granted_lines(workspace, token));
    }
  }
  OFERTA_ASSIGN(const pricing::PricedDocument priced, offer::price_offer(offer));
  OFERTA_ASSIGN(const auto beyond,
                offer::lines_beyond(offer, priced, workspace.catalogue(),
                                    workspace::margin_policy(workspace), authority));
  for (const offer::LineBeyond& line : beyond) {
    if (offer::holds_back(line, authority)) {
      check.held.push_back(reason_of(offer, line, authority.limit_bp));
    } else if (line.approved) {
      check.approved.push_back(offer.lines[line.line].name);
    }
  }
  check.authority = std::move(authority);
  return check;
}

Result<std::vector<offer::SignedApproval>> read_approval_files(
    const std::vector<std::string>& files) {
  std::vector<offer::SignedApproval> tokens;
  for (const std::string& file : files) {
    OFERTA_ASSIGN(const std::string text, read_file(file));
    auto token = offer::read_approval(text);
    if (!token) return fail_in_file(file, token.error());
    tokens.push_back(*std::move(token));
  }
  return tokens;
}

}  // namespace oferta::server
