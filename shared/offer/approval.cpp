#include "shared/offer/approval.h"

#include <array>
#include <utility>

#include "shared/base/base64url.h"
#include "shared/base/id.h"
#include "shared/base/sha256.h"
#include "shared/base/text.h"

namespace oferta::offer {
namespace {

constexpr std::size_t kKeyIdDigits = 16;
constexpr std::array<std::string_view, kApprovalVerdicts> kVerdictNames{
    "holds",       "checking",    "unknown_key", "forged",
    "other_offer", "other_terms", "expired",     "declined"};

Approval read_signed_text(const FieldReader& fields) {
  Approval approval;
  approval.request = fields.text("request");
  approval.number = fields.non_empty_text("number");
  approval.client = fields.text("client");
  approval.currency = fields.currency("currency");
  approval.prices_include_vat = fields.boolean("prices_include_vat");
  fields.each("lines", [&](const FieldReader& line) {
    approval.lines.push_back(line.expect_object() ? read_line_to_approve(line)
                                                  : pricing::LineToApprove{});
  });
  approval.granted = fields.boolean("granted");
  approval.by = fields.text("by");
  approval.by_name = fields.text("by_name");
  approval.word = fields.text("word");
  approval.at_ms = fields.integer("at", {0});
  approval.until = fields.date("until");
  approval.key = fields.text("key");
  return approval;
}

}  // namespace

std::string key_id(std::string_view key) {
  return sha256_hex(key).substr(0, kKeyIdDigits);
}

Json approver_fields(const Approver& approver) {
  return {{"person", approver.person},
          {"name", approver.name},
          {"key", approver.key},
          {"at", approver.at_ms}};
}

Approver read_approver(const std::string& id, const FieldReader& fields) {
  Approver approver;
  approver.id = id;
  approver.person = fields.text("person");
  approver.name = fields.text("name");
  approver.key = fields.text("key");
  approver.at_ms = fields.integer("at", {0});
  const auto bytes = parse_base64url(approver.key);
  if (!bytes || bytes->size() != kPublicKeyBytes) {
    fields.problem("key", "A key is 32 bytes as base64url.");
  } else if (id != key_id(approver.key)) {
    fields.problem("key", "The record is not named after its key.");
  }
  return approver;
}

Approval answer_request(const ApprovalRequest& request, bool granted) {
  Approval approval;
  approval.request = request.id;
  approval.number = request.number;
  approval.client = request.client;
  approval.currency = request.currency;
  approval.prices_include_vat = request.prices_include_vat;
  for (const LineAsked& asked : request.lines) approval.lines.push_back(asked.line);
  approval.granted = granted;
  return approval;
}

std::string signed_text(const Approval& approval) {
  Json lines = Json::array();
  for (const pricing::LineToApprove& line : approval.lines) {
    lines.push_back(
        {{"product", line.product}, {"quantity", line.quantity}, {"amount", line.amount}});
  }
  return canonical(Json{{"format", std::string(kApprovalFormat)},
                        {"request", approval.request},
                        {"number", approval.number},
                        {"client", approval.client},
                        {"currency", approval.currency.code()},
                        {"prices_include_vat", approval.prices_include_vat},
                        {"lines", std::move(lines)},
                        {"granted", approval.granted},
                        {"by", approval.by},
                        {"by_name", approval.by_name},
                        {"word", approval.word},
                        {"at", approval.at_ms},
                        {"until", approval.until.to_iso()},
                        {"key", approval.key}});
}

std::string approval_token(std::string_view signed_text, std::string_view signature) {
  return std::string(kApprovalFormat) + "." + base64url(signed_text) + "." + base64url(signature);
}

bool is_approval(std::string_view text) {
  return trim(text).starts_with(kApprovalFormat);
}

Result<SignedApproval> read_approval(std::string_view token) {
  if (token.size() > kMaxApprovalText) {
    return fail(ErrorCode::out_of_range, "The text is too long for an approval.");
  }
  const std::vector<std::string_view> parts = split(trim(token), '.');
  if (parts.size() != 3 || parts[0] != kApprovalFormat) {
    return fail(is_approval(token) ? ErrorCode::invalid_format : ErrorCode::unsupported,
                "This is no answer to a request for an approval.");
  }
  SignedApproval read;
  OFERTA_ASSIGN(read.text, parse_base64url(parts[1]));
  OFERTA_ASSIGN(read.signature, parse_base64url(parts[2]));
  OFERTA_ASSIGN(const Json json, parse_json(read.text, {.max_depth = 4}));
  Problems problems;
  read.approval = read_signed_text(FieldReader(json, "", problems));
  OFERTA_TRY(problems.result());
  // What was signed is exactly what is understood here: nothing more, and no other spelling.
  if (signed_text(read.approval) != read.text || read.signature.size() != kSignatureBytes) {
    return fail(ErrorCode::invalid_format, "The approval is not written as it should be.");
  }
  return read;
}

std::string_view verdict_name(ApprovalVerdict verdict) {
  return kVerdictNames.at(static_cast<std::size_t>(verdict));
}

ApprovalVerdict judge(const SignedApproval& token, const Offer& offer, const Date& today,
                      const Approvers& approvers, const SignatureVerifier& verifier) {
  const Approval& approval = token.approval;
  const auto approver = approvers.find(approval.key);
  if (approver == approvers.end()) return ApprovalVerdict::unknown_key;
  const auto holds = verifier.holds(approver->second.key, token.text, token.signature);
  if (!holds) return ApprovalVerdict::checking;
  if (!*holds) return ApprovalVerdict::forged;
  if (approval.number != offer.number || approval.client != offer.client) {
    return ApprovalVerdict::other_offer;
  }
  if (approval.currency != offer.currency ||
      approval.prices_include_vat != offer.prices_include_vat) {
    return ApprovalVerdict::other_terms;
  }
  if (approval.until < today) return ApprovalVerdict::expired;
  return approval.granted ? ApprovalVerdict::holds : ApprovalVerdict::declined;
}

}  // namespace oferta::offer
