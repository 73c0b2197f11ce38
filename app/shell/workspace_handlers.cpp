#include "app/shell/handler.h"
#include "shared/base/json.h"

namespace oferta::app {

namespace {

Result<void> set_cell(HandlerContext& context, std::string_view type, const std::string& id,
                      const std::string& field, const std::string& json) {
  OFERTA_ASSIGN(const Json value, parse_json(json));
  sync::Transaction change = context.ledger.begin();
  OFERTA_TRY(change.set(type, id, field, value));
  return context.ledger.commit(change);
}

}  // namespace

Result<void> handle(const SetCompanyField& command, HandlerContext& context) {
  return set_cell(context, "company", "own", command.field, command.json);
}

Result<void> handle(const SetManagerField& command, HandlerContext& context) {
  return set_cell(context, "manager", command.manager, command.field, command.json);
}

Result<void> handle(const SetSetting& command, HandlerContext& context) {
  return set_cell(context, "setting", command.setting, "value", command.json);
}

Result<void> handle(const SaveText& command, HandlerContext& context) {
  context.platform.download(command.file, "text/plain", command.text);
  return {};
}

}  // namespace oferta::app
