#include "app/shell/brief_budget.h"
#include "app/shell/handler.h"
#include "shared/base/id.h"
#include "shared/base/json.h"
#include "shared/offer/compose.h"
#include "shared/offer/numbering.h"
#include "shared/offer/offer_records.h"
#include "shared/proposal/compose.h"
#include "shared/sync/stamp.h"

namespace oferta::app {
namespace {

std::vector<std::string> numbers_in_use(const workspace::Workspace& workspace) {
  std::vector<std::string> numbers;
  for (const auto& [id, offer] : workspace.offers()) {
    numbers.push_back(offer.number);
  }
  return numbers;
}

// The manager of the client, else whoever works here.
offer::Manager manager_for(const HandlerContext& context, const clients::Client& client) {
  const offer::Manager* manager = context.workspace().manager(client.owner);
  if (manager == nullptr) {
    manager = context.workspace().manager(context.ledger.author());
  }
  return manager == nullptr ? offer::Manager{} : *manager;
}

}  // namespace

Result<void> handle(const CreateOffer& command, HandlerContext& context) {
  const workspace::Workspace& workspace = context.workspace();
  const needs::Brief* kept = workspace.brief(command.brief);
  const clients::Client* client = kept == nullptr ? nullptr : workspace.client(kept->client);
  if (client == nullptr) {
    return fail(ErrorCode::not_found, "There is no such selection.", command.brief);
  }
  const needs::Brief brief = with_budget(workspace, *kept);
  const proposal::Proposal* chosen = context.engine.proposals().variant(brief.variant);
  if (chosen == nullptr) {
    return fail(ErrorCode::infeasible, "There is nothing to offer yet.");
  }
  offer::ComposeInput input =
      proposal::compose_input(workspace.source(brief), brief, *chosen, context.strings.language());
  input.id = make_record_id(context.random);
  input.issuer = {workspace.company(), manager_for(context, *client)};
  input.addressee = offer::addressee_of(*client);
  input.date = context.platform.today();
  input.number = offer::next_number(workspace.company().number_prefix, input.date.year,
                                    numbers_in_use(workspace));
  Result<offer::Offer> offer = offer::compose_offer(input);
  if (!offer) {
    return tl::unexpected(offer.error());
  }
  sync::Transaction change = context.ledger.begin();
  for (const offer::OfferRecord& record : offer::offer_records(*offer)) {
    OFERTA_TRY(change.set_fields(record.type, record.id, record.fields));
  }
  if (client->stage == clients::Stage::fresh || client->stage == clients::Stage::needs ||
      client->stage == clients::Stage::selection) {
    OFERTA_TRY(change.set("client", client->id, "stage", "offer"));
  }
  OFERTA_TRY(context.ledger.commit(change));
  context.go = to_offer(input.id);
  context.toast = context.strings.format("offer.created", {{"number", input.number}});
  return {};
}

Result<void> handle(const SetOfferStatus& command, HandlerContext& context) {
  const offer::Offer* offer = context.workspace().offer(command.offer);
  if (offer == nullptr) {
    return fail(ErrorCode::not_found, "There is no such offer.", command.offer);
  }
  sync::Transaction change = context.ledger.begin();
  OFERTA_TRY(change.set("offer", command.offer, "status", command.status));
  // What the client has decided is where the client stands.
  const std::string client = offer->client;
  if (context.workspace().client(client) != nullptr) {
    if (command.status == "accepted") {
      OFERTA_TRY(change.set("client", client, "stage", "won"));
    } else if (command.status == "declined") {
      OFERTA_TRY(change.set("client", client, "stage", "lost"));
    }
  }
  return context.ledger.commit(change);
}

Result<void> handle(const SetOfferText& command, HandlerContext& context) {
  const offer::Offer* offer = context.workspace().offer(command.offer);
  if (offer == nullptr || offer->status != offer::Status::draft) {
    return fail(ErrorCode::sealed, "An offer that has been sent does not change.", command.offer);
  }
  sync::Transaction change = context.ledger.begin();
  OFERTA_TRY(change.set("offer", command.offer, command.field, command.value));
  return context.ledger.commit(change);
}

}  // namespace oferta::app
