#include "shared/proposal/compose.h"

#include <string>
#include <utility>

#include "shared/proposal/candidates.h"
#include "shared/proposal/explain.h"

namespace oferta::proposal {
namespace {

offer::ComposeLine line_of(const Source& source, const needs::Brief& brief,
                           const catalogue::Product& product, const ProposalLine& line,
                           Language language) {
  offer::ComposeLine made;
  made.product = product.id;
  made.category = product.category;
  made.brand = product.brand;
  if (const catalogue::Category* category = source.catalogue->category(product.category)) {
    made.icon = category->icon;
  }
  made.sku = product.sku;
  made.name = product.name;
  made.description = product.description;
  made.unit = product.unit;
  made.price = Money{line.unit_price, source.currency};
  // The proposal was priced from the same book, so a price is there.
  if (Result<pricing::FoundPrice> found = list_price(source, brief, product)) {
    made.price.amount = found->price;
    made.breaks = std::move(found->breaks);
    made.price_list = std::move(found->list);
    made.foreign = found->foreign;
    made.rate = found->rate;
  }
  made.quantity = line.quantity;
  made.discount_bp = line.discount_bp;
  made.vat_kind = product.vat_kind;
  made.why = explain_line_to_client(source, line, language);
  return made;
}

}  // namespace

offer::ComposeInput compose_input(const Source& source, const needs::Brief& brief,
                                  const Proposal& proposal, Language language) {
  offer::ComposeInput input;
  input.date = brief.date;
  input.language = language;
  input.client = brief.client;
  input.brief = brief.id;
  input.variant = std::string(needs::variant_name(proposal.kind));
  input.budget = brief.budget;
  input.budget_includes_vat = brief.budget_includes_vat;
  input.discount_bp = brief.discount_bp;
  input.vat_rates = *source.vat_rates;
  if (source.prices != nullptr) input.rules = source.prices->rules();
  input.buyer = source.buyer;
  for (const NeedOutcome& outcome : proposal.needs) {
    const auto need = source.needs->find(outcome.need);
    if (need == source.needs->end()) continue;
    input.needs.push_back(
        {outcome.need, need->second.name, need->second.benefit, outcome.level, outcome.met});
  }
  for (const ProposalLine& line : proposal.lines) {
    const catalogue::Product* product = source.catalogue->product(line.product);
    if (product != nullptr) input.lines.push_back(line_of(source, brief, *product, line, language));
  }
  return input;
}

}  // namespace oferta::proposal
