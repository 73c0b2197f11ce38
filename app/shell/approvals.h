// What whoever works here may give alone, what has been approved, and the signatures that say so.
//
//   const offer::Authority authority = approvals.authority(offer, today);
//   approvals.sign(approval);                       // by the key this device keeps
//   if (auto command = approvals.answered(answer)) commands.emit(*command);
//
// Signatures are made and checked by the platform, which answers later; until then none counts.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "app/shell/commands.h"
#include "app/shell/ledger.h"
#include "app/shell/platform.h"
#include "app/shell/team.h"
#include "shared/offer/approval.h"
#include "shared/offer/authority.h"

namespace oferta::app {

// Whether a text is a request for an approval or an answer to one.
inline bool is_approval_text(std::string_view text) {
  return offer::is_request_code(text) || offer::is_approval(text);
}

class Approvals final : public offer::SignatureVerifier {
 public:
  Approvals(Platform& platform, const Ledger& ledger, const Team& team)
      : platform_(&platform), ledger_(&ledger), team_(&team) {}

  // What whoever works on this device may give, approvals for the offer included.
  [[nodiscard]] offer::Authority authority(const offer::Offer& offer, const Date& today) const;
  [[nodiscard]] offer::Authority authority() const;
  [[nodiscard]] offer::PersonRole role() const;

  // The public key of this device, base64url; empty: it has none.
  [[nodiscard]] std::string key() const { return platform_->preference(kKey); }
  // Whether this device's signatures count.
  [[nodiscard]] bool can_answer() const;
  void keep_key(const std::string& key) { platform_->set_preference(kKey, key); }

  // Asks for the signature; Approvals::answered gives a command to keep what was signed.
  void sign(const offer::Approval& approval);
  // The text that is being signed; it is given once.
  [[nodiscard]] std::string take_signed_text() { return std::exchange(signing_, {}); }
  [[nodiscard]] bool signing() const { return !signing_.empty(); }
  // A token whose signature is being checked, to be taken when that is done.
  void wait_for(std::string token) { waiting_ = std::move(token); }

  std::optional<bool> holds(const std::string& key, const std::string& text,
                            const std::string& signature) const override;

  // What has to be done now that the platform has answered.
  std::optional<Command> answered(const SigningAnswer& answer);
  // Whether this platform has turned out to have no such signatures.
  [[nodiscard]] bool unable() const { return unable_; }

 private:
  static constexpr std::string_view kKey = "signing_key";

  Platform* platform_;
  const Ledger* ledger_;
  const Team* team_;
  std::string signing_;
  std::string waiting_;
  bool unable_ = false;
  // Whether a signature holds, by key, text and signature; absent while it is being checked.
  mutable std::map<std::string, std::optional<bool>, std::less<>> checks_;
  mutable std::map<std::int64_t, std::string> asked_;
  mutable std::int64_t last_asked_ = 0;
};

}  // namespace oferta::app
