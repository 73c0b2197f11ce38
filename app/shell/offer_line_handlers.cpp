#include <algorithm>
#include <utility>

#include "app/shell/brief_budget.h"
#include "app/shell/handler.h"
#include "app/shell/offer_desk.h"
#include "shared/offer/offer_records.h"
#include "shared/offer/options.h"
#include "shared/offer/reprice.h"
#include "shared/offer/sections.h"

namespace oferta::app {
namespace {

using Change = ChangeOfferLine::Change;

// A name for the group of a line that is in none yet: its category, told apart where it is taken.
std::string group_name(const offer::Offer& offer, std::size_t line,
                       const workspace::Workspace& workspace) {
  const catalogue::Category* category = workspace.catalogue().category(offer.lines[line].category);
  const std::string name =
      category == nullptr ? offer.lines[line].name : category->name.get(offer.language);
  const std::vector<offer::Choice> taken = offer::choices_of(offer);
  std::string free = name;
  for (int number = 2; std::any_of(taken.begin(), taken.end(),
                                   [&free](const auto& choice) { return choice.name == free; });
       ++number) {
    free = name + " " + std::to_string(number);
  }
  return free;
}

Result<offer::Offer> with_alternative(const offer::Offer& offer, const ChangeOfferLine& command,
                                      const workspace::Workspace& workspace,
                                      const offer::PriceContext& prices) {
  if (command.line >= offer.lines.size()) {
    return fail(ErrorCode::invalid_argument, "The offer has no such line.", "line");
  }
  OFERTA_ASSIGN(
      offer::OfferLine line,
      offer::line_of_product(offer, command.text, offer.lines[command.line].quantity, prices));
  return offer::with_alternative(offer, command.line, std::move(line),
                                 group_name(offer, command.line, workspace));
}

Result<offer::Offer> changed_offer(const offer::Offer& offer, const ChangeOfferLine& command,
                                   const workspace::Workspace& workspace,
                                   const offer::PriceContext& prices) {
  switch (command.change) {
    case Change::make_optional:
      return offer::with_optional(offer, command.line, true);
    case Change::count:
      return offer::with_optional(offer, command.line, false);
    case Change::set_quantity:
      return offer::with_quantity(offer, command.line, command.quantity, prices);
    case Change::set_choice:
      return offer::with_choice(offer, command.line, std::string(trim(command.text)));
    case Change::set_section:
      return offer::with_section(offer, command.line, command.text);
    case Change::add_alternative:
      return with_alternative(offer, command, workspace, prices);
    case Change::remove:
      return offer::without_line(offer, command.line);
  }
  return offer;
}

}  // namespace

Result<void> handle(const ChangeOfferLine& command, HandlerContext& context) {
  const workspace::Workspace& workspace = context.workspace();
  OFERTA_ASSIGN(const offer::Offer* const draft, draft_named(workspace, command.offer));
  const offer::PriceContext prices = price_context(workspace, *draft);
  OFERTA_ASSIGN(const offer::Offer changed, changed_offer(*draft, command, workspace, prices));
  OFERTA_ASSIGN(const offer::Offer made, offer::repriced(changed, prices));
  sync::Transaction change = context.ledger.begin();
  OFERTA_TRY(rewrite_draft(change, *draft, made, context.ledger.store()));
  return context.ledger.commit(change);
}

Result<void> handle(const ShowSectionPrices& command, HandlerContext& context) {
  OFERTA_ASSIGN(const offer::Offer* const draft, draft_named(context.workspace(), command.offer));
  OFERTA_ASSIGN(const offer::Offer changed,
                offer::with_total_only(*draft, command.section, !command.shown));
  sync::Transaction change = context.ledger.begin();
  OFERTA_TRY(change.set_fields("offer", draft->id, offer::head_changes(*draft, changed)));
  return context.ledger.commit(change);
}

Result<void> handle(const ShowOfferBudget& command, HandlerContext& context) {
  const workspace::Workspace& workspace = context.workspace();
  OFERTA_ASSIGN(const offer::Offer* const draft, draft_named(workspace, command.offer));
  offer::Offer changed = *draft;
  changed.budget.reset();
  if (command.shown) {
    const needs::Brief* brief = workspace.brief(draft->brief);
    if (brief == nullptr) {
      return fail(ErrorCode::not_found, "There is no such selection.", draft->brief);
    }
    const Money budget =
        named_budget(workspace, *brief).value_or(assumed_budget(workspace, *brief));
    if (budget.currency != draft->currency) {
      return fail(ErrorCode::conflict, "The budget is in another currency than the offer.",
                  "budget");
    }
    changed.budget = budget.amount;
    changed.budget_includes_vat = brief->budget_includes_vat;
  }
  sync::Transaction change = context.ledger.begin();
  OFERTA_TRY(change.set_fields("offer", draft->id, offer::head_changes(*draft, changed)));
  return context.ledger.commit(change);
}

}  // namespace oferta::app
