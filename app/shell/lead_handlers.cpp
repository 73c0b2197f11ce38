#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>

#include "app/shell/handler.h"
#include "app/shell/refusal.h"
#include "app/shell/request_report.h"
#include "shared/base/id.h"
#include "shared/sharing/choice_answer.h"
#include "shared/workspace/lead.h"

namespace oferta::app {
namespace {

Result<const workspace::Lead*> lead_named(const HandlerContext& context, const std::string& id) {
  const workspace::Lead* lead = context.workspace().lead(id);
  if (lead == nullptr) return fail(ErrorCode::not_found, "There is no such request.", id);
  return lead;
}

// Whether both say the same, whatever became of the one that is known.
bool says_the_same(const workspace::Lead& known, workspace::Lead lead) {
  lead.at_ms = known.at_ms;
  lead.source = known.source;
  lead.link = known.link;
  lead.client = known.client;
  lead.brief.client = known.brief.client;
  lead.taken = known.taken;
  lead.dismissed = known.dismissed;
  return lead == known;
}

Result<void> refuse_answer(const AddLead& command, const Error& error,
                           const HandlerContext& context) {
  const bool other_questions = error.detail == "questionnaire";
  const std::string reason = other_questions ? context.strings.get("lead.other_questions")
                                             : refusal_text(context.strings, error);
  return refuse_said(error.code, context.strings.format(
                                     "lead.refused", {{"file", command.file}, {"reason", reason}}));
}

}  // namespace

Result<void> handle(const AddLead& command, HandlerContext& context) {
  auto answer =
      sharing::read_choice_file(context.workspace(), command.bytes, context.platform.today());
  if (!answer) return refuse_answer(command, answer.error(), context);
  workspace::Lead lead = std::move(answer->lead);
  context.go = to_clients();
  if (const workspace::Lead* known = context.workspace().lead(lead.id)) {
    if (!says_the_same(*known, lead)) {
      return refuse_answer(
          command, {ErrorCode::conflict, "There is another request of this number.", "other_lead"},
          context);
    }
    context.toast = context.strings.get("lead.known");
    return {};
  }
  // The sender's clock may be wrong, and what is still to come would stay above all others.
  lead.at_ms = std::min(lead.at_ms, context.platform.now_ms());
  sync::Transaction change = context.ledger.begin();
  OFERTA_TRY(change.bring_back("lead", lead.id));
  OFERTA_TRY(change.set_fields("lead", lead.id, workspace::lead_fields(lead)));
  OFERTA_TRY(context.ledger.commit(change));
  context.toast = context.strings.format("lead.added", {{"name", workspace::lead_name(lead)}});
  if (answer->left_out > 0) {
    *context.toast +=
        " " + context.strings.plural("lead.left_out", static_cast<std::int64_t>(answer->left_out));
  }
  context.offer_undo = true;
  return {};
}

Result<void> handle(const TakeLead& command, HandlerContext& context) {
  OFERTA_ASSIGN(const workspace::Lead* const lead, lead_named(context, command.lead));
  sync::Transaction change = context.ledger.begin();
  workspace::LeadTaking taking;
  taking.client_id = make_record_id(context.random);
  taking.brief_id = make_record_id(context.random);
  taking.note_id = make_record_id(context.random);
  taking.owner = context.ledger.author();
  taking.today = context.platform.today();
  OFERTA_ASSIGN(const workspace::LeadTaken taken,
                workspace::take_lead(change, context.workspace(), *lead, taking));
  OFERTA_TRY(context.ledger.commit(change));
  context.go = to_selection(taken.client, taken.brief);
  if (command.offer) {
    context.view.offer_at_once = taken.brief;
    return {};
  }
  context.toast = context.strings.get("lead.taken");
  context.offer_undo = true;
  return {};
}

Result<void> handle(const DismissLead& command, HandlerContext& context) {
  OFERTA_ASSIGN(const workspace::Lead* const lead, lead_named(context, command.lead));
  sync::Transaction change = context.ledger.begin();
  OFERTA_TRY(workspace::dismiss_lead(change, context.workspace(), *lead));
  OFERTA_TRY(context.ledger.commit(change));
  context.toast = context.strings.get("lead.dismissed");
  context.offer_undo = true;
  return {};
}

Result<void> handle(const SaveLeadReport& /*command*/, HandlerContext& context) {
  const Date today = context.platform.today();
  const workspace::LeadReport& report = report_of(context.view.requests, context.workspace(), today,
                                                  context.platform.utc_offset_minutes());
  context.platform.download(
      context.strings.get("report.title") + " " + today.to_iso() + ".csv",
      "text/csv; charset=utf-8",
      workspace::lead_report_csv(report, context.workspace(), context.strings.language()));
  return {};
}

}  // namespace oferta::app
