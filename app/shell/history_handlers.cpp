#include <algorithm>

#include "app/shell/handler.h"
#include "shared/sync/conflict.h"

namespace oferta::app {

Result<void> handle(const OpenHistory& command, HandlerContext& context) {
  context.view.data.history = {true, true, command.record, command.title, {}};
  context.platform.read_history(command.record.type, command.record.id);
  return {};
}

Result<void> handle(const RestoreBefore& command, HandlerContext& context) {
  const HistoryView& history = context.view.data.history;
  if (command.entry >= history.entries.size()) {
    return fail(ErrorCode::invalid_argument, "There is no such entry.");
  }
  const auto& [type, id] = history.record;
  const sync::HistoryEntry& entry = history.entries[command.entry];
  sync::Transaction change = context.ledger.begin();
  OFERTA_TRY(change.bring_back(type, id));
  for (const sync::HistoryChange& field : entry.changes) {
    OFERTA_TRY(change.set(type, id, field.field, sync::decode_value(field.before)));
  }
  OFERTA_TRY(context.ledger.commit(change));
  context.toast = context.strings.get("history.restored");
  context.offer_undo = true;
  return handle(OpenHistory{history.record, history.title}, context);
}

Result<void> handle(const ResolveConflict& command, HandlerContext& context) {
  const auto found =
      std::find_if(context.conflicts.begin(), context.conflicts.end(),
                   [&](const sync::Conflict& conflict) { return conflict.id == command.conflict; });
  if (found == context.conflicts.end()) {
    return {};  // decided elsewhere meanwhile
  }
  sync::Transaction change = context.ledger.begin();
  OFERTA_TRY(change.resolve(*found, command.choice));
  return context.ledger.commit(change);
}

}  // namespace oferta::app
