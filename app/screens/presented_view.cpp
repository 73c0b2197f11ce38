#include "app/screens/presented_view.h"

#include <string>
#include <utility>
#include <vector>

#include "app/screens/selection_variants.h"
#include "app/shell/offer_desk.h"
#include "app/shell/offer_from_selection.h"

namespace oferta::app {

const needs::Brief* presented_brief(const ScreenContext& context) {
  return context.route.screen == Screen::selection ? context.workspace.brief(context.route.brief)
                                                   : nullptr;
}

namespace {

Result<sharing::ClientView> view_of_offer(const ScreenContext& context, const Route& place) {
  OFERTA_ASSIGN(const offer::Offer* offer, offer_named(context.workspace, place.offer));
  return sharing::client_view({offer}, issuer_of(context.workspace, *offer),
                              context.workspace.product_pictures());
}

// Every variant as the offer it would become, named by its kind.
Result<sharing::ClientView> view_of_variants(const ScreenContext& context,
                                             const needs::Brief& brief) {
  std::vector<offer::Offer> offers;
  for (const proposal::VariantKind kind : kVariants) {
    const proposal::Proposal* variant = context.engine.proposals().variant(kind);
    if (variant == nullptr) continue;
    const std::string name(needs::variant_name(kind));
    OFERTA_ASSIGN(offer::Offer offer,
                  offer_from_selection({context.workspace, brief, *variant, context.manager,
                                        context.today, context.language()},
                                       {name, name}));
    offers.push_back(std::move(offer));
  }
  std::vector<const offer::Offer*> shown;
  for (const offer::Offer& offer : offers) shown.push_back(&offer);
  if (shown.empty()) return fail(ErrorCode::infeasible, "There is nothing to offer yet.");
  return sharing::client_view(shown, issuer_of(context.workspace, *shown.front()),
                              context.workspace.product_pictures());
}

// What the view follows from: the records, and the variants as far as they are found.
std::string source_of_view(const ScreenContext& context, const Route& place) {
  std::string source = format_route(place) + "\n" + std::string(language_code(context.language())) +
                       std::to_string(context.workspace.revision());
  if (place.screen != Screen::selection) return source;
  for (const proposal::VariantKind kind : kVariants) {
    const proposal::Proposal* variant = context.engine.proposals().variant(kind);
    source += variant == nullptr ? std::string("\n-")
                                 : "\n" + std::to_string(variant->totals.cost) + " " +
                                       std::to_string(variant->coverage);
  }
  return source;
}

}  // namespace

const sharing::ClientView* presented_view(const ScreenContext& context, const Route& place,
                                          MadeView& made) {
  std::string source = source_of_view(context, place);
  if (made.made_from == source) {
    return made.view.get();
  }
  made.made_from = std::move(source);
  made.view.reset();
  const needs::Brief* brief =
      place.screen == Screen::selection ? context.workspace.brief(place.brief) : nullptr;
  auto view = brief == nullptr ? view_of_offer(context, place) : view_of_variants(context, *brief);
  if (view) made.view = std::make_shared<const sharing::ClientView>(*std::move(view));
  return made.view.get();
}

std::size_t chosen_offer(const needs::Brief* brief, const sharing::ClientView& view) {
  if (brief == nullptr) return 0;
  const std::string_view name = needs::variant_name(brief->variant);
  for (std::size_t i = 0; i < view.offers.size(); ++i) {
    if (view.offers[i].id == name) return i;
  }
  return 0;
}

}  // namespace oferta::app
