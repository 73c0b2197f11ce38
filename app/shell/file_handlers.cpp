#include <string>
#include <utility>

#include "app/shell/handler.h"
#include "shared/sync/sync_file.h"
#include "shared/workspace/record_file.h"

namespace oferta::app {
namespace {

constexpr std::string_view kType = "application/x-ndjson";

std::string space_of(const HandlerContext& context) {
  const auto& peer = context.ledger.peer();
  return peer ? peer->space() : std::string();
}

// "oferta-2026-11-26.oferta"
std::string file_name(const HandlerContext& context, std::string name) {
  name += "-" + context.platform.today().to_iso();
  return name.append(workspace::kRecordFileEnding);
}

void hand_out(HandlerContext& context, std::string name, std::string_view bytes) {
  context.platform.download(file_name(context, std::move(name)), kType, bytes);
}

}  // namespace

Result<void> handle(const ExportWorkspace& command, HandlerContext& context) {
  context.platform.save_file(
      file_name(context, "oferta"), kType,
      workspace::file_of_records(context.ledger.store(), {}, space_of(context)),
      command.other_file);
  return {};
}

Result<void> handle(const ExportRecord& command, HandlerContext& context) {
  const auto& [type, id] = command.record;
  const sync::Store& store = context.ledger.store();
  const bool offer = type == "offer";
  hand_out(context, type,
           workspace::file_of_records(store,
                                      offer ? workspace::records_of_offer(store, id)
                                            : workspace::records_of_client(store, id),
                                      space_of(context)));
  return {};
}

Result<void> handle(const ExportUnsent&, HandlerContext& context) {
  if (const auto& peer = context.ledger.peer()) {
    hand_out(context, "unsent", sync::write_sync_file({.space = peer->space()}, peer->unsent()));
  }
  return {};
}

Result<void> handle(const ExportUnread&, HandlerContext& context) {
  std::string bytes;
  for (const std::string& line : context.ledger.unread()) {
    bytes += line + '\n';
  }
  context.platform.download("oferta-unread-" + context.platform.today().to_iso() + ".txt",
                            "text/plain", bytes);
  return {};
}

Result<void> handle(const PickFile&, HandlerContext& context) {
  context.platform.pick_file(".oferta,.json");
  return {};
}

Result<void> handle(const LoadFile&, HandlerContext& context) {
  FileView& file = context.view.data.file;
  if (!file.plan) {
    return fail(ErrorCode::invalid_argument, "There is no file to load.");
  }
  context.ledger.commit_as_own(std::move(file.plan->operations));
  context.toast = context.strings.format("file.taken", {{"file", file.name}});
  context.offer_undo = true;
  context.go = to_clients();
  file = {};
  return {};
}

}  // namespace oferta::app
