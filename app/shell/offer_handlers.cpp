#include "app/shell/handler.h"
#include "app/shell/offer_desk.h"
#include "app/shell/offer_from_selection.h"
#include "shared/base/format.h"
#include "shared/base/id.h"
#include "shared/base/json.h"
#include "shared/offer/negotiated_total.h"
#include "shared/offer/numbering.h"
#include "shared/offer/offer_records.h"
#include "shared/offer/version.h"
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

Result<void> write_draft(const offer::Offer& draft, const offer::Offer& changed,
                         HandlerContext& context) {
  sync::Transaction change = context.ledger.begin();
  OFERTA_TRY(change.set_fields("offer", draft.id, offer::head_changes(draft, changed)));
  return context.ledger.commit(change);
}

// The chosen variant as an offer of its own, with the next free number.
Result<offer::Offer> composed_offer(const std::string& brief_id, HandlerContext& context) {
  const workspace::Workspace& workspace = context.workspace();
  const needs::Brief* brief = workspace.brief(brief_id);
  if (brief == nullptr) {
    return fail(ErrorCode::not_found, "There is no such selection.", brief_id);
  }
  const proposal::Proposal* chosen = context.engine.proposals().variant(brief->variant);
  if (chosen == nullptr) {
    return fail(ErrorCode::infeasible, "There is nothing to offer yet.");
  }
  const Date today = context.platform.today();
  return offer_from_selection(
      {workspace, *brief, *chosen, context.ledger.author(), today, context.strings.language()},
      {make_record_id(context.random), offer::next_number(workspace.company().number_prefix,
                                                          today.year, numbers_in_use(workspace))});
}

// The selection goes into the offer it was opened from: a draft is rewritten, of what was sent a
// new version is made.
Result<void> put_into(const std::string& id, const offer::Offer& chosen, HandlerContext& context) {
  const workspace::Workspace& workspace = context.workspace();
  OFERTA_ASSIGN(const offer::Offer* const target, offer_named(workspace, id));
  const bool draft = target->status == offer::Status::draft;
  offer::Offer base = *target;
  if (!draft) {
    const offer::Versions versions = versions_in(workspace, *target);
    OFERTA_TRY(offer::check_step(offer::Step::revise, *target, versions, chosen.date));
    base = offer::next_version(*target, chosen.id, versions, chosen.date);
  }
  const offer::Offer made = offer::with_contents(base, chosen);
  sync::Transaction change = context.ledger.begin();
  OFERTA_TRY(draft ? rewrite_draft(change, *target, made, context.ledger.store())
                   : add_offer(change, made));
  OFERTA_TRY(context.ledger.commit(change));
  context.go = to_offer(made.id);
  context.toast =
      context.strings.format(draft ? "offer.remade" : "offer.revised",
                             {{"version", std::to_string(made.version)}, {"number", made.number}});
  context.offer_undo = draft;
  return {};
}

// What the one who sent the request of a selection saw as their total, where that is another now.
std::optional<Money> other_total(const std::string& brief_id, const HandlerContext& context) {
  const needs::Brief* brief = context.workspace().brief(brief_id);
  const proposal::Proposal* chosen = context.engine.proposals().variant(brief->variant);
  for (const auto& [id, lead] : context.workspace().leads()) {
    if (lead.taken == brief_id && lead.total && lead.total->amount != chosen->totals.gross) {
      return lead.total;
    }
  }
  return std::nullopt;
}

// Sends what was just made of a request. Where that must not be, or it is not for the money its
// sender saw, it stays a draft, and it is said why.
void seal_new(const offer::Offer& offer, const std::string& brief, HandlerContext& context) {
  if (const auto seen = other_total(brief, context)) {
    context.toast = context.strings.format(
        "lead.offer.other_total",
        {{"seen", format_money(*seen, context.strings.language(), MoneyStyle::whole)},
         {"number", offer.number}});
    return;
  }
  const bool sealed = handle(TakeOfferStep{.offer = offer.id}, context).has_value();
  context.toast = context.strings.format(sealed ? "lead.offer.sealed" : "lead.offer.draft",
                                         {{"number", offer.number}});
}

}  // namespace

Result<void> handle(const CreateOffer& command, HandlerContext& context) {
  OFERTA_ASSIGN(const offer::Offer offer, composed_offer(command.brief, context));
  const std::string target = offer_being_remade(context.workspace(), context.view, command.brief);
  context.view.remade_offer.clear();
  if (!target.empty()) {
    return put_into(target, offer, context);
  }
  sync::Transaction change = context.ledger.begin();
  OFERTA_TRY(add_offer(change, offer));
  const clients::Client* client = context.workspace().client(offer.client);
  if (client != nullptr &&
      (client->stage == clients::Stage::fresh || client->stage == clients::Stage::needs ||
       client->stage == clients::Stage::selection)) {
    OFERTA_TRY(change.set("client", client->id, "stage", "offer"));
  }
  OFERTA_TRY(context.ledger.commit(change));
  context.go = to_offer(offer.id);
  context.toast = context.strings.format("offer.created", {{"number", offer.number}});
  if (command.seal) seal_new(offer, command.brief, context);
  return {};
}

Result<void> handle(const SetOfferTotal& command, HandlerContext& context) {
  OFERTA_ASSIGN(const offer::Offer* const draft, draft_named(context.workspace(), command.offer));
  offer::Offer changed = offer::without_total(*draft);
  if (command.total) {
    const workspace::Workspace& workspace = context.workspace();
    OFERTA_ASSIGN(const auto floors,
                  offer::floors_of(*draft, workspace.catalogue(), margin_policy(workspace)));
    OFERTA_ASSIGN(offer::NegotiatedOffer agreed, offer::with_total(*draft, *command.total, floors));
    changed = std::move(agreed.offer);
  }
  return write_draft(*draft, changed, context);
}

Result<void> handle(const SetOfferText& command, HandlerContext& context) {
  OFERTA_ASSIGN(const offer::Offer* const draft, draft_named(context.workspace(), command.offer));
  offer::Offer changed = *draft;
  if (command.field == "valid_until") {
    OFERTA_ASSIGN(const Date valid_until, Date::parse(command.value));
    offer::set_validity(changed, valid_until);
  } else if (command.field == "pictures") {
    changed.pictures = command.value == "on";
  } else if (command.field == "next_step") {
    changed.next_step = command.value;
  } else if (command.field == "payment") {
    changed.terms.payment = command.value;
  } else if (command.field == "delivery") {
    changed.terms.delivery = command.value;
  } else if (command.field == "warranty") {
    changed.terms.warranty = command.value;
  } else {
    return fail(ErrorCode::invalid_argument, "An offer has no such text.", command.field);
  }
  return write_draft(*draft, changed, context);
}

}  // namespace oferta::app
