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

Result<sharing::ClientView> view_of_offer(const ScreenContext& context) {
  OFERTA_ASSIGN(const offer::Offer* offer, offer_named(context.workspace, context.route.offer));
  return sharing::client_view({offer}, issuer_of(context.workspace, *offer));
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
  return sharing::client_view(shown, issuer_of(context.workspace, *shown.front()));
}

// What the view follows from: the records, and the variants as far as they are found.
std::string source_of_view(const ScreenContext& context) {
  std::string source = format_route(context.route) + "\n" +
                       std::string(language_code(context.language())) +
                       std::to_string(context.workspace.revision());
  if (presented_brief(context) == nullptr) return source;
  for (const proposal::VariantKind kind : kVariants) {
    const proposal::Proposal* variant = context.engine.proposals().variant(kind);
    source += variant == nullptr ? std::string("\n-")
                                 : "\n" + std::to_string(variant->totals.cost) + " " +
                                       std::to_string(variant->coverage);
  }
  return source;
}

}  // namespace

const sharing::ClientView* presented_view(const ScreenContext& context) {
  PresentationView& shown = context.view.presentation;
  std::string source = source_of_view(context);
  if (shown.made_from == source) {
    return shown.view.get();
  }
  shown.made_from = std::move(source);
  shown.view.reset();
  const needs::Brief* brief = presented_brief(context);
  auto view = brief == nullptr ? view_of_offer(context) : view_of_variants(context, *brief);
  if (view) shown.view = std::make_shared<const sharing::ClientView>(*std::move(view));
  return shown.view.get();
}

const sharing::ClientOffer& chosen_offer(const ScreenContext& context,
                                         const sharing::ClientView& view) {
  const needs::Brief* brief = presented_brief(context);
  const sharing::ClientOffer* chosen =
      brief == nullptr ? nullptr : view.offer(needs::variant_name(brief->variant));
  return chosen == nullptr ? view.offers.front() : *chosen;
}

}  // namespace oferta::app
