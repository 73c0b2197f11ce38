#include "app/shell/approvals.h"

#include <utility>

#include "shared/base/base64url.h"
#include "shared/workspace/approval_records.h"

namespace oferta::app {
namespace {

std::optional<offer::PersonRole> device_role(const Team& team) {
  if (!team.joined()) {
    return std::nullopt;
  }
  return team.membership().role == "head" ? offer::PersonRole::head : offer::PersonRole::manager;
}

}  // namespace

offer::Authority Approvals::authority() const {
  return workspace::authority_of(ledger_->workspace(), ledger_->author(), device_role(*team_));
}

offer::Authority Approvals::authority(const offer::Offer& offer, const Date& today) const {
  return workspace::with_approvals(authority(), ledger_->workspace(), offer, today, *this);
}

offer::PersonRole Approvals::role() const {
  return workspace::role_of(ledger_->workspace(), ledger_->author(), device_role(*team_));
}

bool Approvals::can_answer() const {
  const std::string own = key();
  return !own.empty() && ledger_->workspace().approvers().contains(offer::key_id(own));
}

void Approvals::sign(const offer::Approval& approval) {
  signing_ = offer::signed_text(approval);
  platform_->sign(signing_);
}

std::optional<bool> Approvals::holds(const std::string& key, const std::string& text,
                                     const std::string& signature) const {
  const std::string all = key + signature + text;  // the first two are of one length each
  const auto [known, fresh] = checks_.try_emplace(all);
  if (fresh) {
    asked_[++last_asked_] = all;
    platform_->check_signature(last_asked_, key, text, base64url(signature));
  }
  return known->second;
}

std::optional<Command> Approvals::answered(const SigningAnswer& answer) {
  unable_ = unable_ || answer.unable;
  switch (answer.kind) {
    case SigningAnswer::Kind::key:
      return KeepSigningKey{answer.text};
    case SigningAnswer::Kind::signature:
      return KeepSignature{answer.text};
    case SigningAnswer::Kind::check:
      break;
  }
  if (const auto found = asked_.find(answer.request); found != asked_.end()) {
    if (!answer.unable) {
      checks_[found->second] = answer.holds;
    }
    asked_.erase(found);
  }
  if (waiting_.empty()) {
    return std::nullopt;
  }
  return TakeApprovalText{std::exchange(waiting_, {})};
}

}  // namespace oferta::app
