#include "app/shell/handler.h"
#include "shared/base/json.h"

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

}  // namespace oferta::app
