#include <string>

#include "app/shell/handler.h"
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

}  // namespace oferta::app
