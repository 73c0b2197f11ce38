#include <string>

#include "app/shell/handler.h"
#include "app/shell/pin.h"
#include "shared/sharing/choice_package.h"
#include "shared/sharing/shared_offers.h"

namespace oferta::app {

Result<void> handle(const ShareOffers& command, HandlerContext& context) {
  if (!is_link_pin(command.pin)) {
    context.view.share.tried = true;
    return {};
  }
  OFERTA_ASSIGN(const sharing::ClientView view,
                sharing::shared_offers(context.workspace(), command.offers));
  context.team.links().make(sharing::write_client_view(view),
                            {.days = command.days, .pin = command.pin});
  return {};
}

Result<void> handle(const ShareChoice& command, HandlerContext& context) {
  const bool stand = !command.headline.empty();
  if (!is_link_pin(command.pin) || (stand && !is_pin(command.exit_pin))) {
    context.view.share.tried = true;
    return {};
  }
  const clients::Client* client = context.workspace().client(command.client);
  sharing::ChoiceTerms terms;
  terms.questionnaire = command.questionnaire;
  terms.client = command.client;
  terms.manager =
      client == nullptr || client->owner.empty() ? context.ledger.author() : client->owner;
  terms.language = context.strings.language();
  terms.date = context.platform.today();
  if (stand) {
    terms.stand = {command.headline, command.idle_seconds,
                   pin_record(context.platform, command.exit_pin)};
  }
  OFERTA_ASSIGN(const sharing::ChoicePackage package,
                sharing::choice_package(context.ledger.store(), context.workspace(), terms));
  context.team.links().make(sharing::write_choice_package(package),
                            {.days = command.days, .pin = command.pin}, command.client);
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
