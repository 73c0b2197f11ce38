#include "app/shell/main_action.h"

namespace oferta::app {

std::optional<Command> main_action(const Route& route, const ViewState& view) {
  if (view.new_client.open) return CreateClient{};
  if (route.screen == Screen::needs) return Navigate{to_selection(route.client, route.brief)};
  if (route.screen == Screen::selection) return CreateOffer{route.brief};
  if (route.screen == Screen::price_list && view.price_list.has_changes()) {
    return ImportPriceList{};
  }
  if (route.screen == Screen::offer) {
    return MakeOfferDocument{route.offer, OfferOutput::download};
  }
  return std::nullopt;
}

}  // namespace oferta::app
