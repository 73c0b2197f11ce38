// Asking for what one may not give alone, and answering with a signature.
#include <utility>

#include "app/shell/approvals.h"
#include "app/shell/handler.h"
#include "app/shell/offer_desk.h"
#include "app/shell/refusal.h"
#include "shared/base/base64url.h"
#include "shared/base/id.h"
#include "shared/workspace/approval_records.h"

namespace oferta::app {
namespace {

std::string name_of(const HandlerContext& context, const std::string& person) {
  const offer::Manager* manager = context.workspace().manager(person);
  return manager == nullptr ? std::string() : manager->name.get(context.strings.language());
}

Result<void> refuse_verdict(offer::ApprovalVerdict verdict, const HandlerContext& context) {
  return refuse_said(
      ErrorCode::conflict,
      context.strings.get("approval.verdict." + std::string(offer::verdict_name(verdict))));
}

// The version of the offer the answer is about that is looked at: a draft, where there is one.
const offer::Offer* offer_of(const workspace::Workspace& workspace,
                             const offer::Approval& approval) {
  const offer::Offer* found = nullptr;
  for (const auto& [id, offer] : workspace.offers()) {
    const bool about = offer.number == approval.number && offer.client == approval.client;
    if (about && (found == nullptr || offer.version > found->version)) {
      found = &offer;
    }
  }
  return found;
}

Result<void> take_request(const std::string& text, HandlerContext& context) {
  auto request = offer::read_request_code(text);
  if (!request) {
    return refuse_said(request.error().code, context.strings.get("approval.unreadable"));
  }
  context.go = to_approvals(request->id);
  if (const auto& known = context.workspace().approval_requests(); known.contains(request->id)) {
    return {};
  }
  return write_record(context, "approval_request", request->id, offer::request_fields(*request));
}

Result<void> take_answer(const std::string& text, HandlerContext& context) {
  const auto token = offer::read_approval(text);
  if (!token) {
    return refuse_said(token.error().code, context.strings.get("approval.unreadable"));
  }
  const offer::Offer* offer = offer_of(context.workspace(), token->approval);
  if (offer == nullptr) {
    return refuse_verdict(offer::ApprovalVerdict::other_offer, context);
  }
  const offer::ApprovalVerdict verdict = offer::judge(
      *token, *offer, context.platform.today(), context.workspace().approvers(), context.approvals);
  if (verdict == offer::ApprovalVerdict::checking && !context.approvals.unable()) {
    context.approvals.wait_for(text);
    return {};
  }
  // A no is an answer as well.
  if (verdict != offer::ApprovalVerdict::holds && verdict != offer::ApprovalVerdict::declined) {
    return refuse_verdict(verdict, context);
  }
  const std::string written(trim(text));
  OFERTA_TRY(
      write_record(context, "approval", workspace::approval_id(written), {{"token", written}}));
  context.view.approval.pasted.clear();
  context.go = to_offer(offer->id);
  context.toast = context.strings.get(token->approval.granted ? "approval.taken.granted"
                                                              : "approval.taken.declined");
  return {};
}

}  // namespace

Result<void> handle(const AskApproval& command, HandlerContext& context) {
  OFERTA_ASSIGN(const offer::Offer* const draft, draft_named(context.workspace(), command.offer));
  OFERTA_ASSIGN(
      offer::ApprovalRequest request,
      workspace::request_for(context.workspace(), *draft,
                             context.approvals.authority(*draft, context.platform.today())));
  request.id = make_record_id(context.random);
  request.by = context.ledger.author();
  request.by_name = name_of(context, request.by);
  request.at_ms = context.platform.now_ms();
  request.word = std::string(trim(command.word)).substr(0, offer::kMaxApprovalWord);
  OFERTA_TRY(write_record(context, "approval_request", request.id, offer::request_fields(request)));
  context.view.approval.word.clear();
  context.toast = context.strings.get("approval.asked");
  return {};
}

Result<void> handle(const AnswerApproval& command, HandlerContext& context) {
  const auto& requests = context.workspace().approval_requests();
  const auto request = requests.find(command.request);
  if (request == requests.end()) {
    return fail(ErrorCode::not_found, "There is no such request.", command.request);
  }
  if (!context.approvals.can_answer()) {
    return refuse_said(ErrorCode::conflict, context.strings.get("approval.no_key"));
  }
  offer::Approval approval = offer::answer_request(request->second, command.granted);
  approval.key = offer::key_id(context.approvals.key());
  const offer::Approver& approver = context.workspace().approvers().at(approval.key);
  approval.by = approver.person;
  approval.by_name = name_of(context, approver.person);
  approval.word = std::string(trim(command.word)).substr(0, offer::kMaxApprovalWord);
  approval.at_ms = context.platform.now_ms();
  approval.until = context.platform.today().add_days(offer::kApprovalDays);
  context.approvals.sign(approval);
  return {};
}

Result<void> handle(const KeepSignature& command, HandlerContext& context) {
  const std::string text = context.approvals.take_signed_text();
  const auto signature = parse_base64url(command.signature);
  if (text.empty() || !signature || signature->size() != offer::kSignatureBytes) {
    return refuse_said(ErrorCode::unsupported, context.strings.get("approval.unable"));
  }
  const std::string token = offer::approval_token(text, *signature);
  OFERTA_TRY(write_record(context, "approval", workspace::approval_id(token), {{"token", token}}));
  context.view.approval.word.clear();
  context.toast = context.strings.get("approval.signed");
  return {};
}

Result<void> handle(const TakeApprovalText& command, HandlerContext& context) {
  return offer::is_request_code(command.text) ? take_request(command.text, context)
                                              : take_answer(command.text, context);
}

Result<void> handle(const MakeSigningKey& /*command*/, HandlerContext& context) {
  context.platform.make_signing_key();
  return {};
}

Result<void> handle(const KeepSigningKey& command, HandlerContext& context) {
  if (command.key.empty()) {
    return refuse_said(ErrorCode::unsupported, context.strings.get("approval.unable"));
  }
  const std::string person = context.ledger.author();
  const offer::Approver approver{.id = offer::key_id(command.key),
                                 .person = person,
                                 .name = name_of(context, person),
                                 .key = command.key,
                                 .at_ms = context.platform.now_ms()};
  OFERTA_TRY(write_record(context, "approver", approver.id, offer::approver_fields(approver)));
  context.approvals.keep_key(command.key);
  context.toast = context.strings.get("approval.key.made");
  return {};
}

Result<void> handle(const RemoveApprover& command, HandlerContext& context) {
  return remove_record(context, "approver", command.key,
                       context.strings.get("approval.key.removed"));
}

}  // namespace oferta::app
