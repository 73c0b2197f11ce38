#include "app/shell/offer_from_selection.h"

#include "app/shell/brief_budget.h"
#include "shared/offer/compose.h"
#include "shared/proposal/compose.h"

namespace oferta::app {
namespace {

// The manager of the client, else whoever works here.
offer::Manager manager_for(const SelectedVariant& selected, const clients::Client& client) {
  const offer::Manager* manager = selected.workspace.manager(client.owner);
  if (manager == nullptr) {
    manager = selected.workspace.manager(selected.author);
  }
  return manager == nullptr ? offer::Manager{} : *manager;
}

}  // namespace

Result<offer::Offer> offer_from_selection(const SelectedVariant& selected,
                                          const OfferIdentity& identity) {
  const workspace::Workspace& workspace = selected.workspace;
  const clients::Client* client = workspace.client(selected.brief.client);
  if (client == nullptr) {
    return fail(ErrorCode::not_found, "There is no such selection.", selected.brief.id);
  }
  const needs::Brief brief = with_budget(workspace, selected.brief);
  offer::ComposeInput input =
      proposal::compose_input(workspace.source(brief), brief, selected.variant, selected.language);
  input.id = identity.id;
  input.number = identity.number;
  input.issuer = {workspace.company(), manager_for(selected, *client)};
  input.addressee = offer::addressee_of(*client);
  input.date = selected.today;
  // The budget is the client's word; where none was said, the offer says none either.
  input.budget = named_budget(workspace, selected.brief);
  return offer::compose_offer(input);
}

}  // namespace oferta::app
