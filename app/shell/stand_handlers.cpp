#include "app/shell/handler.h"
#include "app/shell/pin.h"
#include "app/shell/stand.h"

namespace oferta::app {
Result<void> handle(const BeginVisit& /*command*/, HandlerContext& context) {
  StandView& stand = context.view.stand;
  if (stand.visiting) return {};
  stand.visiting = true;
  stand.touched_ms = context.platform.now_ms();
  count_visit(context.platform);
  context.go = to_choosing(context.choosing.link(), ChoosingPart::questions);
  return {};
}

Result<void> handle(const EndVisit& /*command*/, HandlerContext& context) {
  OFERTA_TRY(context.choosing.begin_anew());
  context.view.choosing = {};
  context.view.selection = {};
  context.view.drafts.clear();
  context.view.stand = {};
  context.view.stand.touched_ms = context.platform.now_ms();
  context.go = to_choosing(context.choosing.link());
  return {};
}

Result<void> handle(const OpenStaffPage& /*command*/, HandlerContext& context) {
  StandView& view = context.view.stand;
  if (!view.pin_open) {
    view.pin_open = true;
    view.pin.clear();
    view.problem.clear();
    return {};
  }
  const PinCheck check =
      try_pin(context.platform, context.choosing.package().stand->exit_pin, view.pin);
  view.pin.clear();
  if (check != PinCheck::right) {
    view.problem = check == PinCheck::wait ? "present.pin.wait" : "present.pin.wrong";
    return {};
  }
  view.pin_open = false;
  view.staff_open = true;
  return {};
}

Result<void> handle(const SaveStandLeads& /*command*/, HandlerContext& context) {
  OFERTA_ASSIGN(const std::string file, context.choosing.leads_file());
  context.platform.download(
      context.strings.get("stand.file") + " " + context.platform.today().to_iso() + ".oferta",
      "application/x-ndjson", file);
  return {};
}

Result<void> handle(const LeaveStand& /*command*/, HandlerContext& context) {
  context.platform.leave_link();
  return {};
}

}  // namespace oferta::app
