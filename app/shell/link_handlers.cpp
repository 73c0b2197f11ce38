#include <string>

#include "app/shell/handler.h"
#include "shared/sharing/shared_offers.h"

namespace oferta::app {

Result<void> handle(const ShareOffers& command, HandlerContext& context) {
  if (!is_link_pin(command.pin)) {
    context.view.offer.share.tried = true;
    return {};
  }
  OFERTA_ASSIGN(const sharing::ClientView view,
                sharing::shared_offers(context.workspace(), command.offers));
  context.team.links().make(view, {.days = command.days, .pin = command.pin});
  return {};
}

Result<void> handle(const RevokeLink& command, HandlerContext& context) {
  context.team.links().revoke(command.link);
  return {};
}

Result<void> handle(const PutLinkAway& /*command*/, HandlerContext& context) {
  context.team.links().put_away();
  return {};
}

}  // namespace oferta::app
