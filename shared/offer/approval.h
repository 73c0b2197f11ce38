#pragma once
/// A head's answer to a request: yes or no with a word, signed, so that it holds without a network
/// and nobody can change it on its way.
///
///   "oferta-approval-1." + base64url(canonical JSON of the answer) + "." + base64url(signature)
///
///   OFERTA_ASSIGN(const SignedApproval token, read_approval(text));
///   switch (judge(token, offer, today, approvers, verifier)) { case ApprovalVerdict::holds: … }
///
/// The signature is Ed25519 (RFC 8032) over the canonical JSON, which says that it is an approval,
/// for which number and client – so for every version of it – which lines at which amounts, who,
/// when and till when. How signatures are made and checked is the platform's: the core has no
/// cryptography but the interface.
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "shared/base/date.h"
#include "shared/base/result.h"
#include "shared/offer/approval_request.h"
#include "shared/offer/offer.h"

namespace oferta::offer {

inline constexpr std::string_view kApprovalFormat = "oferta-approval-1";
inline constexpr std::size_t kPublicKeyBytes = 32;
inline constexpr std::size_t kSignatureBytes = 64;
/// How long an approval holds unless its head says otherwise.
inline constexpr int kApprovalDays = 14;

/// Whose signatures count: the record approver/<id of the key>, put there by a head.
struct Approver {
  std::string id;  ///< see key_id
  std::string person;
  std::string name;        ///< as shown where the person is not known
  std::string key;         ///< 32 bytes as base64url
  std::int64_t at_ms = 0;  ///< since when
  friend bool operator==(const Approver&, const Approver&) = default;
};
using Approvers = std::map<std::string, Approver, std::less<>>;

/// The first 16 hexadecimal digits of the key's SHA-256.
std::string key_id(std::string_view key);

Json approver_fields(const Approver& approver);
/// Problems are noted in the reader; an id that is not the key's is one.
Approver read_approver(const std::string& id, const FieldReader& fields);

/// What is signed.
struct Approval {
  std::string request;         ///< id
  std::string number, client;  ///< of the offer, whatever the version
  Currency currency;
  bool prices_include_vat = true;
  std::vector<pricing::LineToApprove> lines;
  bool granted = false;
  std::string by, by_name;  ///< id of the manager, and the name
  std::string word;         ///< may be empty
  std::int64_t at_ms = 0;   ///< since 1970-01-01 UTC
  Date until;               ///< the last day it holds
  std::string key;          ///< id of the key it is signed with
  friend bool operator==(const Approval&, const Approval&) = default;
};

/// The answer to a request, unsigned.
Approval answer_request(const ApprovalRequest& request, bool granted);
/// The bytes that are signed: canonical JSON.
std::string signed_text(const Approval& approval);
/// `signature`: 64 bytes.
std::string approval_token(std::string_view signed_text, std::string_view signature);

struct SignedApproval {
  Approval approval;
  std::string text;       ///< what was signed
  std::string signature;  ///< 64 bytes
  friend bool operator==(const SignedApproval&, const SignedApproval&) = default;
};
/// The one text that approval_token gives, white space around it left aside: anything else is
/// refused. invalid_format, invalid_json, out_of_range, unsupported. Nothing is verified yet.
Result<SignedApproval> read_approval(std::string_view token);
/// Whether a text begins as such an answer does.
bool is_approval(std::string_view text);

/// Checks signatures; the platform has one.
class SignatureVerifier {
 public:
  SignatureVerifier() = default;
  SignatureVerifier(const SignatureVerifier&) = delete;
  SignatureVerifier& operator=(const SignatureVerifier&) = delete;
  virtual ~SignatureVerifier() = default;
  /// `key` as Approver has it, `signature` 64 bytes; absent: not known yet.
  virtual std::optional<bool> holds(const std::string& key, const std::string& text,
                                    const std::string& signature) const = 0;
};

enum class ApprovalVerdict {
  holds,
  checking,     ///< the signature has not been checked yet
  unknown_key,  ///< nobody whose signature counts has signed it
  forged,       ///< the signature is not of this text
  other_offer,  ///< it is about another number or client
  other_terms,  ///< the offer's currency is another one, or amounts are with VAT now and were not
  expired,
  declined,  ///< it says no
};
inline constexpr int kApprovalVerdicts = 8;
/// "holds", "checking" … as above.
std::string_view verdict_name(ApprovalVerdict verdict);

/// Whether it may count for the offer; which lines it covers is may_give_alone's business
/// (authority.h).
ApprovalVerdict judge(const SignedApproval& token, const Offer& offer, const Date& today,
                      const Approvers& approvers, const SignatureVerifier& verifier);

}  // namespace oferta::offer
