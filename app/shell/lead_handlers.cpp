#include <string>

#include "app/shell/handler.h"
#include "app/shell/request_report.h"
#include "shared/base/id.h"
#include "shared/workspace/lead.h"

namespace oferta::app {
namespace {

Result<const workspace::Lead*> lead_named(const HandlerContext& context, const std::string& id) {
  const workspace::Lead* lead = context.workspace().lead(id);
  if (lead == nullptr) return fail(ErrorCode::not_found, "There is no such request.", id);
  return lead;
}

}  // namespace

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
