#include "app/shell/handler.h"
#include "shared/base/json.h"
#include "shared/workspace/workspace_file.h"

namespace oferta::app {

Result<void> handle(const SetCompanyField& command, HandlerContext& context) {
  Result<Json> value = parse_json(command.json);
  if (!value) {
    return tl::unexpected(value.error());
  }
  sync::Transaction change = context.ledger.begin();
  OFERTA_TRY(change.set("company", "own", command.field, *value));
  return context.ledger.commit(change);
}

Result<void> handle(const ExportWorkspace& command, HandlerContext& context) {
  const workspace::WorkspaceFile file = workspace::file_of(
      context.ledger.store(), context.ledger.store().latest(), context.ledger.author());
  context.platform.save_file("oferta-" + context.platform.today().to_iso() + ".json",
                             "application/json", workspace::write_workspace_file(file),
                             command.other_file);
  return {};
}

Result<void> handle(const PickWorkspaceFile&, HandlerContext& context) {
  context.platform.pick_file(".json,application/json");
  return {};
}

}  // namespace oferta::app
