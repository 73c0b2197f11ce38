#include <utility>

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

Result<void> handle(const CountPlay& /*command*/, HandlerContext& context) {
  bool& counted = context.view.stand.play_counted;
  if (!std::exchange(counted, true)) count_play(context.platform);
  return {};
}

Result<void> handle(const EndVisit& /*command*/, HandlerContext& context) {
  OFERTA_ASSIGN(const sync::Transaction change, context.choosing.taking_all_back());
  OFERTA_TRY(context.ledger.commit_for_good(change));
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
  if (!ask_pin(view.pin)) return {};
  const std::string& record = context.choosing.package().stand->exit_pin;
  if (!note_pin(view.pin, try_pin(context.platform, record, view.pin.typed))) return {};
  view.staff_open = true;
  const StandCounts counts = stand_counts(context.platform);
  view.visits = counts.visits;
  view.plays = counts.plays;
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

Result<void> handle(const ClearPoll& /*command*/, HandlerContext& context) {
  context.choosing.clear_poll();
  context.toast = context.strings.get("stand.poll.cleared");
  return {};
}

Result<void> handle(const PressKey& command, HandlerContext& context) {
  context.platform.type_key(command.key);
  return {};
}

}  // namespace oferta::app
