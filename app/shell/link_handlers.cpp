#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "app/shell/choice_preview.h"
#include "app/shell/handler.h"
#include "app/shell/pin.h"
#include "shared/base/text.h"
#include "shared/sharing/choice_package.h"
#include "shared/sharing/choice_page.h"
#include "shared/sharing/shared_offers.h"

namespace oferta::app {
namespace {

// What a package says that is asked for here: in the language of the screen, at today's prices, by
// whoever the client is of.
sharing::ChoiceTerms terms_for(const std::string& client_id, const std::string& questionnaire,
                               const HandlerContext& context) {
  const clients::Client* client = context.workspace().client(client_id);
  sharing::ChoiceTerms terms;
  terms.questionnaire = questionnaire;
  terms.client = client_id;
  terms.manager =
      client == nullptr || client->owner.empty() ? context.ledger.author() : client->owner;
  terms.language = context.strings.language();
  terms.date = context.platform.today();
  return terms;
}

}  // namespace

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
  if (!is_link_pin(command.pin) || (command.stand && !is_pin(command.exit_pin))) {
    context.view.share.tried = true;
    return {};
  }
  sharing::ChoiceTerms terms = terms_for(command.client, command.questionnaire, context);
  terms.stand = command.stand;
  if (terms.stand) terms.stand->exit_pin = pin_record(context.platform, command.exit_pin);
  OFERTA_ASSIGN(const sharing::ChoicePackage package,
                sharing::choice_package(context.ledger.store(), context.workspace(), terms));
  const LinkTerms asked{.days = command.days, .pin = command.pin};
  const std::string bytes = sharing::write_choice_package(package);
  if (terms.stand) {
    sharing::ChoicePackage home = package;
    home.stand.reset();
    context.team.links().make_stand(bytes, sharing::write_choice_package(home), asked);
  } else {
    context.team.links().make(bytes, asked, command.client);
  }
  return {};
}

Result<void> handle(const PreviewChoice& command, HandlerContext& context) {
  PreviewSubject subject{command.client, command.questionnaire, context.workspace().revision(),
                         context.strings.language()};
  context.view.share.preview = std::make_shared<ChoicePreview>(
      context.platform, std::move(subject),
      sharing::choice_package(context.ledger.store(), context.workspace(),
                              terms_for(command.client, command.questionnaire, context)));
  return {};
}

Result<void> handle(const SaveChoicePage& command, HandlerContext& context) {
  OFERTA_ASSIGN(const sharing::ChoicePackage package,
                sharing::choice_package(context.ledger.store(), context.workspace(),
                                        terms_for(command.client, command.questionnaire, context)));
  const clients::Client* client = context.workspace().client(command.client);
  const std::string of_whom =
      client == nullptr ? context.workspace().company().name.get(context.strings.language())
                        : client->name;
  ShareView& share = context.view.share;
  share.no_template = false;
  share.page = {safe_file_name(context.strings.get("choice.file.name") + " " + of_whom) + ".html",
                sharing::write_choice_package(package)};
  context.platform.fetch_page_template();
  return {};
}

Result<void> handle(const MakeChoicePage& command, HandlerContext& context) {
  ShareView& share = context.view.share;
  // The dialog was closed in the meantime: it is not wanted any more.
  if (!share.open || !share.page) return {};
  const ChoicePageOrder order = *std::exchange(share.page, std::nullopt);
  share.no_template = command.page_template.empty();
  if (share.no_template) return {};
  OFERTA_ASSIGN(const sharing::ChoicePackage package, sharing::read_choice_package(order.package));
  OFERTA_ASSIGN(const std::string html, sharing::choice_page(command.page_template, package));
  context.platform.download(order.file_name, "text/html", html);
  share = {};
  context.toast = context.strings.format("choice.file.saved", {{"file", order.file_name}});
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
