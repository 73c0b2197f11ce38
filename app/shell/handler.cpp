#include "app/shell/handler.h"

namespace oferta::app {

Result<void> write_record(HandlerContext& context, std::string_view type, const std::string& id,
                          const Json& fields) {
  sync::Transaction change = context.ledger.begin();
  OFERTA_TRY(change.bring_back(type, id));
  OFERTA_TRY(change.set_fields(type, id, fields));
  return context.ledger.commit(change);
}

Result<void> remove_record(HandlerContext& context, std::string_view type, const std::string& id,
                           const std::string& words) {
  sync::Transaction change = context.ledger.begin();
  OFERTA_TRY(change.remove(type, id));
  OFERTA_TRY(context.ledger.commit(change));
  context.toast = words;
  context.offer_undo = true;
  return {};
}

}  // namespace oferta::app
